//! What could not be typeset, as a sentence and a place.

use serde::{Deserialize, Serialize};

/// Something that could not be typeset as it was meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// What sort of fault it is.
    pub kind: FaultKind,
    /// A sentence that says what is wrong and, where that is known, what to do.
    pub message: String,
    /// Where in the template it comes from, where that is known.
    pub place: Option<Place>,
}

/// What sort of fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// A picture that cannot be shown; a box with its words stands in its place.
    Image,
    /// A font that is not there or cannot be read; another stands in for it.
    Font,
    /// A character that no font has.
    Character,
    /// More stands in a place of fixed size, such as the window of an envelope, than fits.
    Room,
    /// The letter could not be typeset at all.
    Typesetting,
    /// The letter could be typeset, but not written in the wanted format.
    Output,
}

/// Where something in a letter comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The first byte in the template's body.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The field whose value it is, if it is one's.
    pub field: Option<String>,
    /// Whether it came from a tag, so that it may differ between recipients.
    pub merged: bool,
}
