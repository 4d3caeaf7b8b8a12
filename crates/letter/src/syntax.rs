//! The tags of a template: a tree that a broken template has too.
//!
//! `{{ expression }}` prints a value, `{% if %} {% elif %} {% else %} {% endif %}` choose,
//! `{% for name in expression %} {% endfor %}` repeat, and `{# comment #}` says something to the
//! author's colleagues. A hyphen inside a tag's braces takes the white space on that side, as in
//! Jinja. Block tags and comments that stand alone on their line vanish with the line (Mustache's
//! rule); an inline one leaves the white space around it alone.

mod scan;
mod tree;

use crate::span::Span;

pub use scan::{Tag, TagKind, tags};

/// The tags of a body as a tree, and what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syntax {
    /// The pieces of the body from start to end.
    pub nodes: Vec<Node>,
    /// What is wrong; the tree leaves the broken tags out and keeps what they hold.
    pub faults: Vec<SyntaxFault>,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// The template's own text.
    Text(Span),
    /// `{{ … }}`.
    Output(Output),
    /// A line of nothing but values.
    Line(Line),
    /// `{% if %} … {% endif %}`.
    If(If),
    /// `{% for %} … {% endfor %}`.
    For(For),
}

/// A tag that prints a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Output {
    /// The whole tag.
    pub span: Span,
    /// The expression between its braces, without the white space around it.
    pub expression: Span,
}

/// A line on which nothing stands but tags that print values: it goes when they are all empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line with its line break.
    pub span: Span,
    /// The tags on it, at least one.
    pub outputs: Vec<Output>,
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct If {
    /// From the first tag's start to the last one's end.
    pub span: Span,
    /// The `if`, each `elif`, and the `else`.
    pub branches: Vec<Branch>,
}

impl If {
    /// Whether some branch is taken whatever the values are.
    #[must_use]
    pub fn has_else(&self) -> bool {
        self.branches
            .iter()
            .any(|branch| branch.condition.is_none())
    }
}

/// One way a choice can go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The `if`, `elif` or `else` tag.
    pub tag: Span,
    /// The condition; none for `else`.
    pub condition: Option<Span>,
    /// What the letter holds if the branch is taken.
    pub nodes: Vec<Node>,
}

/// A repetition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct For {
    /// From the first tag's start to the last one's end.
    pub span: Span,
    /// The `for` tag.
    pub tag: Span,
    /// The name of the loop's variable.
    pub variable: Span,
    /// What it takes the variable's values from.
    pub list: Span,
    /// What is repeated.
    pub nodes: Vec<Node>,
}

/// Something wrong with a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxFault {
    /// The tag, or the part of it that is wrong.
    pub span: Span,
    /// What is wrong.
    pub kind: SyntaxFaultKind,
}

/// What can be wrong with a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SyntaxFaultKind {
    /// `{{`, `{%` or `{#` without its end.
    Unclosed,
    /// Nothing between the braces.
    Empty,
    /// A word after `{%` that is none of the tags.
    UnknownTag,
    /// An `if` or `elif` without a condition.
    NoCondition,
    /// An `if` or `for` that no `endif` or `endfor` follows.
    NoEnd,
    /// An `elif`, `else`, `endif` or `endfor` that belongs to nothing.
    Stray,
    /// An `elif` or `else` after an `else`.
    AfterElse,
    /// An `else` with a condition of its own, as in `{% else if … %}`: it is not asked.
    ElseIf,
    /// A `for` that does not read `for name in list`.
    ForShape,
    /// Tags inside each other deeper than [`limits::TAG_DEPTH`](crate::limits::TAG_DEPTH).
    TooDeep,
}

/// Reads the tags of `body`.
#[must_use]
pub fn parse(body: &str) -> Syntax {
    tree::build(body, &tags(body))
}

/// Whether `text` can be the name of a field in a tag: a letter of any script or `_`, then letters,
/// their accents, digits or `_` (Unicode's `XID_Start` and `XID_Continue`, as minijinja has it).
#[must_use]
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_name_start) && chars.all(is_name_char)
}

/// Whether `c` can stand within the name of a field.
pub(crate) fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || (!c.is_ascii() && far::continues(c))
}

fn is_name_start(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || (!c.is_ascii() && far::starts(c))
}

/// The letters beyond ASCII: few templates have any in a name, and their tables are not needed until
/// one has. Kept out of line, they come with what is fetched later.
mod far {
    #[inline(never)]
    pub(super) fn starts(c: char) -> bool {
        unicode_ident::is_xid_start(c)
    }

    #[inline(never)]
    pub(super) fn continues(c: char) -> bool {
        unicode_ident::is_xid_continue(c)
    }
}
