//! The formats that letters can be written in.

use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use letter::{Document, Template, formats};
use typesetter::docx::WordWriter;

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Html,
    Email,
    Markdown,
    Docx,
}

impl Format {
    const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Text, "text", "txt"),
        (Self::Html, "html", "html"),
        (Self::Email, "email", "html"),
        (Self::Markdown, "markdown", "md"),
        (Self::Docx, "docx", "docx"),
    ];

    /// The format of that name.
    pub fn named(name: &str) -> Result<Self> {
        let found = Self::ALL.iter().find(|(_, known, _)| *known == name);
        let (format, ..) = found.with_context(|| {
            format!(
                "There is no format `{name}`. The formats are {}.",
                Self::names().replace('|', ", ")
            )
        })?;
        Ok(*format)
    }

    /// All names, with a bar between them.
    pub fn names() -> String {
        Self::ALL.map(|(_, name, _)| name).join("|")
    }

    /// How the names of its files end.
    pub fn extension(self) -> &'static str {
        let found = Self::ALL.iter().find(|(format, ..)| *format == self);
        found.map_or("", |(_, _, extension)| extension)
    }

    /// Says why not, where several letters cannot be one file.
    pub fn can_be_one_file(self) -> Result<()> {
        match self {
            Self::Text | Self::Html | Self::Email => Ok(()),
            Self::Markdown => bail!(
                "Markdown letters cannot be one file: their footnotes have the same labels. Leave \
                 --one-file out."
            ),
            Self::Docx => {
                bail!("Word documents are written one for each letter. Leave --one-file out.")
            }
        }
    }
}

/// Writes the letters of one template in a format.
#[derive(Debug)]
pub struct Maker {
    format: Format,
    template: Arc<Template>,
    word: Option<WordWriter>,
}

/// Between two letters of a text: a printer begins a new page there.
const FORM_FEED: &str = "\u{c}\n";

impl Maker {
    pub fn new(format: Format, template: Arc<Template>) -> Result<Self> {
        let word = match format {
            Format::Docx => Some(WordWriter::new(Arc::clone(&template))?),
            _ => None,
        };
        Ok(Self {
            format,
            template,
            word,
        })
    }

    /// The file of one letter.
    pub fn letter(&self, document: &Document) -> Result<Vec<u8>> {
        let text = match (self.format, &self.word) {
            (Format::Docx, Some(word)) => return Ok(word.write(document)?),
            (Format::Html, _) => formats::html::page(document, &self.template.title),
            (Format::Email, _) => formats::html::email::write(document),
            (Format::Markdown, _) => formats::markdown::write(document),
            (Format::Text | Format::Docx, _) => formats::text::write(document),
        };
        Ok(text.into_bytes())
    }

    /// One letter's part of a file with several.
    pub fn piece(&self, document: &Document) -> Result<Vec<u8>> {
        match self.format {
            Format::Html => {
                let fragment = formats::html::email::write(document);
                Ok(format!("<article>\n{fragment}</article>\n").into_bytes())
            }
            _ => self.letter(document),
        }
    }

    /// What stands before the first letter of a file with several.
    pub fn head(&self) -> String {
        if self.format != Format::Html {
            return String::new();
        }
        // A page without blocks, up to where they would stand.
        let empty = Document {
            language: self.template.language.as_str().into(),
            ..Document::default()
        };
        let page = formats::html::page(&empty, &self.template.title);
        let style = "article { break-after: page; margin-block-end: 4rem; }\n</style>";
        let page = page.replacen("</style>", style, 1);
        let (head, _) = page.split_once("</main>").unwrap_or((&page, ""));
        head.to_owned()
    }

    /// What stands between two of them.
    pub fn between(&self) -> &'static str {
        match self.format {
            Format::Text => FORM_FEED,
            Format::Email => "<hr>\n",
            _ => "",
        }
    }

    /// What stands after the last.
    pub fn tail(&self) -> &'static str {
        match self.format {
            Format::Html => "</main>\n</body>\n</html>\n",
            _ => "",
        }
    }
}
