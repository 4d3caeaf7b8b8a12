//! What was just done, said at the foot of the page, with the way back.

use std::rc::Rc;

use yew::prelude::*;

use super::document_row::shown_title;
use crate::effects::Library;
use crate::session::{Action, Session, Store};
use crate::ui::Toast;

/// What the notices are made of.
#[derive(Debug, PartialEq, Properties)]
pub struct ToastsProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// The documents that the browser keeps.
    pub library: Library,
}

/// The notice of the session, or that a document was deleted.
#[component]
pub fn Toasts(props: &ToastsProps) -> Html {
    match props.library.deleted() {
        Some(deleted) => deleted_toast(&props.library, &deleted.title),
        None => notice_toast(&props.store, &props.session),
    }
}

fn deleted_toast(library: &Library, title: &str) -> Html {
    let act = |action: fn(&Library)| {
        let library = library.clone();
        Callback::from(move |()| action(&library))
    };
    let text = format!("Deleted “{}”.", shown_title(title));
    html! {
        <Toast {text} serial={u32::MAX} on_undo={act(Library::restore)} on_dismiss={act(Library::forget_deleted)} />
    }
}

fn notice_toast(store: &Store, session: &Session) -> Html {
    let notice = session.notice.as_ref();
    let serial = notice.map_or(0, |notice| notice.serial);
    let act = |action: Action| {
        let store = store.clone();
        Callback::from(move |()| store.dispatch(action.clone()))
    };
    let on_undo = notice
        .filter(|notice| notice.undo)
        .map(|_| act(Action::Undone));
    let on_dismiss = act(Action::NoticeDismissed(serial));
    let text = notice.map(|notice| AttrValue::from(notice.text.to_string()));
    html! { <Toast {text} {serial} {on_undo} {on_dismiss} /> }
}
