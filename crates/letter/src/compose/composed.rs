//! What comes of a template's tags: Markdown with placeholders, and what they stand for.

use std::ops::Deref;
use std::sync::Arc;

use super::Choice;
use crate::merge::Fault;
use crate::span::Span;
use crate::template::FieldName;

/// Markdown with placeholders, and what they stand for.
#[derive(Debug, Default)]
pub(crate) struct Composed<'a> {
    pub(crate) text: String,
    /// Where the pieces of `text` came from, in order and without gaps.
    pub(crate) pieces: Vec<Piece>,
    /// The value of each placeholder by its number.
    pub(crate) values: Vec<MergedValue<'a>>,
    pub(crate) faults: Vec<Fault>,
    /// Which ways the choices went, how often each loop ran, which lines went: the variant.
    pub(crate) path: Vec<u32>,
    /// The choices carried out: the place in the template, and the branch taken.
    pub(crate) choices: Vec<Choice>,
}

/// A piece of composed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its first byte in the composed text.
    pub(crate) start: usize,
    /// The range of the template it came from: as long as the piece, or, for a placeholder, its tag.
    pub(crate) origin: Span,
    /// Whether it is a placeholder.
    pub(crate) placeholder: bool,
}

/// What a placeholder stands for.
#[derive(Clone, Debug)]
pub(crate) struct MergedValue<'a> {
    pub(crate) text: ValueText<'a>,
    pub(crate) form: Form,
    pub(crate) tag: Span,
    pub(crate) field: Option<FieldName>,
    /// Whether it is known, for all letters of the variant, that the value is empty, and the line
    /// goes where nothing else stands on it.
    pub(crate) gone: bool,
}

/// The text of a value.
#[derive(Clone, Debug)]
pub(crate) enum ValueText<'a> {
    /// As it stands in a cell, or in the template.
    Written(&'a str),
    Made(Arc<str>),
}

impl ValueText<'_> {
    pub(crate) fn shared(&self) -> Arc<str> {
        match self {
            Self::Written(text) => Arc::from(*text),
            Self::Made(text) => Arc::clone(text),
        }
    }
}

impl Deref for ValueText<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Written(text) => text,
            Self::Made(text) => text,
        }
    }
}

/// What a value's text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// One line; a line break in it is a space.
    Line,
    /// Lines.
    Lines,
    /// Markdown.
    Markdown,
    /// The template's own text, which had a character that is used for placeholders.
    Own,
}
