//! The menu of the documents that the browser keeps.

use std::rc::Rc;

use yew::prelude::*;

use super::documents_dialog::DocumentsDialog;
use super::language_dialog::LanguageDialog;
use crate::effects::Library;
use crate::files;
use crate::session::{Session, Store};
use crate::ui::{Icon, MenuButton, MenuItem};

/// What the menu is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct DocumentsMenuProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// The documents.
    pub library: Library,
}

/// New, open, duplicate, delete, and the list of all letters.
#[component]
pub fn DocumentsMenu(props: &DocumentsMenuProps) -> Html {
    let listing = use_state(|| false);
    let choosing = use_state(|| false);
    let (library, session) = (&props.library, &props.session);
    let act = |action: fn(&Library, &Session)| {
        let (library, session) = (library.clone(), Rc::clone(session));
        Callback::from(move |()| action(&library, &session))
    };
    let open_file = {
        let store = props.store.clone();
        Callback::from(move |()| files::choose(&store))
    };
    let set_listing = |to: bool| {
        let listing = listing.clone();
        Callback::from(move |()| listing.set(to))
    };
    let set_choosing = |to: bool| {
        let choosing = choosing.clone();
        Callback::from(move |()| choosing.set(to))
    };
    let keeps = library.keeps() && session.document.is_some();
    let items = vec![
        MenuItem::new("New letter", act(|library, _| library.begin())),
        MenuItem::new("Open file…", open_file).hint("Template, recipients, table, Markdown"),
        MenuItem::new("Language of the letter…", set_choosing(true))
            .hint(session.template.language.clone())
            .when(!session.readonly),
        MenuItem::Heading("In this browser".into()),
        MenuItem::new("All letters…", set_listing(true)).when(library.keeps()),
        MenuItem::new("Duplicate this letter", act(duplicate)).when(keeps),
        MenuItem::new("Delete this letter", act(delete)).when(keeps && !session.locked),
    ];
    html! {
        <>
            <MenuButton label="Documents" icon={Icon::Document} {items} />
            if *choosing {
                <LanguageDialog store={props.store.clone()} session={session.clone()} on_close={set_choosing(false)} />
            }
            if *listing {
                <DocumentsDialog library={library.clone()} current={session.document.clone()} on_close={set_listing(false)} />
            }
        </>
    }
}

fn duplicate(library: &Library, session: &Session) {
    if let Some(id) = session.document.clone() {
        library.duplicate(id);
    }
}

fn delete(library: &Library, session: &Session) {
    if let Some(id) = session.document.clone() {
        library.delete(id, session.template.title.clone());
    }
}
