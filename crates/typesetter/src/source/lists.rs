//! Lists.

use letter::{ListItem, ListKind};

use super::blocks;
use super::writer::Writer;

/// Writes a list where markup is expected.
pub(super) fn write(kind: ListKind, tight: bool, items: &[ListItem], writer: &mut Writer<'_>) {
    match kind {
        ListKind::Bullet => writer.format(format_args!("#list(tight: {tight}")),
        ListKind::Numbered { start } => {
            writer.format(format_args!("#enum(tight: {tight}, start: {start}"));
        }
    }
    for item in items {
        writer.code(", [");
        blocks::write_after_label(&item.blocks, writer);
        writer.code("]");
    }
    writer.code(");\n");
}
