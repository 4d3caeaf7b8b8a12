//! Reading and writing whole documents.

use std::collections::BTreeSet;
use std::future::Future;
use std::rc::Rc;

use super::database::{Database, Durability, Guard, Key, Table, Write};
use super::record::{Loss, Place, Record, Summary};
use super::title::title_of;
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
    /// What of it is not there, or cannot be read: it is empty above, or made up.
    pub lost: Vec<Loss>,
}

impl Stored {
    /// What the database is known to hold; none where its record is lost.
    #[must_use]
    pub fn stamp(&self) -> Option<Stamp> {
        let is_known = !self.lost.contains(&Loss::Record);
        is_known.then(|| self.record.stamp.clone())
    }
}

/// What is to be written of a document; what is `None` stays as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Save {
    /// Which document.
    pub id: DocumentId,
    /// What the database is known to hold of it; none for a new document.
    pub replaces: Option<Stamp>,
    /// The newest version that a page sent before it went, if this one has joined its last words.
    pub left: Option<Stamp>,
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
    /// One whose record is lost comes last, under the title of its template.
    pub async fn list(&self) -> Result<Vec<Summary>, Fault> {
        let all = self.summaries().await?;
        Ok(all
            .into_iter()
            .filter(|one| one.trashed.is_none())
            .collect())
    }

    pub(super) async fn summaries(&self) -> Result<Vec<Summary>, Fault> {
        let texts = twice(|| self.database.all(Table::Documents)).await?;
        let mut lost = BTreeSet::new();
        for table in [Table::Templates, Table::Recipients] {
            lost.extend(twice(|| self.database.keys(table)).await?);
        }
        let mut list = Vec::new();
        for (id, text) in texts {
            match Record::read(&text) {
                Ok(record) => list.push(record.summary(DocumentId::new(id.as_str()))),
                Err(Fault::Unreadable) => {
                    lost.insert(id);
                    continue;
                }
                Err(_) => {}
            }
            lost.remove(&id);
        }
        for id in lost.into_iter().map(DocumentId::new) {
            if let Ok(stored) = self.load(&id).await {
                list.push(stored.record.summary(id));
            }
        }
        letter::order::sort_by(&mut list, |a, b| {
            let newest_first = b.modified.total_cmp(&a.modified);
            newest_first.then_with(|| a.id.cmp(&b.id))
        });
        Ok(list)
    }

    /// All that is there of a document: each part is read by itself.
    pub async fn load(&self, id: &DocumentId) -> Result<Stored, Fault> {
        let keys: Vec<Key> = PARTS.map(|table| Key::new(table, id.as_str())).to_vec();
        let texts = twice(|| self.database.read(keys.clone())).await?;
        let mut texts = texts.into_iter();
        let mut next = || texts.next().flatten();
        let (record, template, recipients, place) = (next(), next(), next(), next());
        stored(record, template, recipients, place)
    }

    /// Whether there is something of every part of a document.
    pub async fn is_whole(&self, id: &DocumentId) -> Result<bool, Fault> {
        let keys = PARTS.map(|table| Key::new(table, id.as_str())).to_vec();
        let there = self.database.has(keys).await?;
        Ok(!there.contains(&false))
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
        let beside = parts.iter().filter(|(_, text)| text.is_none());
        let beside = beside.map(|(table, _)| key(*table)).collect();
        let guard = Guard {
            document: save.id.clone(),
            replaces: save.replaces,
            left: save.left,
            beside,
            writer: self.writer.clone(),
        };
        let puts = parts.into_iter();
        let puts = puts.filter_map(|(table, text)| Some((key(table), text?)));
        Write {
            guard: (save.pace == Pace::Careful).then_some(guard),
            puts: puts.collect(),
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

/// What is there of a document, and what is not.
fn stored(
    record: Option<String>,
    template: Option<String>,
    recipients: Option<String>,
    place: Option<String>,
) -> Result<Stored, Fault> {
    if record.is_none() && template.is_none() && recipients.is_none() {
        return Err(Fault::Missing);
    }
    let mut lost = Vec::new();
    let mut or_lost = |part: Loss, text: Option<String>| {
        if text.is_none() {
            lost.push(part);
        }
        text.unwrap_or_default()
    };
    let template = or_lost(Loss::Template, template);
    let recipients = or_lost(Loss::Recipients, recipients);
    let place = place.and_then(|text| Place::read(&text));
    if place.is_none() {
        lost.push(Loss::Place);
    }
    let record = match Record::read(&record.unwrap_or_default()) {
        Err(Fault::Unreadable) => {
            lost.push(Loss::Record);
            Record::lost(title_of(&template))
        }
        record => record?,
    };
    Ok(Stored {
        record,
        template,
        recipients,
        place: place.unwrap_or_default(),
        lost,
    })
}

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
