//! What the texts of cells mean for their fields' kinds, each read once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::cells::says_nothing;
use crate::expression::{Day, Number};
use crate::limits;
use crate::template::{Field, FieldKind};
use crate::values::numbers::{self, Written};
use crate::values::{dates, yes_no};

/// What a cell's text means for its field's kind.
#[derive(Clone, Debug)]
pub(super) enum Reading {
    /// No value.
    Empty,
    /// Text, as it is.
    Text,
    YesNo(bool),
    Number(Arc<Number>),
    Date(Arc<Day>),
    /// Not what the kind asks for.
    Wrong,
    /// Longer than a value may be.
    Long,
}

/// What cells have been found to mean, so that a date that everyone has is read once.
#[derive(Debug, Default)]
pub(crate) struct Readings {
    dates: Kept,
    numbers: Kept,
    yes_no: Kept,
}

type Kept = RefCell<HashMap<String, Reading>>;

/// The most readings kept of one kind of field.
const MOST_READINGS: usize = 5_000;

impl Readings {
    /// What `text` means in that field, in that language.
    pub(super) fn read(&self, field: &Field, text: &str, language: &str) -> Reading {
        match field.kind {
            _ if says_nothing(field, text) => Reading::Empty,
            _ if text.len() > limits::VALUE_BYTES => Reading::Long,
            FieldKind::Text | FieldKind::Lines | FieldKind::Markdown | FieldKind::List => {
                Reading::Text
            }
            FieldKind::Choice
                if field
                    .choices
                    .iter()
                    .any(|choice| choice.trim() == text.trim()) =>
            {
                Reading::Text
            }
            FieldKind::Choice => Reading::Wrong,
            FieldKind::Date => kept(&self.dates, text, |text| {
                let date = dates::parse(text, language)?;
                Some(Reading::Date(Arc::new(Day {
                    date: Some(date),
                    text: dates::long(date, language).into(),
                })))
            }),
            FieldKind::Number => {
                let read = |text: &str| {
                    let Written { amount, noisy } = field.number(text, language)?;
                    let is_ours = noisy || field.format.is_some();
                    let printed = if is_ours {
                        numbers::write(&amount).into()
                    } else {
                        text.into()
                    };
                    let text = Some(printed);
                    Some(Reading::Number(Arc::new(Number { amount, text })))
                };
                match field.format {
                    // What the text means depends on its field.
                    Some(_) => kept(&self.numbers, &format!("{}\0{text}", field.name), |key| {
                        read(key.split_once('\0').map_or(key, |(_, text)| text.trim()))
                    }),
                    None => kept(&self.numbers, text, read),
                }
            }
            FieldKind::YesNo => kept(&self.yes_no, text, |text| {
                yes_no::parse(text).map(Reading::YesNo)
            }),
        }
    }
}

fn kept(kept: &Kept, text: &str, read: impl FnOnce(&str) -> Option<Reading>) -> Reading {
    let mut kept = kept.borrow_mut();
    if let Some(reading) = kept.get(text) {
        return reading.clone();
    }
    if kept.len() >= MOST_READINGS {
        kept.clear();
    }
    let reading = read(text.trim()).unwrap_or(Reading::Wrong);
    kept.insert(text.to_owned(), reading.clone());
    reading
}
