//! Tables.

use letter::{Alignment, InlineKind, TableCell, walk};

use super::inlines;
use super::units::UnitKind;
use super::writer::Writer;

/// Writes a table where markup is expected; its head row stands again on each page it goes on to.
pub(super) fn write(
    alignments: &[Alignment],
    header: &[TableCell],
    rows: &[Vec<TableCell>],
    writer: &mut Writer<'_>,
) {
    if alignments.is_empty() {
        return;
    }
    writer.format(format_args!(
        "#table(columns: {}, align: (",
        alignments.len()
    ));
    for alignment in alignments {
        writer.code(match alignment {
            Alignment::Start => "start,",
            Alignment::Centre => "center,",
            Alignment::End => "end,",
        });
    }
    // A note stands once on the page, so that its mark cannot stand in a row that comes again.
    writer.format(format_args!(
        "), table.header(repeat: {}",
        !has_note(header)
    ));
    cells(header, writer);
    writer.code(")");
    for row in rows {
        writer.unit(UnitKind::Row, |writer| cells(row, writer));
    }
    writer.code(");\n");
}

fn cells(row: &[TableCell], writer: &mut Writer<'_>) {
    for (column, cell) in row.iter().enumerate() {
        writer.new_word();
        writer.code(", [");
        if column == 0 {
            writer.begin_row();
        }
        inlines::write(&cell.content, writer);
        writer.code("]");
    }
}

fn has_note(row: &[TableCell]) -> bool {
    let mut found = false;
    for cell in row {
        walk::inlines(&cell.content, &mut |inline| {
            found |= matches!(inline.kind, InlineKind::NoteReference { .. });
        });
    }
    found
}
