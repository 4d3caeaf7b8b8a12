//! `L001`: a link that leads nowhere.
//!
//! ## What it finds
//! A link whose address is empty, `#` or no more than `https://`, in the template or in a Markdown value.
//!
//! ## Why
//! The text looks like a link to whoever wrote it, and the letter has none there.
//!
//! ## Example
//! `our [annual report](#)`

use super::places::PieceRule;
use super::{Context, RuleInfo};
use crate::document::{Inline, InlineKind};
use crate::links::Target;
use crate::problem::{Problem, Severity};
use crate::span::Span;
use crate::walk;

const INFO: RuleInfo = RuleInfo {
    code: "L001",
    name: "link-to-nowhere",
    severity: Severity::Warning,
    summary: "A link that leads nowhere",
};

pub(super) fn rule() -> PieceRule {
    PieceRule::new(INFO, find, report)
}

fn report(_context: &Context<'_>, range: Span, text: &str) -> Problem {
    let link = match text.trim() {
        "" => "This link without words".to_owned(),
        words => format!("The link “{words}”"),
    };
    let message = format!("{link} leads nowhere. Put the address in, or take the link out.");
    INFO.at(range, message)
}

/// The text of such a link.
fn find(inline: &Inline) -> Option<String> {
    match &inline.kind {
        InlineKind::Link {
            target: Target::Nowhere,
            content,
            ..
        } => Some(walk::text_of(content)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages};

    #[test]
    fn an_address_that_is_empty_or_a_mark_is_found() {
        for (body, place) in [
            ("Our [report](#).", "[report](#)"),
            ("Our [report]().", "[report]()"),
            ("Our [report](<>).", "[report](<>)"),
            ("Our [report](https://).", "[report](https://)"),
            ("Write [to us](mailto:).", "[to us](mailto:)"),
            ("Our [](https://).", "[](https://)"),
            ("Our **[report]( # \"title\")**.", "[report]( # \"title\")"),
            ("A note[^a].\n\n[^a]: [Report](#)", "[Report](#)"),
            ("[^a]: [Report](#)", "[Report](#)"),
        ] {
            assert_eq!(
                check_code("L001", body, "name\nAnn"),
                [(place, vec![])],
                "{body}"
            );
        }
        assert_eq!(
            messages("L001", "Our [annual *report*](#).", ""),
            ["The link “annual report” leads nowhere. Put the address in, or take the link out."]
        );
    }

    #[test]
    fn each_branch_is_looked_at() {
        let body = "{% if member %}[a](#){% else %}[b](#){% endif %}";
        let found = check_code("L001", body, "member (yes_no)\nyes");
        assert_eq!(found, [("[a](#)", vec![]), ("[b](#)", vec![])]);
    }

    #[test]
    fn an_empty_value_and_a_value_of_markdown_are_found_with_who() {
        assert_eq!(
            check_code(
                "L001",
                "[page]({{ url }})",
                "name, url\nAnn, https://example.org\nBob,"
            ),
            [("[page]({{ url }})", vec![1])]
        );
        assert_eq!(
            check_code(
                "L001",
                "See {{ more }}",
                "name, more (markdown)\nAnn, nothing\nBob, [x](#)"
            ),
            [("{{ more }}", vec![1])]
        );
    }

    #[test]
    fn a_link_that_leads_somewhere_is_none() {
        for body in [
            "[a](https://example.org)",
            "<ann@example.org>",
            "[a](#part)",
            "[a]",
            "\\[a](#)",
        ] {
            assert!(check_code("L001", body, "name\nAnn").is_empty(), "{body}");
        }
    }
}
