//! Expressions: what stands between the braces of a tag.
//!
//! minijinja compiles and evaluates them. Two things are our own: the names they use, with their
//! places, and a bound on what they may make, since minijinja counts steps and not bytes.

mod calculate;
mod compare;
mod environment;
mod filters;
mod names;
mod operators;
mod quotes;
mod sides;
mod values;

use std::fmt;

use minijinja::{ErrorKind, Expression as Compiled, Value};

use crate::limits;

pub use compare::Oddity;
pub(crate) use compare::{FINDINGS, Finding, Findings};
pub use environment::{FILTERS, Filter, TESTS};
pub(crate) use filters::LANGUAGE;
pub(crate) use names::without_strings;
pub use names::{Name, Role, names};
pub(crate) use quotes::straight_quotes;
pub(crate) use sides::{Comparison, FilterText, Side, What, asked};
pub(crate) use values::{Day, List, Number, long_fraction, print};

/// A compiled expression.
pub struct Expression {
    compiled: Compiled<'static, 'static>,
    names: Vec<Name>,
    comparisons: Vec<Comparison>,
    texts: Vec<FilterText>,
    start: usize,
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Expression")
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}

/// Why an expression cannot be read or evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpressionError {
    /// What is wrong, in words that follow a colon.
    pub message: String,
    /// Where, as bytes of the expression's source; none where it is about the whole of it.
    pub range: Option<(usize, usize)>,
}

impl Expression {
    /// Compiles `source`; typographic quotes count as straight ones.
    ///
    /// # Errors
    ///
    /// If it is longer than [`limits::EXPRESSION_BYTES`], is no expression, or names a filter or test
    /// that there is none of.
    pub fn compile(source: &str) -> Result<Self, ExpressionError> {
        if source.len() > limits::EXPRESSION_BYTES {
            return Err(whole("it is too long"));
        }
        let written = source;
        let source = &*straight_quotes(source);
        let names = names(source);
        let compile = |source: String| {
            environment::environment()
                .compile_expression_owned(source)
                .map_err(|error| describe(&error))
        };
        let Some(rewritten) = operators::rewrite(source) else {
            compile(source.to_owned())?;
            return Err(whole("compare two things at a time, with “and” between"));
        };
        known_filters(source, &names)?;
        let rewritten = rewritten.placed_in(written);
        Ok(Self {
            compiled: compile(rewritten.source)?,
            names,
            comparisons: rewritten.comparisons,
            texts: rewritten.texts,
            start: 0,
        })
    }

    /// The names it uses, in order.
    #[must_use]
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// The same, standing at that byte of the body.
    pub(crate) fn starting_at(self, start: usize) -> Self {
        Self { start, ..self }
    }

    /// Where it begins in the body.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// What it compares; a [`Finding`] has the index.
    pub(crate) fn comparisons(&self) -> &[Comparison] {
        &self.comparisons
    }

    /// The texts that its filters are given.
    pub(crate) fn texts(&self) -> &[FilterText] {
        &self.texts
    }

    /// Evaluates it with `context`, whose variables it sees.
    ///
    /// # Errors
    ///
    /// If an operation does not fit its operands, or it takes too many steps.
    pub fn evaluate(&self, context: Value) -> Result<Value, ExpressionError> {
        self.compiled
            .eval(context)
            .map_err(|error| describe(&error))
    }
}

fn whole(message: impl Into<String>) -> ExpressionError {
    ExpressionError {
        message: message.into(),
        range: None,
    }
}

fn describe(error: &minijinja::Error) -> ExpressionError {
    let message = match error.kind() {
        ErrorKind::OutOfFuel => "it takes too many steps".to_owned(),
        kind => error
            .detail()
            .map_or_else(|| kind.to_string(), ToOwned::to_owned),
    };
    ExpressionError {
        message,
        range: error.range().map(|range| (range.start, range.end)),
    }
}

fn known_filters(source: &str, names: &[Name]) -> Result<(), ExpressionError> {
    for name in names {
        let text = name.span.of(source);
        let (known, what) = match name.role {
            Role::Filter => (FILTERS.iter().any(|filter| filter.name == text), "filter"),
            Role::Test => (TESTS.contains(&text), "test"),
            Role::Function => (false, "function"),
            Role::Variable | Role::Attribute => continue,
        };
        if !known {
            return Err(ExpressionError {
                message: format!("there is no {what} “{text}”"),
                range: Some((name.span.start, name.span.end)),
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn evaluate(source: &str) -> Result<String, String> {
        let expression = Expression::compile(source).map_err(|error| error.message)?;
        let context: BTreeMap<&str, Value> = BTreeMap::from([
            ("name", Value::from("Ann")),
            ("empty", Value::from(" ")),
            ("n", Value::from(3)),
            ("list", Value::from(vec!["a", "b", "c"])),
            (LANGUAGE, Value::from("en-GB")),
        ]);
        expression
            .evaluate(Value::from(context))
            .map(|value| value.to_string())
            .map_err(|error| error.message)
    }

    #[test]
    fn prints_what_it_is_asked() {
        assert_eq!(evaluate("name | upper"), Ok("ANN".into()));
        assert_eq!(evaluate("n * 2 + 1"), Ok("7".into()));
        assert_eq!(
            evaluate("'yes' if name == 'Ann' else 'no'"),
            Ok("yes".into())
        );
        assert_eq!(evaluate("list | join_and"), Ok("a, b and c".into()));
        assert_eq!(evaluate("missing | default('none')"), Ok("none".into()));
    }

    #[test]
    fn an_empty_value_is_not_defined() {
        for (source, expected) in [
            ("name is defined", "True"),
            ("empty is defined", "False"),
            ("missing is defined", "False"),
            ("missing is not defined", "True"),
            ("n is defined", "True"),
        ] {
            assert_eq!(evaluate(source), Ok(expected.into()), "{source}");
        }
    }

    #[test]
    fn says_which_filter_is_not_there() {
        assert_eq!(
            evaluate("name | uper"),
            Err("there is no filter “uper”".into())
        );
        assert_eq!(
            evaluate("range(5)"),
            Err("there is no function “range”".into())
        );
    }

    #[test]
    fn text_is_not_multiplied() {
        for source in [
            "'x' * 99999999",
            "name * 99999999",
            "[1] * 9999999",
            "(n|string) * 9",
            "(n~n) * 9999999",
        ] {
            assert!(evaluate(source).is_err(), "{source}");
        }
    }

    #[test]
    fn filters_make_no_more_than_they_may() {
        let long = "x".repeat(600);
        let source = format!("('{long}' | replace('x', '{long}')) | replace('x', '{long}')");
        assert_eq!(
            evaluate(&source),
            Err("the text it makes is too long".into())
        );
    }
}
