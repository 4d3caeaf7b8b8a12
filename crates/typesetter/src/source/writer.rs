//! Writing the source: literals, and where they came from.

use std::collections::BTreeSet;
use std::fmt;

use letter::fonts::family_for;
use letter::page::PageSetup;
use letter::{Document, Origin};
use messages::Fault;

use super::marks::{MarkKind, Marks, Reference, place_of};
use super::notes;
use super::pictures::Pictures;
use super::text::{literal, pieces, printed};
use super::{Impossible, Source};
use crate::fonts::Fonts;
use crate::scripts::{Kind, is_right_to_left, stretches};
use crate::typesetter::Letter;

/// Ends a stretch that runs to the left in a letter that runs to the right: the comma behind a name
/// belongs to the letter, and two names with a comma between them do not change places.
const END_OF_STRETCH: &str = "#\"\\u{200e}\";";

/// The family that a text to the left is set in as a whole, its spaces too: from two fonts it would come
/// in pieces, and they would be read from left to right.
fn family_of(script: Kind, text: &str) -> Option<&'static str> {
    let mut characters = text.chars().filter(|_| script.is_right_to_left());
    let family = characters.find_map(|c| family_for(c, ""));
    family.map(|family| family.name)
}

/// A letter that is being written.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    pub(super) document: &'a Document,
    pub(super) page: &'a PageSetup,
    pub(super) title: &'a str,
    pub(super) fonts: &'a Fonts,
    pub(super) pictures: Pictures,
    pub(super) faults: Vec<Fault>,
    /// How many of the letter's blocks stand in the head, and no more where they are written.
    pub(super) in_head: usize,
    /// Whether the logo is written.
    pub(super) has_logo: bool,
    /// How many lists and quotations the place is in.
    pub(super) depth: usize,
    /// How many emphases and links the place is in.
    pub(super) inline_depth: usize,
    /// The level of the last heading; 0 before the first.
    pub(super) heading: u8,
    /// Notes that have to be brought back to the page of their mark.
    pub(super) parted: &'a BTreeSet<usize>,
    /// Which notes are set after the letter, by their index.
    pub(super) left_over: Vec<bool>,
    /// Whether the letter's language is written from right to left.
    runs_to_the_left: bool,
    out: String,
    marks: Marks,
    missing: &'a BTreeSet<char>,
    /// How many characters the word has so far.
    word: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(letter: Letter<'a>, fonts: &'a Fonts, impossible: &'a Impossible) -> Self {
        Self {
            document: letter.document,
            page: letter.page,
            title: letter.title,
            fonts,
            pictures: Pictures::new(&impossible.pictures),
            faults: Vec::new(),
            in_head: 0,
            has_logo: false,
            depth: 0,
            inline_depth: 0,
            heading: 0,
            parted: &impossible.parted,
            left_over: notes::left_over(letter.document),
            runs_to_the_left: is_right_to_left(&letter.document.language),
            out: String::with_capacity(16_384),
            marks: Marks::default(),
            missing: &impossible.characters,
            word: 0,
        }
    }

    pub(super) fn finish(mut self) -> Source {
        self.faults.append(&mut self.pictures.faults);
        Source {
            text: self.out,
            marks: self.marks,
            pictures: self.pictures.list,
            faults: self.faults,
        }
    }

    /// Writes code. No text of the letter may be part of it.
    pub(super) fn code(&mut self, code: &str) {
        self.out.push_str(code);
    }

    /// Writes code with values in it that are numbers or literals.
    pub(super) fn format(&mut self, code: fmt::Arguments<'_>) {
        use fmt::Write as _;
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(code);
    }

    /// Writes `code` and notes that it stands for that.
    pub(super) fn marked(&mut self, kind: MarkKind, write: impl FnOnce(&mut Self)) {
        let start = self.out.len();
        write(self);
        self.marks.push(start..self.out.len(), kind);
    }

    /// Writes a text of the letter where markup is expected.
    pub(super) fn text(&mut self, text: &str, origin: &Origin) {
        let verbatim = !origin.merged && text.len() == origin.range.len();
        let mut written = 0;
        let mut end = 0;
        let place = |at: usize| verbatim.then_some(origin.range.start + at);
        for (stretch, script) in stretches(text, &self.document.language) {
            let start = end;
            end += stretch.len();
            let Some(script) = script.filter(|script| script.is_right_to_left()) else {
                continue;
            };
            self.stretch(
                text.get(written..start).unwrap_or_default(),
                place(written),
                origin,
            );
            self.stretch_to_the_left(stretch, script, place(start), origin);
            written = end;
        }
        self.stretch(
            text.get(written..).unwrap_or_default(),
            place(written),
            origin,
        );
    }

    fn stretch_to_the_left(
        &mut self,
        text: &str,
        script: Kind,
        place: Option<usize>,
        origin: &Origin,
    ) {
        if let Some(family) = family_of(script, text) {
            self.format(format_args!(
                "#text(font: ({}, ..families))[",
                literal(family)
            ));
            self.stretch(text, place, origin);
            self.code("];");
        } else {
            self.stretch(text, place, origin);
        }
        if !self.runs_to_the_left {
            self.code(END_OF_STRETCH);
        }
    }

    /// Writes a text that begins at that place of the template, where it stands there as it is.
    fn stretch(&mut self, text: &str, place: Option<usize>, origin: &Origin) {
        let mut word = self.word;
        for piece in pieces(text, &mut word) {
            let shown = printed(piece.text, self.missing);
            if shown.is_empty() {
                continue;
            }
            let same = place.filter(|_| shown.len() == piece.text.len());
            let kind = MarkKind::Text {
                origin: origin.clone(),
                start: same.map(|place| place + piece.start),
            };
            self.code("#");
            self.marked(kind, |writer| writer.code(&literal(&shown)));
            self.code(";");
            if piece.breaks {
                self.code("#h(.001pt);");
            }
        }
        self.word = word;
    }

    /// The footnote that is written next belongs to a mark from there.
    pub(super) fn begin_reference(&mut self, note: usize, origin: &Origin) {
        let place = place_of(origin);
        let reference = Reference { note, place };
        self.marks.push_reference(self.out.len(), reference);
    }

    /// A text that the page adds, as a literal.
    pub(super) fn plain(&self, text: &str) -> String {
        literal(&printed(text, self.missing))
    }

    /// A new line or paragraph begins, and with it a new word.
    pub(super) fn new_word(&mut self) {
        self.word = 0;
    }
}
