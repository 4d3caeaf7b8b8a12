//! F011: two marks side by side.
//!
//! ## What it finds
//! Marks with nothing between them, in the template or in some letters.
//!
//! ## Why
//! They print as one number: ¹² is read as note 12, not as notes 1 and 2.
//!
//! ## Example
//! ```text
//! The plan[^plan][^report].
//!
//! [^plan]: Plan for 2021
//!
//! [^report]: Report of 2020
//! ```

use super::{Context, Rule, RuleInfo};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;

const INFO: RuleInfo = RuleInfo {
    code: "F011",
    name: "adjacent-marks",
    severity: Severity::Warning,
    summary: "Two marks side by side",
};

/// Marks with nothing between them.
#[derive(Debug)]
pub(super) struct AdjacentMarks;

impl Rule for AdjacentMarks {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let notes = context.notes;
        notes
            .concerned(&notes.adjacent, |variant| &variant.adjacent)
            .into_iter()
            .map(|(place, who)| {
                INFO.at(
                    place,
                    "These marks print as one number: ¹² reads as twelve. Put both sources into \
                     one note, or a word between the marks.",
                )
                .concerning(who)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check, places};

    const NOTES: &str = "\n\n[^a]: A\n\n[^b]: B\n\n[^c]: C\n";

    #[test]
    fn marks_with_nothing_between_are_found() {
        let cases = [
            ("One[^a][^b].", &["[^a][^b]"][..]),
            ("One[^a][^b][^c].", &["[^a][^b][^c]"]),
            ("One *two[^a]*[^b].", &["[^a]*[^b]"]),
            ("One[^a], two[^b] [^c].", &[]),
            ("One[^a]\n\n[^b] two.", &[]),
            ("One{% if x %}[^a]{% else %}[^b]{% endif %}.", &[]),
        ];
        for (text, expected) in cases {
            let body = format!("{text}{NOTES}");
            assert_eq!(places("F011", &body, ""), expected, "{text}");
        }
    }

    #[test]
    fn marks_that_meet_in_some_letters_concern_those() {
        let body = format!("One[^a]{{% if old %}} old{{% endif %}}[^b], [^c].{NOTES}");
        let people = "name, old (yes_no)\nAnn, yes\nBob, no";
        let found = check(&body, people);
        let place = "[^a]{% if old %} old{% endif %}[^b]";
        assert!(found.contains(&("F011", place, vec![1])), "{found:?}");
    }
}
