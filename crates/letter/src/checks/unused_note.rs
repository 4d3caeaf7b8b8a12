//! F002: a note without a mark.
//!
//! ## What it finds
//! A note that nothing in the template refers to, or that only such notes refer to. A mark whose label
//! is a value refers to the notes whose labels the recipients' values are.
//!
//! ## Why
//! It prints in no letter: its mark was forgotten or deleted, or its label misspelt.
//!
//! ## Example
//! ```text
//! The announcement was welcome.
//!
//! [^funding]: Home Office (2019)
//! ```
//!
//! ## Fix
//! Where it is the only such note and one mark lost its label (`[^]`), the mark gets it.

use std::collections::HashSet;

use super::typed::any_number;
use super::valued_label::Valued;
use super::{Context, Rule, RuleInfo};
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;

const INFO: RuleInfo = RuleInfo {
    code: "F002",
    name: "unused-note",
    severity: Severity::Warning,
    summary: "A note without a mark",
};

/// Notes that no mark refers to.
#[derive(Debug)]
pub(super) struct UnusedNote;

impl Rule for UnusedNote {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let notes = context.notes;
        let mut seen = HashSet::new();
        let valued = Valued::new(context, recipients);
        let labels = notes.labels.iter().enumerate();
        let unused: Vec<usize> = labels
            .filter(|(index, label)| {
                let is_first = seen.insert(label.as_str());
                let by_value = label.contains('{') || valued.may_be(label);
                is_first && !notes.has_mark(*index) && !by_value
            })
            .map(|(index, _)| index)
            .collect();
        let place = match unused.len() {
            1 => place_for_mark(context),
            _ => None,
        };
        unused
            .into_iter()
            .filter_map(|index| {
                let label = &context.outline.definitions.get(index)?.label;
                let message = format!(
                    "No mark in the letter refers to the note “{label}”, so it prints nowhere. \
                     Put the mark [^{label}] where it belongs, or delete the note."
                );
                let mark = format!("[^{label}]");
                let fix = place.map(|place| {
                    let title = format!("Put the mark {mark} in the place of [^]");
                    Fix::new(title, vec![Edit::new(place, mark)])
                });
                let range = *notes.places.get(index)?;
                Some(INFO.at(range, message).mended_by(fix))
            })
            .collect()
    }
}

/// The one mark without a label, beside no number that is typed.
fn place_for_mark(context: &Context<'_>) -> Option<Span> {
    let body = context.template.body.as_str();
    let mut places = context.notes.text.iter().flat_map(|line| {
        let found = line.text.match_indices("[^]");
        found.filter_map(|(at, mark)| line.exact_span(at, at + mark.len(), body))
    });
    let place = places.next()?;
    let only = places.next().is_none();
    let spoiled = body.get(..place.start)?.ends_with(['!', '\\'])
        || body.get(place.end..)?.starts_with(['(', '[', ':']);
    (only && !spoiled && !any_number(context)).then_some(place)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, places};

    #[test]
    fn a_mark_that_lost_its_label_gets_it_back() {
        let lost = "One[^a], two[^].\n\n[^a]: A\n\n[^b]: B\n";
        assert_eq!(
            mended("F002", lost, ""),
            "One[^a], two[^b].\n\n[^a]: A\n\n[^b]: B\n"
        );
        for body in [
            "One[^], two[^].\n\n[^a]: A\n",
            "One[^].\n\n[^a]: A\n\n[^b]: B\n",
            "One\\[^].\n\n[^a]: A\n",
            "One[^] and two¹.\n\n[^a]: A\n",
            "One.\n\n[^a]: A\n",
        ] {
            assert_eq!(mended("F002", body, ""), body);
        }
    }

    #[test]
    fn a_note_that_nothing_refers_to_is_found() {
        let cases = [
            ("One[^a].\n\n[^a]: Note\n", &[][..]),
            ("One.\n\n[^a]: Note\n", &["[^a]: Note"]),
            ("One[^a].\n\n[^a]: Note[^b]\n\n[^b]: Other\n", &[]),
            (
                "One.\n\n[^a]: Note[^b]\n\n[^b]: Other[^a]\n",
                &["[^a]: Note[^b]", "[^b]: Other[^a]"],
            ),
            ("One.\n\n[^a]: Note\n\n[^a]: Note\n", &["[^a]: Note"]),
            ("{% if x %}One[^a].{% endif %}\n\n[^a]: Note\n", &[]),
            (
                "One[^{% if x %}a{% else %}b{% endif %}].\n\n[^a]: A\n\n[^b]: B\n\n[^c]: C\n",
                &["[^c]: C"],
            ),
        ];
        for (body, expected) in cases {
            assert_eq!(places("F002", body, ""), expected, "{body}");
        }
    }
}
