//! A sentence shown for a while at the foot of the page.

use yew::prelude::*;

use super::{Button, Icon, Look};
use crate::platform::timing::Timeout;

/// How long it is shown, in milliseconds, where nobody points at it.
const SHOWN_MS: u32 = 10_000;

/// What a toast is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct ToastProps {
    /// The sentence; none where there is nothing to say.
    pub text: Option<AttrValue>,
    /// Tells one sentence from the next.
    pub serial: u32,
    /// Takes back what was done, where it can be.
    pub on_undo: Option<Callback<()>>,
    /// Called when it has been shown long enough, or was closed.
    pub on_dismiss: Callback<()>,
}

/// A sentence at the foot of the page, with "Undo" where there is a way back. It waits as long as
/// the pointer or the focus is on it.
#[component]
pub fn Toast(props: &ToastProps) -> Html {
    let held = use_state(|| false);
    {
        let dismiss = props.on_dismiss.clone();
        let waits = props.text.is_none() || *held;
        use_effect_with((props.serial, waits), move |(_, waits)| {
            let timer = (!waits).then(|| Timeout::new(SHOWN_MS, move || dismiss.emit(())));
            move || drop(timer)
        });
    }
    let hold = |hold: bool| {
        let held = held.clone();
        move || held.set(hold)
    };
    let (enter, leave, focus, blur) = (hold(true), hold(false), hold(true), hold(false));
    html! {
        <div class="toast-place" role="status">
            if let Some(text) = &props.text {
                <div class="toast" onmouseenter={move |_| enter()} onmouseleave={move |_| leave()}
                    onfocusin={move |_| focus()} onfocusout={move |_| blur()}>
                    <span>{ text.clone() }</span>
                    if let Some(on_undo) = &props.on_undo {
                        <Button label="Undo" look={Look::Quiet} on_press={on_undo.clone()} />
                    }
                    <Button label="Close" icon={Icon::Close} look={Look::Icon} on_press={props.on_dismiss.clone()} />
                </div>
            }
        </div>
    }
}
