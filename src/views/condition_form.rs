//! The form of a condition: which field, and what must hold of it.

use letter::parts::{self, Condition, Test};
use letter::{Field, Template};
use yew::prelude::*;

use crate::platform::dom;
use crate::session::Shared;
use crate::ui::{Dialog, DialogActions, FormRow};

/// What the form is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct ConditionFormProps {
    /// The template with the fields.
    pub template: Shared<Template>,
    /// The condition to change; none for a new one.
    #[prop_or_default]
    pub condition: Option<Condition>,
    /// Called with the condition, and whether another text is wanted where it does not hold.
    pub on_save: Callback<(Condition, bool)>,
    /// Called when the author wants no change.
    pub on_close: Callback<()>,
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
            .map(|condition| condition.field.as_str());
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
    let otherwise = use_state(|| false);
    let Some(field) = fields.get(*chosen) else {
        return html! { <NoFields on_close={props.on_close.clone()} /> };
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
        Callback::from(move |event: Event| otherwise.set(dom::is_ticked(&event)))
    };
    let onsubmit = {
        let condition = tests.get(at).map(|test| Condition {
            field: field.name.clone(),
            test: test.clone(),
        });
        let (on_save, otherwise) = (props.on_save.clone(), *otherwise);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(condition) = condition.clone() {
                on_save.emit((condition, otherwise));
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
                    <p class="form-intro">{ "The selected text, or the words that you put in its place, appear only in the letters of recipients for whom this holds." }</p>
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
                if is_new {
                    <label class="tick">
                        <input type="checkbox" checked={*otherwise} onchange={on_otherwise} />
                        <span>{ "With another text for everyone else" }</span>
                    </label>
                }
                <DialogActions label={send} on_cancel={props.on_close.clone()} />
            </form>
        </Dialog>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct NoFieldsProps {
    on_close: Callback<()>,
}

#[component]
fn NoFields(props: &NoFieldsProps) -> Html {
    html! {
        <Dialog title="Insert a condition" on_close={props.on_close.clone()}>
            <p>{ "A condition asks something of a field, and this letter has none yet. \
                  Make one first, such as a yes or no, in “Fields”." }</p>
        </Dialog>
    }
}

/// The first field that conditions are mostly about: a yes or no, or a choice.
fn likeliest(fields: &[Field]) -> usize {
    let is_likely = |field: &Field| {
        matches!(
            field.kind,
            letter::FieldKind::YesNo | letter::FieldKind::Choice
        )
    };
    fields.iter().position(is_likely).unwrap_or(0)
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
