//! The filters that are our own: for prose, or bounded where minijinja's are not.

use std::borrow::Cow;

use minijinja::value::{ArgType, Rest, ValueKind};
use minijinja::{Error, ErrorKind, State, Value};

use super::values::{Day, List, amount, is_empty};
use crate::limits;
use crate::values::{dates, words};

/// The context's key for the letter's language; no field can be called so.
pub(crate) const LANGUAGE: &str = " language";

pub(super) fn language(state: &State) -> String {
    state
        .lookup(LANGUAGE)
        .map_or_else(String::new, |value| value.to_string())
}

pub(super) fn refuse(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidOperation, message.into())
}

pub(super) fn bounded(length: Option<usize>) -> Result<usize, Error> {
    length
        .filter(|&length| length <= limits::VALUE_BYTES)
        .ok_or_else(|| refuse("the text it makes is too long"))
}

fn items(value: &Value) -> Result<Vec<String>, Error> {
    if matches!(value.kind(), ValueKind::Undefined | ValueKind::None) {
        return Ok(Vec::new());
    }
    if let Some(text) = value.as_str() {
        return Ok(vec![text.to_owned()]);
    }
    Ok(value.try_iter()?.map(|item| item.to_string()).collect())
}

/// A cell that is empty and one that is not there mean the same, so both are not defined.
pub(super) fn is_defined(value: &Value) -> bool {
    !is_empty(value)
}

/// Another value where this one is empty.
pub(super) fn default(value: &Value, other: Option<Value>) -> Value {
    if is_empty(value) {
        other.unwrap_or_else(|| Value::from(""))
    } else {
        value.clone()
    }
}

/// A date in a form such as `D MMMM YYYY`; without one, the long form of the letter's language.
pub(super) fn date(state: &State, value: &Value, pattern: Option<String>) -> Result<String, Error> {
    let language = language(state);
    let text = value.to_string();
    if text.trim().is_empty() || value.is_undefined() || value.is_none() {
        return Ok(String::new());
    }
    let date = match value.downcast_object_ref::<Day>() {
        Some(day) => day.date,
        None => dates::parse(&text, &language),
    };
    let date = date.ok_or_else(|| refuse(format!("“{text}” is not a date")))?;
    match pattern {
        None => Ok(dates::long(date, &language)),
        Some(pattern) if dates::understand(&pattern).is_err() => Err(refuse(format!(
            "“{pattern}” is not how a date is written here"
        ))),
        Some(pattern) => Ok(dates::format(date, &pattern, &language)),
    }
}

/// `1st`, `2nd`, `3rd`, as the letter's language has it.
pub(super) fn ordinal(state: &State, value: &Value) -> Result<String, Error> {
    let language = language(state);
    let number = match amount(value, &language) {
        Some(amount) => u64::try_from(amount.value)
            .ok()
            .filter(|_| amount.value.fract().is_zero()),
        None => value.to_string().trim().parse().ok(),
    };
    let number = number.ok_or_else(|| refuse(format!("“{value}” is not a whole number")))?;
    Ok(words::ordinal(number, &language))
}

/// `Ann’s`, `James’s`.
pub(super) fn possessive(text: Cow<'_, str>) -> String {
    words::possessive(&text)
}

/// A capital letter for each word.
pub(super) fn title(text: Cow<'_, str>) -> String {
    words::title_case(&text)
}

/// The items as a list in a sentence; a text counts as the list of its lines.
pub(super) fn join_and(state: &State, value: &Value) -> Result<String, Error> {
    let items = match value.as_str() {
        Some(text) => text.lines().map(ToOwned::to_owned).collect(),
        None => items(value)?,
    };
    let items: Vec<String> = items
        .into_iter()
        .filter(|item| !item.trim().is_empty())
        .collect();
    bounded(Some(items.iter().map(String::len).sum()))?;
    Ok(words::join_and(&items, &language(state)))
}

/// The items with a text between them.
pub(super) fn join(value: &Value, between: Option<&str>) -> Result<String, Error> {
    let (items, between) = (items(value)?, between.unwrap_or_default());
    let length: usize = items.iter().map(String::len).sum();
    bounded(
        between
            .len()
            .checked_mul(items.len())
            .and_then(|gaps| gaps.checked_add(length)),
    )?;
    Ok(items.join(between))
}

/// One text put for another.
pub(super) fn replace(text: Cow<'_, str>, old: &str, new: &str) -> Result<String, Error> {
    let found = if old.is_empty() {
        text.chars().count() + 1
    } else {
        text.matches(old).count()
    };
    bounded(
        found
            .checked_mul(new.len())
            .and_then(|added| added.checked_add(text.len())),
    )?;
    Ok(text.replace(old, new))
}

/// The text cut at each separator; without one, at white space. A text is cut into at most as
/// many pieces as it has bytes.
pub(super) fn split(value: &Value, rest: Rest<String>) -> Result<Vec<String>, Error> {
    if let Some(items) = listed(value) {
        return Ok(items);
    }
    let text = Cow::<str>::from_value(Some(value))?;
    bounded(Some(text.len()))?;
    Ok(
        match rest.first().filter(|separator| !separator.is_empty()) {
            Some(separator) => text
                .split(separator.as_str())
                .map(|piece| piece.trim().to_owned())
                .collect(),
            None => text.split_whitespace().map(ToOwned::to_owned).collect(),
        },
    )
}

/// The lines of a text, without the empty ones.
pub(super) fn lines(value: &Value) -> Result<Vec<String>, Error> {
    if let Some(items) = listed(value) {
        return Ok(items);
    }
    Ok(Cow::<str>::from_value(Some(value))?
        .lines()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect())
}

/// The items of a field's list, which are cut already.
fn listed(value: &Value) -> Option<Vec<String>> {
    Some(value.downcast_object_ref::<List>()?.items.clone())
}
