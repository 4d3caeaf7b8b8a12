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
use super::units::{Breaks, UnitKind, Units};
use super::{Impossible, Source};
use crate::fonts::Fonts;
use crate::scripts::{Kind, is_right_to_left, stretches};
use crate::typesetter::Letter;

/// How a part of a paragraph begins.
const PART: &str = "#par[";

/// A paragraph that is being written.
#[derive(Debug, Default)]
struct Lines {
    /// How many bytes of its printed text are written.
    written: usize,
    /// After how many of them a page has to end, the last first.
    breaks: Vec<usize>,
    /// How the last of its parts begins.
    last: &'static str,
}

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
    /// Which notes are set after the letter, by their index.
    pub(super) left_over: Vec<bool>,
    /// Whether the letter's language is written from right to left.
    runs_to_the_left: bool,
    out: String,
    marks: Marks,
    units: Units,
    breaks: &'a Breaks,
    /// Emphases and links that the place is in, as they were begun.
    around: Vec<String>,
    /// The paragraph that the place is in, where a page can end between its lines.
    lines: Option<Lines>,
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
            left_over: notes::left_over(letter.document),
            runs_to_the_left: is_right_to_left(&letter.document.language),
            out: String::with_capacity(16_384),
            marks: Marks::default(),
            units: Units::default(),
            breaks: &impossible.breaks,
            around: Vec::new(),
            lines: None,
            missing: &impossible.characters,
            word: 0,
        }
    }

    pub(super) fn finish(mut self) -> Source {
        self.faults.append(&mut self.pictures.faults);
        Source {
            text: self.out,
            marks: self.marks,
            units: self.units,
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
            let open = format!("#text(font: ({}, ..families))[", literal(family));
            self.around(&open, |writer| writer.stretch(text, place, origin));
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
            self.literals(&shown, origin, same.map(|place| place + piece.start));
            if piece.breaks {
                self.code("#h(.001pt);");
            }
        }
        self.word = word;
    }

    /// Writes a printed text; a page that has to end in it ends there.
    fn literals(&mut self, shown: &str, origin: &Origin, start: Option<usize>) {
        let (mut rest, mut from) = (shown, 0);
        while let Some(at) = self.next_break(rest) {
            let (before, after) = rest.split_at(at);
            self.literal(before, origin, start.map(|start| start + from));
            self.end_page();
            (rest, from) = (after, from + at);
        }
        self.literal(rest, origin, start.map(|start| start + from));
    }

    fn literal(&mut self, shown: &str, origin: &Origin, start: Option<usize>) {
        if shown.is_empty() {
            return;
        }
        let kind = MarkKind::Text {
            origin: origin.clone(),
            start,
            written: self.lines.as_ref().map(|lines| lines.written),
        };
        self.code("#");
        self.marked(kind, |writer| writer.code(&literal(shown)));
        self.code(";");
        if let Some(lines) = &mut self.lines {
            lines.written += shown.len();
        }
    }

    /// After how many bytes of what is written next a page has to end.
    fn next_break(&mut self, text: &str) -> Option<usize> {
        let lines = self.lines.as_mut()?;
        let at = lines.breaks.last()?.checked_sub(lines.written)?;
        if at >= text.len() || !text.is_char_boundary(at) {
            return None;
        }
        lines.breaks.pop();
        Some(at)
    }

    /// Writes running text that stands in something: it goes on in the same on the next page.
    pub(super) fn around(&mut self, open: &str, write: impl FnOnce(&mut Self)) {
        self.around.push(open.to_owned());
        self.code(open);
        write(self);
        self.code("];");
        self.around.pop();
    }

    /// Ends the page in the middle of a paragraph.
    fn end_page(&mut self) {
        let last = self.lines.as_ref().filter(|it| it.breaks.is_empty());
        let open = last.map_or(PART, |lines| lines.last);
        self.code(&"];".repeat(self.around.len()));
        self.code("];\n#colbreak(weak: true);\n");
        self.code(open);
        for open in self.around.clone() {
            self.code(&open);
        }
    }

    /// Writes a part of the letter that a page can end before.
    pub(super) fn unit(&mut self, kind: UnitKind, write: impl FnOnce(&mut Self)) {
        let Some(number) = self.units.begin(kind, self.out.len()) else {
            return write(self);
        };
        if kind != UnitKind::Row && self.breaks.contains_key(&(number, 0)) {
            self.code("#colbreak(weak: true);\n");
        }
        write(self);
        self.units.end(self.out.len());
    }

    /// Begins a row, which stands in a column of its own: a page that has to end before it ends
    /// because what it asks for has no room there.
    pub(super) fn begin_row(&mut self) {
        let number = self.units.current();
        if let Some(room) = number.and_then(|number| self.breaks.get(&(number, 0))) {
            self.format(format_args!("#room({room:.1}pt);"));
        }
    }

    /// Writes what is not divided among pages by a break of its own.
    pub(super) fn whole(&mut self, write: impl FnOnce(&mut Self)) {
        let lines = self.lines.take();
        self.units.close();
        write(self);
        self.units.reopen();
        self.lines = lines;
    }

    /// After how many bytes of the paragraph a page has to end, the last first.
    pub(super) fn breaks_in_lines(&self) -> Vec<usize> {
        let unit = self.units.current().into_iter();
        unit.flat_map(|unit| self.breaks.range((unit, 1)..(unit + 1, 0)).rev())
            .map(|((_, at), _)| *at)
            .collect()
    }

    /// Writes the lines of a paragraph, which begins with `open`: so does the last of its parts where
    /// a page ends between them.
    pub(super) fn lines(&mut self, open: &'static str, write: impl FnOnce(&mut Self)) {
        let breaks = self.breaks_in_lines();
        self.code(if breaks.is_empty() { open } else { PART });
        let outer = self.lines.replace(Lines {
            written: 0,
            breaks,
            last: open,
        });
        write(self);
        self.lines = outer;
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
