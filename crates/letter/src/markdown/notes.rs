//! Footnotes get their numbers.

use std::collections::HashMap;
use std::sync::Arc;

use crate::document::{Block, Document, Inline, InlineKind, Note, Origin};
use crate::walk::{self, inlines_mut};

/// A footnote definition as it stands in the Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Its label as written.
    pub label: Arc<str>,
    /// Its text; empty where nothing follows the label.
    pub blocks: Vec<Block>,
    /// Where it stands.
    pub origin: Origin,
}

/// A label as comrak and CommonMark compare it: without regard to case and to the amount of white space.
pub(crate) fn normal(label: &str) -> String {
    label
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Numbers the notes by their first reference. Notes that only a note refers to follow, in the
/// order of the notes that do. In `blocks` and `definitions` a reference's `note` is the index of
/// its definition; in the document it is the index of its note.
pub(super) fn number(
    mut blocks: Vec<Block>,
    definitions: Vec<Definition>,
    language: Arc<str>,
) -> Document {
    let mut numbering = Numbering::default();
    numbering.visit(&mut blocks);
    let mut definitions: Vec<Option<Definition>> = definitions.into_iter().map(Some).collect();
    let mut notes: Vec<Note> = Vec::new();
    while let Some(&definition) = numbering.order.get(notes.len()) {
        let Some(mut definition) = definitions.get_mut(definition).and_then(Option::take) else {
            break;
        };
        numbering.visit(&mut definition.blocks);
        let Definition {
            label,
            blocks,
            origin,
        } = definition;
        notes.push(Note {
            label,
            blocks,
            references: 0,
            origin,
        });
    }
    for (note, references) in notes.iter_mut().zip(&numbering.references) {
        note.references = *references;
    }
    Document {
        language,
        blocks,
        notes,
    }
}

#[derive(Default)]
struct Numbering {
    /// The definitions that have been referred to, in order.
    order: Vec<usize>,
    /// The note of each such definition.
    note_of: HashMap<usize, usize>,
    /// How often each note has been referred to.
    references: Vec<usize>,
}

impl Numbering {
    fn visit(&mut self, blocks: &mut [Block]) {
        walk::each_line_mut(blocks, &mut |content| {
            inlines_mut(content, &mut |inline| self.reference(inline))
        });
    }

    fn reference(&mut self, inline: &mut Inline) {
        let InlineKind::NoteReference { note, occurrence } = &mut inline.kind else {
            return;
        };
        let number = *self.note_of.entry(*note).or_insert_with(|| {
            self.order.push(*note);
            self.references.push(0);
            self.order.len() - 1
        });
        *note = number;
        if let Some(count) = self.references.get_mut(number) {
            *occurrence = *count;
            *count += 1;
        }
    }
}
