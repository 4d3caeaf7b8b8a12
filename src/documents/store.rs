//! Reading and writing whole documents.

use std::future::Future;
use std::rc::Rc;

use super::database::{Database, Durability, Guard, Key, Table, Write};
use super::record::{Place, Record, Summary};
use super::{DocumentId, Fault, Stamp, WriterId};

const LAST_OPENED: &str = "last-opened";

/// The documents in one database.
#[derive(Clone, Debug)]
pub struct Documents<D> {
    pub(super) database: D,
    pub(super) writer: WriterId,
}

/// A document as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Title, time and stamp.
    pub record: Record,
    /// The template, as JSON text.
    pub template: String,
    /// The recipients, as JSON text.
    pub recipients: String,
    /// Where the author was.
    pub place: Place,
}

/// What is to be written of a document; what is `None` stays as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Save {
    /// Which document.
    pub id: DocumentId,
    /// What the database is known to hold of it; none for a new document.
    pub replaces: Option<Stamp>,
    /// The record, if the letter changed.
    pub record: Option<Record>,
    /// The template, if it changed.
    pub template: Option<Rc<str>>,
    /// The recipients, if they changed.
    pub recipients: Option<Rc<str>>,
    /// Where the author is, if that changed.
    pub place: Option<Place>,
    /// Whether there may be no time to ask the database what it holds.
    pub pace: Pace,
}

/// How a write goes about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// The guard is asked first.
    #[default]
    Careful,
    /// The page is about to vanish: all of it is sent at once. Only for who holds the document's
    /// lock.
    Hasty,
}

impl<D: Database> Documents<D> {
    /// The documents in `database`, written in the name of `writer`.
    #[must_use]
    pub fn new(database: D, writer: WriterId) -> Self {
        Self { database, writer }
    }

    /// In whose name this writes.
    #[must_use]
    pub fn writer(&self) -> &WriterId {
        &self.writer
    }

    /// The documents that are not in the trash, the one changed last first.
    ///
    /// One whose record cannot be read is left out, so that it does not hide the others.
    pub async fn list(&self) -> Result<Vec<Summary>, Fault> {
        let all = self.summaries().await?;
        Ok(all
            .into_iter()
            .filter(|one| one.trashed.is_none())
            .collect())
    }

    pub(super) async fn summaries(&self) -> Result<Vec<Summary>, Fault> {
        let texts = twice(|| self.database.all(Table::Documents)).await?;
        let mut list: Vec<Summary> = texts
            .into_iter()
            .filter_map(|(id, text)| Some(Record::read(&text).ok()?.summary(DocumentId::new(id))))
            .collect();
        letter::order::sort_by(&mut list, |a, b| {
            let newest_first = b.modified.total_cmp(&a.modified);
            newest_first.then_with(|| a.id.cmp(&b.id))
        });
        Ok(list)
    }

    /// The whole of a document.
    pub async fn load(&self, id: &DocumentId) -> Result<Stored, Fault> {
        let keys: Vec<Key> = PARTS.map(|table| Key::new(table, id.as_str())).to_vec();
        let texts = twice(|| self.database.read(keys.clone())).await?;
        let mut texts = texts.into_iter().map(Option::unwrap_or_default);
        let mut next = || texts.next().unwrap_or_default();
        let (record, template, recipients, place) = (next(), next(), next(), next());
        if record.is_empty() {
            return Err(Fault::Missing);
        }
        Ok(Stored {
            record: Record::read(&record)?,
            template,
            recipients,
            place: Place::read(&place),
        })
    }

    /// Writes what changed, in one transaction, and once more where that fails.
    ///
    /// A hasty write is on its way when this function returns.
    pub fn save(&self, save: Save) -> impl Future<Output = Result<(), Fault>> + use<D> {
        let write = self.write_of(save);
        let database = self.database.clone();
        let first = database.write(write.clone());
        async move {
            match first.await {
                Err(fault) if fault.may_pass() => database.write(write).await,
                answer => answer,
            }
        }
    }

    fn write_of(&self, save: Save) -> Write {
        let key = |table| Key::new(table, save.id.as_str());
        let record = save.record.map(|record| Rc::from(record.write()));
        let place = save.place.map(|place| Rc::from(place.write()));
        let parts = [
            (Table::Documents, record),
            (Table::Templates, save.template),
            (Table::Recipients, save.recipients),
            (Table::Places, place),
        ];
        let guard = Guard {
            document: save.id.clone(),
            replaces: save.replaces,
            writer: self.writer.clone(),
        };
        Write {
            guard: (save.pace == Pace::Careful).then_some(guard),
            puts: parts
                .into_iter()
                .filter_map(|(table, text)| Some((key(table), text?)))
                .collect(),
            deletes: Vec::new(),
            durability: Durability::Relaxed,
        }
    }

    /// Which document was opened last in this browser.
    pub async fn last_opened(&self) -> Result<Option<DocumentId>, Fault> {
        let keys = vec![Key::new(Table::Settings, LAST_OPENED)];
        let texts = twice(|| self.database.read(keys.clone())).await?;
        Ok(texts.into_iter().flatten().next().map(DocumentId::new))
    }

    /// Remembers which document was opened last.
    pub async fn set_last_opened(&self, id: &DocumentId) -> Result<(), Fault> {
        let put = (
            Key::new(Table::Settings, LAST_OPENED),
            Rc::from(id.as_str()),
        );
        self.write(Write {
            puts: vec![put],
            ..Write::default()
        })
        .await
    }

    pub(super) async fn write(&self, write: Write) -> Result<(), Fault> {
        twice(|| self.database.write(write.clone())).await
    }
}

/// The tables that hold the parts of a document.
pub(super) const PARTS: [Table; 4] = [
    Table::Documents,
    Table::Templates,
    Table::Recipients,
    Table::Places,
];

/// Makes a call, and once more where it fails in a way that may pass.
pub(super) async fn twice<T, F>(mut call: impl FnMut() -> F) -> Result<T, Fault>
where
    F: Future<Output = Result<T, Fault>>,
{
    match call().await {
        Err(fault) if fault.may_pass() => call().await,
        answer => answer,
    }
}
