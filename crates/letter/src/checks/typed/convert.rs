//! Makes a footnote of a typed one.

use super::{Sign, Typed, TypedMark, TypedNote, unused_definition};
use crate::checks::Context;
use crate::markdown::normal_label;
use crate::problem::{Edit, Fix};
use crate::span::Span;

/// Turns all marks of that sign and the note that goes with them into a footnote. None where it is
/// not plain what belongs together, or where a letter would have the mark without its note.
pub(in crate::checks) fn conversion(
    context: &Context<'_>,
    typed: &Typed,
    sign: &Sign,
) -> Option<Fix> {
    let marks = || typed.marks.iter().filter(|mark| mark.sign == *sign);
    let mut notes = typed.notes.iter().filter(|note| note.sign == *sign);
    let (note, another) = (notes.next(), notes.next());
    if another.is_some() {
        return None;
    }
    let Some(note) = note else {
        let definition = unused_definition(context, sign)?;
        let place = *context.notes.places.get(definition)?;
        let label = &context.outline.definitions.get(definition)?.label;
        let edits = replace(context, marks(), place.start, label)?;
        return Some(Fix::new(format!("Use the mark [^{label}]"), edits));
    };
    let label = label(context, sign);
    let mut edits = replace(context, marks(), note.place.start, &label)?;
    let waits = context
        .notes
        .undefined
        .iter()
        .any(|mark| normal_label(&mark.label) == label);
    if edits.is_empty() && !waits {
        return None;
    }
    edits.extend(define(context, note, &label)?);
    Some(Fix::new("Make it a footnote", edits))
}

/// A label for the note: its number where no other note has it.
fn label(context: &Context<'_>, sign: &Sign) -> String {
    let labels = &context.notes.labels;
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
