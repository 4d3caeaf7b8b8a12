//! The names in an expression and the parts they play.

use super::quotes::straight_quotes;
use crate::span::Span;
use crate::syntax::is_name_char;

/// A name in an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where, as bytes of the expression's source.
    pub span: Span,
    /// The part it plays.
    pub role: Role,
}

/// The part a name plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A field or a loop's variable.
    Variable,
    /// What follows a dot, or names an argument.
    Attribute,
    /// What follows `|`.
    Filter,
    /// What follows `is`.
    Test,
    /// What `(` follows.
    Function,
}

const KEYWORDS: [&str; 14] = [
    "and",
    "or",
    "not",
    "in",
    "is",
    "if",
    "else",
    "true",
    "false",
    "none",
    "True",
    "False",
    "None",
    "recursive",
];

/// The names in `source`, in order, keywords left out.
#[must_use]
pub fn names(source: &str) -> Vec<Name> {
    let plain = without_strings(source);
    let mut names = Vec::new();
    let mut before = "";
    let mut at = 0;
    while let Some((start, end)) = next_word(&plain, at) {
        let word = plain.get(start..end).unwrap_or_default();
        let gap = plain.get(at..start).unwrap_or_default().trim_end();
        let after = plain.get(end..).unwrap_or_default().trim_start();
        let is_number = word.starts_with(|c: char| c.is_ascii_digit());
        if !is_number && !KEYWORDS.contains(&word) {
            names.push(Name {
                span: Span::new(start, end),
                role: role(gap, before, after),
            });
        }
        // `is not name` tests as `is name` does.
        before = if word == "not" && gap.is_empty() && before == "is" {
            "is"
        } else {
            word
        };
        at = end;
    }
    names
}

fn role(gap: &str, before: &str, after: &str) -> Role {
    let named_argument = after.starts_with('=') && !after.starts_with("==");
    match gap.chars().last() {
        Some('|') => Role::Filter,
        Some('.') => Role::Attribute,
        _ if gap.is_empty() && before == "is" => Role::Test,
        _ if named_argument => Role::Attribute,
        _ if after.starts_with('(') => Role::Function,
        _ => Role::Variable,
    }
}

fn next_word(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text.get(from..)?.find(is_name_char)?;
    let rest = text.get(start..)?;
    Some((
        start,
        start + rest.find(|c: char| !is_name_char(c)).unwrap_or(rest.len()),
    ))
}

/// `source` with every byte of its string literals, the quotes included, made a `"`, so that a
/// search finds only what is outside them and places stay as they are.
pub(crate) fn without_strings(source: &str) -> String {
    let mut plain = String::with_capacity(source.len());
    let mut quote = None;
    let mut escaped = false;
    for c in straight_quotes(source).chars() {
        let hidden = quote.is_some() || c == '"' || c == '\'';
        match quote {
            _ if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(open) if c == open => quote = None,
            None if hidden => quote = Some(c),
            _ => {}
        }
        if hidden {
            plain.extend(std::iter::repeat_n('"', c.len_utf8()));
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[(&str, Role)]) {
        let found: Vec<_> = names(source)
            .iter()
            .map(|name| (name.span.of(source), name.role))
            .collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn each_name_has_its_part() {
        use Role::{Attribute, Filter, Function, Test, Variable};
        check("name", &[("name", Variable)]);
        check(
            "a.b | f(x, y=1)",
            &[
                ("a", Variable),
                ("b", Attribute),
                ("f", Filter),
                ("x", Variable),
                ("y", Attribute),
            ],
        );
        check(
            "a is defined and b is not none",
            &[("a", Variable), ("defined", Test), ("b", Variable)],
        );
        check("a is not even", &[("a", Variable), ("even", Test)]);
        check("'a b' ~ \"c\\\"d\" ~ é", &[("é", Variable)]);
        check("d(“a b”) ~ c", &[("d", Function), ("c", Variable)]);
        check(
            "Übername ~ नाम",
            &[("Übername", Variable), ("नाम", Variable)],
        );
        check("range(3)", &[("range", Function)]);
        check("x == 1", &[("x", Variable)]);
    }
}
