//! A part of the document that holds text: the letter itself, or its notes.

use std::collections::HashSet;

use letter::Document;
use letter::page::PageSetup;

use super::lists::Lists;
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

/// What the parts of one letter share.
#[derive(Debug)]
pub struct Shared<'a> {
    pub page: &'a PageSetup,
    pub document: &'a Document,
    pub plan: NotePlan,
    pub pictures: Pictures,
    pub lists: Lists,
    last_id: usize,
}

impl<'a> Shared<'a> {
    pub fn new(document: &'a Document, page: &'a PageSetup) -> Self {
        Self {
            page,
            document,
            plan: NotePlan::new(document),
            pictures: Pictures::default(),
            lists: Lists::default(),
            last_id: 0,
        }
    }

    /// A number that no bookmark and no picture of the document has.
    pub fn next_id(&mut self) -> usize {
        self.last_id += 1;
        self.last_id
    }

    /// What Word calls the note.
    pub fn note_id(&self, note: usize) -> String {
        (note + 1).to_string()
    }

    /// Whether the note has several marks.
    pub fn is_repeated(&self, note: usize) -> bool {
        let note = self.document.notes.get(note);
        note.is_some_and(|note| note.references > 1)
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
}

impl<'a, 's> Story<'a, 's> {
    pub fn new(role: Role, relations: Relations, shared: &'s mut Shared<'a>) -> Self {
        Self {
            xml: Xml::file(),
            relations,
            role,
            shared,
            marked: HashSet::new(),
            after_table: false,
        }
    }
}
