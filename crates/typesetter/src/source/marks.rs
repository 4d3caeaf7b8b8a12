//! Which part of the source came from where.

use std::collections::BTreeMap;
use std::ops::Range;

use letter::Origin;
use messages::Place;

/// A part of the source and what it stands for.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// The bytes of the source.
    source: Range<usize>,
    /// What it stands for.
    pub(crate) kind: MarkKind,
}

/// What a part of the source stands for.
#[derive(Clone, Debug)]
pub(crate) enum MarkKind {
    /// A text of the letter.
    Text {
        /// Where it came from.
        origin: Origin,
        /// The first byte of the origin that the literal stands for, where both are the same text
        /// byte for byte.
        start: Option<usize>,
        /// How many bytes of its paragraph's printed text stand before it, where a page can end in
        /// the paragraph.
        written: Option<usize>,
    },
    /// The picture of that index.
    Picture(usize),
    /// What stands at the head of later pages.
    Header,
    /// What stands at the foot of every page.
    Footer,
}

/// The mark of a footnote.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// The index of its note.
    pub(crate) note: usize,
    /// Where the mark came from.
    pub(crate) place: Place,
}

/// All of them, in the order of the source. None lies in another.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    marks: Vec<Mark>,
    /// Where each footnote is written in the source, and where its mark came from.
    references: BTreeMap<usize, Reference>,
}

impl Marks {
    /// Notes that the source from there to there stands for that.
    pub(super) fn push(&mut self, source: Range<usize>, kind: MarkKind) {
        self.marks.push(Mark { source, kind });
    }

    /// Notes what the footnote is that is written at that byte of the source.
    pub(super) fn push_reference(&mut self, start: usize, reference: Reference) {
        self.references.insert(start, reference);
    }

    /// What the footnote is that is written at that byte of the source.
    pub(crate) fn reference(&self, start: usize) -> Option<&Reference> {
        self.references.get(&start)
    }

    /// All footnotes, by where they are written in the source.
    pub(crate) fn references(&self) -> &BTreeMap<usize, Reference> {
        &self.references
    }

    /// The mark that the range of the source lies in.
    pub(crate) fn find(&self, range: &Range<usize>) -> Option<&Mark> {
        let after = self
            .marks
            .partition_point(|mark| mark.source.start <= range.start);
        let mark = self.marks.get(after.checked_sub(1)?)?;
        (range.end <= mark.source.end).then_some(mark)
    }
}

impl Mark {
    /// Where in the template the whole of it came from.
    pub(crate) fn whole(&self) -> Option<Place> {
        match &self.kind {
            MarkKind::Text { origin, .. } => Some(place_of(origin)),
            _ => None,
        }
    }

    /// Where in the template the text from `start` to `end`, in bytes of the literal's text, came
    /// from.
    pub(crate) fn place(&self, text: Range<usize>) -> Option<Place> {
        let MarkKind::Text { origin, start, .. } = &self.kind else {
            return None;
        };
        let range = match start {
            Some(start) => start + text.start..start + text.end,
            None => origin.range.start..origin.range.end,
        };
        Some(Place {
            start: range.start,
            end: range.end.min(origin.range.end).max(range.start),
            ..place_of(origin)
        })
    }
}

/// The whole of an origin.
pub(crate) fn place_of(origin: &Origin) -> Place {
    Place {
        start: origin.range.start,
        end: origin.range.end,
        field: origin.field.as_ref().map(ToString::to_string),
        merged: origin.merged,
    }
}
