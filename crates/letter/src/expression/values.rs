//! What expressions see of numbers and dates: values that keep how they are written.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{DynObject, Enumerator, Object, ObjectRepr, ValueKind};
use rust_decimal::Decimal;

use crate::values::dates::Date;
use crate::values::numbers::{self, Amount, Look, Marks};
use crate::values::words;

/// A number: a field's, or one that was worked out.
#[derive(Debug)]
pub(crate) struct Number {
    pub(crate) amount: Amount,
    /// What it prints, where that is not for us to say: the cell it was read from.
    pub(crate) text: Option<Arc<str>>,
}

impl Object for Number {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        !self.amount.value.is_zero()
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        let other = other.downcast_ref::<Self>()?;
        Some(self.amount.value.cmp(&other.amount.value))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => f.write_str(text),
            None => f.write_str(&numbers::write(&self.amount)),
        }
    }
}

/// A day, and the text that it prints as.
#[derive(Debug)]
pub(crate) struct Day {
    /// None where the cell is no date.
    pub(crate) date: Option<Date>,
    pub(crate) text: Arc<str>,
}

impl Object for Day {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        Some(self.date.cmp(&other.downcast_ref::<Self>()?.date))
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The items of a field's list, which on its own prints as a sentence has it: `a, b and c`.
#[derive(Debug)]
pub(crate) struct List {
    pub(crate) items: Vec<String>,
    pub(crate) language: String,
}

impl Object for List {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.items
            .get(key.as_usize()?)
            .map(|item| Value::from(item.as_str()))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.items.len())
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words::join_and(&self.items, &self.language))
    }
}

/// The number with more decimals than a letter wants in the `text` that the value prints, where no
/// cell says it: where it was worked out, or put into a text by the tag that worked it out.
pub(crate) fn long_fraction(value: &Value, tag: &str, text: &str) -> Option<String> {
    let number = value.downcast_object_ref::<Number>();
    let is_worked_out = number.is_some_and(|number| number.text.is_none());
    let is_joined = tag.contains('~') && tag.contains(['/', '*']);
    let long = numbers::long_fraction(text).filter(|_| is_worked_out || is_joined)?;
    Some(long.to_owned())
}

/// The number that the value is; a text is none.
pub(super) fn amount(value: &Value, language: &str) -> Option<Amount> {
    if let Some(number) = value.downcast_object_ref::<Number>() {
        return Some(number.amount.clone());
    }
    Some(Amount {
        value: plain_number(value)?,
        look: Look::plain(Marks::of(language)),
    })
}

/// The number that the value is, where the expression says it in figures, or a filter counted.
pub(super) fn plain_number(value: &Value) -> Option<Decimal> {
    if value.kind() != ValueKind::Number {
        return None;
    }
    match i64::try_from(value.clone()) {
        Ok(whole) => Some(Decimal::from(whole)),
        Err(_) => Decimal::from_str(&f64::try_from(value.clone()).ok()?.to_string()).ok(),
    }
}

/// The value of a number that was worked out.
pub(super) fn number(amount: Amount) -> Value {
    Value::from_object(Number { amount, text: None })
}

/// What a value prints in a letter of that language.
pub(crate) fn print(value: &Value, language: &str) -> String {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => String::new(),
        ValueKind::Bool => if value.is_true() { "yes" } else { "no" }.to_owned(),
        ValueKind::Number if !value.is_integer() => match amount(value, language) {
            Some(amount) => numbers::write(&amount),
            None => value.to_string(),
        },
        _ => value.to_string(),
    }
}

/// Whether there is no value: none at all, or a text without anything but white space.
pub(super) fn is_empty(value: &Value) -> bool {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => true,
        ValueKind::String => value.as_str().is_some_and(|text| text.trim().is_empty()),
        _ => false,
    }
}
