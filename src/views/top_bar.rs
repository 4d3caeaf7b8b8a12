//! The bar over the panes: the letter's title, and its documents and files.

use std::rc::Rc;

use yew::prelude::*;

use super::save_menu::SaveMenu;
use crate::files;
use crate::platform::dom;
use crate::session::{Action, Session, Store};
use crate::ui::{Button, Icon};

/// What the bar is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct TopBarProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
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
    let on_open = {
        let store = store.clone();
        Callback::from(move |()| files::choose(&store))
    };
    html! {
        <header class="top-bar">
            <input class="title-input" aria-label="Title of the letter" placeholder="Untitled letter" autocomplete="off"
                value={session.template.title.clone()} readonly={session.readonly} {oninput} />
            <span class="spacer" />
            <Button label="Open file…" icon={Icon::File} on_press={on_open} />
            <SaveMenu store={store.clone()} session={session.clone()} />
        </header>
    }
}
