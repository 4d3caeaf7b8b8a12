//! Footnotes: the engine's numbers, at the foot of the page where the first mark stands.

use letter::{Document, InlineKind, Origin, walk};

use super::blocks;
use super::writer::Writer;

/// How deep notes may stand in notes; a note that is deeper is set after the letter.
const DEEPEST: usize = 4;

/// Which notes are set after the letter, by their index.
///
/// A note stands where its first mark does, which may be in another note. The engine numbers what a
/// note refers to after the note itself, so that one pass finds how deep each stands.
pub(super) fn left_over(document: &Document) -> Vec<bool> {
    let mut depths = vec![1; document.notes.len()];
    for (index, note) in document.notes.iter().enumerate() {
        let inner = depths.get(index).map_or(1, |depth| depth + 1);
        walk::each_line(&note.blocks, &mut |_, content| {
            walk::inlines(content, &mut |inline| {
                if let InlineKind::NoteReference {
                    note,
                    occurrence: 0,
                } = inline.kind
                    && let Some(depth) = depths.get_mut(note)
                {
                    *depth = inner;
                }
            });
        });
    }
    depths.into_iter().map(|depth| depth > DEEPEST).collect()
}

/// Writes a note's mark, and at the first of its marks the note itself.
pub(super) fn write_reference(
    index: usize,
    occurrence: usize,
    origin: &Origin,
    writer: &mut Writer<'_>,
) {
    let Some(note) = writer.document.notes.get(index) else {
        return;
    };
    let number = index + 1;
    if writer
        .left_over
        .get(index)
        .is_some_and(|left_over| *left_over)
    {
        return writer.whole(|writer| {
            writer.code("#super[");
            writer.text(&number.to_string(), origin);
            writer.code("];");
        });
    }
    writer.code("#");
    writer.begin_reference(index, origin);
    writer.format(format_args!("footnote(numbering: (..) => \"{number}\""));
    if occurrence > 0 {
        return writer.format(format_args!(", <note-{number}>);"));
    }
    writer.code(")[");
    writer.whole(|writer| blocks::write_after_label(&note.blocks, writer));
    writer.code("]");
    if note.references > 1 {
        writer.format(format_args!("<note-{number}>"));
    } else {
        writer.code(";");
    }
}

/// Writes the notes that stand too deep in other notes.
pub(super) fn write_left_over(writer: &mut Writer<'_>) {
    for (index, note) in writer.document.notes.iter().enumerate() {
        if writer
            .left_over
            .get(index)
            .is_some_and(|left_over| *left_over)
        {
            writer.format(format_args!("#block[#super[#\"{}\";]#h(.3em);", index + 1));
            blocks::write_after_label(&note.blocks, writer);
            writer.code("];\n");
        }
    }
}
