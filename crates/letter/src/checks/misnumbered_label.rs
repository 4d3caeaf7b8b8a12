//! F008: a number as a label, and another number in print.
//!
//! ## What it finds
//! A note whose label is a number that it prints in no letter.
//!
//! ## Why
//! `[^3]` in the template that prints as 2 misleads whoever compares the two.
//!
//! ## Example
//! ```text
//! The plan[^2] and the report[^1].
//!
//! [^1]: Report of 2020
//!
//! [^2]: Plan for 2021
//! ```
//!
//! ## Fix
//! Where the notes have the same numbers in all letters, all labels that are numbers become the
//! printed ones.

use std::collections::{HashMap, HashSet};

use super::notes::NoteTable;
use super::{Context, Rule, RuleInfo};
use crate::markdown::normal_label;
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;

const INFO: RuleInfo = RuleInfo {
    code: "F008",
    name: "misnumbered-label",
    severity: Severity::Advice,
    summary: "A label that is a number, but not the printed one",
};

/// How many problems offer the fix, which mends all: each carries all of its edits.
const MOST_FIXES: usize = 50;

/// Labels that are other numbers than the printed ones.
#[derive(Debug)]
pub(super) struct MisnumberedLabel;

impl Rule for MisnumberedLabel {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let notes = context.notes;
        let mut problems = Vec::new();
        let mut fix: Option<Option<Fix>> = None;
        for (definition, mark) in notes.order.iter().zip(&notes.first_marks) {
            let Some(label) = notes.labels.get(*definition) else {
                continue;
            };
            let printed = printed(notes, label);
            let (Some(own), Some(first)) = (number(label), printed.first()) else {
                continue;
            };
            if printed.contains(&own) {
                continue;
            }
            let message = match printed.as_slice() {
                [only] => format!("The note called {label} prints as {only}."),
                _ => format!(
                    "The note called {label} prints as {first} or another number, never as {label}."
                ),
            };
            let fix = fix.get_or_insert_with(|| self::fix(context));
            let fix = fix.clone().filter(|_| problems.len() < MOST_FIXES);
            problems.push(INFO.at(*mark, message).mended_by(fix));
        }
        problems
    }
}

/// The label as a number; `01` is 1.
fn number(label: &str) -> Option<usize> {
    let digits = label.bytes().all(|byte| byte.is_ascii_digit());
    label.parse().ok().filter(|_| digits)
}

/// The numbers that the note prints: in the letters, or with all branches where there is none.
fn printed(notes: &NoteTable, label: &str) -> Vec<usize> {
    let mut printed: Vec<usize> = if notes.variants.is_empty() {
        let rank = notes.rank(label);
        rank.map(|rank| rank + 1).into_iter().collect()
    } else {
        let variants = notes.variants.iter();
        variants
            .filter_map(|variant| variant.number(label))
            .collect()
    };
    crate::order::sort_and_dedup(&mut printed);
    printed
}

/// Every label that is a number becomes the printed one.
fn fix(context: &Context<'_>) -> Option<Fix> {
    let new = new_labels(context.notes)?;
    let body = context.template.body.as_str();
    let mut edits = Vec::new();
    for mark in context.notes.all_lines().flat_map(|line| &line.marks) {
        let label = context.notes.labels.get(mark.note)?;
        if let Some(new) = new.get(label.as_str()) {
            edits.push(relabelled(mark.span, new, body)?);
        }
    }
    for (label, place) in context.notes.labels.iter().zip(&context.notes.places) {
        if let Some(new) = new.get(label.as_str()) {
            let (head, _) = place.of(body).split_once(':')?;
            let head = Span::new(place.start, place.start + head.len());
            edits.push(relabelled(head, new, body)?);
        }
    }
    Some(Fix::new("Renumber the labels as the notes print", edits))
}

/// The new label by the old one; none where a note's number is not everyone's, or is another note's
/// too, or where another note or mark has a new label already.
fn new_labels(notes: &NoteTable) -> Option<HashMap<&str, String>> {
    let mut new = HashMap::new();
    for definition in &notes.order {
        let label = notes.labels.get(*definition)?;
        if number(label).is_some() {
            match printed(notes, label).as_slice() {
                [only] => new.insert(label.as_str(), only.to_string()),
                [] => continue,
                _ => return None,
            };
        }
    }
    let others = notes.labels.iter().cloned();
    let undefined = notes.undefined.iter().map(|mark| normal_label(&mark.label));
    let taken = |label: &String| !new.contains_key(label.as_str());
    let mut kept = others.filter(taken).chain(undefined);
    let given: HashSet<&String> = new.values().collect();
    // Two notes of which each letter has one print the same number.
    let is_shared = given.len() < new.len();
    let clash =
        is_shared || kept.any(|label| given.contains(&label) || new.contains_key(label.as_str()));
    new.retain(|old, new| *old != new.as_str());
    (!clash).then_some(new)
}

/// `[^old]` with another label.
fn relabelled(place: Span, label: &str, body: &str) -> Option<Edit> {
    let written = place.of(body);
    let fits = written.starts_with("[^") && written.ends_with(']');
    fits.then(|| Edit::new(place, format!("[^{label}]")))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, messages, of_code, places};

    #[test]
    fn labels_become_the_printed_numbers() {
        let cases = [
            (
                "A[^2], b[^1] and a[^2].\n\n[^1]: B\n\n[^2]: A\n",
                "A[^1], b[^2] and a[^1].\n\n[^2]: B\n\n[^1]: A\n",
            ),
            (
                "A[^x], b[^7].\n\n[^x]: X[^9]\n\n[^7]: Seven\n\n[^9]: Nine\n",
                "A[^x], b[^2].\n\n[^x]: X[^3]\n\n[^2]: Seven\n\n[^3]: Nine\n",
            ),
        ];
        for (body, expected) in cases {
            assert_eq!(mended("F008", body, ""), expected);
        }
    }

    #[test]
    fn words_and_right_numbers_are_left_alone() {
        for body in [
            "A[^a], b[^b2].\n\n[^a]: A\n\n[^b2]: B\n",
            "A[^1], b[^02].\n\n[^1]: A\n\n[^02]: B\n",
        ] {
            assert!(places("F008", body, "").is_empty(), "{body}");
        }
    }

    #[test]
    fn a_label_that_is_right_for_some_is_no_matter() {
        let body = "{% if new %}A[^1].{% endif %} B[^2].\n\n[^1]: A\n\n[^2]: B\n";
        let people = "name, new (yes_no)\nAnn, yes\nBob, no";
        assert!(places("F008", body, people).is_empty());
    }

    #[test]
    fn labels_stay_where_numbers_differ_or_are_taken() {
        let differs = "{% if new %}A[^1].{% endif %} B[^3].\n\n[^1]: A\n\n[^3]: B\n";
        let people = "name, new (yes_no)\nAnn, yes\nBob, no";
        assert_eq!(mended("F008", differs, people), differs);
        assert_eq!(
            messages("F008", differs, people),
            ["The note called 3 prints as 1 or another number, never as 3."]
        );
        let shared = "{% if new %}A[^2].{% endif %}{% if not new %}B[^3].{% endif %}\n\n[^2]: A\n\n[^3]: B\n";
        assert_eq!(mended("F008", shared, people), shared);
        let taken = "A[^2].\n\n[^2]: A\n\n[^1]: Nobody mentions it\n";
        assert_eq!(of_code("F008", taken, "")[0].fix, None);
    }
}
