//! Watches the opening of each document, so that one that brings the page to a halt is not opened by
//! itself again.

use std::cell::Cell;

use yew::prelude::*;

use crate::documents::{Begun, DocumentId};
use crate::platform::timing::{self, Timeout};
use crate::platform::{lifecycle, local_storage};
use crate::session::{Session, Store};

/// How long after the letter is on the screen its opening counts as done, in milliseconds: what it
/// takes to draw it comes before.
const DRAWN_MS: u32 = 300;

/// Writes down each opening of a document under `storage_key` until its letter has been shown.
#[hook]
pub fn use_opening(storage_key: Option<&String>, store: &Store, session: &Session, is_shown: bool) {
    let key = use_memo(storage_key.cloned(), Clone::clone);
    {
        let store = store.clone();
        use_effect_with((*key).clone(), move |key| {
            let watching = key.clone().map(|key| watch(key, &store));
            move || drop(watching)
        });
    }
    let subject = ((*key).clone(), session.epoch, is_shown);
    use_effect_with(subject, |(key, _, is_shown)| {
        let key = key.clone().filter(|_| *is_shown);
        let timer =
            key.map(|key| Timeout::new(DRAWN_MS, move || local_storage::set_begun(&key, None)));
        move || drop(timer)
    });
}

/// Whether the page came to a halt when it opened that document the last time. It is asked once: the
/// answer is forgotten.
pub fn has_stalled(storage_key: &str, document: &DocumentId) -> bool {
    let begun = local_storage::begun(storage_key);
    let stalled = begun.is_some_and(|begun| begun.has_stalled(document, timing::now()));
    if stalled {
        local_storage::set_begun(storage_key, None);
    }
    stalled
}

/// Writes each opening down as soon as it is known, which is before anything of it is drawn.
fn watch(key: String, store: &Store) -> impl Sized + use<> {
    let seen = Cell::new(store.session().epoch);
    let watched = store.clone();
    let hidden = key.clone();
    let watch = store.watch(move || {
        let session = watched.session();
        if seen.replace(session.epoch) == session.epoch {
            return;
        }
        if let Some(document) = &session.document {
            let before = local_storage::begun(&key);
            let begun = Begun::after(before.as_ref(), document.clone(), timing::now());
            local_storage::set_begun(&key, Some(&begun));
        }
    });
    // Whoever leaves at once is in a hurry; a page at a halt is not left but ended.
    let leaving = lifecycle::on_hide(move || {
        let begun = local_storage::begun(&hidden);
        if begun.is_some_and(|begun| !begun.is_slow(timing::now())) {
            local_storage::set_begun(&hidden, None);
        }
    });
    (watch, leaving)
}
