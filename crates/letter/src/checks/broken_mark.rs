//! F013: a mark that scanning may have broken.
//!
//! ## What it finds
//! `?`, `®`, `*`, `°`, `©`, `™` or `¢` stuck to a word where the sentence goes on in small letters:
//! `announcement? in late 2019`, `findings* from`.
//!
//! ## Why
//! A scanned letter's raised figures are often read as such signs. The letter then says something
//! that nobody wrote, and its notes have no marks.
//!
//! ## Example
//! ```text
//! The announcement? in late 2019 was welcome.
//! ```

use super::lines::Line;
use super::typed::typed;
use super::{Context, Rule, RuleInfo};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;

const INFO: RuleInfo = RuleInfo {
    code: "F013",
    name: "broken-mark",
    severity: Severity::Warning,
    summary: "A mark that scanning may have broken",
};

/// Signs that stand where a mark may have stood.
#[derive(Debug)]
pub(super) struct BrokenMark;

impl Rule for BrokenMark {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let known: Vec<Span> = typed(context).marks.iter().map(|mark| mark.place).collect();
        let mut problems = Vec::new();
        for line in &context.notes.text {
            for (at, sign) in broken(&line.text) {
                let place = line.span(at, at + sign.len_utf8());
                if !known.contains(&place) {
                    problems.push(problem(line, at, sign));
                }
            }
        }
        problems
    }
}

/// The signs in mid-sentence, by their place.
fn broken(text: &str) -> impl Iterator<Item = (usize, char)> {
    let signs = text.match_indices(['?', '*', '®', '°', '©', '™', '¢']);
    signs.filter_map(|(at, written)| {
        let sign = written.chars().next()?;
        let word = word_before(text, at);
        let after = text.get(at + written.len()..)?;
        let next = after.strip_prefix([',', ';']).unwrap_or(after);
        let goes_on = next.starts_with(char::is_whitespace)
            && next.trim_start().starts_with(char::is_lowercase);
        let before = text.get(..at)?.rsplit(char::is_whitespace).next()?;
        let path = before.contains(['/', '_']);
        (goes_on && !path && carries_a_mark(word, sign)).then_some((at, sign))
    })
}

fn word_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let rest = before.trim_end_matches(char::is_alphabetic);
    before.strip_prefix(rest).unwrap_or_default()
}

/// A trade mark stands at a name, which has a capital.
fn carries_a_mark(word: &str, sign: char) -> bool {
    let name = word.chars().any(char::is_uppercase) && "®©™".contains(sign);
    word.chars().count() > 1 && !name
}

fn problem(line: &Line, at: usize, sign: char) -> Problem {
    let word = word_before(&line.text, at);
    let place = line.span(at - word.len(), at + sign.len_utf8());
    let message = format!(
        "“{word}{sign}” stands in the middle of a sentence. In a scanned letter a footnote’s \
         number is often read like this: if it was one, put the mark [^label] in its place."
    );
    INFO.at(place, message)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::places;

    #[test]
    fn signs_in_mid_sentence_are_found() {
        let cases = [
            ("The announcement? in late 2019", &["announcement?"][..]),
            ("public health?, therefore am", &["health?"]),
            ("the Focus report® recently", &["report®"]),
            ("a report of findings* from", &["findings*"]),
            ("a report of findings*\nfrom my call", &["findings*"]),
            ("of trafficking° to inform", &["trafficking°"]),
        ];
        for (body, expected) in cases {
            assert_eq!(places("F013", body, ""), expected, "{body}");
        }
    }

    #[test]
    fn questions_names_and_measures_are_left_alone() {
        for body in [
            "Will you come? We hope so.",
            "“Will you come?” she asked.",
            "Will you come (why not?) and see?",
            "The Velcro® straps and Office™ programs.",
            "At 20° and rising, 5 * three, a ? b.",
            "*emphasis* goes on",
            "The files src/letter* and my_file* are here.",
            "The plan* is new.\n\n* Plan for 2021",
        ] {
            assert_eq!(places("F013", body, ""), [""; 0], "{body}");
        }
    }
}
