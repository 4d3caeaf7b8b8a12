//! One cell of a recipient's form: the control that suits the kind of its field.

use letter::values::{dates, yes_no};
use letter::{Field, FieldKind, FieldName};
use yew::prelude::*;

use crate::platform::dom;
use crate::ui::{FormRow, ids};

/// What the control is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct CellControlProps {
    /// The field.
    pub field: Field,
    /// What the cell holds.
    pub cell: String,
    /// The letter's language, which says how dates and numbers are written.
    pub language: AttrValue,
    /// Whether it may only be read.
    pub readonly: bool,
    /// Called with the field's name and the new text.
    pub on_type: Callback<(String, String)>,
}

/// A labelled control for one cell.
#[component]
pub fn CellControl(props: &CellControlProps) -> Html {
    let field = &props.field;
    let id = cell_id(&field.name);
    let problem = problem(field, &props.cell, &props.language);
    let help = help(field);
    // Decided once: a control that changed its kind under the author's hands would lose the focus.
    let calendar = use_state(|| is_date_or_empty(&props.cell, &props.language));
    html! {
        <FormRow id={id.clone()} label={field.display_name().to_owned()} required={field.required}
            help={help.clone()} problem={problem}>
            { control(props, &id, *calendar, ids(&id, help.is_some(), problem.is_some()), problem.is_some()) }
        </FormRow>
    }
}

/// The `id` of the control for the cell of that field.
pub fn cell_id(field: &FieldName) -> String {
    format!("cell-{field}")
}

fn control(
    props: &CellControlProps,
    id: &str,
    calendar: bool,
    described: Option<String>,
    is_wrong: bool,
) -> Html {
    let (field, cell) = (&props.field, props.cell.clone());
    let id = id.to_owned();
    let invalid = is_wrong.then_some("true");
    let on_type = props.on_type.clone();
    let name = field.name.to_string();
    let typed = Callback::from(move |text: String| on_type.emit((name.clone(), text)));
    let oninput = typed.reform(|event: InputEvent| dom::value_of(&event));
    let onchange = typed.reform(|event: Event| dom::value_of(&event));
    let readonly = props.readonly;
    match field.kind {
        FieldKind::YesNo => {
            let options = [("", "Not answered"), ("yes", "Yes"), ("no", "No")];
            let chosen = match yes_no::parse(&cell) {
                Some(true) => "yes",
                Some(false) => "no",
                None if cell.trim().is_empty() => "",
                None => cell.as_str(),
            };
            let options = options.map(|(value, label)| (value.to_owned(), label.to_owned()));
            select(id, described, options.to_vec(), chosen, readonly, onchange)
        }
        FieldKind::Choice => {
            let none = (String::new(), "Not chosen".to_owned());
            let choices = field
                .choices
                .iter()
                .map(|choice| (choice.clone(), choice.clone()));
            let options = std::iter::once(none).chain(choices).collect();
            select(id, described, options, &cell, readonly, onchange)
        }
        FieldKind::Lines | FieldKind::List => html! {
            <textarea class="input" {id} rows="3" {readonly} aria-describedby={described} value={cell} {oninput} />
        },
        FieldKind::Markdown => html! {
            <textarea class="input" {id} rows="5" {readonly} aria-describedby={described} value={cell} {oninput} />
        },
        FieldKind::Date if calendar => html! {
            <input type="date" class="input" {id} {readonly} aria-describedby={described} aria-invalid={invalid}
                value={iso(&cell, &props.language)} {oninput} />
        },
        FieldKind::Number => html! {
            <input type="text" inputmode="decimal" class="input input-short" {id} {readonly} autocomplete="off"
                aria-describedby={described} aria-invalid={invalid} value={cell} {oninput} />
        },
        FieldKind::Text | FieldKind::Date => html! {
            <input type="text" class="input" {id} {readonly} autocomplete="off" aria-describedby={described}
                aria-invalid={invalid} value={cell} {oninput} />
        },
    }
}

/// A list to choose from; a value that is not in it is offered too, so that it is not lost unseen.
fn select(
    id: String,
    described: Option<String>,
    mut options: Vec<(String, String)>,
    chosen: &str,
    disabled: bool,
    onchange: Callback<Event>,
) -> Html {
    if !options.iter().any(|(value, _)| value == chosen) {
        options.push((chosen.to_owned(), format!("{chosen} (not understood)")));
    }
    html! {
        <select class="input" {id} {disabled} aria-describedby={described} {onchange}>
            { for options.into_iter().map(|(value, label)| {
                let selected = value == chosen;
                html! { <option {selected} {value}>{ label }</option> }
            }) }
        </select>
    }
}

/// What is wrong with the cell by itself, as far as its field's kind says.
fn problem(field: &Field, cell: &str, language: &str) -> Option<&'static str> {
    let text = cell.trim();
    if text.is_empty() {
        let is_missing = field.required && field.default.is_none();
        return is_missing.then_some("The letter needs this value.");
    }
    match field.kind {
        FieldKind::Date if dates::parse(text, language).is_none() => {
            Some("This is not understood as a date. Write it as 2026-12-01 or 1 December 2026.")
        }
        FieldKind::Number if field.number(text, language).is_none() => {
            Some("This is not understood as a number. Write it in figures, as in 1234.50.")
        }
        FieldKind::YesNo if yes_no::parse(text).is_none() => {
            Some("This is neither yes nor no. Choose one of the two.")
        }
        FieldKind::Choice if !field.choices.iter().any(|choice| choice == cell) => {
            Some("This is not one of the choices.")
        }
        _ => None,
    }
}

fn help(field: &Field) -> Option<String> {
    let default = field
        .default
        .as_deref()
        .filter(|text| !text.trim().is_empty());
    match (field.help.clone(), default) {
        (Some(help), _) => Some(help),
        (None, Some(default)) => Some(format!("Left empty, it is “{default}”.")),
        (None, None) if field.kind == FieldKind::List => Some(format!(
            "One on each line, or with “{}” between them.",
            field.separator()
        )),
        (None, None) => None,
    }
}

fn iso(cell: &str, language: &str) -> String {
    dates::parse(cell.trim(), language)
        .map(|date| dates::format(date, "YYYY-MM-DD", language))
        .unwrap_or_default()
}

fn is_date_or_empty(cell: &str, language: &str) -> bool {
    cell.trim().is_empty() || dates::parse(cell.trim(), language).is_some()
}

#[cfg(test)]
mod tests {
    use letter::{Field, FieldKind};

    use super::problem;

    fn check(kind: FieldKind, cell: &str, is_wrong: bool) {
        let mut field = Field::new("x", kind);
        field.choices = vec!["North".to_owned()];
        assert_eq!(
            problem(&field, cell, "en-GB").is_some(),
            is_wrong,
            "{kind:?}: {cell}"
        );
    }

    #[test]
    fn a_cell_says_what_its_kind_cannot_take() {
        check(FieldKind::Date, "1 December 2026", false);
        check(FieldKind::Date, "soon", true);
        check(FieldKind::Number, "1,200", false);
        check(FieldKind::Number, "many", true);
        check(FieldKind::YesNo, "Yes", false);
        check(FieldKind::YesNo, "perhaps", true);
        check(FieldKind::Choice, "North", false);
        check(FieldKind::Choice, "South", true);
        check(FieldKind::Text, "", false);
    }

    #[test]
    fn a_value_that_is_needed_is_asked_for() {
        let mut field = Field::new("x", FieldKind::Text);
        field.required = true;
        assert!(problem(&field, " ", "en-GB").is_some());
        field.default = Some("colleague".to_owned());
        assert!(problem(&field, " ", "en-GB").is_none());
    }
}
