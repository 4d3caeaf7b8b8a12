//! The session as a component sees it.

use std::rc::Rc;

use yew::prelude::*;

use crate::session::{Session, Store};

/// The session as it stands; the component is drawn again after each change of it.
#[hook]
pub fn use_session(store: &Store) -> Rc<Session> {
    let update = use_force_update();
    use_effect_with(store.clone(), move |store| {
        let watch = store.watch(move || update.force_update());
        move || drop(watch)
    });
    store.session()
}
