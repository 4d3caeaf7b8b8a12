//! F007: notes defined in another order than they are mentioned.
//!
//! ## What it finds
//! Notes that stand in the template in another order than their first marks. Notes in different
//! branches of the template are not compared.
//!
//! ## Why
//! Letters number them rightly all the same. But whoever looks for the third note of the letter in
//! the template finds another text in the third place.
//!
//! ## Example
//! ```text
//! The plan[^plan] and the report[^report].
//!
//! [^report]: Report of 2020
//!
//! [^plan]: Plan for 2021
//! ```
//!
//! ## Fix
//! The notes change places; all text between them stays where it is.

use std::collections::HashMap;

use super::lines::Line;
use super::notes::NoteTable;
use super::{Context, Rule, RuleInfo};
use crate::markdown::outline;
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::template::Template;

const INFO: RuleInfo = RuleInfo {
    code: "F007",
    name: "disordered-notes",
    severity: Severity::Advice,
    summary: "Notes in another order than their marks",
};

/// How many problems get a fix: for each the letter is read again as it would become.
const MOST_FIXES: usize = 10;

/// Notes that stand in another order than their marks.
#[derive(Debug)]
pub(super) struct DisorderedNotes;

/// A definition that has a mark.
#[derive(Clone, Copy, Debug)]
struct Slot {
    definition: usize,
    /// When it is first mentioned.
    rank: usize,
    place: Span,
}

impl Rule for DisorderedNotes {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let groups = groups(context.notes);
        let mut fixes = 0;
        let disordered = groups.iter().filter_map(|slots| {
            let wanted = wanted(slots);
            let (out_of_place, _) = slots
                .iter()
                .zip(&wanted)
                .find(|(slot, wanted)| slot.definition != wanted.definition)?;
            let label = &context
                .outline
                .definitions
                .get(out_of_place.definition)?
                .label;
            let message = format!(
                "The notes stand in another order than their marks, from “{label}” on. Letters \
                 number them rightly, but here they are hard to find."
            );
            fixes += 1;
            let fix = (fixes <= MOST_FIXES).then(|| fix(context, slots, &wanted));
            Some(
                INFO.at(out_of_place.place, message)
                    .mended_by(fix.flatten()),
            )
        });
        disordered.collect()
    }
}

/// The definitions that have a mark, those of one branch together, each group as it stands.
fn groups(notes: &NoteTable) -> Vec<Vec<Slot>> {
    let mut slots: Vec<Slot> = notes
        .order
        .iter()
        .enumerate()
        .filter_map(|(rank, definition)| {
            Some(Slot {
                definition: *definition,
                rank,
                place: *notes.places.get(*definition)?,
            })
        })
        .collect();
    crate::order::sort_by_key(&mut slots, |slot| slot.place);
    let mut groups: Vec<Vec<Slot>> = Vec::new();
    let mut group_of = HashMap::new();
    for slot in slots {
        let home = notes.branches.home(slot.place.start);
        let group = *group_of.entry(home).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(slot),
            None => groups.push(vec![slot]),
        }
    }
    groups
}

fn wanted(slots: &[Slot]) -> Vec<Slot> {
    let mut wanted = slots.to_vec();
    crate::order::sort_by_key(&mut wanted, |slot| slot.rank);
    wanted
}

fn fix(context: &Context<'_>, slots: &[Slot], wanted: &[Slot]) -> Option<Fix> {
    let body = context.template.body.as_str();
    let mut edits = Vec::new();
    for (slot, wanted) in slots.iter().zip(wanted) {
        if slot.definition != wanted.definition {
            let place = movable(context.notes, slot.place, body)?;
            let text = movable(context.notes, wanted.place, body)?.of(body);
            edits.push(Edit::new(place, text));
        }
    }
    let fix = Fix::new("Put the notes in the order of their marks", edits);
    keeps_everything(context, &fix).then_some(fix)
}

/// All of a definition that has its lines to itself, with the tags that end after its text.
fn movable(notes: &NoteTable, place: Span, body: &str) -> Option<Span> {
    let before = body.get(..place.start)?;
    if !before.is_empty() && !before.ends_with('\n') {
        return None;
    }
    let mut whole = place;
    for choice in &notes.branches.wholes {
        let begins = choice.start.max(place.start) == choice.start && choice.start < whole.end;
        if begins && choice.end > whole.end {
            let rest = Span::new(whole.end, choice.end);
            if rest.of(body).contains('\n') {
                return None;
            }
            whole.end = choice.end;
        } else if choice.start < whole.start && (whole.start..whole.end).contains(&choice.end) {
            return None;
        }
    }
    Some(whole)
}

/// Whether after the fix fewer notes are out of place, the text reads as before, and each note says
/// what it said.
fn keeps_everything(context: &Context<'_>, fix: &Fix) -> bool {
    let mended = Template {
        body: fix.apply(&context.template.body),
        ..context.template.clone()
    };
    let before = context.notes;
    let after = NoteTable::new(&mended.body, &outline(&mended));
    disorders(&after) < disorders(before)
        && texts(&before.text).eq(texts(&after.text))
        && printed(before).eq(printed(&after))
        && before.labels.len() == after.labels.len()
}

fn disorders(notes: &NoteTable) -> usize {
    let groups = groups(notes);
    groups
        .iter()
        .filter(|slots| !slots.is_sorted_by_key(|slot| slot.rank))
        .count()
}

fn texts(lines: &[Line]) -> impl Iterator<Item = &str> {
    lines.iter().map(|line| line.text.as_str())
}

/// The notes with their texts as letters print them.
fn printed(notes: &NoteTable) -> impl Iterator<Item = (&str, Vec<&str>)> {
    notes.order.iter().filter_map(|definition| {
        let label = notes.labels.get(*definition)?;
        let lines = notes.notes.get(*definition)?;
        Some((label.as_str(), texts(lines).collect()))
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, of_code, places};

    #[test]
    fn notes_change_places_and_all_else_stays() {
        let cases = [
            (
                "A[^a], b[^b], c[^c].\n\n[^c]: C\n\n[^a]: A\n[^b]: B\n",
                "A[^a], b[^b], c[^c].\n\n[^a]: A\n\n[^b]: B\n[^c]: C\n",
            ),
            // Without a line break at the end, and with text between.
            (
                "A[^a], b[^b].\n\n[^b]: B\n\nMore.\n\n[^a]: A\n\n    Second",
                "A[^a], b[^b].\n\n[^a]: A\n\n    Second\n\nMore.\n\n[^b]: B",
            ),
            // A note that only a note mentions comes last; one without a mark stays.
            (
                "A[^a], b[^b].\n\n[^c]: C\n\n[^x]: X\n\n[^a]: A[^c]\n\n[^b]: B\n",
                "A[^a], b[^b].\n\n[^a]: A[^c]\n\n[^x]: X\n\n[^b]: B\n\n[^c]: C\n",
            ),
            // A tag at the end goes with its note.
            (
                "A[^a], b[^b].\n\n[^b]: B {% if x %}or C{% endif %}\n\n[^a]: A {{ y }}\n",
                "A[^a], b[^b].\n\n[^a]: A {{ y }}\n\n[^b]: B {% if x %}or C{% endif %}\n",
            ),
        ];
        for (body, expected) in cases {
            assert_eq!(mended("F007", body, ""), expected);
        }
    }

    #[test]
    fn notes_in_their_order_and_notes_in_branches_are_left_alone() {
        let cases = [
            "A[^a], b[^b].\n\n[^a]: A\n\n[^b]: B\n",
            "A[^a], b[^b], a[^a].\n\n[^a]: A\n\n[^b]: B\n",
            "A[^a], b[^b].\n\n{% if x %}\n[^b]: B\n{% endif %}\n\n[^a]: A\n",
        ];
        for body in cases {
            assert!(places("F007", body, "").is_empty(), "{body}");
        }
    }

    #[test]
    fn a_note_that_cannot_be_moved_whole_is_only_reported() {
        let body = "A[^a], b[^b].\n\n[^b]: B {% if x %}or\n\nmore{% endif %}\n\n[^a]: A\n";
        let problems = of_code("F007", body, "");
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].fix, None);
    }
}
