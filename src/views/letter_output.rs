//! Taking letters out: the menu, the dialog behind it, and how far the files are.

use std::rc::Rc;

use yew::prelude::*;

use super::job_status::JobStatus;
use super::output_dialog::OutputDialog;
use super::save_menu::SaveMenu;
use crate::effects::typesetting::Typesetting;
use crate::effects::use_output;
use crate::session::{Session, Store};

/// What it is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct LetterOutputProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// What writes letters as files.
    pub typesetting: Typesetting,
}

/// The way out for letters and files.
#[component]
pub fn LetterOutput(props: &LetterOutputProps) -> Html {
    let (store, session) = (&props.store, &props.session);
    let (job, on_save) = use_output(store, &props.typesetting);
    let is_open = use_state(|| false);
    let on_output = {
        let is_open = is_open.clone();
        Callback::from(move |open: bool| is_open.set(open))
    };
    html! {
        <>
            if let Some(job) = &job {
                <JobStatus job={job.clone()} />
            }
            <SaveMenu store={store.clone()} session={session.clone()} is_saving={job.is_some()} on_letters={on_output.reform(|()| true)} />
            if *is_open {
                <OutputDialog session={session.clone()} {on_save} on_close={on_output.reform(|()| false)} />
            }
        </>
    }
}
