//! The fields: what differs from letter to letter.

use std::rc::Rc;

use letter::{Field, FieldKind};
use yew::prelude::*;

use super::field_form::FieldForm;
use super::field_row::FieldRow;
use super::undo_button::UndoButton;
use crate::session::{Action, Session, Store};
use crate::ui::{Button, Icon, Look};

/// What the pane is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct FieldsPaneProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
}

/// Which form is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    New,
    Field(usize),
}

/// The list of fields, and the form of one.
#[component]
pub fn FieldsPane(props: &FieldsPaneProps) -> Html {
    let open = use_state(|| None);
    let (session, store) = (&props.session, &props.store);
    let set_open = |to: Option<Open>| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let on_save = {
        let (store, open) = (store.clone(), open.clone());
        Callback::from(move |field: Field| {
            match *open {
                Some(Open::Field(index)) => store.dispatch(Action::FieldChanged { index, field }),
                _ => store.dispatch(Action::FieldAdded(field)),
            }
            open.set(None);
        })
    };
    let edited = match *open {
        Some(Open::Field(index)) => session.template.fields.get(index).cloned(),
        _ => None,
    };
    html! {
        <div class="fields">
            <div class="toolbar" role="toolbar" aria-label="Fields">
                <Button label="New field…" icon={Icon::Add} look={Look::Quiet} disabled={session.readonly}
                    on_press={set_open(Some(Open::New))} />
                <UndoButton store={store.clone()} session={session.clone()} />
            </div>
            if session.template.fields.is_empty() {
                <div class="empty">
                    <p class="empty-title">{ "No fields yet." }</p>
                    <p>{ "A field is what differs from letter to letter: a name, an address, a date, a yes or no. \
                          Make one for each, and put it into the text with “Insert field”." }</p>
                </div>
            }
            <ul class="field-list">
                { for session.template.fields.iter().enumerate().map(|(index, field)| html! {
                    <FieldRow key={field.name.as_str()} store={store.clone()} {index} field={field.clone()}
                        count={session.template.fields.len()} readonly={session.readonly}
                        is_used={is_used(&session.template.body, field)}
                        on_edit={set_open(Some(Open::Field(index)))} />
                }) }
            </ul>
            if open.is_some() {
                <FieldForm template={session.template.clone()} field={edited} {on_save} on_close={set_open(None)} />
            }
        </div>
    }
}

/// Whether a tag of the text uses the field.
fn is_used(body: &str, field: &Field) -> bool {
    !letter::rename::edits(body, field.name.as_str(), "").is_empty()
}

/// What a kind is called before a person.
pub(super) fn kind_label(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "Text",
        FieldKind::Lines => "Text of several lines",
        FieldKind::Markdown => "Formatted text",
        FieldKind::Date => "Date",
        FieldKind::Number => "Number",
        FieldKind::YesNo => "Yes or no",
        FieldKind::Choice => "Choice",
        FieldKind::List => "List",
    }
}
