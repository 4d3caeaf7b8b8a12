//! `M012`: a tag that cannot be carried out with somebody's values.
//!
//! ## What it finds
//! An expression that fails for some recipients, such as adding to a text, and a repetition over
//! something that is no list.
//!
//! ## Why
//! The tag prints as it is written, its condition counts as not fulfilled, or nothing is repeated.
//!
//! ## Example
//! `{{ fee + 10 }}` where a recipient's fee is empty.

use super::concerned::Concerned;
use super::who::letters_to;
use super::{Context, Rule, RuleInfo, Seen};
use crate::merge::FaultKind;
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;

#[derive(Debug, Default)]
pub(super) struct FailingExpression {
    /// By the tag; with what the first failure says, if it says anything.
    found: Concerned<Span>,
    reasons: std::collections::BTreeMap<Span, Option<String>>,
}

const INFO: RuleInfo = RuleInfo {
    code: "M012",
    name: "failing-expression",
    severity: Severity::Error,
    summary: "A tag that cannot be carried out",
};

impl Rule for FailingExpression {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, _: &Context<'_>, seen: Seen<'_>) {
        let Seen { index, letter, .. } = seen;
        for fault in &letter.faults {
            let reason = match &fault.kind {
                FaultKind::Evaluation(reason) => Some(reason.clone()),
                FaultKind::NotAList => None,
                _ => continue,
            };
            self.found.add(fault.span, index);
            self.reasons.entry(fault.span).or_insert(reason);
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let reasons = std::mem::take(&mut self.reasons);
        let found = self.found.take().into_each();
        found
            .map(|(span, indices)| {
                let letters = letters_to(context.template, recipients, &indices);
                let message = match reasons.get(&span).and_then(Option::as_ref) {
                    Some(reason) => format!(
                        "This cannot be worked out in {letters}: {reason}. Look at the values, or \
                         give the field a default."
                    ),
                    None => format!(
                        "There is no list to go through in {letters}. A repetition needs a text of \
                         several lines, or a list made by a filter such as split."
                    ),
                };
                INFO.at(span, message).concerning(indices)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check_code;

    #[test]
    fn those_for_whom_a_tag_fails_are_found() {
        let people = "who, fee (number), town\na, 5, York\nb, ,\nc, many,";
        assert_eq!(
            check_code("M012", "Pay {{ fee + 10 }}.", people),
            [("{{ fee + 10 }}", vec![1, 2])]
        );
        assert_eq!(
            check_code("M012", "{% if fee + 1 > 3 %}a{% endif %}", people),
            [("{% if fee + 1 > 3 %}", vec![1, 2])]
        );
        assert_eq!(
            check_code("M012", "{% for x in fee %}a{% endfor %}", people),
            [("{% for x in fee %}", vec![0])]
        );
        assert_eq!(check_code("M012", "{{ town | upper }}", people), []);
    }
}
