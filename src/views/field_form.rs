//! The form of a field, for a new one and for one that is there.

use letter::{Field, FieldKind, NumberFormat, Template, parts};
use yew::prelude::*;

use super::fields_pane::kind_label;
use super::number_format_rows::NumberFormatRows;
use crate::platform::dom;
use crate::session::Shared;
use crate::ui::{Dialog, DialogActions, FormRow};

/// What the form is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct FieldFormProps {
    /// The template that the field belongs to.
    pub template: Shared<Template>,
    /// The field to change; none for a new one.
    pub field: Option<Field>,
    /// What a new one is called to begin with.
    #[prop_or_default]
    pub label: String,
    /// What a new one holds to begin with.
    #[prop_or_default]
    pub kind: FieldKind,
    /// Called with the field as the author wants it.
    pub on_save: Callback<Field>,
    /// Called when the author wants no change.
    pub on_close: Callback<()>,
}

/// A dialog with the field's properties.
#[component]
pub fn FieldForm(props: &FieldFormProps) -> Html {
    let is_new = props.field.is_none();
    let draft = use_state(|| {
        let mut draft = Draft::of(props.field.as_ref());
        if is_new {
            draft.field.kind = props.kind;
            draft = draft.labelled(props.label.trim().to_owned(), &props.template, is_new);
        }
        draft
    });
    let problem = draft.problem(&props.template, props.field.as_ref());
    // What nobody has begun to fill in is not wrong yet.
    let shown_problem = problem.filter(|_| draft.named || !draft.field.label.is_empty());
    let set = {
        let draft = draft.clone();
        move |change: fn(&mut Draft, String)| {
            let draft = draft.clone();
            Callback::from(move |text: String| {
                let mut next = (*draft).clone();
                change(&mut next, text);
                draft.set(next);
            })
        }
    };
    let template = props.template.clone();
    let on_label = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| {
            draft.set(draft.labelled(dom::value_of(&event), &template, is_new));
        })
    };
    let on_name = set(|draft, text| {
        draft.field.name = text.trim().into();
        draft.named = true;
    })
    .reform(|event: InputEvent| dom::value_of(&event));
    let on_kind = set(Draft::set_kind).reform(|event: Event| dom::value_of(&event));
    let on_required = {
        let draft = draft.clone();
        Callback::from(move |event: Event| {
            let mut next = (*draft).clone();
            next.field.required = dom::is_ticked(&event);
            draft.set(next);
        })
    };
    let on_format = {
        let draft = draft.clone();
        Callback::from(move |format: Option<NumberFormat>| {
            let mut next = (*draft).clone();
            next.field.format = format;
            draft.set(next);
        })
    };
    let on_choices =
        set(|draft, text| draft.choices = text).reform(|event: InputEvent| dom::value_of(&event));
    let on_separator = set(|draft, text| draft.field.separator = Some(text))
        .reform(|event: InputEvent| dom::value_of(&event));
    let on_columns =
        set(|draft, text| draft.columns = text).reform(|event: InputEvent| dom::value_of(&event));
    let has_columns = props
        .field
        .as_ref()
        .is_some_and(|field| !field.columns.is_empty());
    let on_default = set(|draft, text| draft.field.default = Some(text))
        .reform(|event: InputEvent| dom::value_of(&event));
    let on_help = set(|draft, text| draft.field.help = Some(text))
        .reform(|event: InputEvent| dom::value_of(&event));
    let onsubmit = {
        let (draft, on_save) = (draft.clone(), props.on_save.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_save.emit(draft.finished());
        })
    };
    let field = &draft.field;
    let (title, send) = if is_new {
        ("New field", "Add the field")
    } else {
        ("Change the field", "Save")
    };
    html! {
        <Dialog {title} on_close={props.on_close.clone()}>
            <form class="form" {onsubmit}>
                <FormRow id="field-label" label="What it is called" help="As people read it: in this list, on chips, in the recipients’ form.">
                    <input class="input" id="field-label" data-autofocus="" autocomplete="off" value={field.label.clone()}
                        aria-describedby="field-label-help" oninput={on_label} />
                </FormRow>
                <FormRow id="field-name" label="Name in tags and tables" problem={shown_problem}
                    help="Letters, digits and _ only. Changing it changes the text and the recipients along.">
                    <input class="input input-code" id="field-name" autocomplete="off" autocapitalize="none" spellcheck="false"
                        value={field.name.to_string()} aria-describedby="field-name-help field-name-problem" oninput={on_name} />
                </FormRow>
                <FormRow id="field-kind" label="What it holds">
                    <select class="input" id="field-kind" onchange={on_kind}>
                        { for FieldKind::ALL.map(|kind| html! {
                            <option value={kind_label(kind)} selected={kind == field.kind}>{ kind_label(kind) }</option>
                        }) }
                    </select>
                </FormRow>
                if field.kind == FieldKind::Choice {
                    <FormRow id="field-choices" label="Choices" help="One on each line.">
                        <textarea class="input" id="field-choices" rows="4" value={draft.choices.clone()}
                            aria-describedby="field-choices-help" oninput={on_choices} />
                    </FormRow>
                }
                if field.kind == FieldKind::List {
                    <FormRow id="field-separator" label="What stands between two of them" help="Left empty, a semicolon. On a new line always stands another one.">
                        <input class="input input-short" id="field-separator" autocomplete="off" placeholder=";" aria-describedby="field-separator-help"
                            value={field.separator.clone().unwrap_or_default()} oninput={on_separator} />
                    </FormRow>
                }
                if field.kind == FieldKind::Number {
                    <NumberFormatRows format={field.format.clone()} language={props.template.language.clone()} on_change={on_format} />
                }
                <label class="tick">
                    <input type="checkbox" checked={field.required} onchange={on_required} />
                    <span>{ "Every recipient needs a value" }</span>
                </label>
                <FormRow id="field-default" label="Value where a recipient has none">
                    <input class="input" id="field-default" autocomplete="off" oninput={on_default}
                        value={field.default.clone().unwrap_or_default()} />
                </FormRow>
                <FormRow id="field-help" label="Help for whoever fills it in">
                    <input class="input" id="field-help" autocomplete="off" oninput={on_help}
                        value={field.help.clone().unwrap_or_default()} />
                </FormRow>
                if has_columns {
                    <FormRow id="field-columns" label="Columns that are this field" help="As lists call it that you have opened; one on each line.">
                        <textarea class="input" id="field-columns" rows="2" value={draft.columns.clone()}
                            aria-describedby="field-columns-help" oninput={on_columns} />
                    </FormRow>
                }
                <DialogActions label={send} disabled={problem.is_some()} on_cancel={props.on_close.clone()} />
            </form>
        </Dialog>
    }
}

/// The field as the form holds it.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    field: Field,
    /// The choices, one on each line.
    choices: String,
    /// The headings of columns that are the field, one on each line.
    columns: String,
    /// Whether the author has given it a name, so that the label does not any more.
    named: bool,
}

impl Draft {
    fn of(field: Option<&Field>) -> Self {
        let field = field.cloned();
        Self {
            named: field.is_some(),
            choices: field
                .as_ref()
                .map(|it| it.choices.join("\n"))
                .unwrap_or_default(),
            columns: field
                .as_ref()
                .map(|it| it.columns.join("\n"))
                .unwrap_or_default(),
            field: field.unwrap_or_else(|| Field::new("", FieldKind::Text)),
        }
    }

    fn labelled(&self, label: String, template: &Template, is_new: bool) -> Self {
        let mut next = self.clone();
        if is_new && !self.named {
            next.field.name = parts::free_name(&parts::name_from(&label), template).into();
        }
        next.field.label = label;
        next
    }

    fn set_kind(&mut self, label: String) {
        let kind = FieldKind::ALL
            .into_iter()
            .find(|kind| kind_label(*kind) == label);
        self.field.kind = kind.unwrap_or_default();
    }

    fn problem(&self, template: &Template, before: Option<&Field>) -> Option<&'static str> {
        let name = self.field.name.as_str();
        let is_taken = template.field(name).is_some()
            && before.is_none_or(|field| field.name != self.field.name);
        if name.is_empty() {
            Some("A field needs a name.")
        } else if !letter::syntax::is_identifier(name) {
            Some("Begin with a letter, and use only letters, digits and _.")
        } else if is_taken {
            Some("Another field has this name already.")
        } else {
            None
        }
    }

    fn finished(&self) -> Field {
        let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let lines = |text: &str| -> Vec<String> {
            let lines = text.lines().map(str::trim);
            let filled = lines.filter(|line| !line.is_empty());
            filled.map(str::to_owned).collect()
        };
        let is_number = self.field.kind == FieldKind::Number;
        let is_list = self.field.kind == FieldKind::List;
        Field {
            format: self.field.format.clone().filter(|_| is_number),
            choices: lines(&self.choices),
            separator: filled(&self.field.separator).filter(|_| is_list),
            columns: lines(&self.columns),
            default: filled(&self.field.default),
            help: filled(&self.field.help),
            ..self.field.clone()
        }
    }
}
