//! What can go wrong in merging. The checks make sentences of it.

use crate::expression::Oddity;
use crate::span::Span;
use crate::syntax::SyntaxFaultKind;
use crate::template::{FieldKind, FieldName};

/// Something that went wrong in merging, and where in the template's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The place; empty at 0 where it is about a cell or the letter as a whole.
    pub span: Span,
    /// What it is.
    pub kind: FaultKind,
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// A tag is not as it must be.
    Syntax(SyntaxFaultKind),
    /// An expression cannot be read; says why.
    Expression(String),
    /// A field of choices is compared with a text that is none of them.
    NoChoice {
        /// The field.
        field: FieldName,
        /// The text.
        text: String,
    },
    /// A date's pattern is not understood; the one that is meant, where that can be told.
    DatePattern(Option<String>),
    /// A filter of numbers has a pattern; how many decimals it asks for, where that can be told.
    NumberPattern(Option<usize>),
    /// An expression uses a name that no field has.
    UnknownField(String),
    /// An expression cannot be evaluated with this recipient's values; says why.
    Evaluation(String),
    /// What an expression works out has more decimals than a letter wants; the text that is printed.
    LongFraction(String),
    /// Two sides that are compared cannot be, or differ by so little that it may be a mistake.
    Comparison {
        /// What is odd about it.
        oddity: Oddity,
        /// The field whose value is odd; none where the sides are worked out.
        field: Option<FieldName>,
        /// What stands on the other side.
        other: String,
    },
    /// A loop goes over something that is no list.
    NotAList,
    /// The letter, or a value in it, is longer than it may be, or takes too many steps.
    TooLong,
    /// A cell is longer than it may be; the letter has its beginning.
    LongCell {
        /// Whose cell.
        field: FieldName,
    },
    /// A cell is not what its field's kind asks for.
    Cell {
        /// Whose cell.
        field: FieldName,
        /// What it should be.
        kind: FieldKind,
        /// What it holds.
        text: String,
    },
}
