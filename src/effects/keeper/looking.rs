//! Looks now and then whether what was saved is still there: an author clears the browser's data, a
//! browser makes room, another program deletes a file.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::{Keeper, with};
use crate::documents::{Database, DocumentId, SaveState};
use crate::platform::timing::Interval;

/// How often, in milliseconds.
const PAUSE: u32 = 3_000;

impl<D: Database> Keeper<D> {
    pub(super) fn look_now_and_then(&self) {
        let inner = Rc::downgrade(&self.0);
        let interval = Interval::new(PAUSE, move || with(&inner, Self::look));
        self.0.looking.replace(Some(interval));
    }

    /// Where a part of what is called saved is gone, it is written anew; that is said meanwhile.
    fn look(&self) {
        let Some(saved) = self.saved() else {
            return;
        };
        let keeper = self.clone();
        spawn_local(async move {
            // What cannot be looked at now will be, in a moment.
            let (id, pieces, instance) = &saved;
            let is_gone = keeper.0.documents.is_whole(id, *pieces).await == Ok(false);
            let instance = *instance;
            if is_gone && keeper.saved() == Some(saved) {
                keeper.write_anew(instance);
            }
        });
    }

    /// The document on the screen, if it is said to be saved, in how many pieces its recipients are,
    /// and its instance.
    fn saved(&self) -> Option<(DocumentId, usize, u64)> {
        let current = self.0.current.borrow();
        let open = current.as_ref()?;
        let is_saved = open.state() == SaveState::Saved && !open.autosave.unsaved().any();
        is_saved.then(|| (open.id.clone(), open.pieces(), open.instance))
    }

    fn write_anew(&self, instance: u64) {
        self.each(|open| {
            if open.instance == instance {
                open.write_anew();
            }
        });
        self.tell_state();
        self.schedule();
    }
}
