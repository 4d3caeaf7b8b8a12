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

/// One part of a document, that knows how to write itself as JSON text.
#[derive(Clone)]
pub struct Part(Rc<dyn Source>);

impl Part {
    /// A part that holds `value` and is written out by `write` when it is to be saved.
    ///
    /// Two parts are equal where their values are: give a value that compares by identity, so that
    /// a keystroke does not compare ten thousand recipients.
    #[must_use]
    pub fn new<T: PartialEq + 'static>(value: T, write: fn(&T) -> String) -> Self {
        Self(Rc::new(Held { value, write }))
    }

    /// The JSON text that is kept.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.text()
    }
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.same(other.0.as_any())
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part").finish_non_exhaustive()
    }
}

trait Source {
    fn text(&self) -> String;
    fn same(&self, other: &dyn Any) -> bool;
    fn as_any(&self) -> &dyn Any;
}

struct Held<T> {
    value: T,
    write: fn(&T) -> String,
}

impl<T: PartialEq + 'static> Source for Held<T> {
    fn text(&self) -> String {
        (self.write)(&self.value)
    }

    fn same(&self, other: &dyn Any) -> bool {
        let other = other.downcast_ref::<Self>();
        other.is_some_and(|other| other.value == self.value)
    }

    fn as_any(&self) -> &dyn Any {
        self
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
