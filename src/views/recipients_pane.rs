//! The recipients: the list, and the form of the chosen one.

use std::rc::Rc;

use yew::prelude::*;

use super::recipient_form::RecipientForm;
use super::recipient_list::RecipientList;
use super::undo_button::UndoButton;
use crate::files;
use crate::platform::{dom, timing};
use crate::session::{Action, Session, Store};
use crate::ui::{Button, Icon, Look, ToolBar};

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
    let on_new = {
        let (store, pane) = (props.store.clone(), pane.clone());
        Callback::from(move |action: Action| {
            store.dispatch(action);
            // Once the form is there: who is added is filled in next.
            let pane = pane.clone();
            timing::next_turn(move || {
                if let Some(cell) = dom::find(&pane, ".recipient-form .input") {
                    dom::focus_element(&cell);
                }
            });
        })
    };
    let on_add = on_new.reform(|()| Action::RecipientAdded);
    let content = if session.people.is_empty() {
        html! { <Nobody store={props.store.clone()} readonly={session.readonly} {on_add} /> }
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
            <Tools store={props.store.clone()} session={session.clone()} {on_new} />
            { content }
        </div>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct ToolsProps {
    store: Store,
    session: Rc<Session>,
    /// Called with what makes a recipient, who is filled in next.
    on_new: Callback<Action>,
}

/// Add, duplicate, remove, take back.
#[component]
fn Tools(props: &ToolsProps) -> Html {
    let (session, selected) = (&props.session, props.session.selected);
    let act = |action: fn(usize) -> Action, on_action: Callback<Action>| {
        Callback::from(move |()| {
            if let Some(selected) = selected {
                on_action.emit(action(selected));
            }
        })
    };
    let remove = {
        let store = props.store.clone();
        Callback::from(move |action| store.dispatch(action))
    };
    let nobody = selected.is_none() || session.readonly;
    html! {
        <ToolBar label="Recipients">
            <Button label="Add" icon={Icon::Add} look={Look::Quiet} title="Add a recipient"
                disabled={session.readonly} on_press={props.on_new.reform(|()| Action::RecipientAdded)} />
            <Button label="Duplicate this recipient" icon={Icon::Copy} look={Look::Icon} disabled={nobody}
                on_press={act(Action::RecipientDuplicated, props.on_new.clone())} />
            <Button label="Remove this recipient" icon={Icon::Remove} look={Look::Icon} disabled={nobody}
                on_press={act(Action::RecipientRemoved, remove)} />
            <UndoButton store={props.store.clone()} session={session.clone()} />
        </ToolBar>
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
