//! F001: a mark without a note.
//!
//! ## What it finds
//! `[^label]` in the text where no note of that label is defined, or where some recipients'
//! letters leave out the part of the template that defines it.
//!
//! ## Why
//! Such a mark prints as it is typed, brackets and all, and the reader looks for a note in vain.
//!
//! ## Example
//! ```text
//! The announcement[^fundign] was welcome.
//!
//! [^funding]: Home Office (2019)
//! ```
//!
//! ## Fix
//! Where a note’s label differs in nothing but spaces, capitals and punctuation, or exactly one note
//! without a mark has a label much like it, the mark gets that label. Where no note has any such
//! label, one is added for its text to be filled in.

use std::collections::HashSet;

use super::defining::{checked, define, most_fixes};
use super::nearest::nearest;
use super::nearly::plain_label;
use super::notes::Undefined;
use super::typed::{Typed, typed};
use super::who::letters_to;
use super::{Context, Rule, RuleInfo};
use crate::markdown::normal_label;
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;

const INFO: RuleInfo = RuleInfo {
    code: "F001",
    name: "undefined-note",
    severity: Severity::Error,
    summary: "A mark without a note",
};

/// Marks without a note, in the template or in some letters.
#[derive(Debug)]
pub(super) struct UndefinedNote;

impl Rule for UndefinedNote {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let notes = context.notes;
        let mut found = notes.concerned(&notes.undefined, |variant| &variant.undefined);
        let lines = || notes.nearly.iter();
        let labels: HashSet<&str> = lines().map(|line| line.plain.as_str()).collect();
        let heads: HashSet<usize> = lines().map(|line| line.head.start).collect();
        found.retain(|(missing, _)| {
            !labels.contains(plain_label(&missing.label).as_str())
                && !heads.contains(&missing.span.start)
        });
        if found.is_empty() {
            return Vec::new();
        }
        let typed = typed(context);
        let most = most_fixes(context);
        found
            .into_iter()
            .enumerate()
            .map(|(index, (missing, who))| {
                let fix = (index < most).then(|| fix(context, &typed, &missing));
                let message = message(context, recipients, &missing, &who);
                INFO.at(missing.span, message)
                    .concerning(who)
                    .mended_by(fix.flatten())
            })
            .collect()
    }
}

fn message(
    context: &Context<'_>,
    recipients: &Recipients,
    missing: &Undefined,
    who: &[usize],
) -> String {
    let label = &missing.label;
    let defined = context.notes.defines(&normal_label(label));
    if !defined {
        let plain = plain_label(label);
        if label.contains(char::is_whitespace) && !plain.is_empty() {
            return format!(
                "A label has no spaces, so the mark [^{label}] prints as it is typed. Write it as \
                 [^{plain}], and its note on a line of its own: [^{plain}]: and the text."
            );
        }
        return format!(
            "No note is called “{label}”, so the mark [^{label}] prints as it is typed. \
             Write its note on a line of its own: [^{label}]: and the text."
        );
    }
    if context.notes.undefined.contains(missing) {
        return format!(
            "The mark [^{label}] stands in HTML, where marks do not work, so it prints as it is \
             typed. Take it out of the HTML."
        );
    }
    let letters = letters_to(context.template, recipients, who);
    format!(
        "In {letters} the mark [^{label}] has no note: the note stands in a part that is left out \
         there. Move the note out of the condition, or the mark into it."
    )
}

/// Another label for the mark where it is plain which one is meant, or a note for it; none beside
/// numbers that are typed, for a note more could print one of them.
fn fix(context: &Context<'_>, typed: &Typed, missing: &Undefined) -> Option<Fix> {
    let notes = context.notes;
    if notes.defines(&normal_label(&missing.label)) || typed.has_number() {
        return None;
    }
    let Some(meant) = meant(context, &missing.label) else {
        return added(context, typed, missing);
    };
    let mark = format!("[^{meant}]");
    Some(Fix::new(
        format!("Change the mark to {mark}"),
        vec![Edit::new(missing.span, mark)],
    ))
}

/// The label that was meant: one that reads the same, or the nearest one without a mark. Where the
/// figures in the two differ, it is another note's.
fn meant<'a>(context: &Context<'a>, label: &str) -> Option<&'a str> {
    let definitions = || context.outline.definitions.iter().enumerate();
    let plain = plain_label(label);
    let mut alike = definitions().filter(|(_, one)| plain_label(&one.label) == plain);
    if let (Some((_, one)), None) = (alike.next(), alike.next()) {
        return Some(&one.label);
    }
    let figures = |label: &str| -> String { label.chars().filter(char::is_ascii_digit).collect() };
    let unused = definitions()
        .filter(|(index, _)| !context.notes.has_mark(*index))
        .map(|(_, definition)| &*definition.label);
    nearest(label, unused).filter(|meant| figures(meant) == figures(label))
}

/// An empty note for the mark, unless something typed may be meant as its text.
fn added(context: &Context<'_>, typed: &Typed, missing: &Undefined) -> Option<Fix> {
    let label = match missing.label.contains(char::is_whitespace) {
        true => plain_label(&missing.label),
        false => missing.label.clone(),
    };
    if label.is_empty() || !typed.notes.is_empty() {
        return None;
    }
    let mut edits = vec![define(context, missing.span.start, &label, "")];
    for mark in &context.notes.undefined {
        let same = normal_label(&mark.label) == normal_label(&missing.label);
        if same && mark.label != label {
            edits.push(Edit::new(mark.span, format!("[^{label}]")));
        }
    }
    let fix = Fix::new(format!("Add the note [^{label}] to be filled in"), edits);
    checked(context, fix, &normal_label(&label))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check, mended, messages, places};

    #[test]
    fn a_mark_that_no_note_has_the_label_of_is_an_error() {
        let cases = [
            ("One[^a].", &["[^a]"][..]),
            ("One[^a].\n\n[^a]: Note", &[]),
            ("One[^A].\n\n[^a]: Note", &[]),
            (
                "One[^a] and[^b] *three[^c_d]*.\n\n[^a]: Note",
                &["[^b]", "[^c_d]"],
            ),
            ("One[^a].\n\n[^a]: Note[^b]", &["[^b]"]),
            (
                "- One[^a]\n\n> Two[^b]\n\n# Three[^c]",
                &["[^a]", "[^b]", "[^c]"],
            ),
            (r"One\[^a], `[^b]`, [^] and [^ ].", &[]),
            (r"One \* two[^a].", &["[^a]"]),
            ("    code[^a]", &[]),
        ];
        for (body, expected) in cases {
            assert_eq!(places("F001", body, ""), expected, "{body}");
        }
    }

    #[test]
    fn letters_that_lose_the_note_are_named() {
        let body = "One[^a]\n\n{% if more %}\n[^a]: Note\n{% endif %}\n";
        let people = "name, more (yes_no)\nAnn, yes\nBob, no\nCleo, no";
        let expected = vec![("F001", "[^a]", vec![1, 2])];
        assert_eq!(check(body, people), expected);
        assert!(messages("F001", body, people)[0].starts_with("In the letters to Bob and Cleo"));
    }

    #[test]
    fn a_mark_in_a_branch_concerns_those_whose_letters_have_it() {
        let body = "{% if more %}One[^a]{% endif %}";
        let people = "name, more (yes_no)\nAnn, no\nBob, yes";
        assert_eq!(check(body, people), [("F001", "[^a]", vec![1])]);
    }

    #[test]
    fn a_mark_in_html_says_so() {
        let body = "<div>One[^a]</div>\n\nTwo[^a]\n\n[^a]: Note";
        assert_eq!(places("F001", body, ""), ["[^a]"]);
        assert!(messages("F001", body, "")[0].contains("HTML"));
    }

    #[test]
    fn a_slip_in_the_label_is_mended() {
        let slip = "One[^fundign].\n\n[^funding]: Note\n";
        assert_eq!(
            mended("F001", slip, ""),
            "One[^funding].\n\n[^funding]: Note\n"
        );
        let used = "One[^funding] and[^fundign].\n\n[^funding]: Note\n";
        let added = mended("F001", used, "");
        assert!(added.ends_with("[^fundign]:\n"), "that note has its mark");
    }

    #[test]
    fn a_label_that_reads_the_same_is_meant_and_one_with_other_figures_is_not() {
        let cases = [
            (
                "One[^Big Note].\n\n[^big-note]: A\n",
                "One[^big-note].\n\n[^big-note]: A\n",
            ),
            (
                "One[^a-b], two[^a.b].\n\n[^a-b]: A\n",
                "One[^a-b], two[^a-b].\n\n[^a-b]: A\n",
            ),
            (
                "One[^note-12].\n\n[^note-13]: A\n",
                "One[^note-12].\n\n[^note-13]: A\n\n[^note-12]:\n",
            ),
        ];
        for (body, expected) in cases {
            assert_eq!(mended("F001", body, ""), expected);
        }
    }

    #[test]
    fn a_note_that_is_gone_is_put_in_to_be_filled_in() {
        let cases = [
            ("One[^a].", "One[^a].\n\n[^a]:"),
            (
                "One[^b] and two[^a].\n\n[^a]: A\n",
                "One[^b] and two[^a].\n\n[^b]:\n\n[^a]: A\n",
            ),
            (
                "One[^A b] two[^a b].\n",
                "One[^a-b] two[^a-b].\n\n[^a-b]:\n",
            ),
        ];
        for (body, expected) in cases {
            assert_eq!(mended("F001", body, ""), expected);
        }
        let typed = "One[^a] and two¹.\n\n¹ Home Office\n";
        assert_eq!(mended("F001", typed, ""), typed, "a number is typed");
        let html = "<div>One[^a]</div>";
        assert_eq!(mended("F001", html, ""), html, "no note would help");
    }
}
