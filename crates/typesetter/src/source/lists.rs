//! Lists.

use letter::{Block, BlockKind, ListItem, ListKind};

use super::units::UnitKind;
use super::writer::Writer;
use super::{blocks, inlines};

/// Writes a list where markup is expected.
pub(super) fn write(kind: ListKind, tight: bool, items: &[ListItem], writer: &mut Writer<'_>) {
    // A list in the text stands apart from it as a paragraph does; one in a list does not.
    let stands_apart = writer.depth == 1;
    if stands_apart {
        writer.code("#block(above: par-gap, below: par-gap)[");
    }
    match kind {
        ListKind::Bullet => writer.format(format_args!("#list(tight: {tight}")),
        ListKind::Numbered { start } => {
            writer.format(format_args!("#enum(tight: {tight}, start: {start}"));
        }
    }
    for item in items {
        writer.unit(UnitKind::Row, |writer| {
            writer.code(", [");
            writer.begin_row();
            blocks::write_after_label(&item.blocks, writer);
            writer.code("]");
        });
    }
    writer.code(if stands_apart { ");];\n" } else { ");\n" });
}

/// Writes a list that stands too deep in others: each item begins with its mark, and none is moved
/// in.
pub(super) fn write_flat(kind: ListKind, items: &[ListItem], writer: &mut Writer<'_>) {
    for (index, item) in items.iter().enumerate() {
        let mark = match kind {
            ListKind::Bullet => "• ".to_owned(),
            ListKind::Numbered { start } => format!("{}. ", start.saturating_add(index)),
        };
        let mark = writer.plain(&mark);
        let (first, rest) = match item.blocks.split_first() {
            Some((
                Block {
                    kind: BlockKind::Paragraph(content),
                    ..
                },
                rest,
            )) => (content.as_slice(), rest),
            _ => (&[][..], item.blocks.as_slice()),
        };
        writer.new_word();
        writer.format(format_args!("#par[#{mark};"));
        inlines::write(first, writer);
        writer.code("];\n");
        blocks::write(rest, writer);
    }
}
