//! The recipients: the list, and the form of the chosen one.

use std::rc::Rc;

use yew::prelude::*;

use super::recipient_form::RecipientForm;
use super::recipient_list::RecipientList;
use super::undo_button::UndoButton;
use crate::files;
use crate::platform::{dom, timing};
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
    let pane = use_node_ref();
    let on_add = {
        let (store, pane) = (props.store.clone(), pane.clone());
        Callback::from(move |()| {
            store.dispatch(Action::RecipientAdded);
            // Once the form is there: who is added is filled in next.
            let pane = pane.clone();
            timing::next_turn(move || {
                if let Some(cell) = dom::find(&pane, ".recipient-form .input") {
                    dom::focus_element(&cell);
                }
            });
        })
    };
    let content = if session.people.is_empty() {
        html! { <Nobody store={props.store.clone()} readonly={session.readonly} on_add={on_add.clone()} /> }
    } else {
        html! {
            <>
                <RecipientList store={props.store.clone()} session={session.clone()} />
                <RecipientForm store={props.store.clone()} session={session.clone()} />
            </>
        }
    };
    html! {
        <div class="recipients" ref={pane}>
            <Tools store={props.store.clone()} session={session.clone()} {on_add} />
            { content }
        </div>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct ToolsProps {
    store: Store,
    session: Rc<Session>,
    on_add: Callback<()>,
}

/// Add, duplicate, remove, take back.
#[component]
fn Tools(props: &ToolsProps) -> Html {
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
                disabled={session.readonly} on_press={props.on_add.clone()} />
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
    on_add: Callback<()>,
}

/// What the pane says where there is nobody.
#[component]
fn Nobody(props: &NobodyProps) -> Html {
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
                <Button label="Add a recipient" icon={Icon::Add} look={Look::Primary} disabled={props.readonly} on_press={props.on_add.clone()} />
                <Button label="Open a table…" icon={Icon::File} disabled={props.readonly} on_press={open} />
            </div>
        </div>
    }
}
