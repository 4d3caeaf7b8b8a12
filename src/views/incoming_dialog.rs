//! What becomes of the recipients that are there, when a file brings others.

use std::rc::Rc;

use yew::prelude::*;

use crate::session::{Action, Placing, Session, Store};
use crate::ui::{Button, Dialog, Look};

/// What the dialog is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct IncomingDialogProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
}

/// Asks whether the recipients of a file are to replace those there or to be added to them.
#[component]
pub fn IncomingDialog(props: &IncomingDialogProps) -> Html {
    let Some(incoming) = &props.session.incoming else {
        return Html::default();
    };
    let place = |placing: Placing| {
        let store = props.store.clone();
        Callback::from(move |()| store.dispatch(Action::IncomingPlaced(placing)))
    };
    let (there, more) = (
        props.session.people.len(),
        incoming.recipients.recipients.len(),
    );
    let title = format!("{} in “{}”", counted(more), incoming.file);
    let replace = if there == 1 {
        "Replace the one there".to_owned()
    } else {
        format!("Replace the {there} there")
    };
    html! {
        <Dialog {title} on_close={place(Placing::Leave)}>
            <p>{ format!("This letter has {} already. Are those of the file to take their place, or to be added to them?", counted(there)) }</p>
            <div class="dialog-actions">
                <Button label="Cancel" look={Look::Quiet} on_press={place(Placing::Leave)} />
                <span class="spacer" />
                <Button label={replace} on_press={place(Placing::Replace)} />
                <Button label="Add to them" look={Look::Primary} on_press={place(Placing::Add)} />
            </div>
        </Dialog>
    }
}

/// “1 recipient”, “11 recipients”.
pub fn counted(recipients: usize) -> String {
    if recipients == 1 {
        "1 recipient".to_owned()
    } else {
        format!("{recipients} recipients")
    }
}
