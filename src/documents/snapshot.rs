//! What is on the screen, handed over for keeping without being written out as text first.

use std::any::Any;
use std::fmt;
use std::rc::Rc;

use super::DocumentId;

/// The open document as it stands on the screen.
///
/// Taking one for each keystroke is cheap: the texts are written out only when they are saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Which document it is; another one than before makes the keeper put away the one before.
    pub document: DocumentId,
    /// What the list of documents shows.
    pub title: String,
    /// The template.
    pub template: Part,
    /// The recipients.
    pub recipients: Part,
    /// Who is chosen.
    pub selected: Option<usize>,
    /// Where the caret stands, in bytes of the body.
    pub caret: usize,
}

/// One part of a document, that knows how to write itself as JSON text: in one go, or in several
/// pieces where it is long.
#[derive(Clone)]
pub struct Part(Rc<dyn Source>);

/// A long value that is written in pieces, which are its text one after the other. The pieces of two
/// values begin at the same places of each.
pub trait Pieces: PartialEq + 'static {
    /// How many pieces there are, at least one.
    fn count(&self) -> usize;

    /// Writes that piece.
    fn write(&self, index: usize) -> String;

    /// Whether that piece is surely that of `other` too, without writing either.
    fn is_same(&self, other: &Self, index: usize) -> bool;
}

impl Part {
    /// A part that holds `value` and is written out by `write` when it is to be saved.
    ///
    /// Two parts are equal where their values are: give a value that compares by identity, so that
    /// a keystroke does not compare ten thousand recipients.
    #[must_use]
    pub fn new<T: PartialEq + 'static>(value: T, write: fn(&T) -> String) -> Self {
        Self::of_pieces(Whole { value, write })
    }

    /// A part that is written out in pieces.
    #[must_use]
    pub fn of_pieces(value: impl Pieces) -> Self {
        Self(Rc::new(value))
    }

    /// The JSON text that is kept.
    #[must_use]
    pub fn text(&self) -> String {
        (0..self.count()).map(|index| self.piece(index)).collect()
    }

    /// How many pieces the text has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.count()
    }

    /// One piece of the text.
    #[must_use]
    pub fn piece(&self, index: usize) -> String {
        self.0.write(index)
    }

    /// Whether that piece is surely the same as that of `other`.
    #[must_use]
    pub fn is_same_piece(&self, other: &Self, index: usize) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.is_same_piece(other.0.as_any(), index)
    }
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.is_same(other.0.as_any())
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part").finish_non_exhaustive()
    }
}

/// [`Pieces`], whatever they are of.
trait Source {
    fn count(&self) -> usize;
    fn write(&self, index: usize) -> String;
    fn is_same(&self, other: &dyn Any) -> bool;
    fn is_same_piece(&self, other: &dyn Any, index: usize) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<T: Pieces> Source for T {
    fn count(&self) -> usize {
        Pieces::count(self)
    }

    fn write(&self, index: usize) -> String {
        Pieces::write(self, index)
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|other| other == self)
    }

    fn is_same_piece(&self, other: &dyn Any, index: usize) -> bool {
        let other = other.downcast_ref::<T>();
        other.is_some_and(|other| Pieces::is_same(self, other, index))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A value that is written in one go.
struct Whole<T> {
    value: T,
    write: fn(&T) -> String,
}

impl<T: PartialEq> PartialEq for Whole<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: PartialEq + 'static> Pieces for Whole<T> {
    fn count(&self) -> usize {
        1
    }

    fn write(&self, _: usize) -> String {
        (self.write)(&self.value)
    }

    fn is_same(&self, other: &Self, _: usize) -> bool {
        self == other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_equal_where_their_values_are() {
        let part = |value: &str| Part::new(value.to_owned(), String::clone);
        assert_eq!(part("a"), part("a"));
        assert_ne!(part("a"), part("b"));
        assert_ne!(part("1"), Part::new(1_u32, u32::to_string));
    }

    #[test]
    fn a_part_is_written_out_when_asked_for() {
        assert_eq!(Part::new(7_u32, u32::to_string).text(), "7");
    }
}
