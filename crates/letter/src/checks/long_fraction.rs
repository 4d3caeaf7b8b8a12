//! `M026`: a number that is worked out has more decimals than a letter wants.
//!
//! ## What it finds
//! A tag whose number prints with more than six decimals, such as a third of ten. Money is
//! always rounded to pence, and what a cell says prints as it was typed.
//!
//! ## Why
//! `3.33333333333333` says to the reader that a machine wrote this, and not how much it is.
//!
//! ## Example
//! `{{ fee / 3 }}` where the fee is 10.
//!
//! ## Fix
//! How many decimals are wanted only the author can tell: two, or none.

use std::collections::BTreeMap;

use super::concerned::Concerned;
use super::meant_field::tag_around;
use super::who::letters_to;
use super::{Context, Rule, RuleInfo, Seen};
use crate::merge::FaultKind;
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::syntax::{self, Tag};

#[derive(Debug, Default)]
pub(super) struct LongFraction {
    /// By the tag, with the first number that it prints.
    found: Concerned<Span>,
    numbers: BTreeMap<Span, String>,
}

const INFO: RuleInfo = RuleInfo {
    code: "M026",
    name: "long-fraction",
    severity: Severity::Warning,
    summary: "A number with more decimals than a letter wants",
};

impl Rule for LongFraction {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, _: &Context<'_>, seen: Seen<'_>) {
        let Seen { index, letter, .. } = seen;
        for fault in &letter.faults {
            if let FaultKind::LongFraction(number) = &fault.kind {
                self.found.add(fault.span, index);
                let first = self.numbers.entry(fault.span);
                first.or_insert_with(|| number.clone());
            }
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let numbers = std::mem::take(&mut self.numbers);
        let found: Vec<_> = self.found.take().into_each().collect();
        if found.is_empty() {
            return Vec::new();
        }
        let body = context.template.body.as_str();
        let tags = syntax::tags(body);
        let problem = |(place, mut indices): (Span, Vec<usize>)| {
            indices.dedup();
            let letters = letters_to(context.template, recipients, &indices);
            let message = format!(
                "What is worked out here prints “{}” in {letters}. Say how many decimals it is to \
                 have.",
                numbers.get(&place)?,
            );
            let ways = tag_around(&tags, place).map(|tag| ways(body, tag));
            let problem = INFO.at(place, message).concerning(indices);
            Some(problem.mended_by_one_of(ways.unwrap_or_default()))
        };
        found.into_iter().filter_map(problem).collect()
    }
}

/// What is worked out with two decimals, and without any. In a tag that puts texts together, the
/// number is only a part of what it prints.
fn ways(body: &str, tag: &Tag) -> Vec<Fix> {
    let content = tag.content.of(body);
    if content.contains('~') {
        return Vec::new();
    }
    let round = |title: &str, filter: &str| {
        let text = format!("({content}) | {filter}");
        Fix::new(title, vec![Edit::new(tag.content, text)])
    };
    vec![
        round("Print two decimals", "round(2)"),
        round("Print a whole number", "round"),
    ]
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages, of_code};

    const PEOPLE: &str =
        "who, fee (number), share (number)\nAnn, 10, 0.125\nBob, 9, 0.5\nCy, £10, 1";

    #[track_caller]
    fn check(body: &str, concerned: &[usize]) {
        let found = check_code("M026", body, PEOPLE);
        let expected: Vec<_> = match concerned {
            [] => Vec::new(),
            some => vec![(body, some.to_vec())],
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_number_without_end_is_found_where_it_prints() {
        check("{{ fee / 3 }}", &[0]);
        check("{{ 10/3 }}", &[0, 1, 2]);
        check("{{ 'about ' ~ fee / 3 }}", &[0]);
        check("{{ share * share * share * share }}", &[0]);
    }

    #[test]
    fn a_number_with_an_end_or_a_format_and_money_are_as_they_should_be() {
        for body in [
            "{{ fee / 4 }}",
            "{{ share / 8 }}",
            "{{ (fee / 3) | round(2) }}",
            "{{ (fee / 3) | money }}",
            "{{ (fee / 3) | number(1) }}",
            "{% if fee / 3 > 3 %}more{% endif %}",
            "{{ fee }} {{ 'at 0.12345678' }}",
        ] {
            assert_eq!(check_code("M026", body, PEOPLE), [], "{body}");
        }
    }

    #[test]
    fn the_author_says_how_many_decimals_it_has() {
        let body = "Each pays {{ fee / 3 }}.";
        assert_eq!(
            messages("M026", body, PEOPLE),
            [
                "What is worked out here prints “3.33333333333333” in the letter to Ann. Say how many \
              decimals it is to have."
            ]
        );
        let problem = &of_code("M026", body, PEOPLE)[0];
        let ways: Vec<_> = problem.ways.iter().map(|way| way.apply(body)).collect();
        assert_eq!(
            ways,
            [
                "Each pays {{ (fee / 3) | round(2) }}.",
                "Each pays {{ (fee / 3) | round }}."
            ]
        );
        for mended in ways {
            assert_eq!(check_code("M026", &mended, PEOPLE), [], "{mended}");
        }
    }
}
