//! Several tabs, one document: who writes it, and what the others see.

use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use wasm_bindgen_futures::spawn_local;

use super::open::{Hold, Open, opened_document, place};
use super::{Keeper, with};
use crate::documents::{Access, Database, DocumentId, StorageEvent, Stored};
use crate::platform::broadcast::Notice;
use crate::platform::locks::{self, Claim, Lock};
use crate::platform::timing::{TimeoutFuture, within};

/// How long a lock may be that of a page that is going away, in milliseconds, where nobody says that
/// it is not.
const LINGERING: u32 = 2_000;
/// How long after a failure the newest text is asked for again, in milliseconds.
const PAUSE: u32 = 1_000;

impl<D: Database> Keeper<D> {
    pub(super) fn lock_name(&self, id: &DocumentId) -> String {
        format!("letterwright/{}/{id}", self.0.storage_key)
    }

    /// Claims a document to write it.
    pub(super) async fn claim(&self, id: &DocumentId) -> Claim {
        match locks::claim(&self.lock_name(id)).await {
            Claim::Elsewhere => self.claim_from_who_goes(id).await,
            claim => claim,
        }
    }

    /// Waits for a lock that may be that of the page before this one, which is going away: as long
    /// as the letter was shown for reading alone, its author would type in vain. Who does write it
    /// says so.
    async fn claim_from_who_goes(&self, id: &DocumentId) -> Claim {
        let (sender, lock) = oneshot::channel();
        let _line = locks::wait(&self.lock_name(id), move |lock| {
            let _ = sender.send(lock);
        });
        match within(LINGERING, select(lock, self.somebody_writes(id))).await {
            Some(Either::Left((Ok(lock), _))) => Claim::Held(lock),
            _ => Claim::Elsewhere,
        }
    }

    /// Asks the other tabs; answered when one of them says that it writes the document.
    fn somebody_writes(&self, id: &DocumentId) -> oneshot::Receiver<()> {
        let (sender, answer) = oneshot::channel();
        let mut asking = self.0.asking.borrow_mut();
        asking.retain(|(_, sender)| !sender.is_canceled());
        asking.push((id.clone(), sender));
        self.tell_others(&Notice::WhoWrites(id.clone()));
        answer
    }

    /// Claims a document that was made here. Nobody else knows it, so it is written meanwhile.
    pub(super) fn claim_new(&self, id: &DocumentId, instance: u64) {
        let (keeper, id) = (self.clone(), id.clone());
        spawn_local(async move {
            let hold = match keeper.claim(&id).await {
                Claim::Held(lock) => Hold::Lock(Rc::new(lock)),
                Claim::Elsewhere => keeper.wait_in_line(&id, instance),
                Claim::NoLocks => return,
            };
            keeper.each(|open| {
                if open.instance == instance {
                    open.hold = hold.clone();
                }
            });
            keeper.tell_state();
        });
    }

    /// Waits in line for a document that another tab writes.
    pub(super) fn wait_in_line(&self, id: &DocumentId, instance: u64) -> Hold {
        let inner = Rc::downgrade(&self.0);
        let waiting = locks::wait(&self.lock_name(id), move |lock| {
            with(&inner, |keeper| keeper.take_over(instance, lock));
        });
        Hold::Reading(waiting.map(Rc::new))
    }

    /// The other tab has let the document go: this one reads the newest text and may write.
    fn take_over(&self, instance: u64, lock: Lock) {
        let keeper = self.clone();
        let lock = Rc::new(lock);
        spawn_local(async move {
            while let Some(id) = keeper.reader(instance) {
                if keeper.take_over_now(&id, instance, &lock).await {
                    break;
                }
                TimeoutFuture::new(PAUSE).await;
            }
        });
    }

    /// Whether that worked; it does not before the document is on the screen.
    async fn take_over_now(&self, id: &DocumentId, instance: u64, lock: &Rc<Lock>) -> bool {
        let stored = self.0.documents.load(id).await;
        if !self.is_on_screen(instance) {
            return false;
        }
        let hold = Hold::Lock(Rc::clone(lock));
        let Ok((open, stored)) = self.join(id, stored, hold) else {
            return false;
        };
        let stored = self.with_own_place(stored);
        self.0.current.replace(Some(open));
        let document = opened_document(id.clone(), stored, Access::Write);
        self.tell_event(StorageEvent::TookOver(document));
        self.tell_state();
        true
    }

    /// The document of this instance, if it is only read.
    fn reader(&self, instance: u64) -> Option<DocumentId> {
        let ids = self.each(|open| {
            let its = open.instance == instance && open.is_reading();
            its.then(|| open.id.clone())
        });
        let open = !self.0.closed.get();
        ids.into_iter().flatten().next().filter(|_| open)
    }

    /// Who reads along stays where they are, whatever place the other tab's author is at.
    fn with_own_place(&self, stored: Stored) -> Stored {
        let current = self.0.current.borrow();
        let shown = current.as_ref().and_then(|open| open.shown.as_ref());
        let place = shown.map_or(stored.place, place);
        Stored { place, ..stored }
    }

    fn is_on_screen(&self, instance: u64) -> bool {
        let current = self.0.current.borrow();
        current
            .as_ref()
            .is_some_and(|open| open.instance == instance)
    }

    pub(super) fn opened(&self, id: &DocumentId, stored: Stored, hold: Hold) -> Open {
        let writer = self.0.documents.writer().clone();
        Open::opened(id.clone(), self.next_instance(), writer, stored, hold)
    }

    /// Hears what another tab did, or asks.
    pub(super) fn hear(&self, notice: Notice) {
        match notice {
            Notice::WhoWrites(id) => return self.say_who_writes(id),
            Notice::Writing(id) => return self.hear_who_writes(&id),
            Notice::Saved { id, .. } => self.written_elsewhere(&id),
            Notice::ListChanged => {}
        }
        self.tell_event(StorageEvent::ListChanged);
    }

    fn say_who_writes(&self, id: DocumentId) {
        let its = |open: &mut Open| open.id == id && matches!(open.hold, Hold::Lock(_));
        if self.each(its).contains(&true) {
            self.tell_others(&Notice::Writing(id));
        }
    }

    fn hear_who_writes(&self, id: &DocumentId) {
        let asking = self.0.asking.take();
        let (answered, others) = asking.into_iter().partition(|(asked, _)| asked == id);
        self.0.asking.replace(others);
        let answered: Vec<(DocumentId, oneshot::Sender<()>)> = answered;
        for (_, sender) in answered {
            let _ = sender.send(());
        }
    }

    fn written_elsewhere(&self, id: &DocumentId) {
        let instance = {
            let mut current = self.0.current.borrow_mut();
            let Some(open) = current.as_mut().filter(|open| open.id == *id) else {
                return;
            };
            match open.hold {
                Hold::Reading(_) => Some(open.instance),
                Hold::Stamp => {
                    open.autosave.stop();
                    None
                }
                Hold::Lock(_) => None,
            }
        };
        if let Some(instance) = instance {
            self.show_newest(instance);
        }
        self.tell_state();
    }

    /// Reads what another tab has written, once for all that comes while it is read.
    fn show_newest(&self, instance: u64) {
        if self.0.refreshing.replace(true) {
            self.0.stale.set(true);
            return;
        }
        let keeper = self.clone();
        spawn_local(async move {
            keeper.refresh(instance).await;
            keeper.0.refreshing.set(false);
            if keeper.0.stale.replace(false) {
                keeper.show_newest(instance);
            }
        });
    }

    async fn refresh(&self, instance: u64) {
        let Some(id) = self.reader(instance) else {
            return;
        };
        let Ok(stored) = self.0.documents.load(&id).await else {
            return;
        };
        if self.reader(instance).is_some() {
            let stored = self.with_own_place(stored);
            let document = opened_document(id, stored, Access::Read);
            self.tell_event(StorageEvent::ChangedElsewhere(document));
        }
    }
}
