//! The recipients: the list, and the form of the chosen one.

use std::rc::Rc;

use yew::prelude::*;

use super::recipient_form::RecipientForm;
use super::recipient_list::RecipientList;
use super::undo_button::UndoButton;
use crate::files;
use crate::session::{Action, Session, Store};
use crate::ui::{Button, Icon, Look};

/// What the pane is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct RecipientsPaneProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
}

/// The recipients.
#[component]
pub fn RecipientsPane(props: &RecipientsPaneProps) -> Html {
    let session = &props.session;
    let content = if session.people.is_empty() {
        html! { <Nobody store={props.store.clone()} readonly={session.readonly} /> }
    } else {
        html! {
            <>
                <RecipientList store={props.store.clone()} session={session.clone()} />
                <RecipientForm store={props.store.clone()} session={session.clone()} />
            </>
        }
    };
    html! {
        <div class="recipients">
            <Tools store={props.store.clone()} session={session.clone()} />
            { content }
        </div>
    }
}

/// Add, duplicate, remove, take back.
#[component]
fn Tools(props: &RecipientsPaneProps) -> Html {
    let (session, selected) = (&props.session, props.session.selected);
    let act = |action: Option<Action>| {
        let store = props.store.clone();
        Callback::from(move |()| {
            if let Some(action) = action.clone() {
                store.dispatch(action);
            }
        })
    };
    let nobody = selected.is_none() || session.readonly;
    html! {
        <div class="toolbar" role="toolbar" aria-label="Recipients">
            <Button label="Add" icon={Icon::Add} look={Look::Quiet} title="Add a recipient"
                disabled={session.readonly} on_press={act(Some(Action::RecipientAdded))} />
            <Button label="Duplicate this recipient" icon={Icon::Copy} look={Look::Icon} disabled={nobody}
                on_press={act(selected.map(Action::RecipientDuplicated))} />
            <Button label="Remove this recipient" icon={Icon::Remove} look={Look::Icon} disabled={nobody}
                on_press={act(selected.map(Action::RecipientRemoved))} />
            <UndoButton store={props.store.clone()} session={session.clone()} />
        </div>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct NobodyProps {
    store: Store,
    readonly: bool,
}

/// What the pane says where there is nobody.
#[component]
fn Nobody(props: &NobodyProps) -> Html {
    let add = {
        let store = props.store.clone();
        Callback::from(move |()| store.dispatch(Action::RecipientAdded))
    };
    let open = {
        let store = props.store.clone();
        Callback::from(move |()| files::choose(&store))
    };
    html! {
        <div class="empty">
            <p class="empty-title">{ "Nobody gets this letter yet." }</p>
            <p>{ "Add the first recipient by hand, or open a table: save it from your spreadsheet as CSV, \
                  with the names of the fields in the first row. You can also drop the file here." }</p>
            <div class="empty-actions">
                <Button label="Add a recipient" icon={Icon::Add} look={Look::Primary} disabled={props.readonly} on_press={add} />
                <Button label="Open a table…" icon={Icon::File} disabled={props.readonly} on_press={open} />
            </div>
        </div>
    }
}
