//! What stands around a tag, and what it makes of an empty value or of the space around one.

use crate::span::Span;

/// Where a tag stands right at a word: there a value may bring a space of its own, as one that begins
/// with “ and” does. Elsewhere the space around a cell's text is an accident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Joins {
    pub(super) before: bool,
    pub(super) after: bool,
}

impl Joins {
    pub(super) fn of(tag: Span, body: &str) -> Self {
        let before = body
            .get(..tag.start)
            .and_then(|text| text.chars().next_back());
        let after = body.get(tag.end..).and_then(|text| text.chars().next());
        Self {
            before: before.is_some_and(char::is_alphanumeric),
            after: after.is_some_and(char::is_alphanumeric),
        }
    }
}

/// The lines of `body` that end with a line break that prints, or follow one; lines of nothing but
/// a block tag do not count.
pub(super) fn by_breaks(body: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let (mut at, mut after_break) = (0, false);
    for line in body.split_inclusive('\n') {
        let span = Span::new(at, at + line.len());
        at = span.end;
        let text = line.trim();
        if text.starts_with("{%") && text.ends_with("%}") {
            continue;
        }
        let written = line.trim_end_matches(['\r', '\n']);
        let breaks = written.ends_with('\\') || written.ends_with("  ");
        if breaks || after_break {
            lines.push(span);
        }
        after_break = breaks;
    }
    lines
}
