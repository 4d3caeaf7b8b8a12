//! The documents of this browser, as the author goes about with them.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::Keeper;
use super::open::{Hold, Open, opened_document};
use crate::documents::{Access, Database, DocumentId, Fault, OpenedDocument, SaveState, Summary};
use crate::platform::broadcast::Notice;
use crate::platform::locks::Claim;
use crate::platform::{local_storage, random, timing};

impl<D: Database> Keeper<D> {
    /// Opens what this tab had open, or else what was open last in this browser, or else what was
    /// changed last; none where there is no document.
    pub async fn start(&self) -> Result<Option<OpenedDocument>, Fault> {
        let answer = self.open_first().await;
        match &answer {
            Ok(_) => self.settle(),
            Err(fault) => self.tell(SaveState::of_fault(fault)),
        }
        answer
    }

    async fn open_first(&self) -> Result<Option<OpenedDocument>, Fault> {
        let here = local_storage::open_in_this_tab(&self.0.storage_key);
        let last = self.0.documents.last_opened().await?;
        let newest = self.0.documents.list().await?;
        let newest = newest.into_iter().map(|one| one.id);
        let left = self.left_by_pages();
        for id in here.into_iter().chain(left).chain(last).chain(newest) {
            match self.open(&id).await {
                Ok(document) => return Ok(Some(document)),
                Err(Fault::Missing | Fault::Unreadable) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(None)
    }

    /// Reads a document to show it. It is open when the first snapshot of it is seen.
    pub async fn open(&self, id: &DocumentId) -> Result<OpenedDocument, Fault> {
        if let Some(document) = self.still_here(id) {
            return Ok(document);
        }
        let instance = self.next_instance();
        let hold = self.hold(id, instance).await;
        let stored = self.0.documents.load(id).await;
        let (mut open, stored) = self.join(id, stored, hold)?;
        if stored.record.trashed.is_some() {
            return Err(Fault::Missing);
        }
        open.instance = instance;
        let access = match open.hold {
            Hold::Reading(_) => Access::Read,
            Hold::Lock(_) | Hold::Stamp => Access::Write,
        };
        let other = self.0.coming.replace(Some(open));
        self.put_aside(other);
        Ok(opened_document(id.clone(), stored, access))
    }

    /// A document that is open, or is put away and not in the database yet: what the screen showed
    /// last is newer than what is kept.
    fn still_here(&self, id: &DocumentId) -> Option<OpenedDocument> {
        if let Some(open) = self.take_leaving(id) {
            let document = open.as_opened();
            let other = self.0.coming.replace(Some(open));
            self.put_aside(other);
            return document;
        }
        let current = self.0.current.borrow();
        let open = current.as_ref().filter(|open| open.id == *id)?;
        match open.state() {
            SaveState::OtherTab => None,
            _ => open.as_opened(),
        }
    }

    fn take_leaving(&self, id: &DocumentId) -> Option<Open> {
        let mut leaving = self.0.leaving.borrow_mut();
        let index = leaving.iter().position(|open| open.id == *id)?;
        Some(leaving.remove(index))
    }

    async fn hold(&self, id: &DocumentId, instance: u64) -> Hold {
        if let Some(lock) = self.own_lock(id) {
            return lock;
        }
        match self.claim(id).await {
            Claim::Held(lock) => Hold::Lock(Rc::new(lock)),
            Claim::NoLocks => Hold::Stamp,
            Claim::Elsewhere => self.wait_in_line(id, instance),
        }
    }

    /// The lock of the document on the screen, which is not to be claimed twice.
    fn own_lock(&self, id: &DocumentId) -> Option<Hold> {
        let current = self.0.current.borrow();
        let open = current.as_ref().filter(|open| open.id == *id)?;
        matches!(open.hold, Hold::Lock(_)).then(|| open.hold.clone())
    }

    /// The documents, the one changed last first.
    pub async fn list(&self) -> Result<Vec<Summary>, Fault> {
        self.0.documents.list().await
    }

    /// The deleted documents that can still be brought back, the one deleted last first.
    pub async fn trash(&self) -> Result<Vec<Summary>, Fault> {
        self.0.documents.trash().await
    }

    /// Copies a document, as it is kept, and names the copy.
    pub async fn duplicate(&self, id: &DocumentId) -> Result<DocumentId, Fault> {
        let copy = random::document_id();
        let now = timing::now();
        self.0.documents.duplicate(id, &copy, now).await?;
        self.tell_others(&Notice::ListChanged);
        Ok(copy)
    }

    /// Gives a document another title. The one on the screen gets its title in the session.
    pub async fn rename(&self, id: &DocumentId, title: &str) -> Result<(), Fault> {
        let _lock = self.for_writing(id).await?;
        self.0.documents.rename(id, title).await?;
        self.tell_others(&Notice::ListChanged);
        Ok(())
    }

    /// Puts a document into the trash, where it stays for thirty days.
    ///
    /// Deleting the one on the screen ends its keeping: show another one next.
    pub async fn delete(&self, id: &DocumentId) -> Result<(), Fault> {
        let lock = self.for_writing(id).await?;
        self.flush();
        let open = self.take_out(id);
        let answer = self.0.documents.delete(id, timing::now()).await;
        match &answer {
            Ok(()) => local_storage::forget_last_words(&self.0.storage_key, id),
            Err(_) => self.put_back(id, open),
        }
        drop(lock);
        self.tell_others(&Notice::ListChanged);
        answer
    }

    /// Stops keeping a document: what is seen of it from here on is not written.
    fn take_out(&self, id: &DocumentId) -> Option<Open> {
        let its = |open: &Open| open.id == *id;
        self.0.deleted.borrow_mut().push(id.clone());
        self.0.leaving.borrow_mut().retain(|open| !its(open));
        self.0.current.borrow_mut().take_if(|open| its(open))
    }

    fn put_back(&self, id: &DocumentId, open: Option<Open>) {
        self.0.deleted.borrow_mut().retain(|deleted| deleted != id);
        let mut current = self.0.current.borrow_mut();
        if current.is_none() {
            *current = open;
        }
    }

    /// Takes a document out of the trash.
    pub async fn restore(&self, id: &DocumentId) -> Result<(), Fault> {
        self.0.documents.restore(id).await?;
        self.0.deleted.borrow_mut().retain(|deleted| deleted != id);
        self.tell_others(&Notice::ListChanged);
        Ok(())
    }

    /// Removes a document in the trash for good.
    pub async fn erase(&self, id: &DocumentId) -> Result<(), Fault> {
        self.0.documents.erase(id).await?;
        self.tell_others(&Notice::ListChanged);
        Ok(())
    }

    /// The right to change a document, where no other tab has it open.
    async fn for_writing(&self, id: &DocumentId) -> Result<Hold, Fault> {
        if let Some(lock) = self.own_lock(id) {
            return Ok(lock);
        }
        match self.claim(id).await {
            Claim::Held(lock) => Ok(Hold::Lock(Rc::new(lock))),
            Claim::NoLocks => Ok(Hold::Stamp),
            Claim::Elsewhere => Err(Fault::OpenElsewhere),
        }
    }

    /// Remembers what was opened last. Where that fails, a reload finds the document all the same:
    /// the tab remembers it too.
    pub(super) fn remember_opened(&self, id: &DocumentId) {
        let (documents, id) = (self.0.documents.clone(), id.clone());
        spawn_local(async move {
            let _ = documents.set_last_opened(&id).await;
        });
    }

    /// Looks after what is kept, once there is time for it.
    pub fn tend(&self) {
        self.look_now_and_then();
        self.purge();
    }

    /// Clears out what was deleted long ago; where that fails, the next start does.
    fn purge(&self) {
        let documents = self.0.documents.clone();
        spawn_local(async move {
            let _ = documents.purge(timing::now()).await;
        });
    }
}
