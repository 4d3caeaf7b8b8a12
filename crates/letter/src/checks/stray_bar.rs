//! `M014`: a bar where a letter belongs.
//!
//! ## What it finds
//! `|` alone as a word in running text.
//!
//! ## Why
//! In a scanned letter a capital I is often read as a bar.
//!
//! ## Example
//! `Last week | was pleased to read …`
//!
//! ## Fix
//! In an English letter: `I`.

use super::lines::{Line, lines};
use super::{Context, Rule, RuleInfo};
use crate::document::{Block, BlockKind};
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;

#[derive(Debug, Default)]
pub(super) struct StrayBar;

const INFO: RuleInfo = RuleInfo {
    code: "M014",
    name: "stray-bar",
    severity: Severity::Warning,
    summary: "A bar where a letter belongs",
};

impl Rule for StrayBar {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let template = context.template;
        let english = template.language.to_lowercase().starts_with("en");
        let is_text = |block: &&Block| matches!(block.kind, BlockKind::Paragraph(_));
        let paragraphs = context.outline.blocks.iter().filter(is_text);
        paragraphs
            .flat_map(|block| lines(std::slice::from_ref(block), &template.body))
            .flat_map(|line| in_line(&line, &template.body, english))
            .collect()
    }
}

fn in_line(line: &Line, body: &str, english: bool) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut at = 0;
    // Several on one line are most likely a row of links or of a table.
    for row in line.text.split_inclusive('\n') {
        let bars: Vec<usize> = row.match_indices('|').map(|(bar, _)| at + bar).collect();
        at += row.len();
        let [bar] = bars.as_slice() else {
            continue;
        };
        if is_word(&line.text, *bar) {
            problems.extend(problem(line, *bar, body, english));
        }
    }
    problems
}

/// Whether the bar stands alone and a word in small letters follows, as after “I”.
fn is_word(text: &str, bar: usize) -> bool {
    let before = text.get(..bar).unwrap_or_default();
    let after = text.get(bar + 1..).unwrap_or_default();
    let open = before.is_empty() || before.ends_with([' ', '\n', '(', '“', '"']);
    let next = after.trim_start();
    open && next.len() < after.len() && next.starts_with(char::is_lowercase)
}

fn problem(line: &Line, bar: usize, body: &str, english: bool) -> Option<Problem> {
    let range = line.exact_span(bar, bar + 1, body)?;
    let fix = english.then(|| {
        Fix::new(
            "Change it to “I”".to_owned(),
            vec![Edit::new(range, "I".to_owned())],
        )
    });
    let message = "A bar stands here like a word. In a scanned letter a capital I is often read \
                   like this.";
    Some(INFO.at(range, message).mended_by(fix))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, mended};

    #[test]
    fn a_bar_like_a_word_is_found_and_changed() {
        for (body, expected) in [
            ("Last week | was pleased.", "Last week I was pleased."),
            ("| was pleased.", "I was pleased."),
            ("It is where\n| am writing.", "It is where\nI am writing."),
            ("As you know, |\nam pleased.", "As you know, I\nam pleased."),
        ] {
            assert_eq!(
                check_code("M014", body, "name\nAnn"),
                [("|", vec![])],
                "{body}"
            );
            assert_eq!(mended("M014", body, "name\nAnn"), expected);
        }
    }

    #[test]
    fn a_table_a_row_and_code_are_left_alone() {
        for body in [
            "| a | b |\n|---|---|\n| c | d |\n",
            "home | about | contact",
            "`a | b`",
            "York | Leeds",
            "a|b",
            "{{ name | upper }}",
        ] {
            assert_eq!(check_code("M014", body, "name\nAnn"), [], "{body}");
        }
    }
}
