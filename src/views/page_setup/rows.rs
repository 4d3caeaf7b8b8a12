//! Rows of the page set-up.

use std::ops::RangeInclusive;

use yew::prelude::*;

use crate::platform::dom;
use crate::ui::{FormRow, ids};

/// What a row with a number is made of.
#[derive(Debug, PartialEq, Properties)]
pub(super) struct NumberRowProps {
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) unit: &'static str,
    pub(super) value: f64,
    pub(super) range: RangeInclusive<f64>,
    pub(super) on_change: Callback<f64>,
}

/// A number with its unit. The browser says what is wrong with one outside of the range, and the form
/// is not sent before it is mended.
#[component]
pub(super) fn NumberRow(props: &NumberRowProps) -> Html {
    let oninput = {
        let on_change = props.on_change.clone();
        Callback::from(move |event: InputEvent| {
            if let Ok(number) = dom::value_of(&event).parse() {
                on_change.emit(number);
            }
        })
    };
    let label = format!("{} ({})", props.label, props.unit);
    html! {
        <FormRow id={props.id} {label}>
            <input class="input input-short" id={props.id} type="number" step="any" required=true {oninput}
                min={props.range.start().to_string()} max={props.range.end().to_string()} value={props.value.to_string()} />
        </FormRow>
    }
}

/// What a row with a choice is made of.
#[derive(Debug, PartialEq, Properties)]
pub(super) struct SelectRowProps {
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    #[prop_or_default]
    pub(super) help: Option<AttrValue>,
    pub(super) choices: Vec<&'static str>,
    /// The index of the chosen one.
    pub(super) chosen: usize,
    pub(super) on_choose: Callback<usize>,
}

/// One of several.
#[component]
pub(super) fn SelectRow(props: &SelectRowProps) -> Html {
    let onchange = {
        let on_choose = props.on_choose.clone();
        Callback::from(move |event: Event| {
            if let Ok(index) = dom::value_of(&event).parse() {
                on_choose.emit(index);
            }
        })
    };
    let options = props.choices.iter().enumerate().map(|(index, label)| {
        html! { <option value={index.to_string()} selected={index == props.chosen}>{ *label }</option> }
    });
    html! {
        <FormRow id={props.id} label={props.label} help={props.help.clone()}>
            <select class="input" id={props.id} aria-describedby={ids(props.id, props.help.is_some(), false)} {onchange}>
                { for options }
            </select>
        </FormRow>
    }
}

/// What a row with a tick is made of.
#[derive(Debug, PartialEq, Properties)]
pub(super) struct TickRowProps {
    pub(super) label: &'static str,
    pub(super) ticked: bool,
    pub(super) on_change: Callback<bool>,
}

/// Yes or no.
#[component]
pub(super) fn TickRow(props: &TickRowProps) -> Html {
    let onchange = props
        .on_change
        .reform(|event: Event| dom::is_ticked(&event));
    html! {
        <label class="tick">
            <input type="checkbox" checked={props.ticked} {onchange} />
            { props.label }
        </label>
    }
}
