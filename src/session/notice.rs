//! A sentence that is shown for a while, with a way back where there is one.

use std::rc::Rc;

/// What was just done, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Tells one notice from the next with the same words.
    pub serial: u32,
    /// The sentence.
    pub text: Rc<str>,
    /// Whether "Undo" takes it back.
    pub undo: bool,
}

impl Notice {
    /// The notice that follows `previous`.
    #[must_use]
    pub fn after(previous: Option<&Self>, text: &str, undo: bool) -> Self {
        Self {
            serial: previous.map_or(0, |notice| notice.serial.wrapping_add(1)),
            text: text.into(),
            undo,
        }
    }
}

/// More than fits a notice: what was found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What it is about.
    pub title: String,
    /// What is to be said, one thing in each.
    pub lines: Vec<String>,
}
