//! F006: a note without text.
//!
//! ## What it finds
//! A note that says nothing, in the template or in some letters, where its text is a value that
//! those recipients have not.
//!
//! ## Why
//! The reader follows the mark and finds a bare number.
//!
//! ## Example
//! ```text
//! The announcement[^funding] was welcome.
//!
//! [^funding]:
//! ```

use std::collections::HashMap;

use super::concerned::Concerned;
use super::who::letters_to;
use super::{Context, Rule, RuleInfo, Seen};
use crate::document::{Block, BlockKind, InlineKind, Note};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::walk;

const INFO: RuleInfo = RuleInfo {
    code: "F006",
    name: "empty-note",
    severity: Severity::Warning,
    summary: "A note without text",
};

/// Notes that say nothing.
#[derive(Debug, Default)]
pub(super) struct EmptyNote {
    /// Whose letters have an empty note, by where it begins.
    letters: Concerned<usize>,
}

impl Rule for EmptyNote {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, _: &Context<'_>, seen: Seen<'_>) {
        let Seen { index, letter, .. } = seen;
        let empty = |note: &&Note| !says_something(&note.blocks);
        for note in letter.document.notes.iter().filter(empty) {
            self.letters.add(note.origin.range.start, index);
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let mut letters: HashMap<_, _> = self.letters.take().into_each().collect();
        let mut problems = Vec::new();
        let definitions = context.outline.definitions.iter();
        for (definition, place) in definitions.zip(&context.notes.places) {
            let range = *place;
            let label = &definition.label;
            let concerned = letters.remove(&range.start).unwrap_or_default();
            if !may_say_something(&definition.blocks) {
                let message = format!(
                    "The note “{label}” has no text. Write it after the colon, or delete the note \
                     and its mark."
                );
                problems.push(INFO.at(range, message).concerning(concerned));
            } else if !concerned.is_empty() {
                let letters = letters_to(context.template, recipients, &concerned);
                let message = format!(
                    "The note “{label}” has no text in {letters}: the value that it consists of is \
                     empty there."
                );
                problems.push(INFO.at(range, message).concerning(concerned));
            }
        }
        problems
    }
}

/// Whether anything prints.
fn says_something(blocks: &[Block]) -> bool {
    holds(blocks, |kind| match kind {
        InlineKind::Text(text) | InlineKind::Code(text) => !text.trim().is_empty(),
        InlineKind::Image { .. } | InlineKind::NoteReference { .. } => true,
        _ => false,
    })
}

/// Whether anything may print in some letter: in the outline a value is an empty text.
fn may_say_something(blocks: &[Block]) -> bool {
    holds(blocks, |kind| match kind {
        InlineKind::Text(text) | InlineKind::Code(text) => {
            text.is_empty() || !text.trim().is_empty()
        }
        InlineKind::Image { .. } | InlineKind::NoteReference { .. } => true,
        _ => false,
    })
}

fn holds(blocks: &[Block], wanted: impl Fn(&InlineKind) -> bool) -> bool {
    let mut found = blocks
        .iter()
        .any(|block| matches!(&block.kind, BlockKind::Preformatted(text) if !text.is_empty()));
    walk::each_line(blocks, &mut |_, content| {
        walk::inlines(content, &mut |inline| found |= wanted(&inline.kind));
    });
    found
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check, places};

    #[test]
    fn a_note_that_says_nothing_is_found() {
        let cases = [
            ("One[^a].\n\n[^a]: Note\n", 0),
            ("One[^a].\n\n[^a]:\n", 1),
            ("One[^a].\n\n[^a]:   \n\n[^b]: B[^a]\n", 1),
            ("One[^a].\n\n[^a]:\n    Note\n", 0),
            ("One[^a].\n\n[^a]: `code`\n", 0),
            ("One[^a].\n\n[^a]: {{ source }}\n", 0),
        ];
        for (body, expected) in cases {
            assert_eq!(places("F006", body, "").len(), expected, "{body}");
        }
    }

    #[test]
    fn a_note_that_a_missing_value_empties_names_the_letters() {
        let body = "One[^a].\n\n[^a]: {{ source }}\n";
        let people = "name, source\nAnn, A book\nBob,\nCleo,";
        let found = check(body, people);
        let found: Vec<_> = found
            .iter()
            .filter(|(code, ..)| *code == "F006")
            .map(|(_, text, who)| (*text, who.as_slice()))
            .collect();
        assert_eq!(found, [("[^a]: {{ source }}", &[1, 2][..])]);
    }
}
