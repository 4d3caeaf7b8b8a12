//! A condition as a form asks for it: one field and one test.

use crate::{FieldName, Template};

/// A condition on one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The field.
    pub field: FieldName,
    /// What must hold of its value.
    pub test: Test,
}

/// What is asked of a field's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// A yes/no field says yes.
    Yes,
    /// A yes/no field says no, or nothing.
    No,
    /// There is a value.
    Filled,
    /// There is none.
    Empty,
    /// The value is this text.
    Is(String),
    /// The value is another than this text.
    IsNot(String),
}

impl Condition {
    /// The expression between `{% if` and `%}`.
    #[must_use]
    pub fn expression(&self) -> String {
        let name = &self.field;
        match &self.test {
            Test::Yes | Test::Filled => name.to_string(),
            Test::No | Test::Empty => format!("not {name}"),
            Test::Is(text) => format!("{name} == {}", quoted(text)),
            Test::IsNot(text) => format!("{name} != {}", quoted(text)),
        }
    }

    /// Reads an expression that this form can show; none for any other.
    ///
    /// ```
    /// use letter::{Field, FieldKind, Template, parts::Condition};
    /// let template = Template {
    ///     fields: vec![Field::new("member", FieldKind::YesNo)],
    ///     ..Template::default()
    /// };
    /// let condition = Condition::read("not member", &template).unwrap();
    /// assert_eq!(condition.words(&template), "member: no");
    /// assert_eq!(Condition::read("member and friend", &template), None);
    /// ```
    #[must_use]
    pub fn read(expression: &str, template: &Template) -> Option<Self> {
        let expression = expression.trim();
        if let Some((name, text)) = expression.split_once("==") {
            return Self::compared(name, text, Test::Is);
        }
        if let Some((name, text)) = expression.split_once("!=") {
            return Self::compared(name, text, Test::IsNot);
        }
        let negated = expression.strip_prefix("not ");
        let name = negated.unwrap_or(expression).trim();
        if !is_name(name) {
            return None;
        }
        let kind = template.field(name).map(|field| field.kind);
        let test = match (kind, negated.is_some()) {
            (Some(crate::FieldKind::YesNo), false) => Test::Yes,
            (Some(crate::FieldKind::YesNo), true) => Test::No,
            (_, false) => Test::Filled,
            (_, true) => Test::Empty,
        };
        Some(Self {
            field: name.into(),
            test,
        })
    }

    fn compared(name: &str, text: &str, test: fn(String) -> Test) -> Option<Self> {
        let (name, text) = (name.trim(), unquoted(text.trim())?);
        is_name(name).then(|| Self {
            field: name.into(),
            test: test(text),
        })
    }

    /// The condition in words: "Member: yes", "Region is “North”".
    #[must_use]
    pub fn words(&self, template: &Template) -> String {
        let field = template.field(self.field.as_str());
        let name = field.map_or(self.field.as_str(), |field| field.display_name());
        match &self.test {
            Test::Yes => format!("{name}: yes"),
            Test::No => format!("{name}: no"),
            Test::Filled => format!("{name} is filled in"),
            Test::Empty => format!("{name} is empty"),
            Test::Is(text) => format!("{name} is “{text}”"),
            Test::IsNot(text) => format!("{name} is not “{text}”"),
        }
    }
}

pub(super) fn is_name(text: &str) -> bool {
    let is_keyword = matches!(text, "true" | "false" | "none" | "not" | "in" | "is");
    !is_keyword && crate::syntax::is_identifier(text)
}

pub(super) fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

/// The text of an expression that is one quoted string and nothing else.
pub(super) fn unquoted(expression: &str) -> Option<String> {
    let quote = expression
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\''))?;
    let inner = expression.strip_prefix(quote)?.strip_suffix(quote)?;
    let mut text = String::new();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.push(chars.next().filter(|c| matches!(c, '\\' | '"' | '\''))?),
            c if c == quote => return None,
            c => text.push(c),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{Condition, Test};
    use crate::{Field, FieldKind, Template};

    fn template() -> Template {
        Template {
            fields: vec![
                Field::new("member", FieldKind::YesNo),
                Field::new("region", FieldKind::Choice),
            ],
            ..Template::default()
        }
    }

    fn check(field: &str, test: Test) {
        let condition = Condition {
            field: field.into(),
            test,
        };
        let read = Condition::read(&condition.expression(), &template());
        assert_eq!(
            read.as_ref(),
            Some(&condition),
            "{}",
            condition.expression()
        );
    }

    #[test]
    fn what_the_form_writes_it_can_read() {
        check("member", Test::Yes);
        check("member", Test::No);
        check("region", Test::Filled);
        check("region", Test::Empty);
        check("region", Test::Is("North \"by\" \\west".to_owned()));
        check("region", Test::IsNot("l'été".to_owned()));
    }

    #[test]
    fn what_the_form_cannot_show_is_left_to_the_author() {
        for expression in [
            "",
            "not",
            "true",
            "member and region",
            "region == other",
            "region == \"a\" or member",
            "region | length",
            "not not member",
        ] {
            assert_eq!(
                Condition::read(expression, &template()),
                None,
                "{expression}"
            );
        }
    }
}
