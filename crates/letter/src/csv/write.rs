//! A table of recipients for a spreadsheet.

use std::collections::HashSet;

use super::separator::Separator;
use crate::recipients::{Recipient, Recipients};
use crate::template::Template;
use crate::values::numbers;

/// Writes the recipients as a table: the template's fields by name in their order, then what else
/// the recipients have, by name.
///
/// The form is the one that Excel opens by a double click: UTF-8 with a byte order mark, rows that
/// end in CR LF, and between the cells a comma, or a semicolon where the letter's language has a
/// decimal comma. Line breaks in a cell are `\n`. [`read`](super::read) reads it back as it was.
///
/// A cell that starts with `=`, `+`, `-` or `@` is written as it is, for it is somebody's text and
/// changing it would be a fault in their letter. A spreadsheet may take it for a formula, so whoever
/// sends the table on should know where it came from.
///
/// ```
/// use letter::{csv, Field, FieldKind, Recipient, Recipients, Template};
///
/// let template = Template {
///     fields: vec![Field::new("name", FieldKind::Text), Field::new("town", FieldKind::Text)],
///     ..Template::default()
/// };
/// let ann: Recipient = [("name", "Ann"), ("town", "Leeds, Yorkshire")].into_iter().collect();
/// let recipients = Recipients { recipients: vec![ann], ..Recipients::default() };
/// assert_eq!(
///     csv::write(&template, &recipients),
///     "\u{feff}name,town\r\nAnn,\"Leeds, Yorkshire\"\r\n"
/// );
/// ```
#[must_use]
pub fn write(template: &Template, recipients: &Recipients) -> String {
    let separator = separator_for(template);
    let names = names(template, recipients);
    let mut text = String::from('\u{feff}');
    write_row(&mut text, separator, names.iter().copied());
    for recipient in &recipients.recipients {
        write_row(
            &mut text,
            separator,
            names.iter().map(|name| recipient.cell(name)),
        );
    }
    text
}

/// What a spreadsheet expects in the countries of the letter's language.
fn separator_for(template: &Template) -> Separator {
    match numbers::decimal_sign(&template.language) {
        ',' => Separator::Semicolon,
        _ => Separator::Comma,
    }
}

/// The names of the columns: the fields', then the others' that some recipient has.
fn names<'d>(template: &'d Template, recipients: &'d Recipients) -> Vec<&'d str> {
    let mut names: Vec<&str> = template
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    let of = |recipient: &'d Recipient| recipient.cells.keys().map(crate::FieldName::as_str);
    let mut seen: HashSet<&str> = names.iter().copied().collect();
    let cells = recipients.recipients.iter().flat_map(of);
    let mut others: Vec<&str> = cells.filter(|name| seen.insert(name)).collect();
    crate::order::sort(&mut others);
    names.extend(others);
    names
}

/// Writes a row. One in which every cell is empty gets a pair of quotation marks, so that it is not
/// taken for an empty line.
fn write_row<'c>(
    text: &mut String,
    separator: Separator,
    cells: impl Iterator<Item = &'c str> + Clone,
) {
    let mut marks_wanted = cells.clone().all(str::is_empty);
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(separator.sign());
        }
        if marks_wanted || needs_marks(cell) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
            marks_wanted = false;
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}

/// Whether the cell has to stand in quotation marks: it holds a sign that could end it or be taken
/// for a separator, white space at an end, or the beginning of a line that names the separator.
fn needs_marks(cell: &str) -> bool {
    cell.contains(['"', ',', ';', '\t', '\n', '\r'])
        || cell.starts_with(char::is_whitespace)
        || cell.ends_with(char::is_whitespace)
        || cell.starts_with("sep=")
        || cell.starts_with("SEP=")
        || cell.starts_with('\u{feff}')
}
