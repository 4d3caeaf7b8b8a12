//! F010: a paragraph that begins like a note.
//!
//! ## What it finds
//! A paragraph, or a line after such a paragraph, that begins with `¹`, `<sup>1</sup>`, `^1^`,
//! `[1]`, `†`, or with `1` or `*` where a mark in the text says the same.
//!
//! ## Why
//! It is a footnote typed into the text, mostly one that stood at the foot of a page before. It
//! prints where it stands, between two paragraphs of the letter or within one.
//!
//! ## Example
//! ```text
//! The announcement¹ was welcome.
//!
//! ¹ Home Office (2019)
//! ```
//!
//! ## Fix
//! Where a mark in the text says the same, mark and note become a footnote.

use super::typed::{Conversion, Typed, TypedNote, typed};
use super::{Context, Rule, RuleInfo};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;

const INFO: RuleInfo = RuleInfo {
    code: "F010",
    name: "typed-note",
    severity: Severity::Warning,
    summary: "A paragraph that begins like a note",
};

/// Paragraphs that begin like a note.
#[derive(Debug)]
pub(super) struct TypedNotes;

impl Rule for TypedNotes {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let typed = typed(context);
        let conversion = Conversion::new(context, &typed);
        typed
            .notes
            .iter()
            .map(|note| {
                INFO.at(note.place, message(context, &typed, note))
                    .mended_by(conversion.of(&note.sign))
            })
            .collect()
    }
}

fn message(context: &Context<'_>, typed: &Typed, note: &TypedNote) -> String {
    let written = note.place.of(&context.template.body).trim();
    let marked = typed.marks.iter().any(|mark| mark.sign == note.sign);
    let what_to_do = if marked {
        "Make it a footnote."
    } else {
        "If it is one, begin it with [^label]: and put the mark [^label] where it belongs."
    };
    format!(
        "This begins with {written} like a footnote, but prints here, in the midst of the letter. \
         {what_to_do}"
    )
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, of_code, places};

    #[test]
    fn paragraphs_that_begin_like_a_note_are_found() {
        let cases = [
            ("¹ Home Office", &["¹ "][..]),
            ("¹Home Office", &["¹"]),
            ("<sup>1</sup> [Home Office](#)", &["<sup>1</sup> "]),
            ("^1^ Home Office", &["^1^ "]),
            ("[1] Home Office", &["[1] "]),
            ("† Home Office", &["† "]),
            ("¹ Home Office\n² Cabinet Office", &["¹ ", "² "]),
            ("¹ Home Office\n   goes on\n² Cabinet Office", &["¹ ", "² "]),
            ("A plan¹ here.\n\n1 Home Office", &["1 "]),
            ("A plan* here.\n\n* Home Office", &["* "]),
            ("A plan* here.\n\n* Home Office\n* Cabinet Office", &[]),
            ("1 Home Office", &[]),
            ("1. Home Office", &[]),
            ("* Home Office", &[]),
            ("[2020] UKSC 5", &[]),
            ("¹", &[]),
        ];
        for (body, expected) in cases {
            assert_eq!(places("F010", body, ""), expected, "{body}");
        }
    }

    #[test]
    fn a_note_that_a_mark_waits_for_is_made_one() {
        assert_eq!(
            mended("F010", "A plan[^1] here.\n\n¹ Home Office\n", ""),
            "A plan[^1] here.\n\n[^1]: Home Office\n"
        );
    }

    #[test]
    fn a_note_without_a_mark_is_only_reported() {
        let problems = of_code("F010", "A plan here.\n\n¹ Home Office\n", "");
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].fix, None);
    }
}
