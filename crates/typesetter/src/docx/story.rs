//! A part of the document that holds text: the letter itself, or its notes.

use std::collections::HashSet;

use letter::Document;
use letter::page::PageSetup;

use super::NAMESPACES;
use super::lists::Lists;
use super::measure::Twip;
use super::notes::NotePlan;
use super::picture::Pictures;
use super::relations::Relations;
use super::xml::Xml;

/// Which part it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The letter.
    Text,
    /// Its notes.
    Notes,
}

/// What all letters of one file share.
#[derive(Debug, Default)]
pub struct Kept {
    pub pictures: Pictures,
    pub lists: Lists,
    last_id: usize,
    /// How many notes the letters before this one have.
    notes: usize,
}

/// What the parts of one letter share.
#[derive(Debug)]
pub struct Shared<'a> {
    pub page: &'a PageSetup,
    pub document: &'a Document,
    pub plan: NotePlan,
    pub kept: Kept,
}

impl<'a> Shared<'a> {
    pub fn new(document: &'a Document, page: &'a PageSetup, kept: Kept) -> Self {
        Self {
            page,
            document,
            plan: NotePlan::new(document),
            kept,
        }
    }

    /// What the next letter of the file needs to know of this one.
    pub fn end(mut self) -> Kept {
        self.kept.notes += self.document.notes.len();
        self.kept
    }

    /// A number that no bookmark and no picture of the document has.
    pub fn next_id(&mut self) -> usize {
        self.kept.last_id += 1;
        self.kept.last_id
    }

    /// What Word calls the note.
    pub fn note_id(&self, note: usize) -> String {
        (self.kept.notes + note + 1).to_string()
    }

    /// Whether the note has several marks.
    pub fn is_repeated(&self, note: usize) -> bool {
        let note = self.document.notes.get(note);
        note.is_some_and(|note| note.references > 1)
    }
}

/// A part that holds text, between two letters.
#[derive(Debug)]
pub struct Part {
    pub xml: Xml,
    pub relations: Relations,
}

impl Part {
    /// The beginning of a part, with the element that holds everything.
    pub fn new(element: &'static str, relations: Relations) -> Self {
        let mut xml = Xml::file();
        xml.open(element, &NAMESPACES);
        Self { xml, relations }
    }
}

/// A part that holds text, as it grows.
#[derive(Debug)]
pub struct Story<'a, 's> {
    pub xml: Xml,
    pub relations: Relations,
    pub role: Role,
    pub shared: &'s mut Shared<'a>,
    /// The notes that have their mark already.
    pub marked: HashSet<usize>,
    /// Whether the last thing written was a table, which Word would join with one that follows.
    pub after_table: bool,
    /// The room that the next paragraph of the text has to leave above it.
    pub room_above: Option<Twip>,
}

impl<'a, 's> Story<'a, 's> {
    /// Goes on with a part.
    pub fn new(role: Role, part: Part, shared: &'s mut Shared<'a>) -> Self {
        Self {
            xml: part.xml,
            relations: part.relations,
            role,
            shared,
            marked: HashSet::new(),
            after_table: false,
            room_above: None,
        }
    }

    /// The part as it is.
    pub fn end(self) -> Part {
        Part {
            xml: self.xml,
            relations: self.relations,
        }
    }
}
