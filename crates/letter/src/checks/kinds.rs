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

/// The advice what to compare a field with, or a value that is none.
pub(super) fn comparable(field: Option<&Field>) -> String {
    let with = match field.map(|field| field.kind) {
        Some(FieldKind::YesNo) => "it with 'yes' or 'no'",
        Some(FieldKind::Date) => "it with a date, like '2026-03-31'",
        Some(FieldKind::Number) => "it with a number in figures",
        Some(FieldKind::List) => {
            let name = field.map_or("", |field| field.name.as_str());
            return format!(
                "It is a list: ask for one of its items, as {{% if 'an item' in {name} %}} does."
            );
        }
        _ => "a date with a date, a number with a number, a text with a text",
    };
    format!("Compare {with}.")
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

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages};

    #[test]
    fn a_list_is_asked_for_its_items() {
        let people = "who, towns (list)\na, York; Hull\nb, Leeds\nc,";
        let body = "{% if towns == 'York' %}a{% endif %}";
        assert_eq!(
            messages("M017", body, people),
            [
                "“towns” cannot be compared with “York”, so the condition counts as not fulfilled in \
                 the letters to a and b. It is a list: ask for one of its items, as \
                 {% if 'an item' in towns %} does."
            ]
        );
        let body = "{% if 'York' in towns %}a{% endif %}";
        assert_eq!(check_code("M017", body, people), []);
    }
}
