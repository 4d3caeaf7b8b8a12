//! Which footnote stands where.
//!
//! Word numbers footnotes by itself, in the order of their marks, as the engine does. It knows no
//! second mark of one note and no note in a note. So a second mark is a cross-reference to the
//! first, and a note that only notes refer to stands under the first of them, with its number.

use letter::{Block, Document, InlineKind, walk};

/// Which footnote stands where in one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotePlan {
    /// For each note, whether the text of the letter has its mark, so that Word numbers it.
    pub numbered: Vec<bool>,
    /// For each note, those that stand under it.
    pub under: Vec<Vec<usize>>,
}

impl NotePlan {
    pub fn new(document: &Document) -> Self {
        let count = document.notes.len();
        let mut plan = Self {
            numbered: vec![false; count],
            under: vec![Vec::new(); count],
        };
        let mut queue: Vec<(usize, usize)> = Vec::new();
        for note in references(&document.blocks) {
            if let Some(numbered) = plan.numbered.get_mut(note).filter(|known| !**known) {
                *numbered = true;
                queue.push((note, note));
            }
        }
        let mut placed = plan.numbered.clone();
        let mut next = 0;
        while let Some(&(note, host)) = queue.get(next) {
            next += 1;
            let Some(blocks) = document.notes.get(note).map(|note| &note.blocks) else {
                continue;
            };
            for inner in references(blocks) {
                if placed.get(inner) == Some(&false) {
                    placed[inner] = true;
                    plan.under[host].push(inner);
                    queue.push((inner, host));
                }
            }
        }
        plan
    }

    /// Whether Word numbers the note.
    pub fn is_numbered(&self, note: usize) -> bool {
        self.numbered.get(note) == Some(&true)
    }
}

/// The notes whose marks stand in `blocks`, in order, repeats too.
fn references(blocks: &[Block]) -> Vec<usize> {
    let mut found = Vec::new();
    walk::each_line(blocks, &mut |_, content| {
        walk::inlines(content, &mut |inline| {
            if let InlineKind::NoteReference { note, .. } = inline.kind {
                found.push(note);
            }
        });
    });
    found
}

#[cfg(test)]
mod tests {
    use super::NotePlan;
    use crate::docx::testing::document;

    #[test]
    fn a_note_that_only_notes_refer_to_stands_under_the_first_of_them() {
        let document = document(
            "One[^a] two[^b] one[^a].\n\n[^a]: A[^c] and[^b].\n\n[^b]: B[^c].\n\n\
             [^c]: C[^d].\n\n[^d]: D[^a].",
        );
        let plan = NotePlan::new(&document);
        assert_eq!(plan.numbered, [true, true, false, false]);
        assert_eq!(plan.under, [vec![2, 3], vec![], vec![], vec![]]);
    }
}
