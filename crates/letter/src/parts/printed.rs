//! A field as a tag prints it, with the filters that a form offers.

use super::condition::{is_name, quoted, unquoted};
use crate::{Field, FieldKind, FieldName};

/// What a tag prints: a field's value, and how it is written.
///
/// ```
/// use letter::parts::Printed;
/// let printed = Printed::read("name | default(\"friend\") | upper").unwrap();
/// assert_eq!(printed.default.as_deref(), Some("friend"));
/// assert_eq!(printed.expression(), "name | default(\"friend\") | upper");
/// assert_eq!(Printed::read("name | replace(\"a\", \"b\")"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The field.
    pub field: FieldName,
    /// What is printed where the value is empty.
    pub default: Option<String>,
    /// How the value is written; none as it is.
    pub style: Option<Style>,
    /// Whether it ends as what belongs to somebody: `Ann’s`.
    pub possessive: bool,
}

/// How a value is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Style {
    /// `ANN LEE`.
    Upper,
    /// `ann lee`.
    Lower,
    /// `Ann Lee`.
    Title,
    /// `1st`.
    Ordinal,
    /// A date in a form such as `D MMMM YYYY`.
    Date(String),
}

/// The forms of a date that are offered; the long form of the letter's language needs no filter.
const DATE_FORMS: [&str; 5] = [
    "D MMMM YYYY",
    "dddd D MMMM YYYY",
    "D MMMM",
    "DD/MM/YYYY",
    "YYYY-MM-DD",
];

impl Printed {
    /// A field as it is.
    #[must_use]
    pub fn plain(field: FieldName) -> Self {
        Self {
            field,
            default: None,
            style: None,
            possessive: false,
        }
    }

    /// Reads what stands between `{{` and `}}`; none where it says more than a form can show.
    #[must_use]
    pub fn read(expression: &str) -> Option<Self> {
        let mut parts = split_at_bars(expression).into_iter().map(str::trim);
        let name = parts.next().filter(|name| is_name(name))?;
        let mut printed = Self::plain(name.into());
        for filter in parts {
            // In this order alone: another one may mean something else.
            let is_last = printed.possessive;
            let is_first = printed.style.is_none() && printed.default.is_none();
            match (filter, argument(filter)) {
                (_, Some(("default" | "d", text))) if is_first && !is_last => {
                    printed.default = Some(text);
                }
                ("possessive", _) if !is_last => printed.possessive = true,
                _ if printed.style.is_none() && !is_last => {
                    printed.style = Some(Style::read(filter)?)
                }
                _ => return None,
            }
        }
        Some(printed)
    }

    /// What stands between `{{` and `}}`.
    #[must_use]
    pub fn expression(&self) -> String {
        let mut text = self.field.to_string();
        if let Some(default) = &self.default {
            text.push_str(&format!(" | default({})", quoted(default)));
        }
        if let Some(style) = &self.style {
            text.push_str(&format!(" | {}", style.filter()));
        }
        if self.possessive {
            text.push_str(" | possessive");
        }
        text
    }
}

impl Style {
    fn read(filter: &str) -> Option<Self> {
        match (filter, argument(filter)) {
            ("upper", _) => Some(Self::Upper),
            ("lower", _) => Some(Self::Lower),
            ("title", _) => Some(Self::Title),
            ("ordinal", _) => Some(Self::Ordinal),
            (_, Some(("date", form))) => Some(Self::Date(form)),
            _ => None,
        }
    }

    fn filter(&self) -> String {
        match self {
            Self::Upper => "upper".to_owned(),
            Self::Lower => "lower".to_owned(),
            Self::Title => "title".to_owned(),
            Self::Ordinal => "ordinal".to_owned(),
            Self::Date(form) => format!("date({})", quoted(form)),
        }
    }
}

/// The styles that make sense for a field.
#[must_use]
pub fn styles_for(field: &Field) -> Vec<Style> {
    match field.kind {
        FieldKind::Date => DATE_FORMS.map(|form| Style::Date(form.to_owned())).to_vec(),
        FieldKind::Number => vec![Style::Ordinal],
        FieldKind::Text | FieldKind::Choice => vec![Style::Upper, Style::Title, Style::Lower],
        FieldKind::Lines | FieldKind::Markdown | FieldKind::YesNo | FieldKind::List => Vec::new(),
    }
}

/// The name and the text of a filter such as `default("friend")`.
fn argument(filter: &str) -> Option<(&str, String)> {
    let (name, rest) = filter.split_once('(')?;
    let text = unquoted(rest.strip_suffix(')')?.trim())?;
    Some((name.trim(), text))
}

/// The parts between the bars that do not stand in quotation marks.
fn split_at_bars(expression: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quote, mut escaped) = (0, None, false);
    for (at, c) in expression.char_indices() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '|') => {
                parts.extend(expression.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(expression.get(start..));
    parts
}

#[cfg(test)]
mod tests {
    use super::Printed;

    #[test]
    fn what_a_form_can_show_is_read_and_written_again() {
        for expression in [
            "name",
            "name | upper",
            "name | title | possessive",
            "name | possessive",
            "born | date(\"D MMMM\")",
            "place | ordinal",
            "name | default(\"a | b \\\"c\\\"\") | lower | possessive",
        ] {
            let printed = Printed::read(expression).unwrap();
            assert_eq!(printed.expression(), expression);
        }
        let spaced = Printed::read(" name|default( 'x' )|upper ").unwrap();
        assert_eq!(spaced.expression(), "name | default(\"x\") | upper");
    }

    #[test]
    fn what_says_more_is_left_as_it_is_written() {
        for expression in [
            "name | upper | default(\"x\")",
            "name | possessive | upper",
            "name | upper | lower",
            "name | replace(\"a\", \"b\")",
            "name | default(other)",
            "name ~ other",
            "born | date",
            "true",
            "",
            "name | default(\"open",
        ] {
            assert_eq!(Printed::read(expression), None, "{expression}");
        }
    }
}
