//! What the page asks and what the typesetter answers.

use serde::{Deserialize, Serialize};

use crate::{Fault, Format, Pages};

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Here are fonts; they are kept until the typesetter ends.
    Fonts(Vec<FontFile>),
    /// Here is the template, and for whom; both are kept until the next ones come.
    Open {
        /// Which state of the template this is; every answer about it says so.
        revision: u64,
        /// The template document as JSON.
        template: String,
        /// The recipients document as JSON; none where it is the same as before.
        recipients: Option<String>,
    },
    /// The pages of one recipient's letter are wanted.
    Pages {
        /// The recipient's index.
        recipient: usize,
    },
    /// Letters are wanted as a file.
    Write {
        /// A number of the page's own, which the answers bear.
        job: u64,
        /// Whose letters, by index, in the order wanted; all in one file.
        recipients: Vec<usize>,
        /// As what.
        format: Format,
    },
    /// The characters that no font has are wanted, of these recipients' letters.
    MissingCharacters {
        /// Whose letters, by index.
        recipients: Vec<usize>,
    },
}

/// A font file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FontFile {
    /// Where it came from, for messages.
    pub name: String,
    /// TrueType or OpenType.
    pub data: Vec<u8>,
}

/// What the typesetter answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// It is there and waits.
    Ready,
    /// The template or the recipients could not be opened.
    Refused {
        /// Which state of the template it was.
        revision: u64,
        /// Why not, as a sentence.
        message: String,
    },
    /// The pages of one letter.
    Pages {
        /// Of which state of the template.
        revision: u64,
        /// Whose letter.
        recipient: usize,
        /// The pages, and what is wrong with them. Without pages the letter could not be set.
        pages: Pages,
    },
    /// So many letters of a job are done.
    Progress {
        /// The job.
        job: u64,
        /// How many letters.
        done: usize,
    },
    /// A file is written.
    File {
        /// The job.
        job: u64,
        /// What is in it.
        data: Vec<u8>,
        /// What could not be set as it was meant.
        faults: Vec<Fault>,
    },
    /// A file could not be written.
    Failed {
        /// The job.
        job: u64,
        /// Why not.
        faults: Vec<Fault>,
    },
    /// The characters that no font has.
    MissingCharacters {
        /// Of which state of the template.
        revision: u64,
        /// Each fault with the index of the recipient in whose letter it is.
        faults: Vec<(usize, Fault)>,
    },
}
