//! Watches the opening of each document, so that one that brings the page to a halt is not opened by
//! itself again.

use std::cell::Cell;

use yew::prelude::*;

use crate::documents::{Begun, OpenedDocument};
use crate::platform::timing::{self, Interval, Timeout};
use crate::platform::{lifecycle, local_storage};
use crate::session::{Session, Store};

/// How long after the letter is on the screen its opening counts as done, in milliseconds: what it
/// takes to draw it comes before.
const DRAWN_MS: u32 = 300;

/// How often a page whose letter is not on the screen yet writes down that it goes on, in
/// milliseconds.
const ALIVE_MS: u32 = 500;

/// What is waited for while a document is opened; nothing any more when dropped.
enum Watching {
    Opening(#[expect(dead_code, reason = "runs until it is dropped")] Interval),
    Drawing(#[expect(dead_code, reason = "runs unless it is dropped before")] Timeout),
}

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
        let watching = key.clone().map(|key| match is_shown {
            true => Watching::Drawing(Timeout::new(DRAWN_MS, move || {
                local_storage::set_begun(&key, None);
            })),
            false => Watching::Opening(Interval::new(ALIVE_MS, move || tell_alive(&key))),
        });
        move || drop(watching)
    });
}

/// Whether the page came to a halt when it opened that document the last time. It is asked once: the
/// answer is forgotten.
pub fn has_stalled(storage_key: &str, document: &OpenedDocument) -> bool {
    let Some(begun) = local_storage::begun(storage_key) else {
        return false;
    };
    let (id, modified) = (&document.id, document.modified);
    let stalled = begun.has_stalled(id, modified, timing::now());
    if stalled || modified > begun.at {
        local_storage::set_begun(storage_key, None);
    }
    stalled
}

/// The page goes on, however slow it is.
fn tell_alive(storage_key: &str) {
    if let Some(begun) = local_storage::begun(storage_key) {
        local_storage::set_begun(storage_key, Some(&begun.alive(timing::now())));
    }
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
