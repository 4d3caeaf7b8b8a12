//! One recipient's cells as values of their fields' kinds.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{DynObject, ValueKind};

use super::readings::{Reading, Readings};
use super::surroundings::Joins;
use super::{Form, ValueText};
use crate::expression::{Day, FINDINGS, Finding, Findings, LANGUAGE, List, print};
use crate::limits;
use crate::merge::{Fault, FaultKind};
use crate::recipients::Recipient;
use crate::span::Span;
use crate::template::{Field, FieldKind, FieldName, Template};
use crate::values::words;

/// The variables that expressions see.
type Variables = BTreeMap<String, Value>;

pub(super) struct Cells<'a> {
    template: &'a Template,
    recipient: &'a Recipient,
    readings: &'a Readings,
    /// What has been read of this recipient's cells, by the index of their field.
    read: Vec<OnceCell<(&'a str, Reading)>>,
    variables: OnceCell<Variables>,
    /// The variables as expressions take them.
    context: OnceCell<Value>,
    findings: OnceCell<Arc<Findings>>,
}

/// The cell's text, or the field's default where the cell is empty; without the white space around
/// it, which means something in Markdown alone.
pub(crate) fn cell<'a>(field: &'a Field, recipient: &'a Recipient) -> &'a str {
    let text = recipient.cell(field.name.as_str());
    let text = if says_nothing(field, text) {
        field.default.as_deref().unwrap_or_default()
    } else {
        text
    };
    match field.kind {
        FieldKind::Markdown => text,
        _ => text.trim(),
    }
}

/// Whether a cell has no value: nothing but white space, or a list of nothing but separators.
pub(super) fn says_nothing(field: &Field, text: &str) -> bool {
    match field.kind {
        FieldKind::List => field.items(text).next().is_none(),
        _ => is_blank(text),
    }
}

/// Whether `text` says nothing.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
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
            read: vec![OnceCell::new(); template.fields.len()],
            variables: OnceCell::new(),
            context: OnceCell::new(),
            findings: OnceCell::new(),
        }
    }

    /// The field at `index`, its cell's text or its default, and what that means.
    fn cell(&self, index: usize) -> Option<(&'a Field, &'a str, &Reading)> {
        let field = self.template.fields.get(index)?;
        let (text, reading) = self.read.get(index)?.get_or_init(|| {
            let text = cell(field, self.recipient);
            let reading = self.readings.read(field, text, &self.template.language);
            (text, reading)
        });
        Some((field, text, reading))
    }

    /// The text of the field at `index`, its cell's or its default.
    pub(super) fn text(&self, index: usize) -> &'a str {
        self.cell(index).map_or("", |(_, text, _)| text)
    }

    /// All cells.
    fn all(&self) -> impl Iterator<Item = (&'a Field, &'a str, &Reading)> {
        (0..self.template.fields.len()).filter_map(|index| self.cell(index))
    }

    /// What is wrong with the cells of all declared fields, whether or not the letter uses them.
    pub(super) fn faults(&self) -> impl Iterator<Item = Fault> {
        self.all().filter_map(|(field, text, reading)| {
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
    pub(super) fn printed(
        &self,
        index: usize,
        joins: Joins,
    ) -> (ValueText<'a>, Form, Option<FieldName>) {
        let Some((field, text, reading)) = self.cell(index) else {
            return (ValueText::Written(""), Form::Line, None);
        };
        let form = match field.kind {
            FieldKind::Lines => Form::Lines,
            FieldKind::Markdown => Form::Markdown,
            _ => Form::Line,
        };
        let text = match reading {
            Reading::Empty => ValueText::Written(""),
            Reading::Date(day) => ValueText::Made(Arc::clone(&day.text)),
            Reading::Number(number) => ValueText::Made(number.text.clone().unwrap_or_default()),
            Reading::Text if field.kind == FieldKind::List => {
                let items: Vec<&str> = field.items(text).collect();
                ValueText::Made(words::join_and(&items, &self.template.language).into())
            }
            _ if field.kind == FieldKind::Text && (joins.before || joins.after) => {
                let cell = self.recipient.cell(field.name.as_str());
                let space = |wanted: bool| if wanted { " " } else { "" };
                let before = space(joins.before && cell.starts_with(char::is_whitespace));
                let after = space(joins.after && cell.ends_with(char::is_whitespace));
                let text = format!("{before}{}{after}", shortened(text));
                ValueText::Made(text.into())
            }
            _ => ValueText::Written(shortened(text)),
        };
        (text, form, Some(field.name.clone()))
    }

    /// Whether a field, on its own, fulfils a condition.
    pub(super) fn is_true(&self, index: usize) -> bool {
        let Some((field, _, reading)) = self.cell(index) else {
            return false;
        };
        match reading {
            Reading::Empty => false,
            Reading::YesNo(yes) => *yes,
            Reading::Number(number) => !number.amount.value.is_zero(),
            // A word that is neither yes nor no, and a number that is none, count as no.
            Reading::Wrong => !matches!(field.kind, FieldKind::YesNo | FieldKind::Number),
            Reading::Text | Reading::Date(_) | Reading::Long => true,
        }
    }

    fn variables(&self) -> &Variables {
        self.variables.get_or_init(|| {
            let mut variables: Variables = self
                .all()
                .map(|cell| {
                    (
                        cell.0.name.to_string(),
                        typed(cell, &self.template.language),
                    )
                })
                .collect();
            variables.insert(
                LANGUAGE.to_owned(),
                Value::from(self.template.language.clone()),
            );
            variables.insert(
                FINDINGS.to_owned(),
                Value::from_dyn_object(DynObject::new(Arc::clone(
                    self.findings.get_or_init(Arc::default),
                ))),
            );
            variables
        })
    }

    pub(super) fn context(&self) -> Value {
        let context = || Value::from(self.variables().clone());
        self.context.get_or_init(context).clone()
    }

    /// What the comparisons of the expressions evaluated since the last time have found.
    pub(super) fn findings(&self) -> Vec<Finding> {
        self.findings
            .get()
            .map_or_else(Vec::new, |found| found.take())
    }

    /// The text of the field of that name, as it is compared.
    pub(super) fn compared(&self, name: &str) -> Option<&'a str> {
        let fields = &self.template.fields;
        let index = fields
            .iter()
            .position(|field| field.name.as_str() == name)?;
        self.cell(index).map(|(_, text, _)| text.trim())
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
        self.context = OnceCell::new();
        outer
    }

    pub(super) fn leave(&mut self, outer: Variables) {
        self.variables = OnceCell::from(outer);
        self.context = OnceCell::new();
    }

    /// The text that a value prints; none where it is too long.
    pub(super) fn print(&self, value: &Value) -> Option<Arc<str>> {
        let language = &self.template.language;
        let text = match value.kind() {
            _ if value.downcast_object_ref::<List>().is_some() => value.to_string(),
            ValueKind::Seq | ValueKind::Iterable => items(value)?
                .iter()
                .map(|item| print(item, language))
                .collect::<Vec<_>>()
                .join(", "),
            _ => print(value, language),
        };
        (text.len() <= limits::VALUE_BYTES).then(|| Arc::from(text))
    }
}

/// What expressions see of a field: a number for a number, a day for a date, a truth for a yes or
/// no, the items for a list, text else.
/// A cell that is not of its kind is no value.
fn typed((field, text, reading): (&Field, &str, &Reading), language: &str) -> Value {
    match reading {
        Reading::YesNo(yes) => Value::from(*yes),
        Reading::Number(number) => Value::from_dyn_object(DynObject::new(Arc::clone(number))),
        Reading::Date(day) => Value::from_dyn_object(DynObject::new(Arc::clone(day))),
        Reading::Empty | Reading::Wrong
            if matches!(field.kind, FieldKind::YesNo | FieldKind::Number) =>
        {
            Value::from(())
        }
        Reading::Empty => Value::from(""),
        Reading::Wrong if field.kind == FieldKind::Date => Value::from_object(Day {
            date: None,
            text: shortened(text).into(),
        }),
        Reading::Text if field.kind == FieldKind::List => Value::from_object(List {
            items: field.items(text).map(str::to_owned).collect(),
            language: language.to_owned(),
        }),
        Reading::Wrong | Reading::Text | Reading::Long => Value::from(shortened(text)),
    }
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
                .filter(|line| !is_blank(line))
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
