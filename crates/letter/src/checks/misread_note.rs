//! F016: a note that is not read as one.
//!
//! ## What it finds
//! A line that was meant as a note and is written slightly wrong: with a space in its label or
//! before its colon, without the colon, without the caret or with the caret outside the brackets;
//! and a label that is a value.
//!
//! ## Why
//! The line prints where it stands or not at all, and its mark prints as it is typed.
//!
//! ## Example
//! ```text
//! The plan[^act 2019] is new.
//!
//! [^act 2019]: The Act of 2019
//! ```
//!
//! ## Fix
//! Where exactly one line has that label and a mark waits for it, it becomes a note, and the marks get the label that it
//! gets.

use std::collections::HashMap;

use super::defining::{checked, most_fixes};
use super::lines::{Line, OBJECT};
use super::nearly::{Nearly, Slip, plain_label};
use super::notes::NoteTable;
use super::typed::any_number;
use super::{Context, Rule, RuleInfo};
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;

const INFO: RuleInfo = RuleInfo {
    code: "F016",
    name: "misread-note",
    severity: Severity::Error,
    summary: "A note that is not read as one",
};

/// Lines that are nearly a note, and labels that are values.
#[derive(Debug)]
pub(super) struct MisreadNote;

impl Rule for MisreadNote {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let notes = context.notes;
        let safe = !notes.nearly.is_empty() && !any_number(context);
        let most = if safe { most_fixes(context) } else { 0 };
        let times = times(notes);
        let lines = notes.nearly.iter().enumerate().map(|(index, nearly)| {
            let only = times.get(&nearly.plain) == Some(&1);
            let fix = (only && index < most).then(|| fix_for(context, nearly));
            INFO.at(nearly.line, message(nearly))
                .mended_by(fix.flatten())
        });
        let values = notes
            .all_lines()
            .flat_map(|line| labels_of_values(line, context));
        let definitions = context.outline.definitions.iter().zip(&notes.places);
        let definitions = definitions
            .filter(|(definition, _)| definition.label.contains('{'))
            .map(|(_, place)| *place);
        let values = values.chain(definitions).map(|place| {
            INFO.at(
                place,
                "A note’s label cannot be a value, so this prints as it is typed or not at all. \
                 Write the label itself, and let a condition choose where there are several.",
            )
        });
        lines.chain(values).collect()
    }
}

/// `[^{{ value }}]` in a line.
fn labels_of_values(line: &Line, context: &Context<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    for (at, open) in line.text.match_indices("[^") {
        let rest = line.text.get(at + open.len()..).unwrap_or_default();
        let length = rest.find([']', '[', '\n']).unwrap_or_default();
        let (label, end) = rest.split_at(length);
        if !label.contains(OBJECT) || !end.starts_with(']') {
            continue;
        }
        let place = line.span(at, at + open.len() + length + 1);
        let written = place.of(&context.template.body);
        if written.starts_with("[^") && written.contains("{{") {
            found.push(place);
        }
    }
    found
}

/// How many notes and lines have each label.
fn times(notes: &NoteTable) -> HashMap<String, usize> {
    let mut times = HashMap::new();
    let lines = notes.nearly.iter().map(|line| line.plain.clone());
    let defined = notes.labels.iter().map(|label| plain_label(label));
    for label in defined.chain(lines) {
        *times.entry(label).or_default() += 1;
    }
    times
}

fn message(nearly: &Nearly) -> String {
    let label = &nearly.plain;
    let wrong = match nearly.slip {
        Slip::SpaceInLabel => "a label has no spaces",
        Slip::SpaceBeforeColon => "the colon must stand right after the bracket",
        Slip::NoColon => "the colon after its label is missing",
        Slip::CaretOutside => "the ^ must stand inside the brackets",
        Slip::NoCaret => "the ^ before its label is missing",
    };
    format!(
        "This line was meant as the note “{}”, and it is none: {wrong}. Begin it with [^{label}]: \
         and let its mark be [^{label}].",
        nearly.label
    )
}

/// Writes the line as a note, and gives its marks the same label. Without any mark it would print
/// nowhere.
fn fix_for(context: &Context<'_>, nearly: &Nearly) -> Option<Fix> {
    let label = nearly.plain.as_str();
    let head = Edit::new(nearly.head, format!("[^{label}]: "));
    let mut edits = vec![head];
    for mark in &context.notes.undefined {
        let alike = plain_label(&mark.label) == label;
        if alike && mark.label != label && mark.span.start != nearly.head.start {
            edits.push(Edit::new(mark.span, format!("[^{label}]")));
        }
    }
    let title = match edits.len() {
        1 => "Make it a note".to_owned(),
        _ => format!("Call the note and its mark [^{label}]"),
    };
    checked(context, Fix::new(title, edits), label)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check, check_code, mended, messages};

    #[test]
    fn a_note_that_is_written_slightly_wrong_is_said_once_and_made_one() {
        let cases = [
            ("One[^2].\n\n[^2] : Two\n", "One[^2].\n\n[^2]: Two\n"),
            ("One[^2].\n\n[^2]\t: Two\n", "One[^2].\n\n[^2]: Two\n"),
            ("One[^2].\n\n[^2]： Two\n", "One[^2].\n\n[^2]: Two\n"),
            ("One[^3].\n\n[^3] Three\n", "One[^3].\n\n[^3]: Three\n"),
            ("One[^3].\n\n[^3]. Three\n", "One[^3].\n\n[^3]: Three\n"),
            ("One[^3].\n\n[^3] – Three\n", "One[^3].\n\n[^3]: Three\n"),
            (
                "One[^3].\n\n^[3]: Three so\n",
                "One[^3].\n\n[^3]: Three so\n",
            ),
            (
                "One[^3].\n\n[3]: Three so\n",
                "One[^3].\n\n[^3]: Three so\n",
            ),
            ("One[^3].\n\n[3]: Three\n", "One[^3].\n\n[^3]: Three\n"),
            (
                "One[^act 2019].\n\n[^act 2019]: The Act\n",
                "One[^act-2019].\n\n[^act-2019]: The Act\n",
            ),
            (
                "One[^Big Note], two[^big note].\n\n[^big note]: text\n",
                "One[^big-note], two[^big-note].\n\n[^big-note]: text\n",
            ),
            (
                "One[^Act, 2019].\n\n[^act 2019] : The Act\n",
                "One[^act-2019].\n\n[^act-2019]: The Act\n",
            ),
            (
                "One[^big-note].\n\n[^Big note]: The text\n",
                "One[^big-note].\n\n[^big-note]: The text\n",
            ),
        ];
        for (body, expected) in cases {
            assert_eq!(mended("F016", body, ""), expected);
            let found = check(body, "name\nAnn");
            let of_notes = found
                .iter()
                .filter(|(code, ..)| code.starts_with(['F', 'L']));
            assert_eq!(of_notes.count(), 1, "{body}: {found:?}");
        }
    }

    #[test]
    fn each_of_several_such_lines_is_mended() {
        let body = "One.[^act 2019] Two.[^2] Three.[^3]\n\n[^act 2019]: The Act\n\n\
                    [^2] : With a space\n\n[^3] Without a colon\n";
        assert_eq!(check_code("F016", body, "name\nAnn").len(), 3);
        assert_eq!(check_code("F001", body, "name\nAnn"), []);
        assert_eq!(
            messages("F016", body, "")[0],
            "This line was meant as the note “act 2019”, and it is none: a label has no spaces. \
             Begin it with [^act-2019]: and let its mark be [^act-2019]."
        );
    }

    #[test]
    fn other_lines_are_left_alone() {
        for body in [
            "One[^a].\n\n[^a]: Note\n\n[^a] is that.\n",
            "[^3] Three\n",
            "One[^3], as\n[^3] says.\n",
            "See [3] here[^3].\n\n[3]: https://example.org\n",
            "See [this][3].\n\n[3]: https://example.org\n",
            "One[^3].\n\n    [^3] : code\n",
            "One.\n\n```\n[^2] : Two\n```\n",
            "One.\n\n{# a\n[^2] : Two\n#}\n",
            "[sic]: he wrote that.\n",
        ] {
            assert_eq!(check_code("F016", body, ""), [], "{body}");
        }
    }

    #[test]
    fn what_is_not_plain_is_only_reported() {
        for body in [
            "One[^a b].\n\n[^a b]: One\n\n[^A b]: Two\n",
            "One[^a-b], two[^a b].\n\n[^a-b]: One\n\n[^a b]: Two\n",
            "One.\n\n[^act 2019]: The Act\n",
            "Said¹ and one[^2].\n\n[^2] : Two\n",
        ] {
            assert!(!check_code("F016", body, "").is_empty(), "{body}");
            assert_eq!(mended("F016", body, ""), body);
        }
    }

    #[test]
    fn a_value_as_a_label_is_said_without_any_sign_of_ours() {
        let body = "One[^{{ key }}] and *two[^x{{ key }}]*.\n\n[^{{ key }}]: Note\n\n[^a]: A\n";
        let found = check_code("F016", body, "name, key\nAnn, a");
        let places: Vec<_> = found.iter().map(|(text, _)| *text).collect();
        assert_eq!(
            places,
            ["[^{{ key }}]", "[^x{{ key }}]", "[^{{ key }}]: Note"]
        );
        for (code, text, _) in check(body, "name, key\nAnn, a") {
            assert!(code == "F016" || text == "[^a]: A", "{code} {text}");
        }
    }
}
