//! Makes a footnote of a typed one.

use std::collections::HashSet;

use super::{Sign, Typed, TypedMark, TypedNote, unused_definition};
use crate::checks::Context;
use crate::markdown::normal_label;
use crate::problem::{Edit, Fix};
use crate::span::Span;

/// What turns typed footnotes into footnotes.
#[derive(Debug, Default)]
pub(in crate::checks) struct Conversion {
    signs: Vec<Sign>,
    fix: Option<Fix>,
}

impl Conversion {
    /// All of the typed footnotes that can be turned at once; each on its own would print beside
    /// numbers that are still typed. What stays typed must be above all that the notes print.
    pub(in crate::checks) fn new(context: &Context<'_>, typed: &Typed) -> Self {
        let mut parts = Vec::new();
        let notes = typed.notes.iter().filter_map(|note| note.sign.number());
        let mut typed_numbers: Vec<usize> = typed.numbers.iter().copied().chain(notes).collect();
        crate::order::sort_and_dedup(&mut typed_numbers);
        let mut labels: Vec<String> = context.notes.labels.clone();
        for sign in signs(typed) {
            if let Some(part) = Part::new(context, typed, sign, &mut labels) {
                parts.push(part);
            }
        }
        while !parts.is_empty() && !keeps_apart(context, &parts, &typed_numbers) {
            parts.pop();
        }
        let title = match parts.as_slice() {
            [] => return Self::default(),
            [one] => one.title.clone(),
            _ => "Make footnotes of all of them".to_owned(),
        };
        let signs = parts.iter().map(|part| part.sign.clone()).collect();
        let edits = parts.into_iter().flat_map(|part| part.edits).collect();
        Self {
            signs,
            fix: Some(Fix::new(title, edits)),
        }
    }

    /// The fix, if it mends what has that sign.
    pub(in crate::checks) fn of(&self, sign: &Sign) -> Option<Fix> {
        self.fix.clone().filter(|_| self.signs.contains(sign))
    }
}

/// What has been typed, the numbers first and ascending.
fn signs(typed: &Typed) -> Vec<Sign> {
    let marks = typed.marks.iter().map(|mark| &mark.sign);
    let notes = typed.notes.iter().map(|note| &note.sign);
    let mut signs: Vec<Sign> = marks.chain(notes).cloned().collect();
    crate::order::sort_and_dedup(&mut signs);
    signs
}

/// Whether no letter has a number both typed and as a note's, or a typed one before that of a note
/// that came after it.
fn keeps_apart(context: &Context<'_>, parts: &[Part], typed: &[usize]) -> bool {
    let turned: HashSet<usize> = parts.iter().filter_map(|part| part.sign.number()).collect();
    let notes = 0..context.notes.labels.len();
    let marked = notes.filter(|definition| context.notes.has_mark(*definition));
    let most = marked.count() + parts.len();
    let highest = turned.iter().copied().max().unwrap_or_default().max(most);
    let mut left = typed.iter().filter(|number| !turned.contains(number));
    left.all(|number| *number > highest)
}

/// What turns the marks of one sign and their note into a footnote.
#[derive(Debug)]
struct Part {
    sign: Sign,
    title: String,
    edits: Vec<Edit>,
}

impl Part {
    /// None where it is not plain what belongs together, or where a letter would have the mark
    /// without its note.
    fn new(
        context: &Context<'_>,
        typed: &Typed,
        sign: Sign,
        labels: &mut Vec<String>,
    ) -> Option<Self> {
        let marks = || typed.marks.iter().filter(|mark| mark.sign == sign);
        let mut notes = typed.notes.iter().filter(|note| note.sign == sign);
        let (note, another) = (notes.next(), notes.next());
        if another.is_some() || typed.doubtful.contains(&sign) {
            return None;
        }
        let Some(note) = note else {
            let definition = unused_definition(context, &sign)?;
            let place = *context.notes.places.get(definition)?;
            let label = &context.outline.definitions.get(definition)?.label;
            let edits = replace(context, marks(), place.start, label)?;
            let title = format!("Use the mark [^{label}]");
            return Some(Self { sign, title, edits });
        };
        let label = label(labels, &sign);
        let mut edits = replace(context, marks(), note.place.start, &label)?;
        let mut undefined = context.notes.undefined.iter();
        let waits = undefined.any(|mark| normal_label(&mark.label) == label);
        if edits.is_empty() && !waits {
            return None;
        }
        edits.extend(define(context, note, &label)?);
        labels.push(label);
        let title = "Make it a footnote".to_owned();
        Some(Self { sign, title, edits })
    }
}

/// A label for the note: its number where no other note has it.
fn label(labels: &[String], sign: &Sign) -> String {
    let free = |label: &String| !labels.contains(label);
    let name = match sign {
        Sign::Number(number) => Some(number.to_string()).filter(free),
        Sign::Symbol(_) => Some("note".to_owned()).filter(free),
    };
    let base = match sign {
        Sign::Number(number) => format!("note-{number}"),
        Sign::Symbol(_) => "note-2".to_owned(),
    };
    name.unwrap_or_else(|| {
        let mut label = base;
        while labels.contains(&label) {
            label.push_str("-2");
        }
        label
    })
}

fn replace<'a>(
    context: &Context<'_>,
    marks: impl Iterator<Item = &'a TypedMark>,
    note: usize,
    label: &str,
) -> Option<Vec<Edit>> {
    let body = context.template.body.as_str();
    let branches = &context.notes.branches;
    marks
        .map(|mark| {
            let stands = mark.exact && branches.implied(note, mark.place.start);
            stands.then(|| replaced(mark.place, label, body))?
        })
        .collect()
}

/// `[^label]` in the place of a mark, where the characters around it leave it a mark.
fn replaced(place: Span, label: &str, body: &str) -> Option<Edit> {
    let (before, after) = (body.get(..place.start)?, body.get(place.end..)?);
    if before.ends_with('\\') || after.starts_with(['(', '[', ':']) {
        return None;
    }
    // An exclamation mark before a bracket would make a picture of it.
    if before.ends_with('!') && !before.ends_with("\\!") {
        let place = Span::new(place.start - 1, place.end);
        return Some(Edit::new(place, format!("\\![^{label}]")));
    }
    Some(Edit::new(place, format!("[^{label}]")))
}

/// Makes a definition of the paragraph.
fn define(context: &Context<'_>, note: &TypedNote, label: &str) -> Option<Vec<Edit>> {
    let before = context.template.body.get(..note.place.start)?;
    let heads_line = before.is_empty() || before.ends_with('\n');
    if !heads_line || !note.exact {
        return None;
    }
    let mut edits = vec![Edit::new(note.place, format!("[^{label}]: "))];
    if let Some(next) = note.next {
        edits.push(Edit::new(Span::new(next, next), "\n"));
    }
    Some(edits)
}
