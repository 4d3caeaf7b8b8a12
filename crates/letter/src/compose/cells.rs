//! One recipient's cells as values of their fields' kinds.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::ValueKind;

use super::Form;
use crate::expression::LANGUAGE;
use crate::limits;
use crate::merge::{Fault, FaultKind};
use crate::recipients::Recipient;
use crate::span::Span;
use crate::template::{Field, FieldKind, FieldName, Template};
use crate::values::{dates, numbers, yes_no};

/// The variables that expressions see.
type Variables = BTreeMap<String, Value>;

pub(super) struct Cells<'a> {
    template: &'a Template,
    recipient: &'a Recipient,
    readings: &'a Readings,
    variables: OnceCell<Variables>,
}

/// The cell's text, or the field's default where the cell is empty.
pub(crate) fn cell<'a>(field: &'a Field, recipient: &'a Recipient) -> &'a str {
    let text = recipient.cell(field.name.as_str());
    if text.trim().is_empty() {
        field.default.as_deref().unwrap_or_default()
    } else {
        text
    }
}

/// What a cell's text means for its field's kind.
#[derive(Clone, Debug)]
pub(super) enum Reading {
    /// No value.
    Empty,
    /// Text, as it is.
    Text,
    YesNo(bool),
    Number(f64),
    /// A date's long form.
    Date(Arc<str>),
    /// Not what the kind asks for.
    Wrong,
    /// Longer than a value may be.
    Long,
}

/// What cells have been found to mean, so that a date that everyone has is read once.
#[derive(Debug, Default)]
pub(crate) struct Readings(RefCell<HashMap<FieldKind, HashMap<String, Reading>>>);

/// The most readings kept of one kind of field.
const MOST_READINGS: usize = 5_000;

impl Readings {
    fn read(&self, field: &Field, text: &str, language: &str) -> Reading {
        match field.kind {
            _ if text.trim().is_empty() => Reading::Empty,
            _ if text.len() > limits::VALUE_BYTES => Reading::Long,
            FieldKind::Text | FieldKind::Lines | FieldKind::Markdown => Reading::Text,
            FieldKind::Choice
                if field
                    .choices
                    .iter()
                    .any(|choice| choice.trim() == text.trim()) =>
            {
                Reading::Text
            }
            FieldKind::Choice => Reading::Wrong,
            FieldKind::Date | FieldKind::Number | FieldKind::YesNo => {
                self.kept(field.kind, text, language)
            }
        }
    }

    fn kept(&self, kind: FieldKind, text: &str, language: &str) -> Reading {
        let mut kinds = self.0.borrow_mut();
        let kept = kinds.entry(kind).or_default();
        if let Some(reading) = kept.get(text) {
            return reading.clone();
        }
        if kept.len() >= MOST_READINGS {
            kept.clear();
        }
        let reading = read_typed(kind, text.trim(), language).unwrap_or(Reading::Wrong);
        kept.insert(text.to_owned(), reading.clone());
        reading
    }
}

fn read_typed(kind: FieldKind, text: &str, language: &str) -> Option<Reading> {
    Some(match kind {
        FieldKind::Date => {
            Reading::Date(dates::long(dates::parse(text, language)?, language).into())
        }
        FieldKind::Number => Reading::Number(numbers::parse(text, language)?),
        FieldKind::YesNo => Reading::YesNo(yes_no::parse(text)?),
        FieldKind::Text | FieldKind::Lines | FieldKind::Markdown | FieldKind::Choice => {
            Reading::Text
        }
    })
}

impl<'a> Cells<'a> {
    pub(super) fn new(
        template: &'a Template,
        recipient: &'a Recipient,
        readings: &'a Readings,
    ) -> Self {
        Self {
            template,
            recipient,
            readings,
            variables: OnceCell::new(),
        }
    }

    /// The cell's text or its field's default, and what it means.
    fn cell(&self, field: &'a Field) -> (&'a str, Reading) {
        let text = cell(field, self.recipient);
        (
            text,
            self.readings.read(field, text, &self.template.language),
        )
    }

    /// What is wrong with the cells of all declared fields, whether or not the letter uses them.
    pub(super) fn faults(&self) -> impl Iterator<Item = Fault> {
        self.template.fields.iter().filter_map(|field| {
            let (text, reading) = self.cell(field);
            let name = field.name.clone();
            let kind = match reading {
                Reading::Wrong => FaultKind::Cell {
                    field: name,
                    kind: field.kind,
                    text: text.trim().to_owned(),
                },
                Reading::Long => FaultKind::LongCell { field: name },
                _ => return None,
            };
            Some(Fault {
                span: Span::default(),
                kind,
            })
        })
    }

    /// What a field prints on its own.
    pub(super) fn printed(&self, index: usize) -> (Arc<str>, Form, Option<FieldName>) {
        let Some(field) = self.template.fields.get(index) else {
            return (Arc::from(""), Form::Line, None);
        };
        let (text, reading) = self.cell(field);
        let form = match field.kind {
            FieldKind::Lines => Form::Lines,
            FieldKind::Markdown => Form::Markdown,
            _ => Form::Line,
        };
        let text = match reading {
            Reading::Empty => Arc::from(""),
            Reading::Date(long) => long,
            _ => Arc::from(shortened(text)),
        };
        (text, form, Some(field.name.clone()))
    }

    /// Whether a field, on its own, fulfils a condition.
    pub(super) fn is_true(&self, index: usize) -> bool {
        let Some(field) = self.template.fields.get(index) else {
            return false;
        };
        match self.cell(field).1 {
            Reading::Empty => false,
            Reading::YesNo(yes) => yes,
            Reading::Number(number) => number != 0.0,
            // A word that is neither yes nor no, and a number that is none, count as no.
            Reading::Wrong => !matches!(field.kind, FieldKind::YesNo | FieldKind::Number),
            Reading::Text | Reading::Date(_) | Reading::Long => true,
        }
    }

    fn variables(&self) -> &Variables {
        self.variables.get_or_init(|| {
            let fields = self.template.fields.iter();
            let mut variables: Variables = fields
                .map(|field| (field.name.to_string(), self.typed(field)))
                .collect();
            variables.insert(
                LANGUAGE.to_owned(),
                Value::from(self.template.language.clone()),
            );
            variables
        })
    }

    /// What expressions see of a field: a number for a number, a truth for a yes or no, text else.
    /// A cell that is not of its kind is no value.
    fn typed(&self, field: &Field) -> Value {
        let (text, reading) = self.cell(field);
        match reading {
            Reading::YesNo(yes) => Value::from(yes),
            Reading::Number(value) => number(value),
            Reading::Date(long) => Value::from(long),
            Reading::Empty | Reading::Wrong
                if matches!(field.kind, FieldKind::YesNo | FieldKind::Number) =>
            {
                Value::from(())
            }
            Reading::Empty => Value::from(""),
            Reading::Wrong | Reading::Text | Reading::Long => Value::from(shortened(text)),
        }
    }

    pub(super) fn context(&self) -> Value {
        Value::from(self.variables().clone())
    }

    /// Gives a loop's variables their values; the answer is to be handed to [`Self::leave`].
    pub(super) fn enter(
        &mut self,
        variable: &str,
        item: Value,
        index: usize,
        count: usize,
    ) -> Variables {
        let outer = self.variables().clone();
        let mut inner = outer.clone();
        let position: BTreeMap<&str, Value> = BTreeMap::from([
            ("index", Value::from(index + 1)),
            ("index0", Value::from(index)),
            ("first", Value::from(index == 0)),
            ("last", Value::from(index + 1 == count)),
            ("length", Value::from(count)),
        ]);
        inner.insert("loop".to_owned(), Value::from(position));
        inner.insert(variable.to_owned(), item);
        self.variables = OnceCell::from(inner);
        outer
    }

    pub(super) fn leave(&mut self, outer: Variables) {
        self.variables = OnceCell::from(outer);
    }

    /// The text that a value prints; none where it is too long.
    pub(super) fn print(&self, value: &Value) -> Option<Arc<str>> {
        let text = match value.kind() {
            ValueKind::Undefined | ValueKind::None => return Some(Arc::from("")),
            ValueKind::Bool => return Some(Arc::from(if value.is_true() { "yes" } else { "no" })),
            ValueKind::Seq | ValueKind::Iterable => items(value)?
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", "),
            _ => value.to_string(),
        };
        (text.len() <= limits::VALUE_BYTES).then(|| Arc::from(text))
    }
}

/// Whole numbers print without a decimal point.
fn number(number: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it is whole and within the exact range of f64"
        )]
        return Value::from(number as i64);
    }
    Value::from(number)
}

fn shortened(text: &str) -> &str {
    let mut end = text.len().min(limits::VALUE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// The items of a list; a text has its lines, an empty one none. Anything else is no list.
pub(super) fn items(value: &Value) -> Option<Vec<Value>> {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => Some(Vec::new()),
        ValueKind::String => Some(
            value
                .as_str()
                .unwrap_or_default()
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(|line| Value::from(line.trim()))
                .collect(),
        ),
        ValueKind::Seq | ValueKind::Iterable => value
            .try_iter()
            .ok()
            .map(|items| items.take(limits::LETTER_STEPS).collect()),
        _ => None,
    }
}
