//! What an expression may call: the filters and tests that make sense in a letter.

use std::cmp::Ordering;
use std::sync::LazyLock;

use minijinja::{Environment, State, UndefinedBehavior, Value, filters as jinja, tests};

use super::{calculate, compare, filters, operators};
use crate::limits;

/// A filter, as completion and documentation show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Its name.
    pub name: &'static str,
    /// How it is written after a value.
    pub usage: &'static str,
    /// What it does, in a few words.
    pub summary: &'static str,
}

const fn filter(name: &'static str, usage: &'static str, summary: &'static str) -> Filter {
    Filter {
        name,
        usage,
        summary,
    }
}

/// Every filter, in alphabetical order.
pub const FILTERS: [Filter; 34] = [
    filter("abs", "abs", "the number without its sign"),
    filter(
        "capitalize",
        "capitalize",
        "a capital letter first, the rest small",
    ),
    filter("count", "count", "how many items or characters"),
    filter("d", "d(\"…\")", "short for default"),
    filter(
        "date",
        "date(\"D MMMM YYYY\")",
        "a date in the form you say",
    ),
    filter(
        "default",
        "default(\"…\")",
        "another text where the value is empty",
    ),
    filter("first", "first", "the first item or character"),
    filter("float", "float", "the value as a number with decimals"),
    filter("int", "int", "the value as a whole number"),
    filter("join", "join(\", \")", "the items with a text between them"),
    filter(
        "join_and",
        "join_and",
        "the items as a list with “and” before the last",
    ),
    filter("last", "last", "the last item or character"),
    filter("length", "length", "how many items or characters"),
    filter("lines", "lines", "the lines of a text as a list"),
    filter("list", "list", "the items as a list"),
    filter("lower", "lower", "in small letters"),
    filter("max", "max", "the largest item"),
    filter("min", "min", "the smallest item"),
    filter(
        "money",
        "money(\"£\")",
        "an amount of money, as in £1,234.50",
    ),
    filter("number", "number(2)", "a number, as in 1,234.50"),
    filter("ordinal", "ordinal", "1st, 2nd, 3rd"),
    filter("percent", "percent", "a number with a percent sign"),
    filter(
        "possessive",
        "possessive",
        "with an apostrophe and s, as in Ann’s",
    ),
    filter(
        "replace",
        "replace(\"old\", \"new\")",
        "one text put for another",
    ),
    filter("reverse", "reverse", "in the other order"),
    filter("round", "round(2)", "rounded to so many decimals"),
    filter("sort", "sort", "the items in order"),
    filter("split", "split(\",\")", "a text cut into a list"),
    filter("string", "string", "the value as text"),
    filter("sum", "sum", "all items added up"),
    filter("title", "title", "A Capital For Each Word"),
    filter("trim", "trim", "without space around it"),
    filter("unique", "unique", "each item once"),
    filter("upper", "upper", "IN CAPITALS"),
];

/// The names of the tests that may follow `is`.
pub const TESTS: [&str; 14] = [
    "defined",
    "divisibleby",
    "endingwith",
    "eq",
    "even",
    "false",
    "in",
    "integer",
    "ne",
    "none",
    "number",
    "odd",
    "startingwith",
    "true",
];

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(build);

pub(super) fn environment() -> &'static Environment<'static> {
    &ENVIRONMENT
}

fn build() -> Environment<'static> {
    let mut env = Environment::empty();
    env.set_fuel(Some(limits::EXPRESSION_FUEL));
    env.set_undefined_behavior(UndefinedBehavior::Chainable);
    add_texts(&mut env);
    add_lists(&mut env);
    add_tests(&mut env);
    env.add_filter(operators::COMPARE, compare::compare);
    env.add_filter(operators::CALCULATE, calculate::calculate);
    env.add_filter(operators::JOIN, calculate::join);
    env.add_filter(operators::NEGATE, calculate::negate);
    env
}

fn add_texts(env: &mut Environment<'static>) {
    env.add_filter("capitalize", jinja::capitalize);
    env.add_filter("d", filters::default);
    env.add_filter("date", filters::date);
    env.add_filter("default", filters::default);
    env.add_filter("lower", jinja::lower);
    env.add_filter("ordinal", filters::ordinal);
    env.add_filter("possessive", filters::possessive);
    env.add_filter("replace", filters::replace);
    env.add_filter("string", jinja::string);
    env.add_filter("title", filters::title);
    env.add_filter("trim", jinja::trim);
    env.add_filter("upper", jinja::upper);
    env.add_filter("abs", calculate::abs);
    env.add_filter("money", calculate::money);
    env.add_filter("number", calculate::grouped);
    env.add_filter("percent", calculate::percent);
    env.add_filter("float", calculate::float);
    env.add_filter("int", calculate::int);
    env.add_filter("round", calculate::round);
}

fn add_lists(env: &mut Environment<'static>) {
    env.add_filter("count", jinja::length);
    env.add_filter("first", jinja::first);
    env.add_filter("join", filters::join);
    env.add_filter("join_and", filters::join_and);
    env.add_filter("last", jinja::last);
    env.add_filter("length", jinja::length);
    env.add_filter("lines", filters::lines);
    env.add_filter("list", jinja::list);
    env.add_filter("max", |state: &State, list: &Value| {
        compare::extreme(state, list, Ordering::Greater)
    });
    env.add_filter("min", |state: &State, list: &Value| {
        compare::extreme(state, list, Ordering::Less)
    });
    env.add_filter("reverse", jinja::reverse);
    env.add_filter("sort", jinja::sort);
    env.add_filter("split", filters::split);
    env.add_filter("sum", calculate::sum);
    env.add_filter("unique", jinja::unique);
}

fn add_tests(env: &mut Environment<'static>) {
    env.add_test("defined", filters::is_defined);
    env.add_test("divisibleby", calculate::is_divisible);
    env.add_test("endingwith", tests::is_endingwith);
    env.add_test("eq", tests::is_eq);
    env.add_test("even", calculate::is_even);
    env.add_test("false", tests::is_false);
    env.add_test("in", tests::is_in);
    env.add_test("integer", calculate::is_integer);
    env.add_test("ne", tests::is_ne);
    env.add_test("none", tests::is_none);
    env.add_test("number", calculate::is_number);
    env.add_test("odd", calculate::is_odd);
    env.add_test("startingwith", tests::is_startingwith);
    env.add_test("true", tests::is_true);
}
