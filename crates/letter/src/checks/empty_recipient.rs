//! `R004`: a recipient of whom nothing is known.
//!
//! ## What it finds
//! A recipient all of whose cells are empty.
//!
//! ## Why
//! Most likely an empty row of the file; its letter would be addressed to nobody.
//!
//! ## Example
//! A row `,,,` at the end of a CSV file.

use super::concerned::count;
use super::fields::is_blank;
use super::{Context, Rule, RuleInfo, Seen};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;

#[derive(Debug, Default)]
pub(super) struct EmptyRecipient {
    blank: Vec<usize>,
}

const INFO: RuleInfo = RuleInfo {
    code: "R004",
    name: "empty-recipient",
    severity: Severity::Error,
    summary: "A recipient of whom nothing is known",
};

impl Rule for EmptyRecipient {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, _: &Context<'_>, seen: Seen<'_>) {
        if is_blank(seen.recipient) {
            self.blank.push(seen.index);
        }
    }

    /// In a letter without fields nothing need be known of anyone.
    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let blank = std::mem::take(&mut self.blank);
        if blank.is_empty() || context.template.fields.is_empty() {
            return Vec::new();
        }
        let has = if blank.len() == 1 { "has" } else { "have" };
        let message = format!(
            "{} {has} no values at all. Fill them in, or remove the recipient.",
            count(&blank)
        );
        vec![INFO.at(None, message).concerning(blank)]
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages};

    #[test]
    fn recipients_without_any_value_are_one_problem() {
        let people = "name, town\nAnn, York\n,\nBob,\n,";
        assert_eq!(check_code("R004", "", people), [("", vec![1, 3])]);
        assert_eq!(
            messages("R004", "", people),
            ["2 recipients have no values at all. Fill them in, or remove the recipient."]
        );
    }

    #[test]
    fn a_letter_that_is_the_same_for_all_needs_no_values() {
        assert!(check_code("R004", "Dear all,", "note (column)\n\"\"").is_empty());
    }
}
