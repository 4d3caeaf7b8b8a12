//! One recipient's cells as values of their fields' kinds.

use std::cell::OnceCell;
use std::collections::BTreeMap;
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

/// Whether `text`, the cell of `field`, is what the field's kind asks for.
///
/// # Errors
///
/// If the text is something else, or too long.
pub(crate) fn check_cell(field: &Field, text: &str, language: &str) -> Result<(), FaultKind> {
    let value = text.trim();
    if value.is_empty() {
        return Ok(());
    }
    if text.len() > limits::VALUE_BYTES {
        return Err(FaultKind::LongCell {
            field: field.name.clone(),
        });
    }
    let fits = match field.kind {
        FieldKind::Text | FieldKind::Lines | FieldKind::Markdown => true,
        FieldKind::Date => dates::parse(value, language).is_some(),
        FieldKind::Number => numbers::parse(value, language).is_some(),
        FieldKind::YesNo => yes_no::parse(value).is_some(),
        FieldKind::Choice => field.choices.iter().any(|choice| choice.trim() == value),
    };
    if fits {
        return Ok(());
    }
    Err(FaultKind::Cell {
        field: field.name.clone(),
        kind: field.kind,
        text: value.to_owned(),
    })
}

impl<'a> Cells<'a> {
    pub(super) fn new(template: &'a Template, recipient: &'a Recipient) -> Self {
        Self {
            template,
            recipient,
            variables: OnceCell::new(),
        }
    }

    /// What is wrong with the cells of all declared fields, whether or not the letter uses them.
    pub(super) fn faults(&self) -> impl Iterator<Item = Fault> {
        self.template.fields.iter().filter_map(|field| {
            let text = cell(field, self.recipient);
            let kind = check_cell(field, text, &self.template.language).err()?;
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
        let text = cell(field, self.recipient);
        let form = match field.kind {
            FieldKind::Lines => Form::Lines,
            FieldKind::Markdown => Form::Markdown,
            _ => Form::Line,
        };
        let text = match field.kind {
            FieldKind::Date => self
                .long_date(text)
                .map_or_else(|| Arc::from(text), Arc::from),
            _ if text.trim().is_empty() => Arc::from(""),
            _ if text.len() > limits::VALUE_BYTES => Arc::from(shortened(text)),
            _ => Arc::from(text),
        };
        (text, form, Some(field.name.clone()))
    }

    fn long_date(&self, text: &str) -> Option<String> {
        let language = &self.template.language;
        dates::parse(text, language).map(|date| dates::long(date, language))
    }

    /// Whether a field, on its own, fulfils a condition.
    pub(super) fn is_true(&self, index: usize) -> bool {
        let Some(field) = self.template.fields.get(index) else {
            return false;
        };
        let text = cell(field, self.recipient);
        match field.kind {
            FieldKind::YesNo => yes_no::parse(text).unwrap_or(false),
            FieldKind::Number => {
                numbers::parse(text, &self.template.language).is_some_and(|number| number != 0.0)
            }
            _ => !text.trim().is_empty(),
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
        let text = cell(field, self.recipient);
        match field.kind {
            FieldKind::YesNo => yes_no::parse(text).map_or_else(|| Value::from(()), Value::from),
            FieldKind::Number => numbers::parse(text, &self.template.language)
                .map_or_else(|| Value::from(()), number),
            FieldKind::Date => Value::from(
                self.long_date(text)
                    .unwrap_or_else(|| text.trim().to_owned()),
            ),
            _ if text.trim().is_empty() => Value::from(""),
            _ => Value::from(shortened(text)),
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
