//! How much room the browser gives this page, and asking it not to clear the letters away.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// The room of this page, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Used by everything the page keeps.
    pub used: f64,
    /// What the browser grants at most.
    pub granted: f64,
}

/// How much room there is; none where the browser does not say.
pub async fn room() -> Option<Room> {
    let promise = manager()?.estimate().ok()?;
    let answer = JsFuture::from(promise).await.ok()?;
    let estimate: StorageEstimate = answer.unchecked_into();
    Some(Room {
        used: estimate.get_usage()?,
        granted: estimate.get_quota()?,
    })
}

/// Asks the browser not to clear the letters away when the disk gets short; whether it agreed.
///
/// Firefox asks the author, so call this only after the author asked for it.
pub async fn ask_to_persist() -> bool {
    let asked = manager().and_then(|manager| manager.persist().ok());
    answer(asked).await
}

/// Whether the browser agreed to that before.
pub async fn is_persisted() -> bool {
    let asked = manager().and_then(|manager| manager.persisted().ok());
    answer(asked).await
}

async fn answer(asked: Option<js_sys::Promise>) -> bool {
    let Some(promise) = asked else {
        return false;
    };
    JsFuture::from(promise).await == Ok(JsValue::TRUE)
}

fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let manager = Reflect::get(&navigator, &"storage".into()).ok()?;
    manager.is_object().then(|| manager.unchecked_into())
}
