//! The little that the documents need of a database, so that their logic runs without a browser.

use std::future::Future;
use std::rc::Rc;

use super::record::Record;
use super::{DocumentId, Fault, Part, Stamp, WriterId};

/// The tables of the database, each of texts under keys.
///
/// A document is split over several, so that a keystroke in the text does not rewrite ten thousand
/// recipients, and the list of documents does not read a single letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// Title, time and stamp of each document.
    Documents,
    /// The template of each document.
    Templates,
    /// The recipients of each document.
    Recipients,
    /// Where the author was in each document.
    Places,
    /// What concerns all documents, such as which was open last.
    Settings,
}

impl Table {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Documents,
        Self::Templates,
        Self::Recipients,
        Self::Places,
        Self::Settings,
    ];

    /// Its name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Templates => "templates",
            Self::Recipients => "recipients",
            Self::Places => "places",
            Self::Settings => "settings",
        }
    }
}

/// A text in a table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The table.
    pub table: Table,
    /// Its key in the table.
    pub name: Rc<str>,
}

impl Key {
    /// The text under `name` in `table`.
    #[must_use]
    pub fn new(table: Table, name: impl Into<Rc<str>>) -> Self {
        Self {
            table,
            name: name.into(),
        }
    }
}

/// The first word of the keys of pieces; no other key begins with it.
const PIECES: &str = "recipients/";

/// The recipients of a long list are kept in pieces: the first where a short list is as a whole, the
/// others in the table of settings, which older versions of the app read by its one key alone.
impl Key {
    /// A piece of a document's recipients.
    #[must_use]
    pub fn of_piece(document: &DocumentId, index: usize) -> Self {
        match index {
            0 => Self::new(Table::Recipients, document.as_str()),
            _ => Self::new(Table::Settings, format!("{PIECES}{document}/{index}")),
        }
    }

    /// The piece that is kept under `name` in the table of settings, if one is: of which document, and
    /// its number.
    #[must_use]
    pub fn piece_of(name: &str) -> Option<(DocumentId, usize)> {
        let (document, index) = name.strip_prefix(PIECES)?.rsplit_once('/')?;
        Some((DocumentId::new(document), index.parse().ok()?))
    }
}

/// A text to be kept; a long one is written out only when its turn has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// It is written out.
    Written(Rc<str>),
    /// That piece of that part.
    Piece(Part, usize),
}

impl Text {
    /// The text itself.
    #[must_use]
    pub fn written(&self) -> Rc<str> {
        match self {
            Self::Written(text) => Rc::clone(text),
            Self::Piece(part, index) => Rc::from(part.piece(*index)),
        }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Written(Rc::from(text))
    }
}

/// Changes that are made together or not at all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Write {
    /// What must hold in the database for the changes to be made.
    pub guard: Option<Guard>,
    /// The texts to put.
    pub puts: Vec<(Key, Text)>,
    /// The texts to remove.
    pub deletes: Vec<Key>,
    /// What must be outlived.
    pub durability: Durability,
}

/// What a finished write must outlive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// The end of the tab and of the browser: the operating system has it.
    #[default]
    Relaxed,
    /// A power cut: the disk has it.
    Strict,
}

/// Lets a document be written only by those who know what they replace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// The document.
    pub document: DocumentId,
    /// What the writer believes the database to hold; none for a document that is new.
    pub replaces: Option<Stamp>,
    /// The newest version that a page sent before it went. It may come later than the next page reads
    /// what there is, and holds nothing that this writer has not got from its last words.
    pub left: Option<Stamp>,
    /// What is not written and must be there all the same, for the document to be whole.
    pub beside: Vec<Key>,
    /// Who writes.
    pub writer: WriterId,
}

impl Guard {
    /// The key of the text that [`Guard::check`] takes.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::new(Table::Documents, self.document.as_str())
    }

    /// Whether the document may be written, by the text of its record and whether all that is beside
    /// is there. A record that cannot be read is as good as none.
    ///
    /// What this writer wrote itself may always be replaced: a write whose answer got lost is made
    /// again.
    pub fn check(&self, stored: Option<&str>, is_whole: bool) -> Result<(), Fault> {
        let record = match stored.map(Record::read) {
            Some(Err(Fault::Unreadable)) | None => None,
            Some(record) => Some(record?),
        };
        let Some(Record { stamp, .. }) = record else {
            return match self.replaces {
                Some(_) => Err(Fault::Missing),
                None => Ok(()),
            };
        };
        let is_own = stamp.writer == self.writer;
        let is_known = self.replaces.as_ref() == Some(&stamp);
        let is_left = self.left.as_ref().is_some_and(|left| left.follows(&stamp));
        if !(is_own || is_known || is_left) {
            return Err(Fault::ChangedElsewhere);
        }
        if is_whole {
            Ok(())
        } else {
            Err(Fault::Incomplete)
        }
    }
}

/// A database of texts.
///
/// Each call is one transaction. A call that failed has changed nothing, unless its answer was what
/// got lost.
pub trait Database: Clone + 'static {
    /// The texts under `keys`, in their order; what is there and is no text, as a text all the same.
    fn read(&self, keys: Vec<Key>) -> impl Future<Output = Result<Vec<Option<String>>, Fault>>;

    /// Whether there is anything under each of `keys`, in their order.
    fn has(&self, keys: Vec<Key>) -> impl Future<Output = Result<Vec<bool>, Fault>>;

    /// All keys of a table.
    fn keys(&self, table: Table) -> impl Future<Output = Result<Vec<String>, Fault>>;

    /// All keys and texts of a table.
    fn all(&self, table: Table) -> impl Future<Output = Result<Vec<(String, String)>, Fault>>;

    /// Makes the changes.
    ///
    /// A write without a guard is on its way when this function returns, if the database is open:
    /// a page that is about to vanish does not get to poll the future.
    fn write(&self, write: Write) -> impl Future<Output = Result<(), Fault>> + use<Self>;
}
