//! The menus of the bar: documents, and the way out for letters and files.

use std::rc::Rc;

use yew::prelude::*;

use super::documents_menu::DocumentsMenu;
use super::letter_output::LetterOutput;
use crate::effects::Library;
use crate::effects::typesetting::Typesetting;
use crate::session::{Session, Store};

/// What the menus are made of.
#[derive(Debug, PartialEq, Properties)]
pub struct MenusProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// The documents that the browser keeps.
    pub library: Library,
    /// What writes letters as files.
    pub typesetting: Typesetting,
}

/// The menus.
#[component]
pub fn Menus(props: &MenusProps) -> Html {
    let (store, session) = (&props.store, &props.session);
    html! {
        <>
            <DocumentsMenu store={store.clone()} session={session.clone()} library={props.library.clone()} />
            <LetterOutput store={store.clone()} session={session.clone()} typesetting={props.typesetting.clone()} />
        </>
    }
}
