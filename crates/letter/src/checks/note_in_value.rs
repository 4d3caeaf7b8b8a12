//! F014: a mark in a value.
//!
//! ## What it finds
//! A recipient's value that holds `[^label]`.
//!
//! ## Why
//! Footnotes are the template's: a value is text, and its mark prints as it is typed.
//!
//! ## Example
//! A cell that holds `about its new unit[^unit]`.

use super::concerned::Concerned;
use super::who::letters_to;
use super::{Context, Rule, RuleInfo, Seen};
use crate::document::{Inline, InlineKind};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::walk;

const INFO: RuleInfo = RuleInfo {
    code: "F014",
    name: "note-in-value",
    severity: Severity::Warning,
    summary: "A mark in a value",
};

/// Values that hold a mark.
#[derive(Debug, Default)]
pub(super) struct NoteInValue {
    /// Whose value, by where it prints.
    found: Concerned<Span>,
}

impl Rule for NoteInValue {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, _: &Context<'_>, seen: Seen<'_>) {
        let Seen {
            index,
            letter,
            recipient,
        } = seen;
        if !recipient.cells.values().any(|cell| cell.contains("[^")) {
            return;
        }
        let mut visit = |inline: &Inline| {
            if let InlineKind::Text(text) = &inline.kind
                && inline.origin.merged
                && holds_mark(text)
            {
                self.found.add(inline.origin.range, index);
            }
        };
        let notes = letter.document.notes.iter().map(|note| &note.blocks);
        for blocks in std::iter::once(&letter.document.blocks).chain(notes) {
            walk::each_line(blocks, &mut |_, content| walk::inlines(content, &mut visit));
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let found = self.found.take().into_each();
        found
            .map(|(place, who)| {
                let letters = letters_to(context.template, recipients, &who);
                let message = format!(
                    "In {letters} this value holds a footnote’s mark, which prints as it is typed: \
                     marks and notes belong into the text of the template, not into values."
                );
                INFO.at(place, message).concerning(who)
            })
            .collect()
    }
}

/// Whether `text` has `[^label]` in it.
fn holds_mark(text: &str) -> bool {
    text.split("[^").skip(1).any(|rest| {
        let label = rest.split_once(']').map_or("", |(label, _)| label);
        !label.is_empty() && !label.contains(char::is_whitespace)
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::of_code;

    #[test]
    fn a_mark_in_a_value_names_its_recipients() {
        let body = "We read {{ what }} and {{ more }}.\n\n[^a]: A\n";
        let people = "name, what (markdown), more\nAnn, *that*[^a], x\nBob, x[^ y, this\n\
                      Cleo, x, it [^b]";
        let found: Vec<_> = of_code("F014", body, people)
            .into_iter()
            .map(|one| (one.range.unwrap().of(body), one.recipients))
            .collect();
        assert_eq!(found, [("{{ what }}", vec![0]), ("{{ more }}", vec![2])]);
    }
}
