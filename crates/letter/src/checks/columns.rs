//! The cells of a field's column, and what changes several of them at once.

use crate::compose::cell;
use crate::problem::{CellEdit, Fix};
use crate::recipients::Recipients;
use crate::template::Field;

/// The cells of `field` that are not empty, each with its recipient's index.
pub(super) fn filled<'a>(
    field: &'a Field,
    recipients: &'a Recipients,
) -> impl Iterator<Item = (usize, &'a str)> {
    let each = recipients.recipients.iter().enumerate();
    each.map(|(index, recipient)| (index, cell(field, recipient)))
        .filter(|(_, text)| !text.is_empty())
}

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
