//! Copying, renaming and deleting documents, and taking a deletion back.

use std::collections::BTreeSet;

use super::database::{Database, Durability, Guard, Key, Table, Text, Write};
use super::record::{Loss, Record, Summary};
use super::store::{Documents, PARTS, Stored};
use super::title::{copy_title, with_title};
use super::{DocumentId, Fault, Stamp};

/// How long a deleted document can be brought back, in milliseconds: thirty days.
pub const KEPT_IN_TRASH: f64 = 30.0 * 24.0 * 3600.0 * 1000.0;

impl<D: Database> Documents<D> {
    /// Puts a copy of a document under the name `copy`, at the time `now`.
    pub async fn duplicate(
        &self,
        id: &DocumentId,
        copy: &DocumentId,
        now: f64,
    ) -> Result<(), Fault> {
        let stored = self.load(id).await?;
        let title = copy_title(&stored.record.title);
        let record = Record::new(title.clone(), now, self.next_stamp(None));
        let parts = [
            (
                Loss::Template,
                Table::Templates,
                with_title(&stored.template, &title),
            ),
            (Loss::Recipients, Table::Recipients, stored.recipients),
            (Loss::Place, Table::Places, stored.place.write()),
        ];
        // What the letter has lost, its copy does not have either.
        let there = parts
            .into_iter()
            .filter(|(part, ..)| !stored.lost.contains(part));
        let puts = there.map(|(_, table, text)| put(table, copy, text));
        let record = put(Table::Documents, copy, record.write());
        self.guarded(copy, None, puts.chain([record]).collect())
            .await
    }

    /// Gives a document that is not open another title, in the list and in its template.
    pub async fn rename(&self, id: &DocumentId, title: &str) -> Result<(), Fault> {
        let stored = self.load(id).await?;
        let template = with_title(&stored.template, title);
        let record = Record {
            title: title.to_owned(),
            ..stored.record.clone()
        };
        let is_there = !stored.lost.contains(&Loss::Template);
        let template = is_there.then(|| put(Table::Templates, id, template));
        self.replace_record(id, record, stored, Vec::from_iter(template))
            .await
    }

    /// Puts a document into the trash at the time `now`.
    pub async fn delete(&self, id: &DocumentId, now: f64) -> Result<(), Fault> {
        self.set_trashed(id, Some(now)).await
    }

    /// Takes a document out of the trash.
    pub async fn restore(&self, id: &DocumentId) -> Result<(), Fault> {
        self.set_trashed(id, None).await
    }

    async fn set_trashed(&self, id: &DocumentId, trashed: Option<f64>) -> Result<(), Fault> {
        let stored = self.load(id).await?;
        let record = Record {
            trashed,
            ..stored.record.clone()
        };
        self.replace_record(id, record, stored, Vec::new()).await
    }

    /// The documents in the trash, the one deleted last first.
    pub async fn trash(&self) -> Result<Vec<Summary>, Fault> {
        let mut list = self.summaries().await?;
        list.retain(|one| one.trashed.is_some());
        letter::order::sort_by(&mut list, |a, b| {
            let when = |one: &Summary| one.trashed.unwrap_or_default();
            when(b).total_cmp(&when(a))
        });
        Ok(list)
    }

    /// Removes a document in the trash for good; one that was put back meanwhile stays.
    pub async fn erase(&self, id: &DocumentId) -> Result<(), Fault> {
        let stored = match self.load(id).await {
            Err(Fault::Missing) => return Ok(()),
            stored => stored?,
        };
        if stored.record.trashed.is_none() {
            return Err(Fault::ChangedElsewhere);
        }
        let pieces = self.pieces(|owner| owner == id).await?.into_iter();
        let parts = PARTS.map(|table| Key::new(table, id.as_str()));
        let deletes = pieces.map(|(_, key)| key).chain(parts).collect();
        self.write(Write {
            guard: Some(self.guard(id, stored.stamp())),
            puts: Vec::new(),
            deletes,
            durability: Durability::Strict,
        })
        .await
    }

    /// Removes for good what was deleted more than thirty days before `now`.
    pub async fn purge(&self, now: f64) -> Result<(), Fault> {
        let list = self.trash().await?;
        let is_old = |one: &&Summary| one.trashed.is_some_and(|then| now - then > KEPT_IN_TRASH);
        let old: BTreeSet<_> = list.iter().filter(is_old).map(|one| &one.id).collect();
        let parts = old.iter().flat_map(|id| {
            let key = |table| Key::new(table, id.as_str());
            PARTS.map(key)
        });
        let mut deletes: Vec<Key> = parts.collect();
        if !deletes.is_empty() {
            let pieces = self.pieces(|owner| old.contains(owner)).await?;
            deletes.extend(pieces.into_iter().map(|(_, key)| key));
        }
        if deletes.is_empty() {
            return Ok(());
        }
        self.write(Write {
            deletes,
            ..Write::default()
        })
        .await
    }

    /// Writes `record` in the place of the stored one, under a new stamp, with further texts.
    async fn replace_record(
        &self,
        id: &DocumentId,
        record: Record,
        stored: Stored,
        mut puts: Vec<(Key, Text)>,
    ) -> Result<(), Fault> {
        let stamp = stored.stamp();
        let record = Record {
            stamp: self.next_stamp(stamp.as_ref()),
            ..record
        };
        puts.push(put(Table::Documents, id, record.write()));
        self.guarded(id, stamp, puts).await
    }

    /// Makes sure that the disk has it: these are single decisions, not keystrokes.
    async fn guarded(
        &self,
        id: &DocumentId,
        replaces: Option<Stamp>,
        puts: Vec<(Key, Text)>,
    ) -> Result<(), Fault> {
        self.write(Write {
            guard: Some(self.guard(id, replaces)),
            puts,
            deletes: Vec::new(),
            durability: Durability::Strict,
        })
        .await
    }

    fn guard(&self, id: &DocumentId, replaces: Option<Stamp>) -> Guard {
        Guard {
            document: id.clone(),
            replaces,
            left: None,
            beside: Vec::new(),
            writer: self.writer().clone(),
        }
    }

    fn next_stamp(&self, before: Option<&Stamp>) -> Stamp {
        Stamp {
            revision: before.map_or(1, |stamp| stamp.revision.saturating_add(1)),
            writer: self.writer().clone(),
        }
    }
}

impl Summary {
    /// Until when a deleted document can be brought back; none for one that is not deleted.
    #[must_use]
    pub fn kept_until(&self) -> Option<f64> {
        self.trashed.map(|then| then + KEPT_IN_TRASH)
    }
}

fn put(table: Table, id: &DocumentId, text: String) -> (Key, Text) {
    (Key::new(table, id.as_str()), text.into())
}
