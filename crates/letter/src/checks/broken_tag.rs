//! `M001`: a tag that cannot be read.
//!
//! ## What it finds
//! Tags that are not closed, belong to nothing, or are called what no tag is, and expressions that
//! cannot be read.
//!
//! ## Why
//! Such a tag prints as it is written, or nothing, and what it should choose is in every letter.
//!
//! ## Example
//! `{% if member %}` without `{% endif %}`.
//!
//! ## Fix
//! Where one slip explains it: the brace that is missing, the word or name that was meant.

mod mend;
mod words;

use super::foreign_placeholder::is_section;
use super::meant_field::tag_around;
use super::{Context, Rule, RuleInfo};
use crate::merge::{Fault, FaultKind};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::syntax::{Tag, TagKind, tags};
use crate::template::Template;

#[derive(Debug, Default)]
pub(super) struct BrokenTag;

const INFO: RuleInfo = RuleInfo {
    code: "M001",
    name: "broken-tag",
    severity: Severity::Error,
    summary: "A tag that cannot be read",
};

impl Rule for BrokenTag {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let tags = tags(&context.template.body);
        let faults = context.merger.faults().iter();
        faults
            .filter_map(|fault| problem(context.template, fault, tag_around(&tags, fault.span)))
            .collect()
    }
}

fn problem(template: &Template, fault: &Fault, tag: Option<&Tag>) -> Option<Problem> {
    let body = template.body.as_str();
    let written = fault.span.of(body);
    let is_foreign =
        tag.is_some_and(|tag| tag.kind == TagKind::Output && is_section(tag.content.of(body)));
    if is_foreign {
        return None;
    }
    let (message, fix) = match &fault.kind {
        FaultKind::Syntax(kind) => (words::of_tag(*kind, written), mend::tag(body, fault, *kind)),
        FaultKind::Expression(why) => (
            words::of_expression(why, written),
            mend::expression(template, fault.span, why, tag),
        ),
        _ => return None,
    };
    Some(INFO.at(fault.span, message).mended_by(fix))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, messages, places};

    const PEOPLE: &str = "name, first_name, member (yes_no)\nAnn, Ann, yes";

    #[test]
    fn what_is_wrong_with_a_tag_is_found_where_it_stands() {
        for (body, place) in [
            ("Dear {{ name,", "{{ name,"),
            ("Dear {{ }},", "{{ }}"),
            ("{% repeat %}", "{% repeat %}"),
            ("{% if %}a{% endif %}", "{% if %}"),
            ("{% if member %}a", "{% if member %}"),
            ("a{% endif %}", "{% endif %}"),
            ("{% for x %}{% endfor %}", "{% for x %}"),
            (
                "{% if member %}{% else %}{% else %}{% endif %}",
                "{% else %}",
            ),
            (
                "{% if member %}{% else if name %}{% endif %}",
                "{% else if name %}",
            ),
            ("{{ name | uper }}", "uper"),
            ("{{ name is odd_one }}", "odd_one"),
        ] {
            assert_eq!(places("M001", body, PEOPLE), [place], "{body}");
        }
    }

    #[test]
    fn a_tag_that_can_be_read_is_no_problem() {
        for body in [
            "{{ name }}{# {{ #}",
            "{% if member %}a{% elif name %}b{% else %}c{% endif %}",
            "{% for x in name %}{{ x }}{% endfor %}",
            "100 % {sure}",
        ] {
            assert!(places("M001", body, PEOPLE).is_empty(), "{body}");
        }
    }

    #[test]
    fn a_slip_is_mended() {
        for (body, expected) in [
            ("Dear {{ name }, hello", "Dear {{ name }}, hello"),
            ("Dear {{ name\n", "Dear {{ name }}\n"),
            ("{% if member }a{% endif %}", "{% if member %}a{% endif %}"),
            (
                "{% if member %}a{% elseif name %}b{% endif %}",
                "{% if member %}a{% elif name %}b{% endif %}",
            ),
            (
                "{% if member %}a{% else if name %}b{% endif %}",
                "{% if member %}a{% elif name %}b{% endif %}",
            ),
            ("{% if member %}a{% endfi %}", "{% if member %}a{% endif %}"),
            (
                "{% if member %}a{% end if %}",
                "{% if member %}a{% endif %}",
            ),
            ("{{ name | uper }}", "{{ name | upper }}"),
            ("{{ first name }}", "{{ first_name }}"),
            ("{{ First Name | upper }}", "{{ first_name | upper }}"),
            (
                "{% if member = \"x\" %}a{% endif %}",
                "{% if member == \"x\" %}a{% endif %}",
            ),
        ] {
            assert_eq!(mended("M001", body, PEOPLE), expected);
        }
    }

    #[test]
    fn what_could_be_meant_in_several_ways_is_left_to_the_writer() {
        for body in [
            "{% if member %}a",
            "a{% endif %}",
            "Dear {{ name, and",
            "{{ }}",
            "{% set x %}",
        ] {
            assert_eq!(mended("M001", body, PEOPLE), body);
        }
    }

    #[test]
    fn messages_are_in_plain_words() {
        assert_eq!(
            messages(
                "M001",
                "{% if member %}a {{ name | uper }} {{ name + }}",
                PEOPLE
            ),
            [
                "This condition has no end. Put {% endif %} where it should end.",
                "There is no filter “uper”. Look for the filter in the list that opens after “|”.",
                "This tag stops too early: something is missing after “+”.",
            ]
        );
    }
}
