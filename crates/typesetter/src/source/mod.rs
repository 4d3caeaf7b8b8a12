//! A letter as Typst's source, and the way back from that source to the template.
//!
//! Every text of a letter stands in the source as a string literal. What literal came from where is
//! written down beside it, as ranges of the source.

mod blocks;
mod ending;
mod head;
mod inlines;
mod language;
mod lists;
mod marks;
mod notes;
mod pictures;
mod setup;
mod tables;
mod text;
mod units;
mod writer;

use std::collections::BTreeSet;

use messages::Fault;

use crate::fonts::Fonts;
use crate::typesetter::Letter;

pub(crate) use language::Language;
pub(crate) use marks::{Mark, MarkKind, Marks, place_of};
pub(crate) use pictures::Picture;
pub(crate) use text::STAND_IN;
pub(crate) use units::{Breaks, UnitKind, Units};
use writer::Writer;

/// A letter as Typst's source.
#[derive(Debug)]
pub(crate) struct Source {
    /// The source.
    pub(crate) text: String,
    /// Where its parts came from.
    pub(crate) marks: Marks,
    /// Before which of its parts a page can end.
    pub(crate) units: Units,
    /// The pictures it calls by their index.
    pub(crate) pictures: Vec<Picture>,
    /// What of the letter could not be written as it was meant.
    pub(crate) faults: Vec<Fault>,
}

/// What turned out to be impossible when the letter was set before.
#[derive(Clone, Debug, Default)]
pub(crate) struct Impossible {
    /// Characters that no font can print.
    pub(crate) characters: BTreeSet<char>,
    /// Pictures that cannot be shown, by their index.
    pub(crate) pictures: BTreeSet<usize>,
    /// Where a page has to end, so that no note is parted from its mark.
    pub(crate) breaks: Breaks,
}

/// Writes the letter.
pub(crate) fn write(letter: Letter<'_>, fonts: &Fonts, impossible: &Impossible) -> Source {
    let mut writer = Writer::new(letter, fonts, impossible);
    setup::write(&mut writer);
    writer.whole(head::write);
    blocks::write_body(&mut writer);
    writer.whole(notes::write_left_over);
    setup::write_later_pages(&mut writer);
    writer.finish()
}
