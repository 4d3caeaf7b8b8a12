//! What letters can be written as.

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
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
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
