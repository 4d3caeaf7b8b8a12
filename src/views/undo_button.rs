//! The button that takes back the latest step.

use std::rc::Rc;

use yew::prelude::*;

use crate::session::{Action, Session, Store};
use crate::ui::{Button, Icon, Look};

/// What the button is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct UndoButtonProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
}

/// Takes back the latest step; says on hover which one that is.
#[component]
pub fn UndoButton(props: &UndoButtonProps) -> Html {
    let step = props.session.history.latest();
    let title = step.map_or("Nothing to take back".to_owned(), |step| {
        format!("Undo: {}", step.label)
    });
    let on_press = {
        let store = props.store.clone();
        Callback::from(move |()| store.dispatch(Action::Undone))
    };
    html! {
        <Button label="Undo" {title} icon={Icon::Undo} look={Look::Icon}
            disabled={step.is_none() || props.session.readonly} {on_press} />
    }
}
