//! What names a document, a tab that writes, and a version of a document.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Names one document of a browser; made at random, never shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(String);

impl DocumentId {
    /// The document of this name; `platform::random::document_id` makes a new one.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name, which is the key in the database.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names one open editor, so that its own writes are told from another tab's.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WriterId(String);

impl WriterId {
    /// The writer of this name.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Says which version of a document the database holds: how often it was written, and by whom last.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Counts the writes of the letter; the caret's place does not count.
    pub revision: u64,
    /// Who wrote last.
    pub writer: WriterId,
}

impl Stamp {
    /// Whether `other` is this version, or one that the same writer sent before.
    #[must_use]
    pub fn follows(&self, other: &Self) -> bool {
        self.writer == other.writer && other.revision <= self.revision
    }
}
