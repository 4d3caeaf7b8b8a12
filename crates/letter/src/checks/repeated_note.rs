//! F005: two notes with the same label.
//!
//! ## What it finds
//! A note whose label another note has already, where every letter that has the one has the other
//! too. Labels are alike whatever their capitals.
//!
//! ## Why
//! A letter prints the first of them; the second one's text is lost.
//!
//! ## Example
//! ```text
//! The announcement[^1] and the report[^1].
//!
//! [^1]: Home Office (2019)
//!
//! [^1]: Our annual report
//! ```
//!
//! ## Fix
//! Where both say the same, the second one is deleted.

use std::collections::HashMap;

use super::{Context, Rule, RuleInfo};
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;

const INFO: RuleInfo = RuleInfo {
    code: "F005",
    name: "repeated-note",
    severity: Severity::Warning,
    summary: "Two notes with the same label",
};

/// Notes that an earlier one of the same label hides.
#[derive(Debug)]
pub(super) struct RepeatedNote;

impl Rule for RepeatedNote {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let mut by_label: HashMap<&str, Vec<Labelled<'_>>> = HashMap::new();
        labelled(context)
            .filter_map(|later| {
                let earlier = by_label.entry(later.label).or_default();
                let hider = earlier.iter().find(|first| first.hides(&later, context));
                let hidden = hider.map(|first| (*first, later));
                // What the first of all hides is hidden already, and no one else need look at it.
                if hidden.is_none() {
                    earlier.push(later);
                }
                hidden
            })
            .map(|(first, later)| {
                let message = format!(
                    "Another note is called “{}” already, and letters print that one, so this \
                     text is lost. Give this note a label of its own.",
                    later.written
                );
                INFO.at(later.place, message)
                    .mended_by(fix(context, &first, &later))
            })
            .collect()
    }
}

#[derive(Clone, Copy)]
struct Labelled<'a> {
    written: &'a str,
    /// The label as labels are compared.
    label: &'a str,
    place: Span,
}

fn labelled<'a>(context: &Context<'a>) -> impl Iterator<Item = Labelled<'a>> {
    let labels = context.notes.labels.iter();
    context
        .outline
        .definitions
        .iter()
        .zip(labels.zip(&context.notes.places))
        .map(|(definition, (label, place))| Labelled {
            written: &definition.label,
            label,
            place: *place,
        })
}

impl Labelled<'_> {
    /// Whether no letter prints `later`, as this note comes first.
    fn hides(&self, later: &Self, context: &Context<'_>) -> bool {
        let branches = &context.notes.branches;
        self.label == later.label && branches.implied(self.place.start, later.place.start)
    }
}

fn fix(context: &Context<'_>, first: &Labelled<'_>, later: &Labelled<'_>) -> Option<Fix> {
    let body = context.template.body.as_str();
    let says = |note: &Labelled<'_>| {
        let text = note.place.of(body);
        let text = text.split_once("]:").map_or(text, |(_, text)| text);
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    if says(first) != says(later) {
        return None;
    }
    let place = with_line_breaks(later.place, body)?;
    Some(Fix::new(
        "Delete this note, which says the same",
        vec![Edit::new(place, "")],
    ))
}

/// A definition with its line break and the empty lines after it; none where something else stands
/// on its lines. What comes next is as far from what came before as it was from the definition.
fn with_line_breaks(range: Span, body: &str) -> Option<Span> {
    let before = body.get(..range.start)?;
    let after = body.get(range.end..)?.trim_start_matches([' ', '\t']);
    let alone = (before.is_empty() || before.ends_with('\n'))
        && (after.is_empty() || after.starts_with('\n'));
    if !alone {
        return None;
    }
    let text = after.trim_start();
    if text.is_empty() {
        let kept = before.trim_end().len();
        return Some(Span::new(kept + usize::from(kept > 0), body.len()));
    }
    let apart = before.is_empty() || before.ends_with("\n\n");
    let next = match after.get(..after.len() - text.len())?.rfind('\n') {
        Some(last) if apart => last + 1,
        _ => 1,
    };
    Some(Span::new(range.start, body.len() - after.len() + next))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, places};

    #[test]
    fn a_second_note_of_the_same_label_is_found() {
        let cases = [
            ("One[^a].\n\n[^a]: A\n\n[^b]: B\n", &[][..]),
            ("One[^a].\n\n[^a]: A\n\n[^A]: B\n", &["[^A]: B"]),
            (
                "One[^a].\n\n[^a]: A\n[^a]: B\n[^a]: C\n",
                &["[^a]: B", "[^a]: C"],
            ),
            (
                "One[^a].\n\n{% if x %}\n[^a]: A\n{% else %}\n[^a]: B\n{% endif %}\n",
                &[],
            ),
            // A note for some, and one for all others.
            (
                "One[^a].\n\n{% if x %}\n[^a]: A\n{% endif %}\n\n[^a]: B\n",
                &[],
            ),
            (
                "One[^a].\n\n[^a]: A\n\n{% if x %}\n[^a]: B\n{% endif %}\n",
                &["[^a]: B"],
            ),
        ];
        for (body, expected) in cases {
            assert_eq!(places("F005", body, ""), expected, "{body}");
        }
    }

    #[test]
    fn only_a_note_that_says_the_same_is_deleted() {
        let same = "One[^a].\n\n[^a]: The source\n\n[^A]:  The source\n\nTwo.\n";
        assert_eq!(
            mended("F005", same, ""),
            "One[^a].\n\n[^a]: The source\n\nTwo.\n"
        );
        let last = "One[^a].\n\n[^a]: The source\n\n[^a]: The source\n";
        assert_eq!(mended("F005", last, ""), "One[^a].\n\n[^a]: The source\n");
        let close = "One[^a].\n\n[^a]: A\n[^a]: A\n[^b]: B\n\nTwo.\n";
        assert_eq!(
            mended("F005", close, ""),
            "One[^a].\n\n[^a]: A\n[^b]: B\n\nTwo.\n"
        );
        let before_text = "[^b]:\n\n[^a]: A\n\n[^b]:\nTwo.\n";
        assert_eq!(
            mended("F005", before_text, ""),
            "[^b]:\n\n[^a]: A\n\nTwo.\n"
        );
        let other = "One[^a].\n\n[^a]: The source\n\n[^a]: Another\n";
        assert_eq!(mended("F005", other, ""), other);
    }
}
