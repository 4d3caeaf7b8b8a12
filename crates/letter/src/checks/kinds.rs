//! The kind that a field should have, by what its cells hold.

use crate::compose::cell;
use crate::problem::Fix;
use crate::recipients::Recipients;
use crate::template::{Field, FieldKind, Template};
use crate::values::{dates, yes_no};

/// The kind in a sentence: “should be a date”.
pub(super) fn wanted(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::YesNo => "yes or no",
        FieldKind::Date => "a date",
        FieldKind::Number => "a number",
        FieldKind::Choice => "one of its choices",
        FieldKind::List => "a list",
        FieldKind::Text | FieldKind::Lines | FieldKind::Markdown => "a text",
    }
}

/// What a field of that kind can be compared with.
pub(super) fn example(kind: FieldKind) -> Option<&'static str> {
    match kind {
        FieldKind::YesNo => Some("'yes' or 'no'"),
        FieldKind::Date => Some("a date, like '2026-03-31'"),
        FieldKind::Number => Some("a number in figures"),
        _ => None,
    }
}

/// Makes a field of text one of that kind, where all that its cells hold can be read so.
pub(super) fn fix(
    field: &Field,
    kind: FieldKind,
    template: &Template,
    recipients: &Recipients,
) -> Option<Fix> {
    let is_text = matches!(field.kind, FieldKind::Text | FieldKind::Choice);
    let mut cells = recipients
        .recipients
        .iter()
        .map(|recipient| cell(field, recipient).trim())
        .filter(|cell| !cell.is_empty())
        .peekable();
    let some = cells.peek().is_some();
    let language = &template.language;
    let reads = |cell: &str| match kind {
        FieldKind::YesNo => yes_no::parse(cell).is_some(),
        FieldKind::Date => dates::parse(cell, language).is_some(),
        FieldKind::Number => field.number(cell, language).is_some(),
        _ => false,
    };
    (is_text && some && cells.all(reads)).then(|| Fix {
        title: format!("Make “{}” {}", field.display_name(), named(kind)),
        fields: vec![Field {
            kind,
            choices: Vec::new(),
            ..field.clone()
        }],
        ..Fix::default()
    })
}

fn named(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::YesNo => "a yes or no field",
        FieldKind::Date => "a date field",
        FieldKind::Number => "a number field",
        _ => "a field of another kind",
    }
}
