//! What can be done with the documents that the browser keeps.

use std::fmt;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::autosave::AutosaveHandle;
use super::documents::show;
use super::found::Damage;
use crate::documents::{DocumentId, Fault, SaveState, Summary, copy_title, file_name};
use crate::files;
use crate::platform::files::{self as dialogs, FileKind, NewFile};
use crate::platform::random;
use crate::sample;
use crate::session::{Action, Opening, Store};

/// The documents of one editor.
#[derive(Clone, PartialEq)]
pub struct Library {
    handle: AutosaveHandle,
    store: Store,
    told: Told,
    ready: bool,
    lasting: bool,
}

/// What is said of the documents until it has been read.
#[derive(Clone, PartialEq)]
pub(super) struct Told {
    pub(super) deleted: UseStateHandle<Option<Deleted>>,
    pub(super) damaged: UseStateHandle<Option<Damage>>,
    pub(super) on_damage: Callback<Damage>,
    pub(super) changes: UseStateHandle<u32>,
}

/// A document that was just deleted.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    /// Which one.
    pub id: DocumentId,
    /// What it was called.
    pub title: String,
}

impl fmt::Debug for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Library").finish_non_exhaustive()
    }
}

impl Library {
    pub(super) fn new(
        handle: AutosaveHandle,
        store: Store,
        told: Told,
        ready: bool,
        lasting: bool,
    ) -> Self {
        Self {
            handle,
            store,
            told,
            ready,
            lasting,
        }
    }

    /// Whether the letter that was open before, or a new one, is on the screen.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.ready
    }

    /// Whether the letter on the screen is kept.
    #[must_use]
    pub fn state(&self) -> &SaveState {
        &self.handle.state
    }

    /// Whether documents are kept at all.
    #[must_use]
    pub fn keeps(&self) -> bool {
        self.handle.keeps()
    }

    /// Goes up when the list of documents is another than before.
    #[must_use]
    pub fn changes(&self) -> u32 {
        *self.told.changes
    }

    fn list_changed(&self) {
        let changes = &self.told.changes;
        changes.set(changes.wrapping_add(1));
    }

    /// The document that was deleted last, until that is no longer to be said.
    #[must_use]
    pub fn deleted(&self) -> Option<&Deleted> {
        self.told.deleted.as_ref()
    }

    /// The documents, the one changed last first.
    ///
    /// # Errors
    ///
    /// Where the browser cannot read them.
    pub async fn list(&self) -> Result<Vec<Summary>, Fault> {
        self.handle.list().await
    }

    /// Looks now and then whether what was saved is there, and clears out what was deleted long ago.
    pub fn tend(&self) {
        self.handle.tend();
    }

    /// The deleted documents that can still be put back, the one deleted last first.
    ///
    /// # Errors
    ///
    /// Where the browser cannot read them.
    pub async fn trash(&self) -> Result<Vec<Summary>, Fault> {
        self.handle.trash().await
    }

    /// Whether the browser has agreed not to clear the letters away by itself.
    #[must_use]
    pub fn is_lasting(&self) -> bool {
        self.lasting
    }

    /// Begins a letter without a word in it.
    pub fn begin(&self) {
        let language = self.store.session().template.language.clone();
        let blank = sample::blank(Some(&language));
        self.store.dispatch(Action::Opened(blank));
    }

    /// Opens a document.
    pub fn open(&self, id: DocumentId) {
        let library = self.clone();
        spawn_local(async move {
            match library.handle.open(&id).await {
                Ok(document) => show(&library.store, document, &library.told.on_damage),
                Err(fault) => library.say(&fault),
            }
        });
    }

    /// Copies a document, and opens the copy.
    pub fn duplicate(&self, id: DocumentId) {
        let library = self.clone();
        spawn_local(async move {
            library.handle.flush();
            match library.handle.duplicate(&id).await {
                Ok(copy) => library.open(copy),
                Err(fault) => library.say(&fault),
            }
        });
    }

    /// Opens a copy of what is on the screen, which may be in no database.
    pub fn copy_screen(&self) {
        let session = self.store.session();
        let mut template = letter::Template::clone(&session.template);
        template.title = copy_title(&template.title);
        self.store.dispatch(Action::Opened(Opening {
            template,
            recipients: session.people.to_recipients(),
            selected: session.selected,
            caret: session.caret,
            document: Some(random::document_id()),
            locked: false,
        }));
    }

    /// Gives a document another title.
    pub fn rename(&self, id: DocumentId, title: String) {
        if self.is_open(&id) {
            self.store.dispatch(Action::TitleTyped(title));
            return;
        }
        let library = self.clone();
        spawn_local(async move {
            match library.handle.rename(&id, &title).await {
                Ok(()) => library.list_changed(),
                Err(fault) => library.say(&fault),
            }
        });
    }

    /// Deletes a document; after the one on the screen, the one changed last is shown.
    pub fn delete(&self, id: DocumentId, title: String) {
        let library = self.clone();
        spawn_local(async move {
            let was_open = library.is_open(&id);
            match library.handle.delete(&id).await {
                Ok(()) if was_open => library.open_another().await,
                Ok(()) => {}
                Err(fault) => return library.say(&fault),
            }
            library.told.deleted.set(Some(Deleted { id, title }));
        });
    }

    async fn open_another(&self) {
        let documents = self.handle.list().await.unwrap_or_default();
        match documents.into_iter().next() {
            Some(document) => self.open(document.id),
            None => self.begin(),
        }
    }

    /// Brings the document back that was deleted last, and opens it.
    pub fn restore(&self) {
        let Some(Deleted { id, .. }) = self.deleted().cloned() else {
            return;
        };
        self.told.deleted.set(None);
        let library = self.clone();
        spawn_local(async move {
            match library.handle.restore(&id).await {
                Ok(()) => library.open(id),
                Err(fault) => library.say(&fault),
            }
        });
    }

    /// Puts a deleted document back into the list.
    pub fn put_back(&self, id: DocumentId) {
        let library = self.clone();
        spawn_local(async move { library.listed(library.handle.restore(&id).await) });
    }

    /// Removes a deleted document for good.
    pub fn erase(&self, id: DocumentId) {
        let library = self.clone();
        spawn_local(async move { library.listed(library.handle.erase(&id).await) });
    }

    /// The list after something was done to it; its deleted documents are other ones than before.
    fn listed(&self, answer: Result<(), Fault>) {
        self.told.deleted.set(None);
        self.list_changed();
        if let Err(fault) = answer {
            self.say(&fault);
        }
    }

    /// Says no longer that a document was deleted.
    pub fn forget_deleted(&self) {
        self.told.deleted.set(None);
    }

    /// What is not whole of the letter that was opened last, until that has been read.
    #[must_use]
    pub fn damaged(&self) -> Option<&Damage> {
        self.told.damaged.as_ref()
    }

    /// Says no longer that a letter is not whole.
    pub fn forget_damaged(&self) {
        self.told.damaged.set(None);
    }

    /// Saves what cannot be read of a letter as it is, for whoever can make something of it.
    pub fn save_raw(&self) {
        let Some((damage, raw)) = self.damaged().and_then(|it| Some((it, it.raw.clone()?))) else {
            return;
        };
        let file = NewFile {
            name: file_name(&damage.title, "txt"),
            kind: FileKind::Text,
            text: raw.to_string(),
        };
        let store = self.store.clone();
        spawn_local(async move {
            if let Some(said) = files::said(dialogs::save(&file).await) {
                store.dispatch(Action::Noticed(said));
            }
        });
    }

    /// Tries again at once after a failure.
    pub fn try_again(&self) {
        self.handle.try_again();
    }

    fn is_open(&self, id: &DocumentId) -> bool {
        self.store.session().document.as_ref() == Some(id)
    }

    fn say(&self, fault: &Fault) {
        self.store.dispatch(Action::Noticed(fault.to_string()));
    }
}
