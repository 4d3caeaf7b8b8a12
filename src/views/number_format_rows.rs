//! How the numbers of a field are written: a part of the field's form.

use letter::values::numbers::write;
use letter::{MOST_DECIMALS, NumberFormat, NumberStyle};
use yew::prelude::*;

use crate::platform::dom;
use crate::ui::FormRow;

/// What the rows are made of.
#[derive(Debug, PartialEq, Properties)]
pub struct NumberFormatRowsProps {
    /// The format; none prints numbers as they are typed.
    pub format: Option<NumberFormat>,
    /// The letter's language.
    pub language: AttrValue,
    /// Called with the format as the author wants it.
    pub on_change: Callback<Option<NumberFormat>>,
}

/// The rows of the form that say how a number is written, with an example.
#[component]
pub fn NumberFormatRows(props: &NumberFormatRowsProps) -> Html {
    let NumberFormatRowsProps {
        format, on_change, ..
    } = props;
    let change = |change: fn(&mut NumberFormat, String)| {
        let format = format.clone();
        on_change.reform(move |text: String| {
            let mut next = format.clone()?;
            change(&mut next, text);
            Some(next)
        })
    };
    let on_style = {
        let format = format.clone();
        on_change.reform(move |event: Event| {
            let style = style_of(&dom::value_of(&event))?;
            let format = format.clone().unwrap_or_else(|| NumberFormat::new(style));
            Some(NumberFormat { style, ..format })
        })
    };
    let on_decimals = change(|format, text| format.decimals = text.parse().ok())
        .reform(|event: Event| dom::value_of(&event));
    let on_grouping = {
        let format = format.clone();
        on_change.reform(move |event: Event| {
            let grouping = dom::is_ticked(&event);
            format
                .clone()
                .map(|format| NumberFormat { grouping, ..format })
        })
    };
    let on_currency = change(|format, text| {
        format.currency = Some(text).filter(|text| !text.trim().is_empty());
    })
    .reform(|event: InputEvent| dom::value_of(&event));
    let style = format.as_ref().map(|format| format.style);
    let option = |of: Option<NumberStyle>| {
        html! { <option value={style_label(of)} selected={of == style}>{ style_label(of) }</option> }
    };
    html! {
        <>
            <FormRow id="field-style" label="How it is written" help={example(format.as_ref(), &props.language)}>
                <select class="input" id="field-style" aria-describedby="field-style-help" onchange={on_style}>
                    { option(None) }
                    { for NumberStyle::ALL.map(|style| option(Some(style))) }
                </select>
            </FormRow>
            if let Some(format) = format {
                if format.style == NumberStyle::Money {
                    <FormRow id="field-currency" label="Currency" help="A sign or a code, such as £, € or CHF.">
                        <input class="input input-short" id="field-currency" autocomplete="off" oninput={on_currency}
                            aria-describedby="field-currency-help" value={format.currency.clone().unwrap_or_default()} />
                    </FormRow>
                }
                <FormRow id="field-decimals" label="Decimals">
                    <select class="input input-short" id="field-decimals" onchange={on_decimals}>
                        <option value="" selected={format.decimals.is_none()}>{ usual_decimals(format.style) }</option>
                        { for (0..=MOST_DECIMALS).map(|count| html! {
                            <option value={count.to_string()} selected={format.decimals == Some(count)}>{ count }</option>
                        }) }
                    </select>
                </FormRow>
                <label class="tick">
                    <input type="checkbox" id="field-grouping" checked={format.grouping} onchange={on_grouping} />
                    <span>{ "Part thousands" }</span>
                </label>
            }
        </>
    }
}

fn usual_decimals(style: NumberStyle) -> &'static str {
    match style {
        NumberStyle::Money => "Two, as money has",
        NumberStyle::Number | NumberStyle::Percent => "As many as there are",
    }
}

fn style_label(style: Option<NumberStyle>) -> &'static str {
    match style {
        None => "As it is typed",
        Some(NumberStyle::Number) => "A number",
        Some(NumberStyle::Money) => "Money",
        Some(NumberStyle::Percent) => "Per cent",
    }
}

fn style_of(label: &str) -> Option<NumberStyle> {
    NumberStyle::ALL
        .into_iter()
        .find(|style| style_label(Some(*style)) == label)
}

/// What a number looks like then.
fn example(format: Option<&NumberFormat>, language: &str) -> Option<AttrValue> {
    let read = format?.read("1234567.5", language)?;
    Some(format!("1234567.5 prints as {}.", write(&read.amount)).into())
}
