//! Keeps what is on the screen, as a hook.

use yew::prelude::*;

use super::keeper::{Keeper, Listeners};
use super::opening;
use crate::documents::{
    DocumentId, Fault, OpenedDocument, SaveState, Snapshot, StorageEvent, Summary,
};
use crate::platform::indexed_db::IndexedDb;

/// The keeping of one editor's documents, for its views.
#[derive(Clone, Debug, PartialEq)]
pub struct AutosaveHandle {
    /// Whether the letter on the screen is kept.
    pub state: SaveState,
    keeper: Option<Keeper<IndexedDb>>,
}

/// Keeps `snapshot` in the database of `storage_key`, and tells `on_event` what other tabs do.
///
/// Without a storage key nothing is kept. Without a snapshot nothing is written: give none until
/// [`AutosaveHandle::start`] has answered and the session shows its answer or a new document.
/// `newest` is asked for one when the page goes and the screen may be further on.
#[hook]
pub fn use_autosave(
    storage_key: Option<String>,
    snapshot: Option<Snapshot>,
    on_event: Callback<StorageEvent>,
    newest: Callback<(), Option<Snapshot>>,
) -> AutosaveHandle {
    let state = use_state_eq(|| SaveState::Saving);
    let events = use_mut_ref(|| on_event.clone());
    *events.borrow_mut() = on_event;
    let setter = state.setter();
    let keeper = use_memo(storage_key, move |key| {
        let key = key.as_deref()?;
        let listeners = Listeners {
            on_state: Box::new(move |state| setter.set(state)),
            on_event: Box::new(move |event| {
                let told = events.borrow().clone();
                told.emit(event);
            }),
            newest: Box::new(move || newest.emit(())),
        };
        Some(keeper(key, listeners))
    });
    let keeper = (*keeper).clone();
    use_effect_with(keeper.clone(), |keeper| {
        let keeper = keeper.clone();
        move || keeper.iter().for_each(Keeper::close)
    });
    use_effect_with((keeper.clone(), snapshot), |(keeper, snapshot)| {
        if let (Some(keeper), Some(snapshot)) = (keeper, snapshot) {
            keeper.see(snapshot.clone());
        }
    });
    let state = match &keeper {
        Some(_) => (*state).clone(),
        None => SaveState::not_asked_to_keep(),
    };
    AutosaveHandle { state, keeper }
}

impl AutosaveHandle {
    /// Opens what was open before, in this tab or else in this browser; none on the first visit.
    pub async fn start(&self) -> Result<Option<OpenedDocument>, Fault> {
        self.keeper()?.start().await
    }

    /// Reads a document to show it. From the first snapshot of it on, it is the one that is kept.
    pub async fn open(&self, id: &DocumentId) -> Result<OpenedDocument, Fault> {
        self.keeper()?.open(id).await
    }

    /// The documents, the one changed last first.
    pub async fn list(&self) -> Result<Vec<Summary>, Fault> {
        self.keeper()?.list().await
    }

    /// The deleted documents that can still be brought back, the one deleted last first.
    pub async fn trash(&self) -> Result<Vec<Summary>, Fault> {
        self.keeper()?.trash().await
    }

    /// Copies a document, as it is kept, and names the copy.
    pub async fn duplicate(&self, id: &DocumentId) -> Result<DocumentId, Fault> {
        self.keeper()?.duplicate(id).await
    }

    /// Gives a document another title; the one on the screen gets its title in the session.
    pub async fn rename(&self, id: &DocumentId, title: &str) -> Result<(), Fault> {
        self.keeper()?.rename(id, title).await
    }

    /// Puts a document into the trash; after the one on the screen, show another.
    pub async fn delete(&self, id: &DocumentId) -> Result<(), Fault> {
        self.keeper()?.delete(id).await
    }

    /// Takes a document out of the trash.
    pub async fn restore(&self, id: &DocumentId) -> Result<(), Fault> {
        self.keeper()?.restore(id).await
    }

    /// Removes a document in the trash for good.
    pub async fn erase(&self, id: &DocumentId) -> Result<(), Fault> {
        self.keeper()?.erase(id).await
    }

    /// Looks now and then whether what was saved is there, and clears out what was deleted long ago.
    pub fn tend(&self) {
        self.keeper.iter().for_each(Keeper::tend);
    }

    /// Sends all that is not in the database off at once.
    pub fn flush(&self) {
        self.keeper.iter().for_each(Keeper::flush);
    }

    /// Tries again at once after a failure.
    pub fn try_again(&self) {
        self.keeper.iter().for_each(Keeper::try_again);
    }

    /// Whether the page came to a halt when it opened that document the last time; to be asked once.
    #[must_use]
    pub fn has_stalled(&self, document: &OpenedDocument) -> bool {
        let mut keeper = self.keeper.iter();
        keeper.any(|keeper| opening::has_stalled(keeper.storage_key(), document))
    }

    /// Whether documents are kept at all.
    #[must_use]
    pub fn keeps(&self) -> bool {
        self.keeper.is_some()
    }

    fn keeper(&self) -> Result<&Keeper<IndexedDb>, Fault> {
        self.keeper.as_ref().ok_or(Fault::Unavailable)
    }
}

/// A keeper over IndexedDB that writes what it has before another version takes the database.
fn keeper(storage_key: &str, listeners: Listeners) -> Keeper<IndexedDb> {
    let database = IndexedDb::of_key(storage_key);
    let keeper = Keeper::new(storage_key, database.clone(), listeners);
    database.before_close(keeper.flusher());
    keeper
}
