//! Reading and writing whole documents.

use std::collections::BTreeSet;
use std::future::Future;
use std::rc::Rc;

use super::database::{Database, Durability, Guard, Key, Table, Text, Write};
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

    /// The document with the pieces of its recipients after the first, of which there are `count`.
    fn joined(mut self, pieces: impl Iterator<Item = Option<String>>, count: usize) -> Self {
        for piece in pieces {
            match piece {
                Some(piece) => self.recipients.push_str(&piece),
                None if self.lost.contains(&Loss::SomeRecipients) => {}
                None => self.lost.push(Loss::SomeRecipients),
            }
        }
        self.record = self.record.in_pieces(count);
        self
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
    pub recipients: Option<ChangedPieces>,
    /// Where the author is, if that changed.
    pub place: Option<Place>,
    /// Whether there may be no time to ask the database what it holds.
    pub pace: Pace,
}

/// The pieces of the recipients that are to be written; the record says how many there are then.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedPieces {
    /// Their numbers and texts.
    pub texts: Vec<(usize, Text)>,
    /// How many the database may hold.
    pub held: usize,
}

impl ChangedPieces {
    /// All of it in one piece.
    #[must_use]
    pub fn whole(text: impl Into<Text>, held: usize) -> Self {
        Self {
            texts: vec![(0, text.into())],
            held,
        }
    }
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
        loop {
            let keys: Vec<Key> = PARTS.map(|table| Key::new(table, id.as_str())).to_vec();
            let texts = twice(|| self.database.read(keys.clone())).await?;
            let mut texts = texts.into_iter();
            let mut next = || texts.next().flatten();
            let (record, template, recipients, place) = (next(), next(), next(), next());
            let stored = stored(record, template, recipients, place)?;
            if stored.record.pieces == 1 && !stored.lost.contains(&Loss::Record) {
                return Ok(stored);
            }
            if let Some(stored) = self.with_pieces(id, stored).await? {
                return Ok(stored);
            }
        }
    }

    /// The document with the other pieces of its recipients; none where it was written meanwhile.
    async fn with_pieces(&self, id: &DocumentId, stored: Stored) -> Result<Option<Stored>, Fault> {
        let record = Key::new(Table::Documents, id.as_str());
        let count = if stored.lost.contains(&Loss::Record) {
            let last = self.pieces(|owner| owner == id).await?.into_iter();
            last.map(|(index, _)| index).max().unwrap_or(0) + 1
        } else {
            stored.record.pieces
        };
        let pieces = (1..count).map(|index| Key::of_piece(id, index));
        let keys: Vec<Key> = std::iter::once(record).chain(pieces).collect();
        let mut texts = twice(|| self.database.read(keys.clone()))
            .await?
            .into_iter();
        let again = texts.next().flatten().map(|text| Record::read(&text));
        let is_newer = again.is_some_and(|again| again.is_ok_and(|it| it != stored.record));
        Ok((!is_newer).then(|| stored.joined(texts, count)))
    }

    /// The pieces of those documents' recipients, but for the first of each: their numbers and keys.
    pub(super) async fn pieces(
        &self,
        is_meant: impl Fn(&DocumentId) -> bool,
    ) -> Result<Vec<(usize, Key)>, Fault> {
        let names = twice(|| self.database.keys(Table::Settings)).await?;
        let meant = names.into_iter().filter_map(|name| {
            let (document, index) = Key::piece_of(&name)?;
            is_meant(&document).then(|| (index, Key::new(Table::Settings, name)))
        });
        Ok(meant.collect())
    }

    /// Whether there is something of every part of a document whose recipients are so many pieces.
    pub async fn is_whole(&self, id: &DocumentId, pieces: usize) -> Result<bool, Fault> {
        let parts = PARTS.map(|table| Key::new(table, id.as_str()));
        let pieces = (1..pieces).map(|index| Key::of_piece(id, index));
        let there = self.database.has(parts.into_iter().chain(pieces).collect());
        Ok(!there.await?.contains(&false))
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
        let piece = |index| Key::of_piece(&save.id, index);
        let pieces = save.record.as_ref().map_or(1, |record| record.pieces);
        let (texts, held) = save
            .recipients
            .map_or((Vec::new(), 0), |it| (it.texts, it.held));
        let parts = [
            (Table::Documents, save.record.map(|it| it.write().into())),
            (Table::Templates, save.template.map(Text::Written)),
            (Table::Places, save.place.map(|it| it.write().into())),
        ];
        let kept = parts.iter().filter(|(_, text)| text.is_none());
        let kept = kept.map(|(table, _)| key(*table));
        let mut written = vec![false; pieces];
        for (index, _) in &texts {
            if let Some(place) = written.get_mut(*index) {
                *place = true;
            }
        }
        let unwritten = (0..pieces).filter(|index| written.get(*index) == Some(&false));
        let guard = Guard {
            document: save.id.clone(),
            replaces: save.replaces,
            left: save.left,
            beside: kept.chain(unwritten.map(piece)).collect(),
            writer: self.writer.clone(),
        };
        let parts = parts.into_iter();
        let puts = parts.filter_map(|(table, text)| Some((key(table), text?)));
        let texts = texts.into_iter().map(|(index, text)| (piece(index), text));
        Write {
            guard: (save.pace == Pace::Careful).then_some(guard),
            puts: puts.chain(texts).collect(),
            deletes: (pieces..held).map(piece).collect(),
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
        let key = Key::new(Table::Settings, LAST_OPENED);
        let put = (key, id.to_string().into());
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
