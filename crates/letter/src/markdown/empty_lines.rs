//! Lines whose values are all empty go, and with each the line break before or after it.

use crate::compose::{Composed, MergedValue};
use crate::document::{Block, Inline, InlineKind};
use crate::placeholder;
use crate::span::Span;
use crate::walk;

/// Removes them from the running text of `blocks`, whose values are still placeholders.
pub(super) fn remove(blocks: &mut [Block], composed: &Composed<'_>, body: &str) {
    walk::each_line_mut(blocks, &mut |content| {
        if content.iter().any(is_break) {
            remove_from(content, &composed.values, body);
        }
    });
}

fn remove_from(content: &mut Vec<Inline>, values: &[MergedValue<'_>], body: &str) {
    let lines: Vec<&[Inline]> = content.split(is_break).collect();
    let breaks: Vec<&Inline> = content.iter().filter(|inline| is_break(inline)).collect();
    let vanished = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| breaks.get(before));
        match (before, breaks.get(at)) {
            (Some(before), Some(after)) => tag_between(before, after, body),
            _ => false,
        }
    };
    let stays = |at: usize, line: &[Inline]| match line {
        [] => !vanished(at),
        line => !is_gone(line, values),
    };
    let staying: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(at, line)| stays(*at, line))
        .map(|(at, _)| at)
        .collect();
    if staying.len() == lines.len() {
        return;
    }
    let mut left = Vec::new();
    for (number, at) in staying.iter().enumerate() {
        let separator = at.checked_sub(1).and_then(|before| breaks.get(before));
        left.extend(separator.filter(|_| number > 0).map(|it| (*it).clone()));
        left.extend(lines.get(*at).into_iter().flat_map(|line| line.to_vec()));
    }
    if staying.is_empty() {
        // What is left is as empty as a line of the paragraph's first value alone would be.
        left.extend(lines.first().into_iter().flat_map(|line| line.to_vec()));
    }
    *content = left;
}

fn is_break(inline: &Inline) -> bool {
    inline.kind == InlineKind::HardBreak
}

/// Whether the template has a tag between two line breaks of which nothing is left.
fn tag_between(before: &Inline, after: &Inline, body: &str) -> bool {
    let (start, end) = (before.origin.range.end, after.origin.range.start);
    start < end && !Span::new(start, end).of(body).trim().is_empty()
}

/// Whether a line holds nothing but empty values, and at least one.
fn is_gone(line: &[Inline], values: &[MergedValue<'_>]) -> bool {
    let mut found = false;
    let blank = line.iter().all(|inline| match &inline.kind {
        InlineKind::Text(text) => {
            let value = placeholder_in(text).and_then(|number| values.get(number));
            found |= value.is_some_and(|value| value.gone);
            value.map_or(text.trim().is_empty(), |value| value.gone)
        }
        InlineKind::SoftBreak => true,
        InlineKind::Emphasis(inner)
        | InlineKind::Strong(inner)
        | InlineKind::Strikethrough(inner) => {
            let gone = is_gone(inner, values);
            found |= gone;
            gone
        }
        _ => false,
    });
    blank && found
}

fn placeholder_in(text: &str) -> Option<usize> {
    placeholder::number(text.chars().next()?)
}
