//! Keeps the open document: takes what is on the screen, writes it in time, and says how it went.
//!
//! One keeper belongs to one editor. It holds the lock of the document that is open, listens to
//! other tabs, and owns the clockwork around the state machine in [`crate::documents::autosave`].
//! It knows no views: it is told by [`Keeper::see`] and tells by two listeners.

mod last_words;
mod library;
mod looking;
mod open;
mod pieces;
mod sharing;
mod writing;

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

use futures_channel::oneshot;

use self::open::Open;
use crate::documents::{Database, DocumentId, Documents, SaveState, Snapshot, StorageEvent};
use crate::platform::broadcast::{Channel, Notice};
use crate::platform::lifecycle::{self, Listening};
use crate::platform::timing::{Interval, Timeout};
use crate::platform::{local_storage, random, timing};

/// Keeps the documents of one editor.
pub struct Keeper<D: Database>(Rc<Inner<D>>);

/// What a keeper tells.
pub struct Listeners {
    /// Whether the letter on the screen is kept changed.
    pub on_state: Box<dyn Fn(SaveState)>,
    /// Something happened to the documents elsewhere.
    pub on_event: Box<dyn Fn(StorageEvent)>,
    /// What is on the screen by now, asked when there is no time to wait for [`Keeper::see`].
    pub newest: Box<dyn Fn() -> Option<Snapshot>>,
}

struct Inner<D: Database> {
    storage_key: String,
    documents: Documents<D>,
    listeners: Listeners,
    /// The document on the screen.
    current: RefCell<Option<Open>>,
    /// A document that was read and is not on the screen yet.
    coming: RefCell<Option<Open>>,
    /// Documents that left the screen before all of them was in the database.
    leaving: RefCell<Vec<Open>>,
    /// Documents that were deleted here and may still be on the screen.
    deleted: RefCell<Vec<DocumentId>>,
    instances: Cell<u64>,
    /// Whether another tab's text is being read, and whether there is a newer one by now.
    refreshing: Cell<bool>,
    stale: Cell<bool>,
    told: RefCell<SaveState>,
    timer: RefCell<Option<Timeout>>,
    channel: RefCell<Option<Channel>>,
    /// Told when another tab says that it writes a document.
    asking: RefCell<Vec<(DocumentId, oneshot::Sender<()>)>>,
    listening: RefCell<Vec<Listening>>,
    looking: RefCell<Option<Interval>>,
    closed: Cell<bool>,
}

impl<D: Database> Keeper<D> {
    /// Keeps the documents of `storage_key` in `database`.
    #[must_use]
    pub fn new(storage_key: &str, database: D, listeners: Listeners) -> Self {
        let inner = Rc::new(Inner {
            storage_key: storage_key.to_owned(),
            documents: Documents::new(database, random::writer_id()),
            listeners,
            current: RefCell::default(),
            coming: RefCell::default(),
            leaving: RefCell::default(),
            deleted: RefCell::default(),
            instances: Cell::default(),
            refreshing: Cell::default(),
            stale: Cell::default(),
            told: RefCell::new(SaveState::Saving),
            timer: RefCell::default(),
            channel: RefCell::default(),
            asking: RefCell::default(),
            listening: RefCell::default(),
            looking: RefCell::default(),
            closed: Cell::new(false),
        });
        let weak = Rc::downgrade(&inner);
        let channel = Channel::of_key(storage_key, move |notice| heard(&weak, notice));
        *inner.channel.borrow_mut() = channel;
        let keeper = Self(inner);
        keeper.watch_the_page();
        keeper
    }

    /// What the documents are kept under.
    #[must_use]
    pub fn storage_key(&self) -> &str {
        &self.0.storage_key
    }

    fn watch_the_page(&self) {
        let (hiding, leaving) = (Rc::downgrade(&self.0), Rc::downgrade(&self.0));
        let hide = lifecycle::on_hide(move || with(&hiding, Keeper::leave));
        let ask = lifecycle::ask_before_leaving(move || {
            leaving
                .upgrade()
                .is_some_and(|inner| Self(inner).would_lose())
        });
        let mut listening = self.0.listening.borrow_mut();
        listening.extend(hide.into_iter().chain(ask));
    }

    /// Takes the document as it stands on the screen.
    ///
    /// A document that was not opened by [`Keeper::open`] is a new one; the one before is put away
    /// with its last changes.
    pub fn see(&self, snapshot: Snapshot) {
        if self.0.closed.get() || self.is_deleted(&snapshot.document) {
            return;
        }
        if !self.is_current(&snapshot) {
            self.show(&snapshot);
        }
        if let Some(open) = &mut *self.0.current.borrow_mut() {
            open.see(snapshot, timing::now());
        }
        self.tell_state();
        // Not by the clock: a browser that is busy serves keys before timers.
        self.write_what_is_due();
    }

    fn is_deleted(&self, id: &DocumentId) -> bool {
        self.0.deleted.borrow().contains(id)
    }

    fn is_current(&self, snapshot: &Snapshot) -> bool {
        let coming = self.0.coming.borrow();
        let comes = coming
            .as_ref()
            .is_some_and(|open| open.id == snapshot.document);
        let current = self.0.current.borrow();
        !comes
            && current
                .as_ref()
                .is_some_and(|open| open.id == snapshot.document)
    }

    /// Makes the snapshot's document the current one.
    fn show(&self, snapshot: &Snapshot) {
        self.flush();
        let coming = self.0.coming.borrow_mut().take();
        let (shown, other) = match coming {
            Some(open) if open.id == snapshot.document => (Some(open), None),
            other => (None, other),
        };
        let open = shown.unwrap_or_else(|| self.new_document(snapshot));
        local_storage::set_open_in_this_tab(&self.0.storage_key, &open.id);
        let before = self.0.current.replace(Some(open));
        self.put_aside(before);
        self.put_aside(other);
        self.remember_opened(&snapshot.document);
    }

    /// Keeps a document that is not shown any more until all of it is in the database.
    fn put_aside(&self, open: Option<Open>) {
        let unsaved = open.filter(Open::is_unsaved);
        self.0.leaving.borrow_mut().extend(unsaved);
    }

    fn new_document(&self, snapshot: &Snapshot) -> Open {
        let open = self.fresh(&snapshot.document);
        self.claim_new(&open.id, open.instance);
        open
    }

    /// A document that the database does not have.
    fn fresh(&self, id: &DocumentId) -> Open {
        let writer = self.0.documents.writer().clone();
        Open::fresh(id.clone(), self.next_instance(), writer, timing::now())
    }

    fn next_instance(&self) -> u64 {
        self.0.instances.update(|instance| instance + 1);
        self.0.instances.get()
    }

    /// What the author is told.
    #[must_use]
    pub fn state(&self) -> SaveState {
        self.0.told.borrow().clone()
    }

    /// Tells the state where it changed. A document that left the screen and cannot be kept is told
    /// before the one on the screen, which will fare no better.
    fn tell_state(&self) {
        let failing = |open: &Open| Some(open.state()).filter(SaveState::offers_file);
        let left = self.0.leaving.borrow().iter().find_map(failing);
        let state = left.or_else(|| self.0.current.borrow().as_ref().map(Open::state));
        if let Some(state) = state {
            self.tell(state);
        }
    }

    fn tell(&self, state: SaveState) {
        if *self.0.told.borrow() != state && !self.0.closed.get() {
            self.0.told.replace(state.clone());
            (self.0.listeners.on_state)(state);
        }
    }

    fn tell_event(&self, event: StorageEvent) {
        if !self.0.closed.get() {
            (self.0.listeners.on_event)(event);
        }
    }

    fn tell_others(&self, notice: &Notice) {
        if let Some(channel) = &*self.0.channel.borrow() {
            channel.tell(notice);
        }
    }

    /// Sees to it that what is on the screen is there again, since the page may be about to vanish.
    fn leave(&self) {
        self.see_newest();
        // Sent before, so that the last words tell of what was sent; nothing of it has to be waited
        // for, and what the database does not get is left in words.
        self.flush();
        let _ = self.leave_last_words();
    }

    fn see_newest(&self) {
        if let Some(newest) = (self.0.listeners.newest)() {
            self.see(newest);
        }
    }

    /// Whether leaving the page would lose what the author wrote: the database refuses it, or has
    /// not confirmed it yet and no last words can be left.
    fn would_lose(&self) -> bool {
        self.see_newest();
        let lost = |open: &mut Open| open.is_unsaved() && open.state().offers_file();
        self.each(lost).contains(&true) || !self.leave_last_words()
    }

    /// Writes what is left, lets the document go, and hears and tells nothing any more.
    pub fn close(&self) {
        self.flush();
        self.0.closed.set(true);
        self.0.timer.borrow_mut().take();
        self.0.looking.borrow_mut().take();
        self.0.current.borrow_mut().take();
        self.0.leaving.borrow_mut().clear();
        self.0.coming.borrow_mut().take();
        self.0.channel.borrow_mut().take();
        self.0.listening.borrow_mut().clear();
    }
}

fn with<D: Database>(inner: &Weak<Inner<D>>, act: impl FnOnce(&Keeper<D>)) {
    if let Some(inner) = inner.upgrade() {
        act(&Keeper(inner));
    }
}

fn heard<D: Database>(inner: &Weak<Inner<D>>, notice: Notice) {
    with(inner, |keeper| keeper.hear(notice));
}

impl<D: Database> Clone for Keeper<D> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<D: Database> PartialEq for Keeper<D> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<D: Database> fmt::Debug for Keeper<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keeper")
            .field("storage_key", &self.0.storage_key)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Listeners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listeners").finish_non_exhaustive()
    }
}
