//! What a page leaves of its letters when it goes, and what the next one makes of it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::Keeper;
use super::open::{Hold, Open};
use crate::documents::{
    ChangedPieces, Database, DocumentId, Fault, LastWords, Loss, Pace, Record, Save, Stamp, Stored,
};
use crate::platform::local_storage;
use crate::platform::locks::{self, Claim};

impl<D: Database> Keeper<D> {
    /// Leaves what the database has not confirmed; false where the browser does not take it.
    pub(super) fn leave_last_words(&self) -> bool {
        let left = self.each(|open| {
            let Some(words) = open.last_words() else {
                return true;
            };
            let text = words.write();
            open.has_last_words = text.is_some_and(|text| {
                local_storage::leave_last_words(&self.0.storage_key, &open.id, &text)
            });
            open.has_last_words
        });
        !left.contains(&false)
    }

    /// Removes last words that the database has confirmed by now.
    pub(super) fn forget_last_words(&self, open: &mut Open) {
        if open.has_last_words && !open.autosave.unsaved().letter() {
            local_storage::forget_last_words(&self.0.storage_key, &open.id);
            open.has_last_words = false;
        }
    }

    /// A document with what a page that went has left of it: what is to be kept, and what is to be
    /// shown. Who only reads along shows it too, and leaves the keeping to the one who writes.
    pub(super) fn join(
        &self,
        id: &DocumentId,
        stored: Result<Stored, Fault>,
        hold: Hold,
    ) -> Result<(Open, Stored), Fault> {
        let kept = match stored {
            Ok(stored) => Some(stored),
            Err(Fault::Missing) => None,
            Err(fault) => return Err(fault),
        };
        let words = self.last_words(id);
        let joined = words.as_ref().and_then(|it| it.join(kept.as_ref()));
        let shown = joined.clone().or_else(|| kept.clone());
        let shown = shown.ok_or(Fault::Missing)?;
        if matches!(hold, Hold::Reading(_)) {
            return Ok((self.opened(id, shown.clone(), hold), shown));
        }
        let mut open = match kept {
            Some(kept) => self.opened(id, kept, hold),
            None => self.fresh(id).held_by(hold),
        };
        match words {
            Some(words) if joined.is_some() => open.joined(words.stamp),
            _ => local_storage::forget_last_words(&self.0.storage_key, id),
        }
        Ok((open, shown))
    }

    fn last_words(&self, id: &DocumentId) -> Option<LastWords> {
        let text = local_storage::last_words(&self.0.storage_key, id)?;
        LastWords::read(&text)
    }

    /// The documents of which a page has left something, the one changed last first.
    pub(super) fn left_by_pages(&self) -> Vec<DocumentId> {
        let ids = local_storage::all_last_words(&self.0.storage_key);
        let modified = |id: &DocumentId| self.last_words(id).map_or(0.0, |it| it.modified);
        let mut ids: Vec<_> = ids.into_iter().map(|id| (modified(&id), id)).collect();
        letter::order::sort_by(&mut ids, |a, b| b.0.total_cmp(&a.0));
        ids.into_iter().map(|(_, id)| id).collect()
    }

    /// Brings what was left of other documents than the open one into the database, so that they
    /// can be renamed, copied and sent to the trash as they were on the screen.
    pub(super) fn settle(&self) {
        let keeper = self.clone();
        spawn_local(async move {
            for id in keeper.left_by_pages() {
                // What cannot be settled now stays until the document is opened.
                let _ = keeper.settle_one(&id).await;
            }
        });
    }

    async fn settle_one(&self, id: &DocumentId) -> Result<(), Fault> {
        let is_open = self.each(|open| open.id == *id).contains(&true);
        if is_open {
            return Ok(());
        }
        let Claim::Held(_lock) = locks::claim(&self.lock_name(id)).await else {
            return Ok(());
        };
        let kept = match self.0.documents.load(id).await {
            Err(Fault::Missing) => None,
            answer => Some(answer?),
        };
        let words = self.last_words(id);
        let joined = words.as_ref().and_then(|it| it.join(kept.as_ref()));
        if let Some(joined) = joined {
            let save = Save {
                left: words.map(|it| it.stamp),
                ..self.save_of_all(id, joined, kept.as_ref())
            };
            self.0.documents.save(save).await?;
        }
        local_storage::forget_last_words(&self.0.storage_key, id);
        Ok(())
    }

    fn save_of_all(&self, id: &DocumentId, all: Stored, kept: Option<&Stored>) -> Save {
        let held = kept.map_or(0, |kept| kept.record.pieces);
        let stamp = Stamp {
            revision: all.record.stamp.revision.saturating_add(1),
            writer: self.0.documents.writer().clone(),
        };
        let is_there = |part| !all.lost.contains(&part);
        Save {
            id: id.clone(),
            replaces: kept.and_then(Stored::stamp),
            left: None,
            record: Some(
                Record {
                    stamp,
                    ..all.record
                }
                .in_pieces(1),
            ),
            template: is_there(Loss::Template).then(|| Rc::from(all.template)),
            recipients: is_there(Loss::Recipients)
                .then(|| ChangedPieces::whole(all.recipients, held)),
            place: Some(all.place),
            pace: Pace::Careful,
        }
    }
}
