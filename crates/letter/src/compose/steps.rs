//! What is to be done for each recipient, step by step.

use super::Form;
use super::outcomes::Remembering;
use super::surroundings::Joins;
use crate::span::Span;
use crate::template::FieldName;

#[derive(Debug)]
pub(super) enum Step {
    Text {
        span: Span,
        /// Whether it holds none of the characters that are used for placeholders.
        plain: bool,
    },
    Output(Output),
    /// A line of nothing but outputs.
    Line {
        span: Span,
        outputs: Vec<Output>,
    },
    If {
        span: Span,
        branches: Vec<Branch>,
    },
    For {
        list: Box<Remembering>,
        variable: String,
        tag: Span,
        steps: Vec<Step>,
    },
}

#[derive(Debug)]
pub(super) struct Output {
    pub(super) tag: Span,
    pub(super) source: Source,
    /// Whether its line stands before or after a line break that prints.
    pub(super) by_break: bool,
    /// Which of its ends stand right at a word.
    pub(super) joins: Joins,
}

/// Where a value comes from.
#[derive(Debug)]
pub(super) enum Source {
    /// A field by its index, without filters.
    Field(usize),
    Expression {
        compiled: Box<Remembering>,
        form: Form,
        field: Option<FieldName>,
    },
    /// An expression that cannot be read: the tag prints as it is written.
    Broken,
}

#[derive(Debug)]
pub(super) struct Branch {
    pub(super) tag: Span,
    pub(super) condition: Condition,
    pub(super) steps: Vec<Step>,
}

#[derive(Debug)]
pub(super) enum Condition {
    Always,
    /// A condition that cannot be read.
    Never,
    Field(usize),
    Expression(Box<Remembering>),
}
