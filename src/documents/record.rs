//! The small texts about a document, and the version of their form.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{DocumentId, Fault, Stamp, WriterId};

/// The newest version of what is kept; whoever meets a higher one leaves it alone.
pub const FORMAT: u32 = 2;
/// The version of a document whose recipients are kept in one piece, which is most: the versions of
/// the app that know no pieces may write it too.
const IN_ONE_PIECE: u32 = 1;

/// What the list of documents needs to know of one, and which version of it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The version of the form, at most [`FORMAT`].
    pub format: u32,
    /// Its title.
    pub title: String,
    /// When the letter was last changed, in milliseconds since 1970.
    pub modified: f64,
    /// Which version of the document is kept.
    pub stamp: Stamp,
    /// The version of the app that wrote it.
    pub app_version: String,
    /// In how many pieces its recipients are kept.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub pieces: usize,
    /// When it was deleted, in milliseconds since 1970; it is in the trash then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trashed: Option<f64>,
}

/// Where the author was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Who is chosen.
    pub selected: Option<usize>,
    /// Where the caret stands, in bytes of the body.
    pub caret: usize,
}

/// A part of a document that is not there, or cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Its record.
    Record,
    /// Its template.
    Template,
    /// Its recipients.
    Recipients,
    /// Some of its recipients.
    SomeRecipients,
    /// Where the author was.
    Place,
}

impl Loss {
    /// What is lost, in a sentence about the letter.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Record => "Its entry in the list of letters was damaged and has been made anew.",
            Self::Template => "Its text is not in this browser any more.",
            Self::Recipients => "Its recipients are not in this browser any more.",
            Self::SomeRecipients => "Some of its recipients are not in this browser any more.",
            Self::Place => "Where you were in it is not known any more.",
        }
    }
}

/// One line of the list of documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Which one.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// When the letter was last changed, in milliseconds since 1970.
    pub modified: f64,
    /// When it was deleted, if it is in the trash.
    pub trashed: Option<f64>,
}

impl Record {
    /// A record of this version of the app.
    #[must_use]
    pub fn new(title: String, modified: f64, stamp: Stamp) -> Self {
        Self {
            format: IN_ONE_PIECE,
            title,
            modified,
            stamp,
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            pieces: 1,
            trashed: None,
        }
    }

    /// The same record of a document whose recipients are kept in so many pieces.
    #[must_use]
    pub fn in_pieces(self, pieces: usize) -> Self {
        let format = if pieces > 1 { FORMAT } else { IN_ONE_PIECE };
        Self {
            format,
            pieces,
            ..self
        }
    }

    /// A record in the place of one that is lost.
    #[must_use]
    pub fn lost(title: String) -> Self {
        let stamp = Stamp {
            revision: 0,
            writer: WriterId::new(""),
        };
        Self::new(title, 0.0, stamp)
    }

    /// The text that is kept.
    #[must_use]
    pub fn write(&self) -> String {
        write(self)
    }

    /// Reads the text that is kept; refuses what a newer version wrote.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let form: Form = read(text)?;
        if form.format > FORMAT {
            return Err(Fault::NewerVersion);
        }
        read(text)
    }

    /// The record as a line of the list.
    #[must_use]
    pub fn summary(self, id: DocumentId) -> Summary {
        Summary {
            id,
            title: self.title,
            modified: self.modified,
            trashed: self.trashed,
        }
    }
}

impl Place {
    /// The text that is kept.
    #[must_use]
    pub fn write(&self) -> String {
        write(self)
    }

    /// Reads the text that is kept; none where it cannot be read.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        read(text).ok()
    }
}

/// What every version of the form has.
#[derive(Deserialize)]
struct Form {
    format: u32,
}

fn one() -> usize {
    1
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde gives what it asks about by reference"
)]
fn is_one(pieces: &usize) -> bool {
    *pieces == 1
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|_| Fault::Unreadable)
}

/// Writes a value whose types cannot fail: texts, numbers and options of them.
fn write(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        let stamp = Stamp {
            revision: 3,
            writer: WriterId::new("w"),
        };
        Record::new("Invitation".to_owned(), 5.0, stamp)
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        assert_eq!(Record::read(&record().write()), Ok(record()));
    }

    #[test]
    fn only_a_document_in_pieces_is_of_the_newer_version() {
        let kept = record().in_pieces(1).write();
        assert!(kept.contains(r#""format":1"#) && !kept.contains("pieces"));
        let long = record().in_pieces(3);
        assert!(long.write().contains(r#""format":2"#));
        assert_eq!(Record::read(&long.write()), Ok(long));
    }

    #[test]
    fn what_a_newer_version_wrote_is_refused_even_in_another_form() {
        let newer = r#"{"format": 3, "name": {"en": "Invitation"}}"#;
        assert_eq!(Record::read(newer), Err(Fault::NewerVersion));
    }

    #[test]
    fn what_is_not_a_record_is_unreadable() {
        assert_eq!(Record::read("{}"), Err(Fault::Unreadable));
        assert_eq!(Record::read("€"), Err(Fault::Unreadable));
    }

    #[test]
    fn a_place_is_read_as_it_was_written() {
        let place = Place {
            selected: Some(2),
            caret: 40,
        };
        assert_eq!(Place::read(&place.write()), Some(place));
        assert_eq!(Place::read("?"), None);
    }
}
