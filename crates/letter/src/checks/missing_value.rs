//! `M003`: a recipient has no value for a field that everyone must have.
//!
//! ## What it finds
//! An empty cell of a required field that has no default.
//!
//! ## Why
//! The letter has a gap where the value belongs.
//!
//! ## Example
//! A recipient without a salutation, where `salutation` is required.

use super::concerned::{Concerned, count};
use super::fields::{first_uses, has_no_value, is_blank};
use super::missing_column::is_missing_column;
use super::who::who;
use super::{Context, Rule, RuleInfo, Seen};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;

#[derive(Debug, Default)]
pub(super) struct MissingValue {
    /// By the field's index.
    found: Concerned<usize>,
}

const INFO: RuleInfo = RuleInfo {
    code: "M003",
    name: "missing-value",
    severity: Severity::Error,
    summary: "A value that everyone must have is missing",
};

impl Rule for MissingValue {
    fn info(&self) -> RuleInfo {
        INFO
    }

    /// A recipient without any value is another rule's affair.
    fn letter(&mut self, context: &Context<'_>, seen: Seen<'_>) {
        let Seen {
            index, recipient, ..
        } = seen;
        if is_blank(recipient) {
            return;
        }
        for (at, field) in context.template.fields.iter().enumerate() {
            if field.required && has_no_value(field, recipient) {
                self.found.add(at, index);
            }
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let uses = first_uses(context.template);
        let mut problems = Vec::new();
        for (at, indices) in self.found.take().into_each() {
            let Some(field) = context.template.fields.get(at) else {
                continue;
            };
            if is_missing_column(field, recipients) {
                continue;
            }
            let message = format!(
                "“{}” is missing for {}: {}. Every letter needs it: fill it in, or let the field \
                 be left empty.",
                field.display_name(),
                count(&indices),
                who(context.template, recipients, &indices),
            );
            let place = uses.get(at).copied().flatten();
            let problem = INFO.at(place, message).concerning(indices);
            problems.push(problem.about(&field.name));
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages};

    const PEOPLE: &str = "who, salutation (text required), town\n\
                          a, Ann, York\n\
                          b, ,\n\
                          c, , Leeds";

    #[test]
    fn those_without_a_required_value_are_one_problem() {
        assert_eq!(
            check_code("M003", "Dear {{ salutation }},", PEOPLE),
            [("salutation", vec![1, 2])]
        );
        assert_eq!(
            messages("M003", "", PEOPLE),
            [
                "“salutation” is missing for 2 recipients: b and c. Every letter needs it: fill it in, \
              or let the field be left empty."
            ]
        );
    }

    #[test]
    fn a_value_that_may_be_missing_is_not_missed() {
        assert!(
            check_code("M003", "{{ town }}", PEOPLE)
                .iter()
                .all(|(_, who)| who == &[1, 2])
        );
        assert!(check_code("M003", "{{ town }}", "who, town\na,").is_empty());
    }

    #[test]
    fn neither_an_empty_recipient_nor_a_missing_column_is_reported_twice() {
        assert!(check_code("M003", "", "who, salutation (text required)\na, Ann\n,").is_empty());
        assert!(check_code("M003", "", "who, salutation (text required)\na,\nb,").is_empty());
    }
}
