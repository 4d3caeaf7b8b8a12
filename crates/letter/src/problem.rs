//! A problem: what is wrong with the letter, where, for whom, and what would mend it.

use serde::Serialize;

use crate::span::Span;
use crate::template::FieldName;

/// Something wrong with the template or with some recipients' letters, in the writer's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The rule's code, such as `F001`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, why, and what to do: one or two sentences of plain text.
    pub message: String,
    /// Where in the template's body; none where it is not about a place.
    pub range: Option<Span>,
    /// Indices of the recipients whose letters it concerns, ascending; empty where it is about the
    /// template alone.
    pub recipients: Vec<usize>,
    /// The field that it is about: that of the cells of [`Problem::recipients`] that are wrong, or
    /// the declaration itself where it concerns nobody in particular.
    pub field: Option<FieldName>,
    /// An edit that mends it, where one is sure to.
    pub fix: Option<Fix>,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A letter should not go out like this.
    Error,
    /// Most likely a mistake.
    Warning,
    /// Worth a look.
    Advice,
}

/// What mends a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a button would say it: "Renumber the notes".
    pub title: String,
    /// The edits of the body, none overlapping, ascending; all ranges are of the body before any.
    pub edits: Vec<Edit>,
}

/// Replacing a range of the body by a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    pub range: Span,
    /// What takes its place.
    pub text: String,
}

impl Edit {
    /// Puts `text` in the place of `range`.
    #[must_use]
    pub fn new(range: Span, text: impl Into<String>) -> Self {
        Self {
            range,
            text: text.into(),
        }
    }
}

impl Fix {
    /// A fix of that title; `edits` in any order.
    #[must_use]
    pub fn new(title: impl Into<String>, mut edits: Vec<Edit>) -> Self {
        crate::order::sort_by_key(&mut edits, |edit| edit.range);
        Self {
            title: title.into(),
            edits,
        }
    }

    /// The body with the edits made; an edit that does not fit the body is left out.
    #[must_use]
    pub fn apply(&self, body: &str) -> String {
        let mut mended = body.to_owned();
        for edit in self.edits.iter().rev() {
            if mended.get(edit.range.start..edit.range.end).is_some() {
                mended.replace_range(edit.range.start..edit.range.end, &edit.text);
            }
        }
        mended
    }
}
