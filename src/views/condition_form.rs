//! The form of a condition: which field, and what must hold of it.

use letter::parts::{self, Condition, Test};
use letter::{Field, FieldName, Template};
use yew::prelude::*;

use crate::platform::dom;
use crate::session::Shared;
use crate::ui::{Button, Dialog, DialogActions, FormRow, Icon};

/// What the form is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct ConditionFormProps {
    /// The template with the fields.
    pub template: Shared<Template>,
    /// The condition to change; none for a new one.
    #[prop_or_default]
    pub condition: Option<Condition>,
    /// The field that a new one asks first.
    #[prop_or_default]
    pub first: Option<FieldName>,
    /// Whether the text that a new one is for has to be written.
    #[prop_or_default]
    pub asks_text: bool,
    /// Called with the condition and what it is for.
    pub on_save: Callback<Conditional>,
    /// Called where a new condition needs a field that is not there.
    #[prop_or_default]
    pub on_new_field: Callback<()>,
    /// Called when the author wants no change.
    pub on_close: Callback<()>,
}

/// A condition, and the texts of a new one.
#[derive(Clone, Debug, PartialEq)]
pub struct Conditional {
    /// When the text appears.
    pub condition: Condition,
    /// The text, where there is none yet.
    pub text: String,
    /// The text where the condition does not hold.
    pub otherwise: Option<String>,
}

/// A dialog that asks when a part of the text is to appear.
#[component]
pub fn ConditionForm(props: &ConditionFormProps) -> Html {
    let fields = &props.template.fields;
    let is_new = props.condition.is_none();
    let chosen = use_state(|| {
        let name = props
            .condition
            .as_ref()
            .map(|condition| &condition.field)
            .or(props.first.as_ref())
            .map(FieldName::as_str);
        fields
            .iter()
            .position(|field| Some(field.name.as_str()) == name)
            .unwrap_or_else(|| likeliest(fields))
    });
    let test = use_state(|| {
        props
            .condition
            .as_ref()
            .map(|condition| condition.test.clone())
    });
    let (text, otherwise) = (use_state(String::new), use_state(|| None::<String>));
    let Some(field) = fields.get(*chosen) else {
        return html! { <NoFields on_new_field={props.on_new_field.clone()} on_close={props.on_close.clone()} /> };
    };
    let tests = parts::tests_for(field);
    let at = tests
        .iter()
        .position(|one| Some(one) == test.as_ref())
        .unwrap_or(0);
    let on_field = {
        let (chosen, test) = (chosen.clone(), test.clone());
        Callback::from(move |event: Event| {
            chosen.set(dom::value_of(&event).parse().unwrap_or(0));
            test.set(None);
        })
    };
    let on_test = {
        let (test, tests) = (test.clone(), tests.clone());
        Callback::from(move |event: Event| {
            let index: usize = dom::value_of(&event).parse().unwrap_or(0);
            test.set(tests.get(index).cloned());
        })
    };
    let on_otherwise = {
        let otherwise = otherwise.clone();
        Callback::from(move |event: Event| {
            otherwise.set(dom::is_ticked(&event).then(String::new));
        })
    };
    let is_written = |text: &str| !text.trim().is_empty();
    let is_ready =
        (!props.asks_text || is_written(&text)) && otherwise.as_deref().is_none_or(is_written);
    let onsubmit = {
        let condition = tests.get(at).map(|test| Condition {
            field: field.name.clone(),
            test: test.clone(),
        });
        let conditional = condition.map(|condition| Conditional {
            condition,
            text: (*text).clone(),
            otherwise: (*otherwise).clone(),
        });
        let on_save = props.on_save.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(conditional) = conditional.clone().filter(|_| is_ready) {
                on_save.emit(conditional);
            }
        })
    };
    let (title, send) = if is_new {
        ("Insert a condition", "Insert")
    } else {
        ("Change the condition", "Save")
    };
    html! {
        <Dialog {title} on_close={props.on_close.clone()}>
            <form class="form" {onsubmit}>
                if is_new {
                    <p class="form-intro">{ if props.asks_text {
                        "The text appears only in the letters of recipients for whom this holds."
                    } else {
                        "The selected text appears only in the letters of recipients for whom this holds."
                    } }</p>
                }
                <FormRow id="condition-field" label="Field">
                    <select class="input" id="condition-field" data-autofocus="" onchange={on_field}>
                        { for fields.iter().enumerate().map(|(index, field)| html! {
                            <option value={index.to_string()} selected={index == *chosen}>{ field.display_name() }</option>
                        }) }
                    </select>
                </FormRow>
                <FormRow id="condition-test" label="Appears if the field">
                    <select class="input" id="condition-test" onchange={on_test}>
                        { for tests.iter().enumerate().map(|(index, test)| html! {
                            <option value={index.to_string()} selected={index == at}>{ words(test) }</option>
                        }) }
                    </select>
                </FormRow>
                if is_new && !fields.iter().any(is_likely) {
                    <p class="form-help">{ "Most conditions ask a field that is yes or no; this letter has none yet." }</p>
                    <Button label="New yes or no field…" icon={Icon::Add} on_press={props.on_new_field.clone()} />
                }
                if props.asks_text {
                    <TextRow id="condition-text" label="Text that appears then" text={(*text).clone()}
                        on_type={ { let text = text.clone(); move |typed| text.set(typed) } } />
                }
                if is_new {
                    <label class="tick">
                        <input type="checkbox" checked={otherwise.is_some()} onchange={on_otherwise} />
                        <span>{ "With another text for everyone else" }</span>
                    </label>
                }
                if let Some(other) = (*otherwise).clone() {
                    <TextRow id="condition-otherwise" label="Text for everyone else" text={other}
                        on_type={ { let otherwise = otherwise.clone(); move |typed| otherwise.set(Some(typed)) } } />
                }
                <DialogActions label={send} disabled={!is_ready} on_cancel={props.on_close.clone()} />
            </form>
        </Dialog>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct TextRowProps {
    id: AttrValue,
    label: AttrValue,
    text: String,
    on_type: Callback<String>,
}

/// A text that a condition is for.
#[component]
fn TextRow(props: &TextRowProps) -> Html {
    let oninput = props
        .on_type
        .reform(|event: InputEvent| dom::value_of(&event));
    html! {
        <FormRow id={props.id.clone()} label={props.label.clone()}>
            <input class="input" id={props.id.clone()} autocomplete="off" value={props.text.clone()} {oninput} />
        </FormRow>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct NoFieldsProps {
    on_new_field: Callback<()>,
    on_close: Callback<()>,
}

#[component]
fn NoFields(props: &NoFieldsProps) -> Html {
    html! {
        <Dialog title="Insert a condition" on_close={props.on_close.clone()}>
            <p>{ "A condition asks something of a field, and this letter has none yet." }</p>
            <div class="dialog-actions">
                <Button label="New yes or no field…" icon={Icon::Add} on_press={props.on_new_field.clone()} />
            </div>
        </Dialog>
    }
}

/// The first field that conditions are mostly about: a yes or no, or a choice.
fn likeliest(fields: &[Field]) -> usize {
    fields.iter().position(is_likely).unwrap_or(0)
}

/// Whether conditions are mostly about such a field.
#[must_use]
pub fn is_likely(field: &Field) -> bool {
    matches!(
        field.kind,
        letter::FieldKind::YesNo | letter::FieldKind::Choice
    )
}

fn words(test: &Test) -> String {
    match test {
        Test::Yes => "is yes".to_owned(),
        Test::No => "is no".to_owned(),
        Test::Filled => "is filled in".to_owned(),
        Test::Empty => "is empty".to_owned(),
        Test::Is(text) => format!("is “{text}”"),
        Test::IsNot(text) => format!("is not “{text}”"),
    }
}
