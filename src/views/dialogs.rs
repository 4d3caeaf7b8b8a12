//! What stands over everything: dialogs that a file or the keeping of documents opens, and notices.

use std::rc::Rc;

use yew::prelude::*;

use super::damaged_dialog::DamagedDialog;
use super::held_back_dialog::HeldBackDialog;
use super::incoming_dialog::IncomingDialog;
use super::opening_dialog::opening_dialog;
use super::reading_dialog::ReadingDialog;
use super::toasts::Toasts;
use crate::effects::Library;
use crate::session::{Action, Session, Store};
use crate::ui::{Button, Dialog, Look};

/// What they are made of.
#[derive(Debug, PartialEq, Properties)]
pub struct DialogsProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// The documents that the browser keeps.
    pub library: Library,
}

/// The dialogs and notices that there is a reason for.
#[component]
pub fn Dialogs(props: &DialogsProps) -> Html {
    let DialogsProps {
        store,
        session,
        library,
    } = props;
    html! {
        <>
            <DamagedDialog library={library.clone()} />
            if let Some(document) = &session.held_back {
                <HeldBackDialog store={store.clone()} library={library.clone()} document={document.clone()} />
            }
            <Toasts store={store.clone()} session={session.clone()} library={library.clone()} />
            { opening_dialog(store, session) }
            <ReadingDialog store={store.clone()} session={session.clone()} />
            <IncomingDialog store={store.clone()} session={session.clone()} />
            { report(store, session) }
        </>
    }
}

/// What a file's opening has to say.
fn report(store: &Store, session: &Session) -> Html {
    let Some(report) = &session.report else {
        return Html::default();
    };
    let store = store.clone();
    let on_close = Callback::from(move |()| store.dispatch(Action::ReportClosed));
    html! {
        <Dialog title={report.title.clone()} on_close={on_close.clone()}>
            <ul class="report">{ for report.lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            <div class="dialog-actions">
                <span class="spacer" />
                <Button label="Close" look={Look::Primary} on_press={on_close} />
            </div>
        </Dialog>
    }
}
