//! F012: a mark before a full stop or a comma.
//!
//! ## What it finds
//! A mark that a punctuation mark follows, in a letter in English. Other languages place it
//! otherwise, and nothing is said there.
//!
//! ## Why
//! English sets the mark after the punctuation, so that it does not part the stop from its word.
//!
//! ## Example
//! ```text
//! The plan[^plan], as published.
//!
//! [^plan]: Plan for 2021
//! ```
//!
//! ## Fix
//! The two change places.

use super::lines::{Line, Mark, OBJECT};
use super::{Context, Rule, RuleInfo};
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;

const INFO: RuleInfo = RuleInfo {
    code: "F012",
    name: "mark-before-punctuation",
    severity: Severity::Advice,
    summary: "A mark before punctuation",
};

/// Marks that a stop or comma follows.
#[derive(Debug)]
pub(super) struct MarkBeforePunctuation;

impl Rule for MarkBeforePunctuation {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        if !is_english(&context.template.language) {
            return Vec::new();
        }
        let body = context.template.body.as_str();
        let lines = context.notes.all_lines();
        lines.flat_map(|line| in_line(line, body)).collect()
    }
}

fn is_english(language: &str) -> bool {
    let main = language.split(['-', '_']).next().unwrap_or_default();
    main.eq_ignore_ascii_case("en")
}

fn in_line(line: &Line, body: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut first: Option<&Mark> = None;
    for (index, mark) in line.marks.iter().enumerate() {
        let head = *first.get_or_insert(mark);
        let end = mark.at + OBJECT.len_utf8();
        if line.marks.get(index + 1).is_some_and(|next| next.at == end) {
            continue;
        }
        first = None;
        let before = line.text.get(..head.at).unwrap_or_default();
        let after = line.text.get(end..).unwrap_or_default();
        if before.ends_with(|c: char| !c.is_whitespace())
            && let Some(stops) = stops(after)
        {
            problems.push(problem(line, head, end, stops, body));
        }
    }
    problems
}

/// The punctuation at the head of `text`, where the sentence or the text ends there or a space
/// follows.
fn stops(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(['.', ',', ';', ':', '!', '?', '…']);
    let stops = text.strip_suffix(rest).filter(|stops| !stops.is_empty())?;
    let next = rest.chars().next();
    let ends = next.is_none_or(|c| c.is_whitespace() || "’”\"')]".contains(c));
    ends.then_some(stops)
}

fn problem(line: &Line, head: &Mark, end: usize, stops: &str, body: &str) -> Problem {
    let marks = Span::new(head.span.start, line.span(head.at, end).end);
    let after = line.span(end, end + stops.len());
    let name = match stops {
        "." => "full stop",
        "," => "comma",
        ";" => "semicolon",
        ":" => "colon",
        "!" => "exclamation mark",
        "?" => "question mark",
        _ => "punctuation",
    };
    let message = format!("In English a footnote’s mark stands after the {name}, not before it.");
    INFO.at(marks.to(after), message)
        .mended_by(fix(marks, after, stops, body))
}

/// Puts the punctuation before the marks, where the two stand together in the body.
fn fix(marks: Span, after: Span, stops: &str, body: &str) -> Option<Fix> {
    let together = marks.end == after.start && after.of(body) == stops;
    let plain = marks.of(body).starts_with("[^") && !marks.of(body).contains(['{', '\n']);
    if !together || !plain {
        return None;
    }
    // An exclamation mark before a bracket would make a picture of it.
    let stops = match stops.strip_suffix('!') {
        Some(others) => format!("{others}\\!"),
        None => stops.to_owned(),
    };
    Some(Fix::new(
        "Put the mark after the punctuation",
        vec![Edit::new(marks.to(after), stops + marks.of(body))],
    ))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, of_code};
    use crate::checks::{self};
    use crate::testing::sample;

    const NOTES: &str = "\n\n[^a]: A\n\n[^b]: B\n";

    #[test]
    fn mark_and_punctuation_change_places() {
        let cases = [
            ("One[^a].", "One.[^a]"),
            ("One[^a], two.", "One,[^a] two."),
            ("“One[^a].”", "“One.[^a]”"),
            ("*One*[^a][^b]; two", "*One*;[^a][^b] two"),
            ("One[^a]! Two", "One\\![^a] Two"),
            ("One[^a]... two", "One...[^a] two"),
        ];
        for (text, expected) in cases {
            let (body, expected) = (format!("{text}{NOTES}"), format!("{expected}{NOTES}"));
            assert_eq!(mended("F012", &body, ""), expected);
        }
    }

    #[test]
    fn other_marks_are_left_alone() {
        for text in [
            "One.[^a]",
            "One[^a] two.",
            "One[^a]",
            "One[^a] – two",
            "(One[^a])",
            "One[^a].5",
            "[^a], two",
            "One\\![^a]",
        ] {
            let body = format!("{text}{NOTES}");
            assert!(of_code("F012", &body, "").is_empty(), "{text}");
        }
    }

    #[test]
    fn punctuation_apart_from_its_mark_is_only_reported() {
        let body = format!("One[^a]{{% if x %}}, two{{% endif %}}.{NOTES}");
        let problems = of_code("F012", &body, "");
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].fix, None);
    }

    #[test]
    fn other_languages_have_their_own_ways() {
        let (mut template, recipients) = sample(&format!("Eins[^a].{NOTES}"), "");
        for (language, expected) in [("de", 0), ("fr-CH", 0), ("en-US", 1), ("EN", 1)] {
            template.language = language.to_owned();
            let problems = checks::check(&template, &recipients);
            let found = problems.iter().filter(|one| one.code == "F012").count();
            assert_eq!(found, expected, "{language}");
        }
    }
}
