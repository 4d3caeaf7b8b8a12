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
//! gets. Where a label is a field’s value and that of a note as well, both get one label; where each
//! recipient’s value names a note, a condition chooses among these; where none does, a note that says
//! the value is a way.

use std::collections::HashMap;

use super::defining::{checked, most_fixes};
use super::nearly::{Nearly, Slip, plain_label};
use super::notes::NoteTable;
use super::typed::any_number;
use super::valued_label::Valued;
use super::{Context, Rule, RuleInfo};
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;

const INFO: RuleInfo = RuleInfo {
    code: "F016",
    name: "misread-note",
    severity: Severity::Error,
    summary: "A note that is not read as one",
};

const VALUED: &str = "A note’s label cannot be a value, so this prints as it is typed or not at all. \
                      Write the label itself, and let a condition choose where there are several.";

/// Lines that are nearly a note, and labels that are values.
#[derive(Debug)]
pub(super) struct MisreadNote;

impl Rule for MisreadNote {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
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
        let valued = Valued::new(context, recipients);
        let most = most_fixes(context);
        let places = valued.places.iter().enumerate();
        let values = places.map(|(index, place)| {
            let of_value = INFO.at(*place, VALUED);
            match valued.at(*place).filter(|_| index < most) {
                Some(label) => label.mend(context, recipients, of_value, &valued.places),
                None => of_value,
            }
        });
        lines.chain(values).collect()
    }
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
    use crate::checks::testing::{check, check_code, mended, messages, of_code};

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
    fn a_value_as_a_label_is_said_once_and_without_any_sign_of_ours() {
        let body = "One[^{{ key }}] and *two[^x{{ key }}]*.\n\n[^{{ key }}]: Note\n\n[^a]: A\n";
        let found: Vec<_> = check(body, "name, key\nAnn, a");
        let places: Vec<_> = found.iter().map(|(code, text, _)| (*code, *text)).collect();
        assert_eq!(
            places,
            [
                ("F016", "[^{{ key }}]"),
                ("F016", "[^x{{ key }}]"),
                ("F016", "[^{{ key }}]: Note")
            ]
        );
    }

    #[test]
    fn a_mark_and_a_note_with_the_same_value_get_one_label() {
        let body = "One[^{{ key }}], two[^{{ key }}].\n\n[^{{ key }}]: See {{ key }}.\n";
        assert_eq!(
            mended("F016", body, "name, key\nAnn, Home Office"),
            "One[^key], two[^key].\n\n[^key]: See {{ key }}.\n"
        );
    }

    #[test]
    fn a_condition_chooses_where_each_value_names_a_note() {
        let notes = "\n\n[^act]: The Act\n\n[^plan-b]: The plan\n\n[^2]: Two\n";
        let cases = [
            (
                "See[^{{ k }}].",
                "name, k\nAnn, act\nBob, Plan-b\nCy,",
                "See{% if k == 'Plan-b' %}[^plan-b]{% elif k == 'act' %}[^act]{% endif %}.",
            ),
            (
                "See[^plan-{{ k }}].",
                "name, k (choice a|b)\nAnn, b",
                "See{% if k == 'b' %}[^plan-b]{% endif %}.",
            ),
            (
                "See[^{{ k }}].",
                "name, k (number)\nAnn, 2",
                "See{% if k == 2 %}[^2]{% endif %}.",
            ),
        ];
        for (line, people, expected) in cases {
            let body = format!("{line}{notes}");
            assert_eq!(mended("F016", &body, people), format!("{expected}{notes}"));
        }
    }

    #[test]
    fn a_value_that_names_no_note_is_said_and_may_become_one() {
        let body = "See[^{{ k }}].\n\n[^act]: The Act\n";
        let people = "name, k\nAnn, act\nBob, Home Office";
        assert_eq!(mended("F016", body, people), body);
        let says = messages("F016", body, people);
        assert!(
            says[0].ends_with("No note is called what it is in the letter to Bob: “Home Office”."),
            "{says:?}"
        );
        let problem = &of_code("F016", "See[^{{ k }}].\n", people)[0];
        assert_eq!(problem.fix, None);
        assert_eq!(
            problem.ways[0].apply("See[^{{ k }}].\n"),
            "See[^k].\n\n[^k]: {{ k }}\n"
        );
    }

    #[test]
    fn a_value_that_is_worked_out_or_stands_beside_typed_numbers_is_only_said() {
        for body in [
            "See[^{{ k | upper }}].\n\n[^act]: The Act\n",
            "See[^{{ k }}{{ k }}].\n\n[^act]: The Act\n",
            "See[^{{ gone }}].\n\n[^act]: The Act\n",
            "Said¹ and[^{{ k }}].\n\n¹ Typed\n\n[^act]: The Act\n",
        ] {
            assert_eq!(
                check_code("F016", body, "name, k\nAnn, act").len(),
                1,
                "{body}"
            );
            assert_eq!(mended("F016", body, "name, k\nAnn, act"), body);
        }
    }
}
