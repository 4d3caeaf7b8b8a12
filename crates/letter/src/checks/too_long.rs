//! `M008`: a letter or a value that is longer than it may be.
//!
//! ## What it finds
//! A letter that takes too many steps or grows too long, and a cell whose text is too long.
//!
//! ## Why
//! Merging ends early so that the page stays quick: the letter has only the beginning.
//!
//! ## Example
//! A loop in a loop in a loop over long lists; a whole book pasted into a cell.

use super::concerned::Concerned;
use super::who::{letters_to, who};
use super::{Context, Rule, RuleInfo, Seen};
use crate::limits;
use crate::merge::FaultKind;
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::template::FieldName;

#[derive(Debug, Default)]
pub(super) struct TooLong {
    letters: Concerned<Span>,
    cells: Concerned<FieldName>,
}

const INFO: RuleInfo = RuleInfo {
    code: "M008",
    name: "too-long",
    severity: Severity::Error,
    summary: "A letter or a value that is too long",
};

impl Rule for TooLong {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, _: &Context<'_>, seen: Seen<'_>) {
        let Seen { index, letter, .. } = seen;
        for fault in &letter.faults {
            match &fault.kind {
                FaultKind::TooLong => self.letters.add(fault.span, index),
                FaultKind::LongCell { field } => self.cells.add(field.clone(), index),
                _ => {}
            }
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (span, indices) in self.letters.take().into_each() {
            let letters = letters_to(context.template, recipients, &indices);
            let message = if span.is_empty() {
                format!(
                    "There is too much in {letters}: only the beginning is there. Look for a \
                         repetition that runs too often."
                )
            } else {
                format!("This value is too long in {letters}, so it is left out. Make it shorter.")
            };
            let place = Some(span).filter(|span| !span.is_empty());
            problems.push(INFO.at(place, message).concerning(indices));
        }
        for (name, indices) in self.cells.take().into_each() {
            let label = context
                .template
                .field(name.as_str())
                .map_or_else(|| name.as_str(), |field| field.display_name());
            let message = format!(
                "“{label}” is longer than {} characters for {}, so the letter has only the \
                 beginning. Make it shorter.",
                limits::VALUE_BYTES,
                who(context.template, recipients, &indices)
            );
            problems.push(INFO.at(None, message).concerning(indices).about(&name));
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check_code;

    #[test]
    fn a_repetition_that_runs_too_often_is_found() {
        let items = "x|".repeat(400);
        let people = format!("who, items\na, {items}\nb, x|");
        let body = "{% for i in items | split(\"|\") %}{% for j in items | split(\"|\") %}\
                    {% for k in items | split(\"|\") %}{{ k }}{% endfor %}{% endfor %}{% endfor %}";
        assert_eq!(check_code("M008", body, &people), [("", vec![0])]);
    }

    #[test]
    fn a_cell_that_is_too_long_is_found() {
        let people = format!("who, story\na, {}\nb, short", "x".repeat(300_000));
        assert_eq!(check_code("M008", "{{ story }}", &people), [("", vec![0])]);
    }
}
