//! Puts a new note among the others.

use super::Context;
use super::notes::NoteTable;
use crate::markdown::outline;
use crate::problem::{Edit, Fix};
use crate::span::Span;
use crate::template::Template;

/// Defines a note whose mark stands at `mark`: before the note of the next mark, so that the notes
/// stay in order, or at the body's end.
pub(super) fn define(context: &Context<'_>, mark: usize, label: &str, text: &str) -> Edit {
    let body = context.template.body.as_str();
    let notes = context.notes;
    let marks = notes.order.iter().zip(&notes.first_marks);
    let next = marks
        .filter(|(_, place)| place.start > mark)
        .min_by_key(|(_, place)| place.start);
    let place = next.and_then(|(definition, _)| notes.places.get(*definition));
    let heads_line = |place: &&Span| {
        let before = body.get(..place.start).unwrap_or_default();
        before.ends_with('\n') && notes.branches.implied(place.start, mark)
    };
    let definition = format!("[^{label}]: {text}");
    let definition = definition.trim_end();
    match place.filter(heads_line) {
        Some(place) => Edit::new(
            Span::new(place.start, place.start),
            format!("{definition}\n\n"),
        ),
        None => {
            let end = body.trim_end().len();
            Edit::new(Span::new(end, end), format!("\n\n{definition}"))
        }
    }
}

/// How many fixes of a rule are tried at a time: each costs a reading of the whole body, and the
/// next ones come up once these are made.
pub(super) fn most_fixes(context: &Context<'_>) -> usize {
    const MOST: usize = 20;
    const MOST_BYTES: usize = 1 << 18;
    (MOST_BYTES / context.template.body.len().max(1)).clamp(1, MOST)
}

/// The fix, if after it there is one note more, with that label and a mark, and no mark less.
pub(super) fn checked(context: &Context<'_>, fix: Fix, label: &str) -> Option<Fix> {
    let mended = Template {
        body: fix.apply(&context.template.body),
        ..context.template.clone()
    };
    let (before, after) = (
        context.notes,
        NoteTable::new(&mended.body, &outline(&mended)),
    );
    let made = after.labels.iter().position(|other| other == label)?;
    let waits = |notes: &NoteTable| {
        notes
            .undefined
            .iter()
            .filter(|mark| mark.label == label)
            .count()
    };
    let fits = after.labels.len() == before.labels.len() + 1
        && after.order.contains(&made)
        && waits(&after) == 0
        && after.undefined.len() <= before.undefined.len();
    fits.then_some(fix)
}
