//! What the tests of this module share.

use std::io::{Cursor, Read as _};

use letter::{Document, Merger, Recipient, Template};
use zip::ZipArchive;

use super::WordWriter;

/// The template of that body.
pub fn template(body: &str) -> Template {
    Template {
        title: "A letter".to_owned(),
        body: body.to_owned(),
        ..Template::default()
    }
}

/// The letter that a body without tags makes.
pub fn document(body: &str) -> Document {
    letter::merge(&template(body), &Recipient::default()).document
}

/// A Word document, taken apart.
pub struct Opened(ZipArchive<Cursor<Vec<u8>>>);

impl Opened {
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(ZipArchive::new(Cursor::new(bytes)).expect("a container"))
    }

    /// The letter of that body.
    pub fn of_body(body: &str) -> Self {
        Self::of(template(body), &Recipient::default())
    }

    /// The letter of a template to a recipient.
    pub fn of(template: Template, recipient: &Recipient) -> Self {
        let merger = Merger::new(template);
        let writer = WordWriter::new(merger.template().clone()).expect("a writer");
        let bytes = writer.write(&merger.merge(recipient).document);
        Self::new(bytes.expect("a file"))
    }

    pub fn names(&self) -> Vec<String> {
        self.0
            .file_names()
            .map(|name| name.expect("a name").into_owned())
            .collect()
    }

    pub fn bytes(&mut self, name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut file = self.0.by_name(name).expect("a part of that name");
        file.read_to_end(&mut bytes).expect("the part is whole");
        bytes
    }

    /// A part as text, which a strict parser has read.
    pub fn part(&mut self, name: &str) -> String {
        let text = String::from_utf8(self.bytes(name)).expect("UTF-8");
        roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
        text
    }

    pub fn text(&mut self) -> String {
        self.part("word/document.xml")
    }
}
