//! The form of a field in the text: which one it is, and how its value is written there.

use letter::parts::{Printed, Style, field_tag, styles_for};
use letter::values::dates;
use letter::{Field, FieldKind, Template, formats, merge};
use yew::prelude::*;

use crate::platform::dom;
use crate::session::{Shared, Store};
use crate::ui::{Dialog, DialogActions, FormRow};

/// What the form is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct PrintedFormProps {
    /// Where the recipient is whose value is shown.
    pub store: Store,
    /// The template with the fields.
    pub template: Shared<Template>,
    /// What stands in the text.
    pub printed: Printed,
    /// Called with what is to stand there instead.
    pub on_save: Callback<Printed>,
    /// Called when the author wants no change.
    pub on_close: Callback<()>,
}

/// A dialog with the field's filters as choices.
#[component]
pub fn PrintedForm(props: &PrintedFormProps) -> Html {
    let printed = use_state(|| props.printed.clone());
    let change = |change: fn(&mut Printed, String)| {
        let printed = printed.clone();
        Callback::from(move |text: String| {
            let mut next = (*printed).clone();
            change(&mut next, text);
            printed.set(next);
        })
    };
    let on_field = change(|printed, name| {
        *printed = Printed {
            default: printed.default.take(),
            ..Printed::plain(name.into())
        };
    });
    let on_default =
        change(|printed, text| printed.default = Some(text).filter(|it| !it.is_empty()));
    let on_possessive = {
        let printed = printed.clone();
        Callback::from(move |event: Event| {
            let possessive = dom::is_ticked(&event);
            printed.set(Printed {
                possessive,
                ..(*printed).clone()
            });
        })
    };
    let onsubmit = {
        let (printed, on_save) = (printed.clone(), props.on_save.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_save.emit((*printed).clone());
        })
    };
    let field = props.template.field(printed.field.as_str());
    let styles = styles(field, &props.printed, &printed);
    html! {
        <Dialog title="A field in the text" on_close={props.on_close.clone()}>
            <form class="form" {onsubmit}>
                <FormRow id="printed-field" label="Field">
                    <select class="input" id="printed-field" data-autofocus="" onchange={on_field.reform(|event: Event| dom::value_of(&event))}>
                        { field_options(&props.template, &printed) }
                    </select>
                </FormRow>
                if styles.len() > 1 { <StyleRow styles={styles} printed={printed.clone()} language={props.template.language.clone()} /> }
                if printed.possessive || field.is_some_and(may_possess) {
                    <label class="tick">
                        <input type="checkbox" checked={printed.possessive} onchange={on_possessive} />
                        <span>{ "As what belongs to somebody: “Ann’s”" }</span>
                    </label>
                }
                <FormRow id="printed-default" label="Where it is empty, print" help={default_help(field)}>
                    <input class="input" id="printed-default" autocomplete="off" aria-describedby="printed-default-help"
                        value={printed.default.clone().unwrap_or_default()} oninput={on_default.reform(|event: InputEvent| dom::value_of(&event))} />
                </FormRow>
                <p class="form-help" role="status">{ example(props, &printed) }</p>
                <DialogActions label="Save" on_cancel={props.on_close.clone()} />
            </form>
        </Dialog>
    }
}

/// The fields, and the name that stands in the text where no field has it.
fn field_options(template: &Template, printed: &Printed) -> Html {
    let known = template
        .fields
        .iter()
        .map(|field| (field.name.to_string(), field.display_name().to_owned()));
    let unknown = template.field(printed.field.as_str()).is_none();
    let unknown = unknown.then(|| {
        (
            printed.field.to_string(),
            format!("{} (no field)", printed.field),
        )
    });
    let option = |(value, label): (String, String)| {
        let selected = value == printed.field.as_str();
        html! { <option {selected} {value}>{ label }</option> }
    };
    unknown.into_iter().chain(known).map(option).collect()
}

/// Whether the field's values are names of somebody or something.
fn may_possess(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Text | FieldKind::Choice)
}

fn default_help(field: Option<&Field>) -> String {
    match field.and_then(|field| field.default.as_deref()) {
        Some(text) => format!("Left empty, the field’s own default is printed: “{text}”."),
        None => "Left empty, nothing is printed there.".to_owned(),
    }
}

/// What can be chosen, as it is first; what stands in the text is offered whatever the field is.
fn styles(field: Option<&Field>, written: &Printed, printed: &Printed) -> Vec<Option<Style>> {
    let mut styles = vec![None];
    styles.extend(
        field
            .map(styles_for)
            .unwrap_or_default()
            .into_iter()
            .map(Some),
    );
    let kept = written
        .style
        .clone()
        .filter(|_| written.field == printed.field);
    if kept.is_some() && !styles.contains(&kept) {
        styles.push(kept);
    }
    styles
}

#[derive(Debug, PartialEq, Properties)]
struct StyleRowProps {
    styles: Vec<Option<Style>>,
    printed: UseStateHandle<Printed>,
    language: String,
}

/// How the value is written, each choice shown by an example of it.
#[component]
fn StyleRow(props: &StyleRowProps) -> Html {
    let printed = &props.printed;
    let onchange = {
        let (styles, printed) = (props.styles.clone(), printed.clone());
        Callback::from(move |event: Event| {
            let chosen = dom::value_of(&event).parse().ok();
            let style = chosen.and_then(|at: usize| styles.get(at)?.clone());
            printed.set(Printed {
                style,
                ..(*printed).clone()
            });
        })
    };
    html! {
        <FormRow id="printed-style" label="Written">
            <select class="input" id="printed-style" {onchange}>
                { for props.styles.iter().enumerate().map(|(at, style)| html! {
                    <option value={at.to_string()} selected={*style == printed.style}>{ words(style.as_ref(), &props.language) }</option>
                }) }
            </select>
        </FormRow>
    }
}

fn words(style: Option<&Style>, language: &str) -> String {
    match style {
        None => "As it is".to_owned(),
        Some(Style::Upper) => "IN CAPITALS".to_owned(),
        Some(Style::Lower) => "in small letters".to_owned(),
        Some(Style::Title) => "With a Capital for Each Word".to_owned(),
        Some(Style::Ordinal) => "As a place: 1st, 2nd, 3rd".to_owned(),
        Some(Style::Date(form)) => dates::parse("2026-12-01", language)
            .map(|date| dates::format(date, form, language))
            .unwrap_or_else(|| form.clone()),
    }
}

/// What the tag prints for the recipient on the screen.
fn example(props: &PrintedFormProps, printed: &Printed) -> Option<String> {
    let session = props.store.session();
    let index = session.selected?;
    let template = Template {
        body: field_tag(&printed.expression()),
        ..Template::clone(&props.template)
    };
    let letter = merge(&template, session.people.get(index)?);
    let text = formats::text::write(&letter.document);
    let name = session.recipient_name(index);
    Some(match text.trim() {
        "" => format!("For {name}, nothing is printed."),
        text => format!("For {name}: “{text}”"),
    })
}
