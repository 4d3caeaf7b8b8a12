//! Small preferences, which document this tab had open, and what a page left when it went.
//!
//! gloo-storage panics where a browser forbids the page its storage, as in a sandboxed frame or
//! with blocked cookies, so each call asks first whether there is one.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use web_sys::Storage as RawStorage;

use crate::documents::{Begun, DocumentId};

/// A preference of this browser; none where there is none, or nothing can be kept.
#[must_use]
pub fn preference(name: &str) -> Option<String> {
    local()?;
    LocalStorage::get(format!("letterwright/preference/{name}")).ok()
}

/// Keeps a preference; a browser that refuses goes without.
pub fn set_preference(name: &str, value: &str) {
    if local().is_some() {
        let _ = LocalStorage::set(format!("letterwright/preference/{name}"), value);
    }
}

/// The opening of a document that was begun in this browser and is not done.
#[must_use]
pub fn begun(storage_key: &str) -> Option<Begun> {
    web_sys::window()?.local_storage().ok()??;
    LocalStorage::get(format!("letterwright/opening/{storage_key}")).ok()
}

/// Writes down the opening of a document, or that there is none.
pub fn set_begun(storage_key: &str, begun: Option<&Begun>) {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok()?);
    let name = format!("letterwright/opening/{storage_key}");
    match begun {
        _ if storage.is_none() => {}
        Some(begun) => {
            let _ = LocalStorage::set(name, begun);
        }
        None => LocalStorage::delete(name),
    }
}

/// Which document this tab had open: a reload comes back to it, whatever other tabs opened since.
#[must_use]
pub fn open_in_this_tab(storage_key: &str) -> Option<DocumentId> {
    web_sys::window()?.session_storage().ok()??;
    SessionStorage::get(format!("letterwright/open/{storage_key}")).ok()
}

/// Remembers which document this tab has open.
pub fn set_open_in_this_tab(storage_key: &str, id: &DocumentId) {
    let storage = web_sys::window().and_then(|window| window.session_storage().ok()?);
    if storage.is_some() {
        let _ = SessionStorage::set(format!("letterwright/open/{storage_key}"), id);
    }
}

/// What a page left of a document: the browser has such a text when the call returns, whatever
/// becomes of the page.
#[must_use]
pub fn last_words(storage_key: &str, id: &DocumentId) -> Option<String> {
    local()?
        .get_item(&last_words_name(storage_key, id.as_str()))
        .ok()?
}

/// Leaves a text of a document, in place of the one before; false where the browser refuses.
#[must_use]
pub fn leave_last_words(storage_key: &str, id: &DocumentId, text: &str) -> bool {
    let name = last_words_name(storage_key, id.as_str());
    local().is_some_and(|storage| storage.set_item(&name, text).is_ok())
}

/// Removes what a page left of a document.
pub fn forget_last_words(storage_key: &str, id: &DocumentId) {
    if let Some(storage) = local() {
        // What cannot be removed stays, and is looked at once more.
        let _ = storage.remove_item(&last_words_name(storage_key, id.as_str()));
    }
}

/// The documents of which something was left.
#[must_use]
pub fn all_last_words(storage_key: &str) -> Vec<DocumentId> {
    let Some(storage) = local() else {
        return Vec::new();
    };
    let start = last_words_name(storage_key, "");
    let names = 0..storage.length().unwrap_or_default();
    names
        .filter_map(|index| storage.key(index).ok()?)
        .filter_map(|name| Some(name.strip_prefix(&start)?.to_owned()))
        .filter(|id| !id.contains('/'))
        .map(DocumentId::new)
        .collect()
}

/// The number is that of the form: another version of the editor leaves what it does not know.
fn last_words_name(storage_key: &str, id: &str) -> String {
    format!("letterwright/last-words-1/{storage_key}/{id}")
}

fn local() -> Option<RawStorage> {
    web_sys::window()?.local_storage().ok()?
}
