//! Makes what surrounds an empty value a part of what is left out.

use super::{Hole, Shape};
use crate::problem::{Edit, Fix};
use crate::span::Span;
use crate::syntax::{self, Tag, TagKind};
use crate::template::{FieldKind, Template};

pub(super) fn fix(template: &Template, hole: &Hole) -> Option<Fix> {
    let body = template.body.as_str();
    let (title, edits) = if hole.left_out {
        ("Move the space into the condition", move_space(body, hole)?)
    } else {
        let condition = condition(template, hole)?;
        let edits = match hole.shape {
            Shape::Block => wrap_line(body, hole.range, condition)?,
            _ => wrap(surroundings(body, hole)?, condition),
        };
        ("Leave it out where the value is empty", edits)
    };
    Some(Fix::new(title.to_owned(), edits))
}

/// The field's name, where it holds as a condition just when the value is not empty.
fn condition<'a>(template: &Template, hole: &'a Hole) -> Option<&'a str> {
    let name = hole.field.as_ref()?.as_str();
    let field = template.field(name)?;
    let is_text = !matches!(field.kind, FieldKind::YesNo | FieldKind::Number);
    (is_text && syntax::is_identifier(name)).then_some(name)
}

/// The tag with what goes with it, where the sentence is sure to read on without it: a value in a
/// row of values that another one ends, one in brackets, or one between commas. After any other
/// word, such as the “in” of “in {{ town }}, …”, nobody can tell.
fn surroundings(body: &str, hole: &Hole) -> Option<Span> {
    let tag = hole.range;
    let (before, after) = (body.get(..tag.start)?, body.get(tag.end..)?);
    let goes_on = after.starts_with(" {{");
    match hole.shape {
        Shape::TwoSpaces if goes_on && before.ends_with(' ') => {
            Some(Span::new(tag.start - 1, tag.end))
        }
        Shape::SpaceBefore if goes_on => Some(Span::new(tag.start, tag.end + 1)),
        Shape::BeforePunctuation if before.ends_with(", ") => {
            Some(Span::new(tag.start - ", ".len(), tag.end))
        }
        Shape::Brackets => {
            let inner = before.strip_suffix(['(', '['])?;
            let spaced = inner.ends_with(' ');
            Some(Span::new(
                inner.len() - usize::from(spaced),
                tag.end + after.chars().next()?.len_utf8(),
            ))
        }
        _ => None,
    }
}

fn insert(at: usize, text: String) -> Edit {
    Edit::new(Span::new(at, at), text)
}

fn wrap(range: Span, condition: &str) -> Vec<Edit> {
    vec![
        insert(range.start, format!("{{% if {condition} %}}")),
        insert(range.end, "{% endif %}".to_owned()),
    ]
}

/// Puts the tag's line between two lines of tags, where it is the only tag there.
fn wrap_line(body: &str, tag: Span, condition: &str) -> Option<Vec<Edit>> {
    let start = body.get(..tag.start)?.rfind('\n').map_or(0, |at| at + 1);
    let end = tag.end
        + body
            .get(tag.end..)?
            .find('\n')
            .unwrap_or(body.len() - tag.end);
    let only_one = body.get(start..end)?.matches("{{").count() == 1;
    let indented = body.get(start..)?.starts_with([' ', '\t', '>']);
    (only_one && !indented).then(|| {
        vec![
            insert(start, format!("{{% if {condition} %}}\n")),
            insert(end, "\n{% endif %}".to_owned()),
        ]
    })
}

/// One of the two spaces around a condition goes into it. A space before punctuation stays: without
/// it, the word before would stand there as if it were meant so.
fn move_space(body: &str, hole: &Hole) -> Option<Vec<Edit>> {
    let (left_out, after) = (hole.range.of(body), hole.range.end);
    if hole.shape != Shape::TwoSpaces || !body.get(after..)?.starts_with(' ') {
        return None;
    }
    let tags: Vec<Tag> = syntax::tags(left_out)
        .into_iter()
        .filter(|tag| tag.kind != TagKind::Output && tag.kind != TagKind::Comment)
        .collect();
    let [open, close] = tags.as_slice() else {
        return None;
    };
    let whole = open.kind == TagKind::If
        && close.kind == TagKind::EndIf
        && open.span.start == 0
        && close.span.end == left_out.len();
    whole.then(|| {
        vec![
            insert(hole.range.start + close.span.start, " ".to_owned()),
            Edit::new(Span::new(after, after + 1), ""),
        ]
    })
}
