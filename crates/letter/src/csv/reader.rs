//! Reading a table in short steps, so that whoever waits for it can do something else in between.

use super::headings::Headings;
use super::records::{Bookmark, Records};
use super::separator::{self, Separator};
use super::{CsvOutcome, MAX_ROWS, Problems, recipient, unreadable};
use crate::encoding::{Decoded, Encoding};
use crate::read_error::ReadError;
use crate::recipients::{Recipient, Recipients};
use crate::template::{Extra, Template};

/// How many rows a step reads.
const STEP_ROWS: usize = 32;

/// A table that is being read.
#[derive(Debug)]
pub(crate) struct TableReader {
    text: String,
    encoding: Encoding,
    separator: Separator,
    bookmark: Bookmark,
    /// None where the text is empty.
    headings: Option<Headings>,
    problems: Problems,
    recipients: Vec<Recipient>,
}

impl TableReader {
    /// Reads the headings.
    pub fn new(decoded: Decoded, template: Option<&Template>) -> Self {
        let Decoded { text, encoding, .. } = decoded;
        let (separator, rest) = separator::choose(&text, template);
        let start = Bookmark::first(text.len() - rest.len());
        let mut records = Records::resume(&text, separator, start);
        let mut problems = Problems::default();
        let headings = records
            .find(|record| !record.is_blank())
            .map(|first| Headings::read(&first, template, &mut problems));
        Self {
            bookmark: records.bookmark(),
            text,
            encoding,
            separator,
            headings,
            problems,
            recipients: Vec::new(),
        }
    }

    /// Reads some rows; says whether there are more.
    pub fn step(&mut self) -> bool {
        let Some(headings) = &self.headings else {
            return false;
        };
        let mut records = Records::resume(&self.text, self.separator, self.bookmark);
        let mut has_more = false;
        for record in records.by_ref().take(STEP_ROWS) {
            has_more = true;
            if record.is_blank() {
                continue;
            }
            if self.recipients.len() == MAX_ROWS {
                let message = "Only the first 100,000 rows were loaded.";
                self.problems.add(record.at, 1, message);
                return false;
            }
            self.recipients
                .push(recipient(record, headings, &mut self.problems));
        }
        self.bookmark = records.bookmark();
        has_more
    }

    /// How many bytes of how many have been read.
    pub fn progress(&self) -> (usize, usize) {
        (self.bookmark.position(), self.text.len())
    }

    /// Reads what is left.
    pub fn finish(mut self) -> CsvOutcome {
        while self.step() {}
        let Some(headings) = self.headings else {
            return CsvOutcome {
                separator: self.separator,
                encoding: self.encoding,
                ..unreadable(&ReadError::Empty)
            };
        };
        let columns = headings.finish(&mut self.recipients, &mut self.problems);
        CsvOutcome {
            recipients: Recipients {
                recipients: self.recipients,
                extra: Extra::new(),
            },
            columns,
            problems: self.problems.finish(),
            encoding: self.encoding,
            separator: self.separator,
        }
    }
}
