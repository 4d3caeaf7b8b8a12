//! One row of a form: a label, a control, help, and what is wrong with it.

use yew::prelude::*;

/// What a row is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct FormRowProps {
    /// The control's `id`.
    pub id: AttrValue,
    /// What the control is called.
    pub label: AttrValue,
    /// Whether it must be filled in.
    #[prop_or_default]
    pub required: bool,
    /// A sentence that helps to fill it in.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// What is wrong with what it holds.
    #[prop_or_default]
    pub problem: Option<AttrValue>,
    /// The control; it names the help and the problem by [`ids`] in `aria-describedby`.
    pub children: Html,
}

/// A row of a form.
#[component]
pub fn FormRow(props: &FormRowProps) -> Html {
    let id = &props.id;
    html! {
        <div class={classes!("form-row", props.problem.is_some().then_some("has-problem"))}>
            <label class="form-label" for={id.clone()}>
                { props.label.clone() }
                if props.required { <span class="form-required">{ "needed" }</span> }
            </label>
            if let Some(help) = &props.help {
                <p class="form-help" id={format!("{id}-help")}>{ help.clone() }</p>
            }
            { props.children.clone() }
            if let Some(problem) = &props.problem {
                <p class="form-problem" id={format!("{id}-problem")}>{ problem.clone() }</p>
            }
        </div>
    }
}

/// What `aria-describedby` of the control `id` says: the ids of its help and its problem.
#[must_use]
pub fn ids(id: &str, help: bool, problem: bool) -> Option<String> {
    let help = help.then(|| format!("{id}-help"));
    let problem = problem.then(|| format!("{id}-problem"));
    let both: Vec<String> = help.into_iter().chain(problem).collect();
    (!both.is_empty()).then(|| both.join(" "))
}
