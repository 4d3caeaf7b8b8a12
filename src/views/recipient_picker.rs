//! Choosing a recipient by name.

use std::rc::Rc;

use letter::FieldKind;
use yew::prelude::*;

use crate::session::{Action, Session, Store};
use crate::ui::{Dialog, Icon, IconView, SearchItem, SearchList};

/// What the picker is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct RecipientPickerProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
}

/// A button with the recipient's name that opens a searchable list of all of them.
#[component]
pub fn RecipientPicker(props: &RecipientPickerProps) -> Html {
    let open = use_state(|| false);
    let session = &props.session;
    let name = session
        .selected
        .map(|index| session.recipient_name(index))
        .unwrap_or_default();
    let set_open = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let onclick = set_open(true).reform(|_: MouseEvent| ());
    html! {
        <>
            <button type="button" class="button pager-name" aria-haspopup="dialog" {onclick}
                aria-label={format!("Choose a recipient. Shown: {name}")}>
                <span class="truncate">{ name }</span>
                <IconView icon={Icon::Down} />
            </button>
            if *open {
                <PickerDialog store={props.store.clone()} session={session.clone()} on_close={set_open(false)}
                    title="Choose a recipient" members={(0..session.people.len()).collect::<Vec<_>>()} />
            }
        </>
    }
}

/// What the list is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct PickerDialogProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// Its heading.
    pub title: AttrValue,
    /// What is to be said before the list.
    #[prop_or_default]
    pub lead: AttrValue,
    /// Who is in it.
    pub members: Vec<usize>,
    /// Called when the author is done.
    pub on_close: Callback<()>,
}

/// A searchable list of some recipients, to choose one of them.
#[component]
pub fn PickerDialog(props: &PickerDialogProps) -> Html {
    let session = &props.session;
    let key = (session.people.clone(), props.members.clone());
    let items = use_memo(key, |(_, members)| {
        let one = |index: &usize| SearchItem {
            label: session.recipient_name(*index).into(),
            detail: second_line(session, *index).into(),
        };
        members.iter().map(one).collect::<Vec<_>>()
    });
    let on_choose = {
        let (store, on_close) = (props.store.clone(), props.on_close.clone());
        let members = props.members.clone();
        Callback::from(move |row: usize| {
            on_close.emit(());
            if let Some(index) = members.get(row) {
                store.dispatch(Action::RecipientChosen(*index));
            }
        })
    };
    html! {
        <Dialog title={props.title.clone()} on_close={props.on_close.clone()}>
            if !props.lead.is_empty() { <p>{ props.lead.clone() }</p> }
            <SearchList id="picker" label="Search recipients" {items} empty="Nobody by that name." {on_choose} />
        </Dialog>
    }
}

/// What tells two recipients of the same name apart: the next value that is words, in one line.
pub(super) fn second_line(session: &Session, index: usize) -> String {
    let name = session.recipient_name(index);
    let Some(recipient) = session.people.get(index) else {
        return String::new();
    };
    let telling = session.template.fields.iter().filter(|field| {
        matches!(
            field.kind,
            FieldKind::Text | FieldKind::Lines | FieldKind::Choice
        )
    });
    let values = telling.map(|field| {
        let lines = recipient.cell(field.name.as_str()).lines();
        lines.map(str::trim).collect::<Vec<_>>().join(", ")
    });
    let mut others = values.filter(|value| !value.is_empty() && *value != name);
    others.next().unwrap_or_default()
}
