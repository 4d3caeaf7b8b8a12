//! Telling a screen reader what happened, after the typing has paused.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How long a sentence must stand before it is said, in milliseconds.
const PAUSE_MS: u32 = 1_500;

/// The text once it has stayed the same for a while, for a region that is read out.
#[hook]
pub fn use_settled(text: String) -> AttrValue {
    let settled = use_state(AttrValue::default);
    {
        let settled = settled.clone();
        use_effect_with(text, move |text| {
            let text = AttrValue::from(text.clone());
            let timer = Timeout::new(PAUSE_MS, move || settled.set(text));
            move || drop(timer)
        });
    }
    (*settled).clone()
}
