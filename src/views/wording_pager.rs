//! Going through the wordings: of letters that say the same, one is read for all of them.

use std::rc::Rc;

use yew::prelude::*;

use super::incoming_dialog::counted;
use super::recipient_picker::PickerDialog;
use crate::session::{Action, Session, Store};
use crate::ui::{Button, Icon, IconView, Look};

/// What the pager is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct WordingPagerProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
}

/// Previous and next wording, and who gets the one on the screen.
#[component]
pub fn WordingPager(props: &WordingPagerProps) -> Html {
    let open = use_state(|| false);
    let session = &props.session;
    let Some(wording) = session.wording().filter(|_| session.people.len() > 1) else {
        return Html::default();
    };
    if wording.count == 1 {
        return html! {
            <p class="pager pager-empty">{ "All letters have the same wording." }</p>
        };
    }
    let go = |to: Option<usize>| {
        let first = to.and_then(|to| session.checked.wordings.first_of(to));
        let store = props.store.clone();
        Callback::from(move |()| {
            first
                .into_iter()
                .for_each(|first| store.dispatch(Action::RecipientChosen(first)))
        })
    };
    let set_open = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let onclick = set_open(true).reform(|_: MouseEvent| ());
    let (number, count) = (wording.number, wording.count);
    let who = counted(wording.recipients.len());
    html! {
        <nav class="pager" aria-label="Wordings of the letter">
            <Button label="Previous wording" icon={Icon::Previous} look={Look::Icon}
                disabled={number == 0} on_press={go(number.checked_sub(1))} />
            <button type="button" class="button pager-name" aria-haspopup="dialog" {onclick}
                title="Letters of one wording differ only in the values of their fields">
                <span class="truncate">{ format!("Wording {} of {count} · {who}", number + 1) }</span>
                <IconView icon={Icon::Down} />
            </button>
            <Button label="Next wording" icon={Icon::Next} look={Look::Icon}
                disabled={number + 1 >= count} on_press={go(Some(number + 1))} />
            if *open {
                <PickerDialog store={props.store.clone()} session={session.clone()} on_close={set_open(false)}
                    title={format!("Who gets wording {}", number + 1)} members={wording.recipients.to_vec()}
                    lead="These letters differ only in the values of their fields. Read one of them, and you have read them all." />
            }
        </nav>
    }
}
