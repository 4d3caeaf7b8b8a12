//! The bar over the panes: the letter's title, and its documents and files.

use std::rc::Rc;

use yew::prelude::*;

use super::documents_menu::DocumentsMenu;
use super::letter_output::LetterOutput;
use super::save_status::SaveStatus;
use crate::effects::Library;
use crate::effects::typesetting::Typesetting;
use crate::platform::dom;
use crate::session::{Action, Session, Store};

/// What the bar is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct TopBarProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// The documents that the browser keeps.
    pub library: Library,
    /// What writes letters as files.
    pub typesetting: Typesetting,
    /// Whether the second part of the program is there, to which the way out belongs.
    pub is_whole: bool,
}

/// The bar.
#[component]
pub fn TopBar(props: &TopBarProps) -> Html {
    let (store, session) = (&props.store, &props.session);
    let oninput = {
        let store = store.clone();
        Callback::from(move |event: InputEvent| {
            store.dispatch(Action::TitleTyped(dom::value_of(&event)));
        })
    };
    html! {
        <div class="top-bar">
            <input class="title-input" aria-label="Title of the letter" placeholder="Untitled letter" autocomplete="off"
                value={session.template.title.clone()} readonly={session.readonly} {oninput} />
            <SaveStatus library={props.library.clone()} />
            <span class="spacer" />
            <DocumentsMenu store={store.clone()} session={session.clone()} library={props.library.clone()} />
            if props.is_whole {
                <LetterOutput store={store.clone()} session={session.clone()} typesetting={props.typesetting.clone()} />
            }
        </div>
    }
}
