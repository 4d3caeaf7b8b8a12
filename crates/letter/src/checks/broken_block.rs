//! `M010`: a `:::` block that is not closed, or is called what no block is.
//!
//! ## What it finds
//! A block's beginning without its end, an end without a beginning, and a name that none of the
//! letter's parts has.
//!
//! ## Why
//! A letterhead without its end holds the whole letter; a block of another name has no effect.
//!
//! ## Example
//! `::: letterhed`
//!
//! ## Fix
//! The name that was meant, where one is near.

use super::nearest::nearest;
use super::reach::{Reach, add_code};
use super::{Context, Rule, RuleInfo};
use crate::letter_part::LetterPart;
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;

#[derive(Debug, Default)]
pub(super) struct BrokenBlock;

const INFO: RuleInfo = RuleInfo {
    code: "M010",
    name: "broken-block",
    severity: Severity::Error,
    summary: "A ::: block that is not as it must be",
};

/// A line that begins with three colons or more.
struct Fence<'a> {
    /// The line without the white space around it.
    span: Span,
    colons: usize,
    /// The fewest that one of the blocks has which are open with it.
    fewest: usize,
    /// What follows them.
    name: &'a str,
}

impl Rule for BrokenBlock {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut open: Vec<Fence<'_>> = Vec::new();
        for mut fence in fences(context) {
            if !fence.name.is_empty() {
                problems.extend(name_problem(&fence));
                let around = open.last().map_or(usize::MAX, |around| around.fewest);
                fence.fewest = around.min(fence.colons);
                open.push(fence);
                continue;
            }
            // An end closes the outermost block that it is long enough for, and all within.
            let begun = open.partition_point(|begun| begun.fewest > fence.colons);
            if begun < open.len() {
                open.truncate(begun);
            } else {
                let message = "This ends a block, and none is open here. Take it out, or put the \
                               block’s beginning before it.";
                problems.push(INFO.at(fence.span, message));
            }
        }
        problems.extend(open.iter().map(|begun| {
            let message = format!(
                "This block has no end, so all that follows is part of it. Put a line “{}” where \
                 it should end.",
                ":".repeat(begun.colons)
            );
            INFO.at(begun.span, message)
        }));
        problems
    }
}

fn name_problem(fence: &Fence<'_>) -> Option<Problem> {
    let name = fence.name;
    if LetterPart::named(name).is_some() {
        return None;
    }
    let names = LetterPart::ALL.map(LetterPart::name);
    let meant = nearest(name, names);
    let advice = meant.map_or_else(
        || format!("The blocks are {}.", names.join(", ")),
        |meant| format!("Did you mean “{meant}”?"),
    );
    let fix = meant.map(|meant| {
        Fix::new(
            format!("Change it to “{meant}”"),
            vec![Edit::new(
                Span::new(fence.span.end - name.len(), fence.span.end),
                meant.to_owned(),
            )],
        )
    });
    let message = format!("There is no block “{name}”, so these lines have no effect. {advice}");
    Some(INFO.at(fence.span, message).mended_by(fix))
}

/// The fences of the body, without those in text that is set as it is.
fn fences<'a>(context: &Context<'a>) -> Vec<Fence<'a>> {
    let mut code = Vec::new();
    add_code(&context.outline.blocks, &mut code);
    let code = Reach::of(code);
    let mut fences = Vec::new();
    let mut at = 0;
    for line in context.template.body.split_inclusive('\n') {
        let text = line.trim();
        let indent = line.len() - line.trim_start_matches(' ').len();
        let start = at + indent;
        let colons = text.len() - text.trim_start_matches(':').len();
        let name = text.get(colons..).unwrap_or_default().trim();
        if colons >= 3 && indent < 4 && !code.holds(at) && !name.contains(':') {
            fences.push(Fence {
                span: Span::new(start, start + text.len()),
                colons,
                fewest: colons,
                name,
            });
        }
        at += line.len();
    }
    fences
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, mended, messages, places};

    #[test]
    fn a_block_that_is_not_closed_or_not_begun_is_found() {
        for (body, place) in [
            ("::: letterhead\nUs\n\nDear all,", "::: letterhead"),
            (
                "::: letterhead\nUs\n:::\n\n::: signature\nMe",
                "::: signature",
            ),
            ("Hello\n\n:::\n\nBye", ":::"),
            ("::: letterhed\nUs\n:::", "::: letterhed"),
            (":::: letterhead\nUs\n:::\n::::", ":::"),
        ] {
            let found = check_code("M010", body, "");
            let places: Vec<_> = found.iter().map(|(place, _)| *place).collect();
            assert_eq!(places, [place], "{body}");
        }
    }

    #[test]
    fn blocks_as_they_must_be_are_no_problem() {
        for body in [
            "::: letterhead\nUs\n:::\n\nHello\n\n:::signature\nMe\n:::\n",
            "```\n::: x\n```",
            "    ::: x",
            "A ::: in a line.",
            "::: Letterhead\n:::",
            "::: address\nAnn\n:::\n\n:::date\n1 May\n:::\n\n:::reference\nA/1\n:::\n\n:::subject\nHi\n:::",
        ] {
            assert_eq!(check_code("M010", body, ""), [], "{body}");
        }
    }

    #[test]
    fn the_name_that_was_meant_is_put_in() {
        assert_eq!(
            mended("M010", "::: letterhed\nUs\n:::", ""),
            "::: letterhead\nUs\n:::"
        );
        assert_eq!(
            messages("M010", "::: box\nUs\n:::", ""),
            [
                "There is no block “box”, so these lines have no effect. The blocks are letterhead, \
                 address, date, reference, subject, signature."
            ]
        );
    }

    #[test]
    fn an_end_closes_the_outermost_block_that_it_is_long_enough_for() {
        let blocks = ":::: address\n::: date\n::::: subject\n";
        for (ends, open) in [
            ("", vec![":::: address", "::: date", "::::: subject"]),
            (":::", vec![":::: address"]),
            ("::::", vec![]),
            ("::::::", vec![]),
            (":::\n:::", vec![":::: address", ":::"]),
        ] {
            let body = format!("{blocks}{ends}\n");
            assert_eq!(places("M010", &body, ""), open, "{body}");
        }
    }
}
