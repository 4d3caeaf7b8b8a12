//! The rows of a table, one after another, each cell with what is wrong with its quotation marks.

use super::separator::Separator;
use super::{MAX_CELL_BYTES, MAX_COLUMNS};

/// Where a row of the table stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct At {
    /// Its number as a spreadsheet counts, from 1, empty rows too.
    pub row: usize,
    /// The line of the file that it begins in, counted from 1: another number than the row's after a
    /// cell with a line break.
    pub line: usize,
}

/// A row of the table.
#[derive(Debug)]
pub(super) struct Record {
    /// Where it stands.
    pub at: At,
    /// Its cells, no more than [`MAX_COLUMNS`] and one.
    pub cells: Vec<Cell>,
    /// How many cells the row has, those that are not kept among them.
    pub count: usize,
}

impl Record {
    /// Whether nothing stands in the row but separators and white space. Quotation marks are
    /// something: they say that the row is meant.
    pub fn is_blank(&self) -> bool {
        self.cells
            .iter()
            .all(|cell| !cell.quoted && cell.text.trim().is_empty())
    }
}

/// A cell of the table.
#[derive(Debug)]
pub(super) struct Cell {
    /// What it holds, without the quotation marks around it.
    pub text: String,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// What is wrong with it.
    pub fault: Option<Fault>,
}

/// What can be wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The quotation mark at its start is never closed.
    Unclosed,
    /// A quotation mark stands inside it that neither is doubled nor closes it.
    TextAfterQuote,
    /// It is longer than [`MAX_CELL_BYTES`].
    TooLong,
}

/// A place between two rows, from which they can be gone through later.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bookmark {
    position: usize,
    at: At,
    unclosed_until: usize,
}

impl Bookmark {
    /// The first row of the text that begins at that byte.
    pub fn first(position: usize) -> Self {
        Self {
            position,
            at: At { row: 0, line: 1 },
            unclosed_until: 0,
        }
    }

    /// The byte that it lies at.
    pub fn position(self) -> usize {
        self.position
    }
}

/// Goes through the rows of a text.
#[derive(Debug)]
pub(super) struct Records<'t> {
    text: &'t str,
    separator: u8,
    position: usize,
    /// The row that is being read, and the line that the position is in.
    at: At,
    /// No quoted cell that opens before this byte is closed before it: what an earlier search
    /// found, kept so that the whole takes one pass however many marks are never closed.
    unclosed_until: usize,
}

/// Where the quotation marks of a cell close.
struct Closing {
    /// The closing mark.
    mark: usize,
    /// What follows it and the spaces after it: a separator, a line break or the end.
    end: usize,
    /// Whether marks that stand alone were met on the way.
    stray: bool,
}

impl<'t> Records<'t> {
    pub fn new(text: &'t str, separator: Separator) -> Self {
        Self::resume(text, separator, Bookmark::first(0))
    }

    /// Goes on where the bookmark lies.
    pub fn resume(text: &'t str, separator: Separator, bookmark: Bookmark) -> Self {
        Self {
            text,
            separator: separator.byte(),
            position: bookmark.position,
            at: bookmark.at,
            unclosed_until: bookmark.unclosed_until,
        }
    }

    /// The place before the next row.
    pub fn bookmark(&self) -> Bookmark {
        Bookmark {
            position: self.position,
            at: self.at,
            unclosed_until: self.unclosed_until,
        }
    }

    fn byte(&self, position: usize) -> Option<u8> {
        self.text.as_bytes().get(position).copied()
    }

    fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The first byte from `start` on that `wanted` holds for, or the end of the text.
    fn next_where(&self, start: usize, wanted: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        rest.iter()
            .position(|byte| wanted(*byte))
            .map_or(self.text.len(), |found| start + found)
    }

    fn ends_cell(&self, byte: Option<u8>) -> bool {
        byte.is_none_or(|byte| byte == self.separator || is_line_break(byte))
    }

    /// Reads the cell at the position and moves to what ends it.
    fn cell(&mut self) -> Cell {
        let start = self.position;
        if self.byte(start) != Some(b'"') {
            return self.plain_cell(start, None);
        }
        match self.closing(start) {
            Some(closing) => {
                self.position = closing.end;
                let text = self.slice(start + 1, closing.mark);
                self.at.line += line_breaks(text);
                let text = text.replace("\"\"", "\"");
                let fault = closing.stray.then_some(Fault::TextAfterQuote);
                limited(Cell {
                    text,
                    quoted: true,
                    fault,
                })
            }
            None => self.plain_cell(start + 1, Some(Fault::Unclosed)),
        }
    }

    /// Reads from `start` up to the next separator or line break.
    fn plain_cell(&mut self, start: usize, fault: Option<Fault>) -> Cell {
        let separator = self.separator;
        let end = self.next_where(start, |byte| byte == separator || is_line_break(byte));
        self.position = end;
        let text = self.slice(start, end).to_owned();
        limited(Cell {
            text,
            quoted: fault.is_some(),
            fault,
        })
    }

    /// Finds the mark that closes the one at `open`, if there is one.
    ///
    /// A mark closes the cell when the cell ends after it. A mark that looks like the opening of a
    /// cell, in a later line or after a mark that stands alone, shows that the one at `open` is
    /// never closed.
    fn closing(&mut self, open: usize) -> Option<Closing> {
        let (mut from, mut stray, mut later_line) = (open + 1, false, false);
        loop {
            let mark = self.next_where(from, |byte| byte == b'"');
            if mark > open + 1 && open < self.unclosed_until {
                return None;
            }
            if mark >= self.text.len() {
                self.unclosed_until = mark;
                return None;
            }
            later_line |= self.slice(from, mark).bytes().any(is_line_break);
            let after = self.next_where(mark, |byte| byte != b'"');
            if (after - mark) % 2 == 1 {
                let end = self.next_where(after, |byte| byte != b' ');
                if self.ends_cell(self.byte(end)) {
                    return Some(Closing {
                        mark: after - 1,
                        end,
                        stray,
                    });
                }
                if (later_line || stray) && self.starts_cell(mark) {
                    self.unclosed_until = mark;
                    return None;
                }
                stray = true;
            }
            from = after;
        }
    }

    /// Whether a cell starts at the position.
    fn starts_cell(&self, position: usize) -> bool {
        position
            .checked_sub(1)
            .is_none_or(|before| self.ends_cell(self.byte(before)))
    }

    /// Moves over the line break at the position, if there is one.
    fn skip_line_break(&mut self) {
        self.at.line += 1;
        if self.byte(self.position) == Some(b'\r') {
            self.position += 1;
            if self.byte(self.position) == Some(b'\n') {
                self.position += 1;
            }
        } else if self.byte(self.position) == Some(b'\n') {
            self.position += 1;
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.position >= self.text.len() {
            return None;
        }
        self.at.row += 1;
        let mut record = Record {
            at: self.at,
            cells: Vec::new(),
            count: 0,
        };
        loop {
            let cell = self.cell();
            record.count += 1;
            if record.cells.len() <= MAX_COLUMNS {
                record.cells.push(cell);
            }
            if self.byte(self.position) != Some(self.separator) {
                break;
            }
            self.position += 1;
        }
        self.skip_line_break();
        Some(record)
    }
}

/// How many line breaks the text holds, a pair of `\r` and `\n` counted once.
fn line_breaks(text: &str) -> usize {
    let pairs = text.matches("\r\n").count();
    text.bytes().filter(|byte| is_line_break(*byte)).count() - pairs
}

fn is_line_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// The cell, or an empty one with the fault where it is too long.
fn limited(cell: Cell) -> Cell {
    if cell.text.len() > MAX_CELL_BYTES {
        Cell {
            text: String::new(),
            fault: Some(Fault::TooLong),
            ..cell
        }
    } else {
        cell
    }
}
