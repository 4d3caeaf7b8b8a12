//! The cells of a field's column, and what changes several of them at once.

use crate::problem::{CellEdit, Fix};
use crate::template::Field;

/// Gives the recipients' cells of `field` those texts.
pub(super) fn rewrite(
    title: impl Into<String>,
    field: &Field,
    cells: impl IntoIterator<Item = (usize, String)>,
) -> Fix {
    let cells = cells.into_iter().map(|(recipient, text)| CellEdit {
        recipient,
        field: field.name.clone(),
        text,
    });
    Fix::of_cells(title, cells.collect())
}
