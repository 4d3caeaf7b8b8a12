//! `M015`: quotes, lists or emphasis too deep in each other.
//!
//! ## What it finds
//! Markup that stands in more markup than a letter takes.
//!
//! ## Why
//! What is deeper prints as it is typed, with its marks, so that no letter takes the page's stack.
//!
//! ## Example
//! A quotation of a quotation, forty times over, as mails that went to and fro have it.

use super::{Context, Rule, RuleInfo};
use crate::limits::MARKUP_DEPTH;
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;

#[derive(Debug, Default)]
pub(super) struct MarkupTooDeep;

const INFO: RuleInfo = RuleInfo {
    code: "M015",
    name: "markup-too-deep",
    severity: Severity::Warning,
    summary: "Quotes, lists or emphasis too deep in each other",
};

impl Rule for MarkupTooDeep {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let message = format!(
            "More than {MARKUP_DEPTH} quotes, lists and emphases stand in each other here, and \
             what is deeper prints as it is typed. Take some of them away."
        );
        let places = context.outline.too_deep.iter();
        places
            .map(|place| INFO.at(*place, message.as_str()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{messages, places};
    use crate::limits::MARKUP_DEPTH;

    fn quoted(depth: usize, text: &str) -> String {
        format!("Dear all,\n\n{}{text}\n", "> ".repeat(depth))
    }

    #[test]
    fn what_prints_as_it_is_typed_is_found_where_it_stands() {
        let body = quoted(MARKUP_DEPTH + 2, "deep");
        assert_eq!(places("M015", &body, ""), ["> deep"]);
        let says = messages("M015", &body, "");
        assert!(says[0].starts_with("More than 40 quotes"), "{says:?}");
    }

    #[test]
    fn what_is_as_deep_as_it_may_be_is_not() {
        for body in [quoted(MARKUP_DEPTH, "deep"), quoted(3, "*a **b***")] {
            assert!(places("M015", &body, "").is_empty(), "{body}");
        }
    }
}
