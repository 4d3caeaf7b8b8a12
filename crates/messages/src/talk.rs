//! What the page asks and what the typesetter answers.
//!
//! Each request stands for itself: the template and the recipients that it is about travel beside it
//! as the JSON texts of their documents, so that a typesetter that was ended and begun anew needs to
//! be told nothing again. A finished file travels beside its answer.

use serde::{Deserialize, Serialize};

use crate::{Fault, Output, Pages};

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// The pages of one letter are wanted, of the only recipient beside the request. One that has
    /// not been begun when the next comes is never answered.
    Pages {
        /// Which state of the template and the recipients this is; the answer says so.
        revision: u64,
        /// The recipient's index in the page's list.
        recipient: usize,
    },
    /// Letters are wanted as a file.
    Write {
        /// A number of the page's own, which the answers bear.
        job: u64,
        /// The indices, in the page's list, of the recipients beside the request, which are those
        /// whose letters are wanted, in the order wanted.
        recipients: Vec<usize>,
        /// How many the page's list has.
        count: usize,
        /// As what.
        output: Output,
    },
    /// The letters of that job are no longer wanted.
    Cancel {
        /// The job.
        job: u64,
    },
}

/// What the typesetter answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// It is being fetched, or fetches fonts.
    Loading {
        /// How many bytes are there.
        loaded: u64,
        /// How many there will be; none where the server does not say.
        total: Option<u64>,
    },
    /// It is there and waits.
    Ready,
    /// It cannot go on: it could not be fetched, or broke.
    Broken {
        /// Whether it never came to be there.
        while_loading: bool,
        /// What the browser said, for whoever looks into it.
        message: String,
    },
    /// The pages of one letter.
    Pages {
        /// Of which state.
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
    /// A job is done; the file travels beside this.
    File {
        /// The job.
        job: u64,
        /// What could not be set as it was meant, or not at all.
        faults: Vec<LetterFault>,
    },
    /// A job was cancelled, and nothing more comes of it.
    Cancelled {
        /// The job.
        job: u64,
    },
    /// Nothing could be written for a job.
    Failed {
        /// The job.
        job: u64,
        /// Why not.
        faults: Vec<LetterFault>,
    },
}

/// A fault, and in whose letter it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterFault {
    /// The recipient's index in the page's list; none where it is about all letters.
    pub recipient: Option<usize>,
    /// Whether the letter is not in the file for it.
    pub left_out: bool,
    /// The fault.
    pub fault: Fault,
}
