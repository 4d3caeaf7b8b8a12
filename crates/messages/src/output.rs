//! What letters can be written as, and how many files come of it.

use serde::{Deserialize, Serialize};

/// What letters can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A PDF file.
    Pdf(PdfStandard),
    /// A Word file.
    Docx,
    /// A standalone HTML page.
    Html,
    /// HTML for the body of an e-mail.
    Email,
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
}

impl Format {
    /// What the names of such files end in, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf(_) => "pdf",
            Self::Docx => "docx",
            Self::Html | Self::Email => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
        }
    }

    /// What a browser and a server call such files.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf(_) => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Html | Self::Email => "text/html",
            Self::Markdown => "text/markdown",
            Self::Text => "text/plain",
        }
    }

    /// Whether several letters can stand in one such file.
    #[must_use]
    pub fn can_be_joined(self) -> bool {
        matches!(self, Self::Pdf(_) | Self::Docx)
    }
}

/// What a PDF file has to be good for. Each is tagged, and says its title and language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PdfStandard {
    /// PDF/UA-1: everyone can read it, with eyes or without.
    #[default]
    Accessible,
    /// PDF/UA-1 and PDF/A-2a at once: it can also be kept for decades.
    Archive,
}

/// The pattern that names letters' files where nobody gives one.
pub const DEFAULT_NAMES: &str = "{{ recipient }}";

/// How many files come of the letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Packing {
    /// One file with all letters one after the other; where the format cannot be joined, there may
    /// be one letter only.
    One,
    /// A file for each letter, all in a ZIP.
    Zip {
        /// The pattern of the files' names, such as `{{ recipient }}`.
        names: String,
    },
}

/// What is to come of the letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// What each is written as.
    pub format: Format,
    /// How many files come of them.
    pub packing: Packing,
}

impl Output {
    /// What a browser and a server call the file that comes of it.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        match self.packing {
            Packing::One => self.format.media_type(),
            Packing::Zip { .. } => "application/zip",
        }
    }

    /// What the name of the file that comes of it ends in, without the dot.
    #[must_use]
    pub fn extension(&self) -> &'static str {
        match self.packing {
            Packing::One => self.format.extension(),
            Packing::Zip { .. } => "zip",
        }
    }
}
