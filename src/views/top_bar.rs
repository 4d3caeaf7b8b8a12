//! The bar over the panes: the letter's title, and its documents and files.

use std::rc::Rc;

use yew::prelude::*;

use super::save_status::save_status;
use crate::effects::Library;
use crate::platform::dom;
use crate::rest::Later;
use crate::session::{Action, Session, Store};
use crate::ui::{Icon, MenuButton};

/// The bar; its menus come with the rest of the program.
pub fn top_bar(store: &Store, session: &Rc<Session>, library: &Library, later: &Later) -> Html {
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
            { save_status(library) }
            <span class="spacer" />
            if let Some(rest) = later.rest() {
                { rest.menus(session, library) }
            } else {
                <MenuButton label="Documents" icon={Icon::Document} disabled=true />
            }
        </div>
    }
}
