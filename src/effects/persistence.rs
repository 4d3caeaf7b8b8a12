//! Asking the browser, once, not to clear the letters away when the disk gets short.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::documents::SaveState;
use crate::platform::{local_storage, storage_estimate};
use crate::session::Store;

/// The preference that says that the browser was asked.
const ASKED: &str = "asked-to-keep";

/// Whether the browser has agreed to keep the letters; it is asked once, after the first change of
/// the author's own is kept. Some browsers pass the question on to the author.
#[hook]
pub fn use_persistence(store: &Store, state: &SaveState, keeps: bool) -> bool {
    let agreed = use_state_eq(|| false);
    {
        let agreed = agreed.clone();
        use_effect_with(keeps, move |keeps| {
            if *keeps {
                spawn_local(async move { agreed.set(storage_estimate::is_persisted().await) });
            }
        });
    }
    {
        let (agreed, store) = (agreed.clone(), store.clone());
        use_effect_with((state.clone(), keeps), move |(state, keeps)| {
            let is_kept = *keeps && *state == SaveState::Saved && store.session().is_edited();
            if is_kept && local_storage::preference(ASKED).is_none() {
                local_storage::set_preference(ASKED, "yes");
                spawn_local(async move { agreed.set(storage_estimate::ask_to_persist().await) });
            }
        });
    }
    *agreed
}
