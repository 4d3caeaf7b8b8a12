//! `M021`: lines that run together in the letter.
//!
//! ## What it finds
//! Short lines of an address, a letterhead or a signature that are written below each other without
//! a line break, and paragraphs that look like one of these.
//!
//! ## Why
//! In Markdown a new line is a space. What is typed like an address prints in one line.
//!
//! ## Example
//! ```text
//! Ann Lee
//! 1 High Street
//! York YO1 7EP
//! ```
//!
//! ## Fix
//! A line break, `\`, at the end of each line.

use super::{Context, Rule, RuleInfo};
use crate::document::{Block, BlockKind, Inline, InlineKind};
use crate::letter_part::LetterPart;
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::shorten::{LIST, shorten};
use crate::span::Span;
use crate::walk;

use super::lines::OBJECT;

/// A longer line than an address has is running text that was wrapped by hand.
const SHORT: usize = 45;

#[derive(Debug, Default)]
pub(super) struct JoinedLines;

const INFO: RuleInfo = RuleInfo {
    code: "M021",
    name: "joined-lines",
    severity: Severity::Warning,
    summary: "Lines that run together in the letter",
};

impl Rule for JoinedLines {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let body = context.template.body.as_str();
        let paragraphs = context.outline.blocks.iter().flat_map(paragraphs);
        paragraphs
            .filter_map(|(part, content)| problem(part, &rows(content), body))
            .collect()
    }
}

/// The paragraphs of a block, and the part of the letter that each is in.
fn paragraphs(block: &Block) -> Vec<(Option<LetterPart>, &[Inline])> {
    match &block.kind {
        BlockKind::Paragraph(content) => vec![(None, content)],
        BlockKind::Part(part, inner) => inner
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Paragraph(content) => Some((Some(*part), content.as_slice())),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// A line as it is written.
#[derive(Debug, Default)]
struct Row {
    text: String,
    /// The break that ends it and prints as a space.
    joined: Option<Span>,
}

fn rows(content: &[Inline]) -> Vec<Row> {
    let mut rows = vec![Row::default()];
    walk::inlines(content, &mut |inline| {
        let Some(row) = rows.last_mut() else { return };
        match &inline.kind {
            InlineKind::Text(text) if !inline.origin.merged => row.text.push_str(text),
            InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::Image { .. } => {
                row.text.push(OBJECT);
            }
            InlineKind::SoftBreak if !inline.origin.merged => {
                row.joined = Some(inline.origin.range);
                rows.push(Row::default());
            }
            InlineKind::SoftBreak | InlineKind::HardBreak => rows.push(Row::default()),
            _ => {}
        }
    });
    rows
}

fn problem(part: Option<LetterPart>, rows: &[Row], body: &str) -> Option<Problem> {
    let breaks: Vec<Span> = rows.iter().filter_map(|row| row.joined).collect();
    let (first, last) = (breaks.first()?, breaks.last()?);
    let is_meant = match part {
        Some(LetterPart::Subject | LetterPart::Date) => false,
        Some(_) => rows.iter().all(is_short),
        None => looks_like_lines(rows),
    };
    if !is_meant {
        return None;
    }
    let edits = breaks.iter().map(|joined| {
        let before = body.get(..joined.start).unwrap_or_default();
        let end = before.trim_end_matches([' ', '\t']).len();
        Edit::new(Span::new(end, joined.start), "\\")
    });
    let fix = Fix::new("Put line breaks in", edits.collect());
    let message = format!(
        "These lines print as one: “{}”. A new line alone is a space in the letter: put a line \
         break at the end of each.",
        shown(rows)
    );
    // From the end of the first line that is joined to the beginning of the last.
    let range = Span::new(line_start(body, first.start), line_end(body, last.end));
    Some(INFO.at(range, message).mended_by(Some(fix)))
}

fn is_short(row: &Row) -> bool {
    row.text.chars().count() <= SHORT
}

/// Whether a paragraph's lines are each a thing by itself, as in an address or a close: short, each
/// begun like a name, and none a sentence.
fn looks_like_lines(rows: &[Row]) -> bool {
    let begins = |row: &Row| {
        let first = row.text.trim_start().chars().next();
        first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == OBJECT)
    };
    let is_sentence = |row: &Row| row.text.trim_end().ends_with(['.', '!', '?', ';', ':']);
    let all = rows
        .iter()
        .all(|row| is_short(row) && begins(row) && !is_sentence(row));
    all && (rows.len() > 2 || is_close(rows))
}

/// “Yours sincerely,” and a name.
fn is_close(rows: &[Row]) -> bool {
    let [close, name] = rows else { return false };
    let words = name.text.split_whitespace();
    close.text.trim_end().ends_with(',')
        && close.text.split_whitespace().count() <= 3
        && words.clone().count() <= 4
        && words
            .filter_map(|word| word.chars().next())
            .all(|first| first.is_uppercase() || first == OBJECT)
}

/// The lines in one, shortened.
fn shown(rows: &[Row]) -> String {
    let texts = rows.iter().map(|row| row.text.trim());
    let all = texts.collect::<Vec<_>>().join(" ").replace(OBJECT, "…");
    shorten(&all, LIST)
}

fn line_start(body: &str, at: usize) -> usize {
    let before = body.get(..at).unwrap_or_default();
    before.rfind('\n').map_or(0, |newline| newline + 1)
}

fn line_end(body: &str, at: usize) -> usize {
    let after = body.get(at..).unwrap_or_default();
    at + after.find('\n').unwrap_or(after.len())
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, messages, places};

    fn check(body: &str, expected: &str) {
        assert_eq!(places("M021", body, "name\nAnn").len(), 1, "{body}");
        assert_eq!(mended("M021", body, "name\nAnn"), expected);
    }

    #[test]
    fn lines_of_the_letters_parts_are_found_and_broken() {
        check(
            "::: address\n{{ name }}\n1 High Street \nYork\n:::\n",
            "::: address\n{{ name }}\\\n1 High Street\\\nYork\n:::\n",
        );
        check(
            "::: letterhead\nThe Office\nLondon\n:::\n",
            "::: letterhead\nThe Office\\\nLondon\n:::\n",
        );
        check(
            "::: signature\nAnn Lee\\\nDirector\nThe Office\n:::\n",
            "::: signature\nAnn Lee\\\nDirector\\\nThe Office\n:::\n",
        );
    }

    #[test]
    fn paragraphs_that_look_like_an_address_or_a_close_are_found() {
        check(
            "Ann Lee\n1 High Street\nYork YO1 7EP\n\nDear Ann,\n",
            "Ann Lee\\\n1 High Street\\\nYork YO1 7EP\n\nDear Ann,\n",
        );
        check("Yours sincerely,\nAnn Lee", "Yours sincerely,\\\nAnn Lee");
        check(
            "Yours sincerely,\n**{{ name }}**\nDirector",
            "Yours sincerely,\\\n**{{ name }}**\\\nDirector",
        );
    }

    #[test]
    fn the_problem_says_how_the_lines_print() {
        assert_eq!(
            messages("M021", "Ann Lee\n1 High Street\nYork", ""),
            [
                "These lines print as one: “Ann Lee 1 High Street York”. A new line alone is a \
                 space in the letter: put a line break at the end of each."
            ]
        );
    }

    #[test]
    fn running_text_wrapped_by_hand_and_broken_lines_are_left_alone() {
        for body in [
            "Thank you for all\nthat you have done\nfor our library.",
            "Thank you for the report.\nWe read it with\nPleasure and care.",
            "Dear Ann,\nThank you for coming.",
            "The Library,\nwhich you know.",
            "Ann Lee\\\n1 High Street\\\nYork",
            "Ann Lee  \n1 High Street  \nYork",
            "::: subject\nA long subject\nin two lines\n:::\n",
            "::: signature\nYours in the hope that this letter finds you in good health\n\
             and with many thanks for all that you have done,\n:::\n",
            "- One\n- Two\n- Three\n",
        ] {
            assert_eq!(places("M021", body, "name\nAnn"), [""; 0], "{body}");
        }
    }
}
