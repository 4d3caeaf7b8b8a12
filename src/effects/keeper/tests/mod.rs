//! The keeping of a letter in a real browser, told as its author would tell it.

mod damage;
mod faults;
mod last_words;
mod lasting;
mod tabs;

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;

use super::{Keeper, Listeners};
use crate::documents::{
    DocumentId, Documents, OpenedDocument, Part, SaveState, Snapshot, StorageEvent, Stored,
    WriterId,
};
use crate::platform::indexed_db::IndexedDb;
use crate::platform::{random, timing};

/// One open editor, and what its author sees.
pub(super) struct Editor {
    pub(super) keeper: Keeper<IndexedDb>,
    pub(super) states: Rc<RefCell<Vec<SaveState>>>,
    pub(super) events: Rc<RefCell<Vec<StorageEvent>>>,
    pub(super) screen: RefCell<Snapshot>,
    /// What was typed and has not come to the keeper yet.
    pub(super) typed: Rc<RefCell<Option<Snapshot>>>,
}

impl Editor {
    /// An editor with nothing on its screen.
    pub(super) fn new(key: &str) -> Self {
        Self::over(key, IndexedDb::of_key(key))
    }

    /// The same over a database of one's own.
    pub(super) fn over(key: &str, database: IndexedDb) -> Self {
        let states: Rc<RefCell<Vec<SaveState>>> = Rc::default();
        let events: Rc<RefCell<Vec<StorageEvent>>> = Rc::default();
        let screen = RefCell::new(screen(random::document_id(), "", "", 0));
        let typed = Rc::<RefCell<Option<Snapshot>>>::default();
        let (told, happened) = (Rc::clone(&states), Rc::clone(&events));
        let newest = Rc::clone(&typed);
        let listeners = Listeners {
            on_state: Box::new(move |state| told.borrow_mut().push(state)),
            on_event: Box::new(move |event| happened.borrow_mut().push(event)),
            newest: Box::new(move || newest.borrow().clone()),
        };
        let keeper = Keeper::new(key, database.clone(), listeners);
        keeper.look_now_and_then();
        database.before_close(keeper.flusher());
        Self {
            keeper,
            states,
            events,
            screen,
            typed,
        }
    }

    /// An editor with a new letter on its screen.
    pub(super) fn with_letter(key: &str, body: &str) -> Self {
        let editor = Self::new(key);
        editor.type_text(body);
        editor
    }

    /// The author types: the whole text is this now, and the caret at its end.
    pub(super) fn type_text(&self, body: &str) {
        let (id, recipients) = (self.id(), self.screen.borrow().recipients.text());
        self.show(screen(id, body, &recipients, body.len()));
    }

    pub(super) fn show(&self, snapshot: Snapshot) {
        self.screen.replace(snapshot.clone());
        self.keeper.see(snapshot);
    }

    /// What the session does with a document that was opened.
    pub(super) fn show_opened(&self, document: &OpenedDocument) {
        let OpenedDocument {
            id,
            template,
            recipients,
            place,
            ..
        } = document;
        self.show(screen(id.clone(), template, recipients, place.caret));
    }

    /// Opens what was open before, as a reload does.
    pub(super) async fn reload(key: &str) -> (Self, OpenedDocument) {
        let editor = Self::new(key);
        let document = editor.keeper.start().await.unwrap().unwrap();
        editor.show_opened(&document);
        (editor, document)
    }

    pub(super) fn id(&self) -> DocumentId {
        self.screen.borrow().document.clone()
    }

    /// Whether the author was ever told that something is amiss.
    pub(super) fn was_alarmed(&self) -> bool {
        self.states.borrow().iter().any(SaveState::offers_file)
    }

    /// Waits until the author is told something of which that holds.
    pub(super) async fn wait_for(&self, told: impl Fn(&SaveState) -> bool) {
        let state = || self.keeper.state();
        wait_until(|| told(&state()), || format!("the state is {:?}", state())).await;
    }

    pub(super) async fn wait_until_saved(&self) {
        self.wait_for(|state| *state == SaveState::Saved).await;
    }

    /// The event of that kind, when it has come.
    pub(super) async fn wait_for_event(
        &self,
        pick: impl Fn(&StorageEvent) -> Option<OpenedDocument>,
    ) -> OpenedDocument {
        let picked = || self.events.borrow().iter().rev().find_map(&pick);
        wait_until(
            || picked().is_some(),
            || "the event did not come".to_owned(),
        )
        .await;
        picked().unwrap()
    }
}

/// Waits two seconds at most.
async fn wait_until(holds: impl Fn() -> bool, otherwise: impl Fn() -> String) {
    wait_within(2_000.0, holds, otherwise).await;
}

/// Waits so many milliseconds at most.
async fn wait_within(limit: f64, holds: impl Fn() -> bool, otherwise: impl Fn() -> String) {
    let begun = timing::now();
    while !holds() {
        assert!(timing::now() - begun < limit, "{}", otherwise());
        TimeoutFuture::new(5).await;
    }
}

/// A letter on a screen. Its texts stand for templates and recipients: storage does not read them.
pub(super) fn screen(id: DocumentId, body: &str, recipients: &str, caret: usize) -> Snapshot {
    Snapshot {
        document: id,
        title: format!("About {body}"),
        template: Part::new(body.to_owned(), String::clone),
        recipients: Part::new(recipients.to_owned(), String::clone),
        selected: Some(1),
        caret,
    }
}

/// A storage key that nobody else has.
pub(super) fn new_key() -> String {
    random::document_id().to_string()
}

/// What the database holds, read by somebody else.
pub(super) async fn kept(key: &str, id: &DocumentId) -> Stored {
    let reader = Documents::new(IndexedDb::of_key(key), WriterId::new("reader"));
    reader.load(id).await.unwrap()
}

/// The document that an editor took over from another tab.
pub(super) fn took_over(event: &StorageEvent) -> Option<OpenedDocument> {
    match event {
        StorageEvent::TookOver(document) => Some(document.clone()),
        _ => None,
    }
}

/// The document that another tab changed.
pub(super) fn changed_elsewhere(event: &StorageEvent) -> Option<OpenedDocument> {
    match event {
        StorageEvent::ChangedElsewhere(document) => Some(document.clone()),
        _ => None,
    }
}
