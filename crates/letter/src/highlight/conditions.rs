//! A condition in words, as a chip shows it.

use crate::expression::{straight_quotes, without_strings};
use crate::template::{FieldKind, Template};

/// What `condition` asks, in the words of the fields' labels; a condition that is more than names,
/// comparisons, `and`, `or` and `not` stays as it is written.
///
/// ```
/// use letter::{Field, FieldKind, Template, highlight::in_words};
/// let mut field = Field::new("published", FieldKind::YesNo);
/// field.label = "Report is published".into();
/// let template = Template { fields: vec![field], ..Template::default() };
/// assert_eq!(in_words(&template, "published"), "Report is published");
/// assert_eq!(in_words(&template, "not published"), "not: Report is published");
/// ```
#[must_use]
pub fn in_words(template: &Template, condition: &str) -> String {
    any(template, &straight_quotes(condition)).unwrap_or_else(|| condition.to_owned())
}

fn any(template: &Template, condition: &str) -> Option<String> {
    let parts: Option<Vec<_>> = split(condition, " or ")
        .into_iter()
        .map(|part| all(template, part))
        .collect();
    Some(parts?.join(", or "))
}

fn all(template: &Template, condition: &str) -> Option<String> {
    let parts: Option<Vec<_>> = split(condition, " and ")
        .into_iter()
        .map(|part| one(template, part.trim()))
        .collect();
    Some(parts?.join(" and "))
}

fn one(template: &Template, condition: &str) -> Option<String> {
    if let Some(words) = comparison(template, condition) {
        return Some(words);
    }
    match condition.strip_prefix("not ") {
        Some(name) => truth(template, name.trim(), false),
        None => truth(template, condition, true),
    }
}

/// A field on its own.
fn truth(template: &Template, name: &str, wanted: bool) -> Option<String> {
    let field = template.field(name)?;
    let label = field.display_name();
    Some(match (field.kind, wanted) {
        (FieldKind::YesNo, true) => label.to_owned(),
        (FieldKind::YesNo, false) => format!("not: {label}"),
        (FieldKind::Number, true) => format!("{label} is not 0"),
        (FieldKind::Number, false) => format!("{label} is 0 or empty"),
        (_, true) => format!("{label} is filled in"),
        (_, false) => format!("{label} is empty"),
    })
}

/// `name == …`, `name is defined` and their like.
fn comparison(template: &Template, condition: &str) -> Option<String> {
    const WORDS: [(&str, &str); 6] = [
        ("==", "is"),
        ("!=", "is not"),
        (">=", "is at least"),
        ("<=", "is at most"),
        (">", "is more than"),
        ("<", "is less than"),
    ];
    if let Some(name) = condition.strip_suffix(" is defined") {
        let label = template.field(name.trim())?.display_name();
        return Some(format!("{label} is filled in"));
    }
    if let Some(name) = condition.strip_suffix(" is not defined") {
        let label = template.field(name.trim())?.display_name();
        return Some(format!("{label} is empty"));
    }
    let plain = without_strings(condition);
    let (sign, words) = WORDS.iter().find(|(sign, _)| plain.contains(sign))?;
    let (name, _) = plain.split_once(sign)?;
    let label = template.field(name.trim())?.display_name();
    let value = literal(condition.get(name.len() + sign.len()..)?.trim())?;
    Some(format!("{label} {words} {value}"))
}

/// A text in quotes, as prose quotes it, or a number.
fn literal(value: &str) -> Option<String> {
    let is_number = !value.is_empty() && value.chars().all(|c| c.is_ascii_digit() || c == '.');
    if is_number {
        return Some(value.to_owned());
    }
    let inner = ['"', '\'']
        .into_iter()
        .find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote))?;
    (!inner.contains(['"', '\'', '\\'])).then(|| format!("“{inner}”"))
}

/// `condition` cut at a word that stands outside of quotes; not cut where there are parentheses.
fn split<'a>(condition: &'a str, word: &str) -> Vec<&'a str> {
    let plain = without_strings(condition);
    if plain.contains('(') {
        return vec![condition];
    }
    let mut parts = Vec::new();
    let mut at = 0;
    for (found, _) in plain.match_indices(word) {
        parts.push(condition.get(at..found).unwrap_or_default());
        at = found + word.len();
    }
    parts.push(condition.get(at..).unwrap_or_default());
    parts
}

#[cfg(test)]
mod tests {
    use super::in_words;
    use crate::template::{Field, FieldKind, Template};

    fn check(condition: &str, expected: &str) {
        let field = |name: &str, label: &str, kind| Field {
            label: label.to_owned(),
            ..Field::new(name, kind)
        };
        let template = Template {
            fields: vec![
                field("member", "Is a member", FieldKind::YesNo),
                field("street", "Street", FieldKind::Text),
                field("guests", "Guests", FieldKind::Number),
            ],
            ..Template::default()
        };
        assert_eq!(in_words(&template, condition), expected);
    }

    #[test]
    fn a_field_on_its_own_says_what_its_kind_means() {
        check("member", "Is a member");
        check("not member", "not: Is a member");
        check("street", "Street is filled in");
        check("not street", "Street is empty");
        check("guests", "Guests is not 0");
    }

    #[test]
    fn comparisons_read_as_words() {
        check("street == 'High and Dry'", "Street is “High and Dry”");
        check("street == “High and Dry”", "Street is “High and Dry”");
        check("street != \"\"", "Street is not “”");
        check("guests >= 3", "Guests is at least 3");
        check("street is defined", "Street is filled in");
        check("street is not defined", "Street is empty");
    }

    #[test]
    fn conditions_are_joined() {
        check("member and street", "Is a member and Street is filled in");
        check("member or not street", "Is a member, or Street is empty");
    }

    #[test]
    fn what_is_more_than_that_stays_as_written() {
        for condition in [
            "unknown",
            "(member or street) and guests",
            "street | length > 3",
            "street == town",
            "'ß' == street",
            "",
        ] {
            check(condition, condition);
        }
    }
}
