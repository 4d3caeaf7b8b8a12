//! The bar over the panes: the letter's title, and its documents and files.

use std::rc::Rc;

use yew::prelude::*;

use super::documents_menu::DocumentsMenu;
use super::job_status::JobStatus;
use super::output_dialog::OutputDialog;
use super::save_menu::SaveMenu;
use super::save_status::SaveStatus;
use crate::effects::typesetting::Typesetting;
use crate::effects::{Library, use_output};
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
    let (job, on_save) = use_output(store, &props.typesetting);
    let is_open = use_state(|| false);
    let on_output = {
        let is_open = is_open.clone();
        Callback::from(move |open: bool| is_open.set(open))
    };
    html! {
        <div class="top-bar">
            <input class="title-input" aria-label="Title of the letter" placeholder="Untitled letter" autocomplete="off"
                value={session.template.title.clone()} readonly={session.readonly} {oninput} />
            <SaveStatus library={props.library.clone()} />
            if let Some(job) = &job {
                <JobStatus job={job.clone()} />
            }
            <span class="spacer" />
            <DocumentsMenu store={store.clone()} session={session.clone()} library={props.library.clone()} />
            <SaveMenu store={store.clone()} session={session.clone()} is_saving={job.is_some()} on_letters={on_output.reform(|()| true)} />
            if *is_open {
                <OutputDialog session={session.clone()} {on_save} on_close={on_output.reform(|()| false)} />
            }
        </div>
    }
}
