//! F003: a note that some letters lose.
//!
//! ## What it finds
//! A note whose marks all stand in parts that some recipients' letters leave out.
//!
//! ## Why
//! That may be meant. But a condition that drops a sentence drops its note too, and the next
//! mention of the same matter then stands without its source.
//!
//! ## Example
//! ```text
//! {% if new %}We have a report[^report].{% endif %} The report says more.
//!
//! [^report]: Our annual report
//! ```

use super::who::letters_to;
use super::{Context, Rule, RuleInfo};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;

const INFO: RuleInfo = RuleInfo {
    code: "F003",
    name: "lost-note",
    severity: Severity::Advice,
    summary: "A note that some letters lose",
};

/// Notes that are not in everyone's letter.
#[derive(Debug)]
pub(super) struct LostNote;

impl Rule for LostNote {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let notes = context.notes;
        let mut problems = Vec::new();
        for (definition, mark) in notes.order.iter().zip(&notes.first_marks) {
            let Some(label) = notes.labels.get(*definition) else {
                continue;
            };
            let without = notes.recipients_where(|variant| !variant.mentions(label));
            if without.is_empty() {
                continue;
            }
            let message = if without.len() == recipients.recipients.len() {
                format!(
                    "No letter has the note “{label}”: what refers to it is left out of all of them."
                )
            } else {
                let letters = letters_to(context.template, recipients, &without);
                format!(
                    "The note “{label}” is missing from {letters}: what refers to it is left out \
                     there."
                )
            };
            problems.push(INFO.at(*mark, message).concerning(without));
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{messages, of_code, places};

    const PEOPLE: &str = "name, new (yes_no)\nAnn, yes\nBob, no\nCleo, no";

    #[test]
    fn those_whose_letters_lose_a_note_are_named() {
        let body = "{% if new %}One[^a].{% endif %} Two[^b].\n\n[^a]: A\n\n[^b]: B\n";
        let problems = of_code("F003", body, PEOPLE);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].recipients, [1, 2]);
        assert_eq!(
            problems[0].message,
            "The note “a” is missing from the letters to Bob and Cleo: what refers to it is left \
             out there."
        );
    }

    #[test]
    fn a_note_with_a_mark_in_every_branch_is_not_lost() {
        let cases = [
            "{% if new %}One[^a].{% else %}Two[^a].{% endif %}\n\n[^a]: A\n",
            "{% if new %}One[^a].{% endif %} Two[^a].\n\n[^a]: A\n",
            // Lost with its note: that is the undefined mark's problem.
            "One[^a].\n\n{% if new %}\n[^a]: A\n{% endif %}\n",
        ];
        for body in cases {
            assert!(places("F003", body, PEOPLE).is_empty(), "{body}");
        }
    }

    #[test]
    fn a_note_that_all_letters_lose_says_so() {
        let body = "{% if new and not new %}One[^a].{% endif %}\n\n[^a]: A\n";
        assert!(messages("F003", body, PEOPLE)[0].starts_with("No letter has"));
        assert!(messages("F003", body, "").is_empty(), "there is no letter");
    }
}
