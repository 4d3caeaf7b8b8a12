//! F015: a note within the text.
//!
//! ## What it finds
//! `^[…]`, as some programs write a note where its mark belongs.
//!
//! ## Why
//! It prints as it is typed, in the middle of the sentence.
//!
//! ## Example
//! ```text
//! The plan was published.^[Department, *Plan*, p. 3.]
//! ```
//!
//! ## Fix
//! What stands in the brackets becomes a note, with a mark in its place.

use std::collections::HashSet;

use super::defining::{checked, define, most_fixes};
use super::lines::Line;
use super::typed::any_number;
use super::{Context, Rule, RuleInfo};
use crate::parts::free_label;
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::syntax;

const INFO: RuleInfo = RuleInfo {
    code: "F015",
    name: "inline-note",
    severity: Severity::Warning,
    summary: "A note within the text",
};

/// The most characters in such a note, and the most brackets in each other.
const LONGEST: usize = 5_000;
const DEEPEST: usize = 8;

/// Notes that stand within the text.
#[derive(Debug)]
pub(super) struct InlineNote;

impl Rule for InlineNote {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let body = context.template.body.as_str();
        let lines = context.notes.all_lines();
        let mut places: Vec<Span> = lines.flat_map(|line| inline_notes(line, body)).collect();
        let nearly = &context.notes.nearly;
        let heads: HashSet<usize> = nearly.iter().map(|line| line.head.start).collect();
        places.retain(|place| !heads.contains(&place.start));
        let safe = !places.is_empty() && !any_number(context);
        let most = if safe { most_fixes(context) } else { 0 };
        let mut taken = Vec::new();
        let mut problems = Vec::new();
        for (index, place) in places.into_iter().enumerate() {
            let fix = (index < most)
                .then(|| fix(context, place, &mut taken))
                .flatten();
            let message = "A note in the form ^[…] prints as it is typed. Put the mark [^label] here, \
                           and the note on a line of its own: [^label]: and the text.";
            problems.push(INFO.at(place, message).mended_by(fix));
        }
        problems
    }
}

/// `^[…]` with words in it.
fn inline_notes(line: &Line, body: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut end = 0;
    for (at, open) in line.text.match_indices("^[") {
        let Some(place) = line
            .exact_span(at, at + open.len(), body)
            .filter(|place| place.start >= end)
        else {
            continue;
        };
        let rest = body.get(place.end..).unwrap_or_default();
        let Some(length) = up_to_bracket(rest) else {
            continue;
        };
        let (inner, after) = rest.split_at(length);
        let words = inner.split(|c: char| !c.is_alphabetic());
        let says_something = words.into_iter().any(|word| word.chars().count() > 2);
        if says_something && !is_pattern(after.get(1..).unwrap_or_default()) {
            end = place.end + length + 1;
            found.push(Span::new(place.start, end));
        }
    }
    found
}

/// Whether what follows the bracket makes a link or a pattern for texts of it.
fn is_pattern(after: &str) -> bool {
    let counted = after
        .strip_prefix('{')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    counted || after.starts_with(['(', '[', ':', '+', '*', '?'])
}

/// How much of `text` comes before the bracket that closes what was opened before it.
fn up_to_bracket(text: &str) -> Option<usize> {
    let mut depth = 1_usize;
    let mut escaped = false;
    for (at, c) in text.char_indices().take(LONGEST) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' if text
                .get(at + 1..)
                .is_some_and(|rest| rest.starts_with('\n')) =>
            {
                return None;
            }
            '[' if depth == DEEPEST => return None,
            '[' => depth += 1,
            ']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

fn fix(context: &Context<'_>, place: Span, taken: &mut Vec<String>) -> Option<Fix> {
    let body = context.template.body.as_str();
    let inner = place.of(body).get("^[".len()..place.len() - 1)?;
    if context.notes.branches.in_loop(place.start) || !syntax::parse(inner).faults.is_empty() {
        return None;
    }
    let lines: Vec<&str> = inner.lines().map(str::trim).collect();
    let text = lines.join(" ");
    let mut label = free_label(body, &text);
    while taken.contains(&label) {
        label.push_str("-2");
    }
    // An exclamation mark before a bracket would make a picture of it.
    let exclaims = body.get(..place.start)?.ends_with('!');
    let (start, mark) = match exclaims {
        true => (place.start - 1, format!("\\![^{label}]")),
        false => (place.start, format!("[^{label}]")),
    };
    let edits = vec![
        Edit::new(Span::new(start, place.end), mark),
        define(context, place.start, &label, text.trim()),
    ];
    let fix = checked(context, Fix::new("Make it a footnote", edits), &label)?;
    taken.push(label);
    Some(fix)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, places};

    #[test]
    fn a_note_within_the_text_becomes_a_footnote() {
        let cases = [
            (
                "The plan.^[Department, *Plan* ({{ year }}), p. 3.] More.\n",
                "The plan.[^department-plan-year] More.\n\n\
                 [^department-plan-year]: Department, *Plan* ({{ year }}), p. 3.\n",
            ),
            (
                "New!^[See [here](#) for\nmore.] And[^b].\n\n[^b]: B\n",
                "New\\![^see-here-for] And[^b].\n\n[^see-here-for]: See [here](#) for more.\n\n[^b]: B\n",
            ),
            (
                "A^[Said {% if x %}so{% else %}not{% endif %}.].\n",
                "A[^said-if-x].\n\n[^said-if-x]: Said {% if x %}so{% else %}not{% endif %}.\n",
            ),
            (
                "One[^a].\n\n[^a]: As *here*.^[Another one]\n",
                "One[^a].\n\n[^a]: As *here*.[^another-one]\n\n[^another-one]: Another one\n",
            ),
        ];
        for (body, expected) in cases {
            assert_eq!(mended("F015", body, ""), expected);
        }
    }

    #[test]
    fn several_get_labels_of_their_own() {
        let body = "One^[The same note] and two^[The same note].\n";
        let once = mended("F015", body, "");
        assert_eq!(
            mended("F015", &once, ""),
            "One[^the-same-note] and two[^the-same-note-2].\n\n[^the-same-note]: The same note\n\n\
             [^the-same-note-2]: The same note\n"
        );
        let problems = crate::checks::testing::of_code("F015", body, "");
        let edits = |index: usize| &problems[index].fix.as_ref().unwrap().edits;
        assert_ne!(edits(0)[1].text, edits(1)[1].text, "both at once");
    }

    #[test]
    fn what_is_none_is_left_alone() {
        for body in [
            "x^[2] and a^[n+1] and ^[A-Z]+ and ^[abc]* and ^[a-z]{3}.",
            "A link^[here](https://example.org) and `^[code here]`.",
            "An escaped \\^[note here] and ^\\[note here].",
            "Open ^[note\n\nhere].",
        ] {
            assert_eq!(places("F015", body, ""), [""; 0], "{body}");
        }
    }

    #[test]
    fn what_is_repeated_or_stands_beside_typed_numbers_is_only_reported() {
        for body in [
            "{% for i in l %}{{ i }}^[Note for {{ i }}]{% endfor %}",
            "One^[Note here] and two¹.",
        ] {
            assert_eq!(places("F015", body, "l\na").len(), 1, "{body}");
            assert_eq!(mended("F015", body, "l\na"), body);
        }
    }
}
