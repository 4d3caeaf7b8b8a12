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
mod story;
mod styles;
#[cfg(test)]
mod testing;
mod xml;

use std::fmt;
use std::sync::Arc;

use letter::{BlockKind, Document, Template};

use blocks::Place;
use inlines::Look;
use relations::{Kind, Relations};
use story::{Role, Shared, Story};

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
        let base = package::base(&[
            ("[Content_Types].xml", parts::content_types()),
            ("_rels/.rels", parts::package_relations()),
            ("docProps/core.xml", parts::core_properties(&template)),
            ("docProps/app.xml", parts::app_properties()),
            ("word/styles.xml", styles::write(&template)),
            ("word/settings.xml", parts::settings(&template)),
            ("word/fontTable.xml", parts::font_table(&template)),
            ("word/header1.xml", page::first_header()),
            (
                "word/footer1.xml",
                page::footer(&template.page, &template.language),
            ),
        ])?;
        Ok(Self { template, base })
    }

    /// The file of one letter, which the template must have made.
    ///
    /// # Errors
    ///
    /// If the container cannot be written, which in memory has no known cause.
    pub fn write(&self, document: &Document) -> Result<Vec<u8>, DocxError> {
        let mut shared = Shared::new(document, &self.template.page);
        let (text, text_relations) = self.text(&mut shared);
        let (notes, note_relations) = footnotes(&mut shared);
        let later_header = page::later_header(document, &self.template.page);
        let own = package::Own {
            parts: vec![
                ("word/document.xml", text),
                ("word/_rels/document.xml.rels", text_relations),
                ("word/footnotes.xml", notes),
                ("word/_rels/footnotes.xml.rels", note_relations),
                ("word/numbering.xml", shared.lists.write()),
                ("word/header2.xml", later_header),
            ],
            pictures: shared.pictures.files,
        };
        Ok(package::fill(&self.base, &own)?)
    }

    fn text(&self, shared: &mut Shared<'_>) -> (String, String) {
        let mut relations = Relations::default();
        for (kind, target) in [
            (Kind::Styles, "styles.xml"),
            (Kind::Settings, "settings.xml"),
            (Kind::Numbering, "numbering.xml"),
            (Kind::FontTable, "fontTable.xml"),
            (Kind::Footnotes, "footnotes.xml"),
        ] {
            relations.to(kind, target);
        }
        let edges = page::Edges {
            first_header: relations.to(Kind::Header, "header1.xml"),
            later_header: relations.to(Kind::Header, "header2.xml"),
            footer: relations.to(Kind::Footer, "footer1.xml"),
        };
        let document = shared.document;
        let mut story = Story::new(Role::Text, relations, shared);
        story.xml.open("w:document", &NAMESPACES);
        story.xml.open("w:body", &[]);
        story.letter(&document.blocks);
        page::section(
            &self.template.page,
            &self.template.language,
            &edges,
            &mut story.xml,
        );
        (story.xml.finish(), story.relations.write())
    }
}

/// The part with the notes: the two lines above them, then each note that has its mark in the text.
fn footnotes(shared: &mut Shared<'_>) -> (String, String) {
    let document = shared.document;
    let under = std::mem::take(&mut shared.plan.under);
    let mut story = Story::new(Role::Notes, Relations::default(), shared);
    story.xml.open("w:footnotes", &NAMESPACES);
    let lines = [
        ("separator", "w:separator"),
        ("continuationSeparator", "w:continuationSeparator"),
    ];
    for (id, (kind, line)) in SEPARATORS.into_iter().zip(lines) {
        story
            .xml
            .open("w:footnote", &[("w:type", kind), ("w:id", id)]);
        story.xml.open("w:p", &[]);
        story.xml.open("w:r", &[]);
        story.xml.empty(line, &[]);
        (0..3).for_each(|_| story.xml.close());
    }
    for index in 0..document.notes.len() {
        if !story.shared.plan.is_numbered(index) {
            continue;
        }
        let id = story.shared.note_id(index);
        story.xml.open("w:footnote", &[("w:id", &id)]);
        story.note(index, true);
        for inner in under.get(index).into_iter().flatten() {
            story.note(*inner, false);
        }
        story.end_of_blocks();
        story.xml.close();
    }
    (story.xml.finish(), story.relations.write())
}

impl Story<'_, '_> {
    /// A note's text, after its number: Word's own, or the number itself where Word does not count
    /// the note.
    fn note(&mut self, index: usize, is_numbered: bool) {
        let place = Place::styled("FootnoteText");
        let blocks = self
            .shared
            .document
            .notes
            .get(index)
            .map_or(&[][..], |note| &note.blocks);
        self.begin_paragraph(place, None);
        if is_numbered {
            self.footnote_number();
        } else {
            self.run(&(index + 1).to_string(), Look::styled("FootnoteReference"));
        }
        self.run(" ", Look::default());
        let rest = match blocks.split_first() {
            Some((first, rest)) => match &first.kind {
                BlockKind::Paragraph(content) => {
                    self.inlines(content, Look::default());
                    rest
                }
                _ => blocks,
            },
            None => blocks,
        };
        self.xml.close();
        self.blocks(rest, place);
    }
}

#[cfg(test)]
mod tests;
