//! The line between text and letter, which can be moved.

use yew::prelude::*;

use crate::platform::{dom, local_storage};

/// The preference that holds the text's share of both widths, in hundredths.
const PREFERENCE: &str = "text-width";
/// The least that either of the two keeps, in hundredths.
const LEAST: u32 = 25;
/// How far an arrow key moves the line, in hundredths.
const STEP: u32 = 2;

/// What the line is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct SplitterProps {
    /// The element around both panes, which takes their widths from its style.
    pub columns: NodeRef,
}

/// The line; moved by pointer or by the arrow keys, and where it was left the next time.
#[component]
pub fn Splitter(props: &SplitterProps) -> Html {
    let share = use_state_eq(|| {
        let kept = local_storage::preference(PREFERENCE).and_then(|text| text.parse().ok());
        kept.map_or(50, within)
    });
    let dragging = use_state(|| false);
    {
        let columns = props.columns.clone();
        use_effect_with(*share, move |share| {
            dom::set_style(&columns, "--text-part", &format!("{share}fr"));
            dom::set_style(&columns, "--letter-part", &format!("{}fr", 100 - share));
        });
    }
    let put = {
        let share = share.clone();
        move |to: u32| {
            let to = within(to);
            share.set(to);
            local_storage::set_preference(PREFERENCE, &to.to_string());
        }
    };
    let onkeydown = {
        let (put, share) = (put.clone(), *share);
        Callback::from(move |event: KeyboardEvent| {
            if let Some(to) = after_key(&event.key(), share) {
                event.prevent_default();
                put(to);
            }
        })
    };
    let onpointerdown = {
        let dragging = dragging.clone();
        Callback::from(move |event: PointerEvent| {
            dom::hold_pointer(&event);
            dragging.set(true);
        })
    };
    let onpointermove = {
        let (columns, dragging) = (props.columns.clone(), *dragging);
        Callback::from(move |event: PointerEvent| {
            let panes = (".middle", ".pane-letter");
            if let Some(to) = dom::share_before(&columns, panes, &event).filter(|_| dragging) {
                put(to);
            }
        })
    };
    let end = Callback::from(move |_: PointerEvent| dragging.set(false));
    html! {
        <div class="splitter" role="separator" tabindex="0" aria-orientation="vertical" aria-label="Width of the text"
            aria-valuenow={share.to_string()} aria-valuemin={LEAST.to_string()} aria-valuemax={(100 - LEAST).to_string()}
            {onkeydown} {onpointerdown} {onpointermove} onpointerup={end.clone()} onpointercancel={end} />
    }
}

fn within(share: u32) -> u32 {
    share.clamp(LEAST, 100 - LEAST)
}

fn after_key(key: &str, share: u32) -> Option<u32> {
    match key {
        "ArrowLeft" => Some(share - STEP),
        "ArrowRight" => Some(share + STEP),
        "Home" => Some(LEAST),
        "End" => Some(100 - LEAST),
        _ => None,
    }
}
