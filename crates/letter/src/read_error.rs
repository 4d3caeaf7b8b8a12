//! Why a file could not be read, as a sentence for whoever opened it.

use thiserror::Error;

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 100_000_000;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The file has more than [`MAX_FILE_BYTES`].
    #[error("This file is larger than 100 MB, which is the most that can be opened.")]
    TooLarge,
    /// The template's text has more than [`limits::BODY_BYTES`](crate::limits::BODY_BYTES).
    #[error(
        "The text of this letter is longer than 2 MB, which is the most that can be opened. Cut it \
         into several letters."
    )]
    LongBody,
    /// The template declares more than [`limits::FIELDS`](crate::limits::FIELDS).
    #[error(
        "This letter has {found} fields, and 1,000 is the most that can be opened. Take those out \
         that no letter needs."
    )]
    ManyFields {
        /// How many it declares.
        found: usize,
    },
    /// The file holds nothing, or white space alone.
    #[error("This file is empty.")]
    Empty,
    /// The table has headings, and nobody below them.
    #[error(
        "This file has no rows below its headings, “{headings}”, so nobody is in it. The list was left \
         as it is. Add the rows, or open another file."
    )]
    NoRows {
        /// The first row, shortened.
        headings: String,
    },
    /// The text is not JSON.
    #[error("Line {line}, column {column}: this is not valid JSON: {reason}.")]
    Syntax {
        /// The line, counted from 1.
        line: usize,
        /// The column in that line, counted from 1 in bytes.
        column: usize,
        /// What the parser says is wrong.
        reason: String,
    },
    /// The JSON nests deeper than anything a letter needs.
    #[error("Line {line}: this file nests lists and objects too deeply to be read.")]
    TooDeep {
        /// The line, counted from 1.
        line: usize,
    },
    /// A value of the document is not what it has to be.
    #[error("{path}: expected {expected}, found {found}")]
    Value {
        /// Where the value is, such as `fields[2].kind`.
        path: String,
        /// What should stand there.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// The document was written by a newer version of the program.
    #[error(
        "This file was written by a newer version of Letterwright (its format has version {found}, \
         and this one reads up to version {known}). Update Letterwright to open it."
    )]
    Newer {
        /// The document's version.
        found: u64,
        /// The newest version that is known here.
        known: u64,
    },
    /// The file is something else altogether; the sentence says what, and what to do.
    #[error("{0}")]
    Foreign(&'static str),
}
