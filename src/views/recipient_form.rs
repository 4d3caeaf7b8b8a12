//! The form of the chosen recipient: one control for each field.

use std::rc::Rc;

use yew::prelude::*;

use super::cell_control::CellControl;
use crate::session::{Action, Session, Store};

/// What the form is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct RecipientFormProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
}

/// The form.
#[component]
pub fn RecipientForm(props: &RecipientFormProps) -> Html {
    let session = &props.session;
    let (Some(index), Some(recipient)) = (session.selected, session.recipient()) else {
        return Html::default();
    };
    let on_type = {
        let store = props.store.clone();
        use_callback(index, move |(field, text): (String, String), index| {
            let index = *index;
            store.dispatch(Action::CellTyped { index, field, text });
        })
    };
    if session.template.fields.is_empty() {
        return html! {
            <p class="empty-line">
                { "This letter has no fields yet, so there is nothing to fill in. Add one in “Fields”." }
            </p>
        };
    }
    let rows = session.template.fields.iter().map(|field| {
        let cell = recipient.cell(field.name.as_str()).to_owned();
        html! {
            <CellControl key={format!("{index} {}", field.name)} field={field.clone()} {cell} readonly={session.readonly}
                language={session.template.language.clone()} on_type={on_type.clone()} />
        }
    });
    html! {
        <form class="form recipient-form" aria-label={format!("Values of {}", session.recipient_name(index))}
            onsubmit={|event: SubmitEvent| event.prevent_default()}>
            { for rows }
        </form>
    }
}
