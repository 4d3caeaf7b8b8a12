//! F002: a note without a mark.
//!
//! ## What it finds
//! A note that nothing in the template refers to, or that only such notes refer to.
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

use std::collections::HashSet;

use super::{Context, Rule, RuleInfo};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;

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

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let notes = context.notes;
        let mut seen = HashSet::new();
        context
            .outline
            .definitions
            .iter()
            .zip(notes.labels.iter().zip(&notes.places))
            .enumerate()
            .filter(|(index, (_, (label, _)))| {
                let is_first = seen.insert(label.as_str());
                let is_value = label.contains('{');
                is_first && !notes.has_mark(*index) && !is_value
            })
            .map(|(_, (definition, (_, place)))| {
                let label = &definition.label;
                INFO.at(
                    *place,
                    format!(
                        "No mark in the letter refers to the note “{label}”, so it prints nowhere. \
                         Put the mark [^{label}] where it belongs, or delete the note."
                    ),
                )
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::places;

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
