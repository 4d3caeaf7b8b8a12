//! Small preferences, and which document this tab had open.
//!
//! gloo-storage panics where a browser forbids the page its storage, as in a sandboxed frame or
//! with blocked cookies, so each call asks first whether there is one.

use gloo_storage::{LocalStorage, SessionStorage, Storage};

use crate::documents::{Begun, DocumentId};

/// A preference of this browser; none where there is none, or nothing can be kept.
#[must_use]
pub fn preference(name: &str) -> Option<String> {
    web_sys::window()?.local_storage().ok()??;
    LocalStorage::get(format!("letterwright/preference/{name}")).ok()
}

/// Keeps a preference; a browser that refuses goes without.
pub fn set_preference(name: &str, value: &str) {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok()?);
    if storage.is_some() {
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
