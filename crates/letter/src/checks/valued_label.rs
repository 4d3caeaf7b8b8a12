//! Labels that are values, `[^{{ source }}]`: which notes they mean, from the recipients' cells.

use std::collections::{BTreeMap, HashMap};

use super::Context;
use super::defining::define;
use super::lines::{Line, OBJECT};
use super::nearly::plain_label;
use super::notes::NoteTable;
use super::typed::any_number;
use super::who::letters_to;
use crate::compose::cell;
use crate::markdown::{normal_label, outline};
use crate::problem::{Edit, Fix, Problem};
use crate::recipients::Recipients;
use crate::shorten::{QUOTE, shorten};
use crate::span::Span;
use crate::template::{Field, FieldKind, Template};

/// The most notes that the conditions of one mark choose from.
const MOST_CHOICES: usize = 12;

/// How many different labels are looked at: for each one, all recipients' values are.
const MOST_LABELS: usize = 20;

/// The marks and notes of a template whose labels are values.
#[derive(Debug)]
pub(super) struct Valued<'a> {
    /// Where the marks stand, and then the notes.
    pub(super) places: Vec<Span>,
    labels: HashMap<&'a str, ValuedLabel<'a>>,
    body: &'a str,
}

impl<'a> Valued<'a> {
    pub(super) fn new(context: &Context<'a>, recipients: &'a Recipients) -> Self {
        let (places, body) = (places(context), context.template.body.as_str());
        let mut labels = HashMap::new();
        for written in places
            .iter()
            .filter_map(|place| written_label(place.of(body)))
        {
            if labels.len() < MOST_LABELS
                && !labels.contains_key(written)
                && let Some(label) = ValuedLabel::read(context, recipients, written)
            {
                labels.insert(written, label);
            }
        }
        Self {
            places,
            labels,
            body,
        }
    }

    /// The label of the mark or the note at `place`; none where it is more than a bare field's.
    pub(super) fn at(&self, place: Span) -> Option<&ValuedLabel<'a>> {
        self.labels.get(written_label(place.of(self.body))?)
    }

    /// Whether some value may be that label.
    pub(super) fn may_be(&self, label: &str) -> bool {
        let mut named = self.labels.values().flat_map(|one| one.named.values());
        named.any(|one| normal_label(one) == label)
    }
}

/// A label that is one field's value, with or without text around it.
#[derive(Debug)]
pub(super) struct ValuedLabel<'a> {
    /// All between the brackets, but for the caret.
    written: &'a str,
    field: &'a Field,
    /// The values that some note's label has, each with that label.
    named: BTreeMap<&'a str, &'a str>,
    /// Who has another value.
    unnamed: Vec<usize>,
}

impl<'a> ValuedLabel<'a> {
    fn read(context: &Context<'a>, recipients: &'a Recipients, written: &'a str) -> Option<Self> {
        let (before, rest) = written.split_once("{{")?;
        let (name, after) = rest.split_once("}}")?;
        let field = context.template.field(name.trim())?;
        if before.contains(['{', '}']) || after.contains(['{', '}']) {
            return None;
        }
        let definitions = &context.outline.definitions;
        let notes: BTreeMap<&str, &str> = context
            .notes
            .labels
            .iter()
            .zip(definitions)
            .map(|(label, definition)| (label.as_str(), &*definition.label))
            .collect();
        let note = |value: &str| {
            let label = normal_label(&format!("{before}{value}{after}"));
            notes.get(label.as_str()).copied()
        };
        let choices = field.choices.iter().map(|choice| choice.trim());
        let mut named: BTreeMap<&str, &str> = choices
            .filter_map(|choice| Some((choice, note(choice)?)))
            .collect();
        let mut unnamed = Vec::new();
        for (index, recipient) in recipients.recipients.iter().enumerate() {
            let value = cell(field, recipient);
            if value.is_empty() || named.contains_key(value) {
                continue;
            }
            match note(value) {
                Some(label) => _ = named.insert(value, label),
                None => unnamed.push(index),
            }
        }
        Some(Self {
            written,
            field,
            named,
            unnamed,
        })
    }

    /// Which notes are missing, and for whom; nothing where each value names one or none does.
    fn missing(&self, context: &Context<'_>, recipients: &Recipients) -> Option<String> {
        let first = self.unnamed.first().filter(|_| !self.named.is_empty())?;
        let value = cell(self.field, recipients.recipients.get(*first)?);
        let letters = letters_to(context.template, recipients, &self.unnamed);
        Some(format!(
            " No note is called what it is in {letters}: “{}”.",
            shorten(value, QUOTE)
        ))
    }

    /// The problem with what mends it: a label for the mark and its note at once, where the template
    /// has exactly one such note in `places`, or a condition; a note that says the value is only a way.
    pub(super) fn mend(
        &self,
        context: &Context<'_>,
        recipients: &Recipients,
        mut problem: Problem,
        places: &[Span],
    ) -> Problem {
        problem.message += &self.missing(context, recipients).unwrap_or_default();
        let Some(place) = problem.range.filter(|_| !any_number(context)) else {
            return problem;
        };
        let fix = self.fix(context, place, places);
        let is_note = context.notes.places.contains(&place);
        let way = match fix {
            None if !is_note => self.as_note(context, place),
            _ => None,
        };
        problem.mended_by(fix).mended_by_one_of(Vec::from_iter(way))
    }

    fn fix(&self, context: &Context<'_>, place: Span, places: &[Span]) -> Option<Fix> {
        let body = context.template.body.as_str();
        let (notes, marks): (Vec<Span>, Vec<Span>) = places
            .iter()
            .filter(|place| written_label(place.of(body)) == Some(self.written))
            .partition(|place| context.notes.places.contains(place));
        match notes.as_slice() {
            [note] => self.renamed(context, *note, &marks),
            [] if marks.contains(&place) => self.chosen(context, place),
            _ => None,
        }
    }

    /// The note that has the same value as its label gets a label of its own, and so do its marks.
    fn renamed(&self, context: &Context<'_>, note: Span, marks: &[Span]) -> Option<Fix> {
        let label = plain_label(self.written);
        if marks.is_empty() || label.is_empty() || context.notes.defines(&label) {
            return None;
        }
        let mark = format!("[^{label}]");
        let length = self.written.len() + "[^]".len();
        let head = Span::new(note.start, note.start + length);
        let edits = marks.iter().chain([&head]);
        let edits = edits.map(|place| Edit::new(*place, mark.clone())).collect();
        let title = format!("Call the note and its mark {mark}");
        checked(context, Fix::new(title, edits))
    }

    /// A note whose text is the value, where no value is a label.
    fn as_note(&self, context: &Context<'_>, place: Span) -> Option<Fix> {
        let label = plain_label(self.written);
        let value = format!("{{{{ {} }}}}", self.field.name);
        if !self.named.is_empty() || context.notes.defines(&label) {
            return None;
        }
        let edits = vec![
            Edit::new(place, format!("[^{label}]")),
            define(context, place.start, &label, &value),
        ];
        let title = format!("Make it a note that says {value}");
        checked(context, Fix::new(title, edits))
    }

    /// Lets conditions choose among the notes, at the mark that stands at `place`, where each
    /// recipient's value names one.
    fn chosen(&self, context: &Context<'_>, place: Span) -> Option<Fix> {
        let count = self.named.len();
        if !self.unnamed.is_empty() || count == 0 || count > MOST_CHOICES {
            return None;
        }
        let mut text = String::new();
        for (value, label) in &self.named {
            let tag = if text.is_empty() { "if" } else { "elif" };
            let literal = literal(self.field.kind, value)?;
            text += &format!("{{% {tag} {} == {literal} %}}[^{label}]", self.field.name);
        }
        let edit = Edit::new(place, text + "{% endif %}");
        let title = "Let a condition choose the note";
        checked(context, Fix::new(title, vec![edit]))
    }
}

/// Where the template's marks have values as labels, and then where its notes have.
fn places(context: &Context<'_>) -> Vec<Span> {
    let marks = context.notes.all_lines();
    let mut found: Vec<Span> = marks.flat_map(|line| marks_in(line, context)).collect();
    let definitions = context
        .outline
        .definitions
        .iter()
        .zip(&context.notes.places);
    let definitions = definitions.filter(|(definition, _)| definition.label.contains('{'));
    found.extend(definitions.map(|(_, place)| *place));
    found
}

fn marks_in(line: &Line, context: &Context<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    for (at, open) in line.text.match_indices("[^") {
        let rest = line.text.get(at + open.len()..).unwrap_or_default();
        let length = rest.find([']', '[', '\n']).unwrap_or_default();
        let (label, end) = rest.split_at(length);
        if !label.contains(OBJECT) || !end.starts_with(']') {
            continue;
        }
        let place = line.span(at, at + open.len() + length + 1);
        let written = place.of(&context.template.body);
        if written.starts_with("[^") && written.contains("{{") {
            found.push(place);
        }
    }
    found
}

/// What stands between the brackets at the head of `text`.
fn written_label(text: &str) -> Option<&str> {
    let (label, _) = text.strip_prefix("[^")?.split_once(']')?;
    Some(label)
}

/// The value as a condition compares it with; none where its kind has no labels for values.
fn literal(kind: FieldKind, value: &str) -> Option<String> {
    let figures = value.chars().all(|c| c.is_ascii_digit());
    match kind {
        FieldKind::Text | FieldKind::Choice if !value.contains(['\'', '\\', '\n']) => {
            Some(format!("'{value}'"))
        }
        FieldKind::Number if figures && !value.starts_with('0') => Some(value.to_owned()),
        _ => None,
    }
}

/// The fix, if no mark lacks its note after it that had one before, and all notes are there.
fn checked(context: &Context<'_>, fix: Fix) -> Option<Fix> {
    let mended = Template {
        body: fix.apply(&context.template.body),
        ..context.template.clone()
    };
    let after = NoteTable::new(&mended.body, &outline(&mended));
    let before = context.notes;
    let more = after.order.len() > before.order.len() || after.order.len() == after.labels.len();
    let whole = after.labels.len() >= before.labels.len();
    (more && whole && after.undefined.len() <= before.undefined.len()).then_some(fix)
}
