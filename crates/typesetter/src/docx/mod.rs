//! A letter as a Word document.
//!
//! The file is what Word itself would write: named styles, real footnotes, lists and tables,
//! headers and footers, and the page of the template's set-up. Every text is escaped and nothing of
//! a letter can become a field or markup. The same letter always makes the same bytes.
//!
//! Word has no way for three things, and this is what becomes of them: a footnote's second mark is a
//! cross-reference to the first; a note that only another note refers to stands under that one; a
//! picture in SVG is its alternative text.

mod address;
mod blocks;
mod frame;
mod inlines;
mod lists;
mod measure;
mod notes;
mod package;
mod page;
mod parts;
mod picture;
mod relations;
mod scripts;
mod story;
mod style;
mod styles;
#[cfg(test)]
mod testing;
mod text;
mod xml;

use std::fmt;
use std::sync::Arc;

use letter::{Document, Template};

use page::Count;
use text::Text;

/// The namespace of Word's elements.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// What a picture in a drawing is.
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// The namespaces of a part that holds text.
const NAMESPACES: [xml::Attribute<'static>; 5] = [
    ("xmlns:w", WORD),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "xmlns:a",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    ("xmlns:pic", PICTURE),
];

/// The identifiers of the two notes that are the lines above the notes of a page: the one where
/// notes begin, and the one where they go on from the page before.
const SEPARATORS: [&str; 2] = ["-1", "0"];

/// A letter could not be written as a Word document, because its container could not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The Word document could not be written: {0}")]
pub struct DocxError(String);

impl From<zip::result::ZipError> for DocxError {
    fn from(error: zip::result::ZipError) -> Self {
        Self(error.to_string())
    }
}

/// Writes the letters of one template as Word documents; what they share is made once.
pub struct WordWriter {
    template: Arc<Template>,
    base: Vec<u8>,
}

impl fmt::Debug for WordWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WordWriter")
            .field("template", &self.template.title)
            .finish_non_exhaustive()
    }
}

impl WordWriter {
    /// Makes ready what all letters of the template share.
    ///
    /// # Errors
    ///
    /// If the container cannot be written, which in memory has no known cause.
    pub fn new(template: impl Into<Arc<Template>>) -> Result<Self, DocxError> {
        let template = template.into();
        let base = base(&template, Count::One, 1)?;
        Ok(Self { template, base })
    }

    /// The file of one letter, which the template must have made.
    ///
    /// # Errors
    ///
    /// If the container cannot be written, which in memory has no known cause.
    pub fn write(&self, document: &Document) -> Result<Vec<u8>, DocxError> {
        let mut text = Text::new();
        text.add(document, &self.template, Count::One);
        Ok(package::fill(&self.base, &text.finish())?)
    }
}

/// The parts that are the same in every file with so many letters.
fn base(template: &Template, count: Count, letters: usize) -> Result<Vec<u8>, DocxError> {
    Ok(package::base(&[
        ("[Content_Types].xml", parts::content_types(letters + 1)),
        ("_rels/.rels", parts::package_relations()),
        ("docProps/core.xml", parts::core_properties(template)),
        ("docProps/app.xml", parts::app_properties()),
        ("word/styles.xml", styles::write(template)),
        ("word/settings.xml", parts::settings(template)),
        ("word/fontTable.xml", parts::font_table(template)),
        ("word/header1.xml", page::first_header(&template.page)),
        ("word/footer1.xml", page::footer(template, count)),
    ])?)
}

/// One Word document of several letters: each is a section, with pages and notes that count from 1.
#[derive(Debug)]
pub struct WordBook {
    template: Arc<Template>,
    text: Text,
}

impl WordBook {
    /// A document without any letter.
    #[must_use]
    pub fn new(template: impl Into<Arc<Template>>) -> Self {
        Self {
            template: template.into(),
            text: Text::new(),
        }
    }

    /// Adds a letter, which the template must have made.
    pub fn add(&mut self, document: &Document) {
        self.text.add(document, &self.template, Count::Several);
    }

    /// The file.
    ///
    /// # Errors
    ///
    /// If the container cannot be written, which in memory has no known cause.
    pub fn finish(self) -> Result<Vec<u8>, DocxError> {
        let base = base(&self.template, Count::Several, self.text.headers.len())?;
        Ok(package::fill(&base, &self.text.finish())?)
    }
}

#[cfg(test)]
mod tests;
