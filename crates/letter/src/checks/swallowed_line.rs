//! F017: a line that a note takes in.
//!
//! ## What it finds
//! A line right under a note, without an empty line between or spaces before it, that looks like a
//! paragraph of its own: it begins with a capital, and the line above had room for more. A value
//! alone on such a line too.
//!
//! ## Why
//! Markdown goes on with the note there, so that the close of a letter prints at the foot of its page.
//!
//! ## Example
//! ```text
//! The plan.[^1]
//!
//! [^1]: Plan for 2026
//! Yours sincerely,
//! ```
//!
//! ## Fix
//! Where the line is short and ends with a comma, as a close does: an empty line before it.

use super::lines::{Line, OBJECT};
use super::{Context, Rule, RuleInfo};
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;

const INFO: RuleInfo = RuleInfo {
    code: "F017",
    name: "swallowed-line",
    severity: Severity::Warning,
    summary: "A line that a note takes in",
};

/// A line that is shorter was not broken because it was full.
const FULL_LINE: usize = 60;
/// The longest close of a letter, in characters and in words.
const LONGEST_CLOSE: (usize, usize) = (40, 5);

/// Lines that a note takes in.
#[derive(Debug)]
pub(super) struct SwallowedLine;

impl Rule for SwallowedLine {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let notes = context.notes;
        let definitions = context.outline.definitions.iter().zip(&notes.notes);
        let mut problems = Vec::new();
        for (definition, lines) in definitions {
            for line in lines {
                problems.extend(swallowed(line, &definition.label, &context.template.body));
            }
        }
        problems
    }
}

/// The first row of a note's paragraph that stands apart from the one before.
fn swallowed(line: &Line, label: &str, body: &str) -> Option<Problem> {
    let mut at = 0;
    let mut above = "";
    for row in line.text.split('\n') {
        if at > 0
            && stands_apart(above, row)
            && let Some(start) = begins_freely(line, at, body)
        {
            let place = Span::new(start, line.span(at, at + row.len()).end);
            let shown = place.of(body);
            let message = format!(
                "“{shown}” stands right under the note “{label}” and prints as a part of it. Put \
                 an empty line before it; if it belongs to the note, put four spaces before it."
            );
            let fix = is_close(row).then(|| {
                Fix::new(
                    "Put an empty line before it",
                    vec![Edit::new(Span::new(start, start), "\n")],
                )
            });
            return Some(INFO.at(place, message).mended_by(fix));
        }
        above = row;
        at += row.len() + 1;
    }
    None
}

/// Whether `row` looks like a paragraph of its own under `above`.
pub(super) fn stands_apart(above: &str, row: &str) -> bool {
    let mut value = [0; 4];
    let first = row.split_whitespace().next().unwrap_or_default();
    let had_room = above.chars().count() + 1 + first.chars().count() <= FULL_LINE;
    let begins =
        row.starts_with(|c: char| c.is_uppercase()) || row == OBJECT.encode_utf8(&mut value);
    begins && (had_room || is_close(row))
}

fn is_close(row: &str) -> bool {
    let (characters, words) = LONGEST_CLOSE;
    row.starts_with(char::is_uppercase)
        && row.ends_with(',')
        && row.chars().count() <= characters
        && row.split_whitespace().count() <= words
}

/// Where the row begins in the body, if that is at the head of a line that nobody meant as the
/// note's: without spaces before it or a break above.
fn begins_freely(line: &Line, at: usize, body: &str) -> Option<usize> {
    let place = line.span(at, at + 1).start;
    let before = body.get(..place)?;
    let start = before.rfind('\n')? + 1;
    let head = before.get(start..)?;
    let above = before.get(..start)?.trim_end_matches('\n');
    let broken = above.ends_with('\\') || above.ends_with("  ");
    ((head.is_empty() || head.starts_with("{%")) && !broken).then_some(start)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, messages, places};

    #[test]
    fn a_close_under_a_note_gets_an_empty_line() {
        let cases = [
            (
                "The plan.[^1]\n\n[^1]: Plan for 2026\nYours sincerely,\n\n{{ name }}",
                "The plan.[^1]\n\n[^1]: Plan for 2026\n\nYours sincerely,\n\n{{ name }}",
            ),
            (
                "The plan.[^1]\n\n[^1]: Plan\n{% if x %}\nYours ever,\n{% endif %}\n",
                "The plan.[^1]\n\n[^1]: Plan\n{% if x %}\n\nYours ever,\n{% endif %}\n",
            ),
            (
                "The plan.[^1]\n\n[^1]: Plan\n{% if x %}Yours ever,{% endif %}\n",
                "The plan.[^1]\n\n[^1]: Plan\n\n{% if x %}Yours ever,{% endif %}\n",
            ),
        ];
        for (body, expected) in cases {
            assert_eq!(mended("F017", body, ""), expected);
        }
        assert_eq!(
            messages("F017", cases[0].0, ""),
            [
                "“Yours sincerely,” stands right under the note “1” and prints as a part of it. Put an \
              empty line before it; if it belongs to the note, put four spaces before it."
            ]
        );
    }

    #[test]
    fn what_may_belong_to_the_note_is_only_reported() {
        for (text, place) in [
            (
                "[^1]: Plan for 2026.\nWe hope to see you.\nBring a friend.\n",
                "We hope to see you.",
            ),
            ("[^1]: Plan for 2026\n{{ name }}\n", "{{ name }}"),
        ] {
            let body = format!("The plan.[^1]\n\n{text}");
            assert_eq!(places("F017", &body, ""), [place]);
            assert_eq!(mended("F017", &body, ""), body);
        }
    }

    #[test]
    fn a_note_over_several_lines_is_left_alone() {
        for text in [
            "[^1]: The plan of the department for the years from 2026 to\n2029, in\nprint\n",
            "[^1]: The plan of the department for the years from 2026 to 2030,\nLondon: Home Office\n",
            "[^1]: Plan for 2026\n    Home Office\n",
            "[^1]: Plan for 2026\\\nHome Office\n",
            "[^1]: Plan for 2026  \nHome Office\n",
            "[^1]: Plan for 2026\n\nYours sincerely,\n",
            "[^1]: Plan for 2026\n[^2]: Other\n",
            "[^1]: Plan for 2026\n- One\n",
            "[^1]: Plan for\n2026\n",
        ] {
            let body = format!("The plan.[^1]\n\n{text}");
            assert_eq!(places("F017", &body, ""), [""; 0], "{body}");
        }
    }
}
