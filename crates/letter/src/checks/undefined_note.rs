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
//! Where exactly one note without a mark has a label much like it, the mark gets that label.

use super::nearest::nearest;
use super::notes::Undefined;
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
        notes
            .concerned(&notes.undefined, |variant| &variant.undefined)
            .into_iter()
            .map(|(missing, who)| {
                let message = message(context, recipients, &missing, &who);
                INFO.at(missing.span, message)
                    .concerning(who)
                    .mended_by(fix(context, &missing))
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

/// Another label for the mark, where it is plain which one is meant.
fn fix(context: &Context<'_>, missing: &Undefined) -> Option<Fix> {
    let notes = context.notes;
    if notes.defines(&normal_label(&missing.label)) {
        return None;
    }
    let unused = context
        .outline
        .definitions
        .iter()
        .enumerate()
        .filter(|(index, _)| !notes.order.contains(index))
        .map(|(_, definition)| &*definition.label);
    let meant = nearest(&missing.label, unused)?;
    let mark = format!("[^{meant}]");
    Some(Fix::new(
        format!("Change the mark to {mark}"),
        vec![Edit::new(missing.span, mark)],
    ))
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
        assert_eq!(mended("F001", used, ""), used, "that note has its mark");
    }
}
