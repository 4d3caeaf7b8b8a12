//! Recipients from a table: CSV as spreadsheets write it, and back.
//!
//! A table with faults still loads: each fault is named by its row and column, and everything else
//! is there. Rows are counted as a spreadsheet counts them, from 1 and the headings among them.

mod headings;
mod reader;
mod records;
mod separator;
mod table;
mod write;

use std::fmt;

pub use headings::{Column, NO_FIELD};
pub(crate) use reader::TableReader;
pub use separator::Separator;
pub(crate) use separator::looks_like_table;
pub use table::Table;
pub use write::write;

use crate::encoding::{Encoding, decode, detect};
use crate::json::with_unix_line_breaks;
use crate::read_error::{MAX_FILE_BYTES, ReadError};
use crate::recipients::{Recipient, Recipients};
use crate::shorten::{LIST, shorten};
use crate::template::Template;
use headings::Headings;
use records::{At, Fault, Record};

/// The most rows that are loaded, the headings not counted.
pub const MAX_ROWS: usize = 100_000;

/// The most columns that are loaded.
pub const MAX_COLUMNS: usize = 1_000;

/// The longest cell that is loaded, in bytes.
pub const MAX_CELL_BYTES: usize = 1_000_000;

/// The most problems that are named; the rest are only said to be there.
pub const MAX_PROBLEMS: usize = 1_000;

/// What a table holds, and what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct CsvOutcome {
    /// One for each row that is not empty.
    pub recipients: Recipients,
    /// The columns, in the order of the table.
    pub columns: Vec<Column>,
    /// What is wrong, by row and column.
    pub problems: Vec<CellProblem>,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// What stands between two cells.
    pub separator: Separator,
}

/// Something wrong with a row or a cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellProblem {
    /// The row, counted from 1 with the headings among them; 0 where it is about the whole file, and
    /// then line and column are 0 too.
    pub row: usize,
    /// The line of the file that the row begins in, counted from 1.
    pub line: usize,
    /// The column, counted from 1.
    pub column: usize,
    /// What is wrong and what was done about it, in whole sentences.
    pub message: String,
}

impl CellProblem {
    /// A problem with the whole file.
    #[must_use]
    pub fn of_the_file(message: String) -> Self {
        Self {
            row: 0,
            line: 0,
            column: 0,
            message,
        }
    }
}

/// The place and the message: `Row 3, column 2: This …`, with the line where it is another number.
impl fmt::Display for CellProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.row == 0 {
            return f.write_str(&self.message);
        }
        write!(f, "Row {}", self.row)?;
        if self.line != self.row {
            write!(f, " (line {})", self.line)?;
        }
        write!(f, ", column {}: {}", self.column, self.message)
    }
}

/// Reads a table whose first row holds the headings.
///
/// - **Encoding**: as [`detect`] finds out; where it is not sure, a problem says so.
/// - **Separator**: comma, semicolon or tab, whichever makes the best table; a first line such as
///   `sep=;` decides.
/// - **Headings** are matched to the template's fields by name, then by label, without regard to
///   case, spaces, `_` and `-`. A column that is no field keeps its heading as its name.
/// - **Cells** are kept as they stand, white space too; a line break in a cell becomes `\n`.
/// - **Empty rows**, and rows of nothing but separators, are no recipients.
///
/// What is wrong never keeps the rest from loading, except that a file of more than
/// [`MAX_FILE_BYTES`] is not read at all.
///
/// ```
/// use letter::csv;
///
/// let outcome = csv::read(b"name;town\nAnn;\"Leeds\nYork\"\nBob\n", None);
/// assert_eq!(outcome.recipients.recipients[0].cell("town"), "Leeds\nYork");
/// assert_eq!(outcome.recipients.recipients[1].cell("name"), "Bob");
/// assert_eq!(
///     outcome.problems[0].to_string(),
///     "Row 3 (line 4), column 2: This row has 1 cell, but the headings name 2. The missing cell was left empty."
/// );
/// ```
#[must_use]
pub fn read(bytes: &[u8], template: Option<&Template>) -> CsvOutcome {
    if bytes.len() > MAX_FILE_BYTES {
        return unreadable(&ReadError::TooLarge);
    }
    let language = template.map_or("", |template| template.language.as_str());
    let detected = detect(bytes, language);
    let decoded = decode(bytes, detected.encoding);
    let notes = [detected.note(), decoded.note()];
    let mut outcome = TableReader::new(decoded, template).finish();
    let notes = notes.into_iter().flatten().map(CellProblem::of_the_file);
    outcome.problems.splice(0..0, notes);
    outcome
}

/// An outcome without recipients, and the reason why.
fn unreadable(error: &ReadError) -> CsvOutcome {
    CsvOutcome {
        recipients: Recipients::default(),
        columns: Vec::new(),
        problems: vec![CellProblem {
            row: 1,
            line: 1,
            column: 1,
            message: error.to_string(),
        }],
        encoding: Encoding::UTF_8,
        separator: Separator::Comma,
    }
}

fn recipient(record: Record, headings: &Headings, problems: &mut Problems) -> Recipient {
    report_count(&record, headings.len(), problems);
    report_faults(&record, problems);
    let mut recipient = Recipient::default();
    for (column, cell) in headings.columns().iter().zip(record.cells) {
        recipient.set(column.name.clone(), with_unix_line_breaks(cell.text));
    }
    recipient
}

/// Says so where the row has more or fewer cells than there are headings; empty cells after the
/// last heading are nothing to speak of.
fn report_count(record: &Record, expected: usize, problems: &mut Problems) {
    let surplus: Vec<&str> = record
        .cells
        .iter()
        .skip(expected)
        .map(|cell| cell.text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    let has = format!(
        "This row has {}, but the headings name {expected}.",
        cells(record.count)
    );
    if record.count < expected {
        let missing = match expected - record.count {
            1 => "The missing cell was left empty.",
            _ => "The missing cells were left empty.",
        };
        problems.add(record.at, record.count + 1, format!("{has} {missing}"));
    } else if !surplus.is_empty() {
        let left_out = shorten(&surplus.join("”, “"), LIST);
        let advice = "A cell that holds the sign between cells has to stand in quotation marks.";
        let message = format!("{has} Left out: “{left_out}”. {advice}");
        problems.add(record.at, expected + 1, message);
    }
}

fn cells(count: usize) -> String {
    if count == 1 {
        "1 cell".to_owned()
    } else {
        format!("{count} cells")
    }
}

fn report_faults(record: &Record, problems: &mut Problems) {
    for (column, cell) in (1..).zip(&record.cells) {
        if let Some(fault) = cell.fault {
            problems.add(record.at, column, message(fault));
        }
    }
}

fn message(fault: Fault) -> &'static str {
    match fault {
        Fault::Unclosed => {
            "The quotation mark at the start of this cell is never closed. The cell was taken to end \
             with its line or at the next separator."
        }
        Fault::TextAfterQuote => {
            "A quotation mark inside this cell stands alone. It was kept as part of the text; in a \
             quoted cell it should be written twice."
        }
        Fault::TooLong => "This cell has more than 1 MB of text and was left empty.",
    }
}

/// The problems of a table as they are found, no more than [`MAX_PROBLEMS`] of them.
#[derive(Debug, Default)]
struct Problems {
    list: Vec<CellProblem>,
    more: bool,
}

impl Problems {
    fn add(&mut self, at: At, column: usize, message: impl Into<String>) {
        if self.list.len() < MAX_PROBLEMS {
            self.list.push(CellProblem {
                row: at.row,
                line: at.line,
                column,
                message: message.into(),
            });
        } else {
            self.more = true;
        }
    }

    /// All of them, from the top of the table to its end.
    fn finish(mut self) -> Vec<CellProblem> {
        crate::order::sort(&mut self.list);
        if let Some(last) = self.list.last_mut().filter(|_| self.more) {
            last.message
                .push_str(" There are more problems after this one.");
        }
        self.list
    }
}

#[cfg(test)]
mod tests;
