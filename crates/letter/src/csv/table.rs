//! A table that is gone through row by row, for one that is too large to be held.

use super::headings::Headings;
use super::records::Records;
use super::separator;
use super::{CellProblem, Problems};
use crate::encoding::{Encoding, decode};
use crate::recipients::Recipient;
use crate::template::Template;

/// The recipients of a table, one after another; [`read`](super::read) holds them all.
///
/// What is wrong with the rows gone through so far is there at the end.
///
/// ```
/// use letter::csv::Table;
/// use letter::encoding::Encoding;
///
/// let text = Table::text(b"name;town\nAnn;Marl\n\nBob\n", Encoding::UTF_8);
/// let mut table = Table::new(&text, None).expect("the text has headings");
/// assert_eq!(table.next().unwrap().cell("town"), "Marl");
/// assert_eq!(table.next().unwrap().cell("name"), "Bob");
/// assert!(table.next().is_none());
/// assert_eq!(table.problems()[0].row, 4);
/// ```
#[derive(Debug)]
pub struct Table<'t> {
    pub(super) records: Records<'t>,
    pub(super) headings: Headings,
    pub(super) problems: Problems,
}

impl<'t> Table<'t> {
    /// The text of a table's bytes in that encoding.
    #[must_use]
    pub fn text(bytes: &[u8], encoding: Encoding) -> String {
        decode(bytes, encoding).text
    }

    /// Reads the headings; none where the text is empty.
    #[must_use]
    pub fn new(text: &'t str, template: Option<&Template>) -> Option<Self> {
        let (separator, text) = separator::choose(text, template);
        let mut records = Records::new(text, separator);
        let first = records.find(|record| !record.is_blank())?;
        let mut problems = Problems::default();
        let headings = Headings::read(&first, template, &mut problems);
        Some(Self {
            records,
            headings,
            problems,
        })
    }

    /// What is wrong with the headings and with the rows gone through.
    #[must_use]
    pub fn problems(self) -> Vec<CellProblem> {
        self.problems.finish()
    }
}

impl Iterator for Table<'_> {
    type Item = Recipient;

    fn next(&mut self) -> Option<Recipient> {
        let record = self.records.find(|record| !record.is_blank())?;
        Some(super::recipient(record, &self.headings, &mut self.problems))
    }
}
