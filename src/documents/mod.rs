//! The documents that a browser keeps: what is stored, when, and what is said about it.
//!
//! Nothing here knows a browser. [`Documents`] works over the small trait [`Database`], which
//! `platform::indexed_db` implements; [`Autosave`] is a state machine that is told what happened
//! and asked what is due; `effects::autosave` drives both.
//!
//! A document is four texts under one key: its record (title, time, stamp), its template and its
//! recipients (JSON as in the files), and the author's place. All that changed is written in one
//! transaction, so the database always holds one whole letter; where a part is lost all the same,
//! the others are read without it. The recipients of a long list are several texts, so that a change of
//! one writes a piece and not all, and no piece takes long to write. The stamp says who wrote last: a
//! writer that replaces something else than it knows is refused, even where the browser has no
//! locks.

pub mod autosave;
mod begun;
mod database;
mod fault;
mod file_name;
mod id;
mod last_words;
mod record;
mod save_state;
mod snapshot;
mod store;
mod title;
mod trash;

#[cfg(test)]
mod memory;
#[cfg(test)]
mod tests;

pub use autosave::Autosave;
pub use begun::Begun;
pub use database::{Database, Durability, Guard, Key, Table, Text, Write};
pub use fault::Fault;
pub use file_name::file_name;
pub use id::{DocumentId, Stamp, WriterId};
pub use last_words::{LastWords, Patch};
pub use record::{FORMAT, Loss, Place, Record, Summary};
pub use save_state::SaveState;
pub use snapshot::{Part, Pieces, Snapshot};
pub use store::{ChangedPieces, Documents, Pace, Save, Stored};
pub use title::copy_title;

/// A document that was opened, with what the session needs to show it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedDocument {
    /// Which one; the snapshots of it carry this name.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// When it was last changed, in milliseconds since 1970.
    pub modified: f64,
    /// The template, as JSON text.
    pub template: String,
    /// The recipients, as JSON text.
    pub recipients: String,
    /// Who was chosen, and where the caret stood.
    pub place: Place,
    /// What of it is not there any more.
    pub lost: Vec<Loss>,
    /// Whether it can be changed here.
    pub access: Access,
}

/// What a tab may do with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Read and write it.
    Write,
    /// Only read it: another tab writes it.
    Read,
}

/// What happened to the documents without the author having done it here.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageEvent {
    /// The tab that wrote this document has closed it: it can be changed here, and this is its
    /// newest text.
    TookOver(OpenedDocument),
    /// Another tab has changed the document that is read here: this is its newest text.
    ChangedElsewhere(OpenedDocument),
    /// A document came, went or got another title.
    ListChanged,
}
