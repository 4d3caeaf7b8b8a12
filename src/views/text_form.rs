//! The forms over the text: what is to be put in at the caret, and the chip that was chosen.

use letter::parts::{self, Layout};
use letter::{Field, Span};
use yew::prelude::*;

use super::chip_form::{ChipForm, ChipPart};
use super::condition_form::{ConditionForm, Conditional};
use super::field_form::FieldForm;
use super::field_picker::FieldPicker;
use super::note_form::NoteForm;
use super::surface::SurfaceSlot;
use crate::rest::Form;
use crate::session::{Action, Store};

/// What a form is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct TextFormProps {
    /// Which form.
    pub form: Form,
    /// The session.
    pub store: Store,
    /// The text.
    pub surface: SurfaceSlot,
    /// Called when the form is done with.
    pub on_close: Callback<()>,
}

/// The form.
#[component]
pub fn TextForm(props: &TextFormProps) -> Html {
    let template = props.store.session().template.clone();
    let on_close = props.on_close.clone();
    match props.form {
        Form::Field => {
            let on_choose = insert_field(props);
            let on_new = {
                let (store, on_choose) = (props.store.clone(), on_choose.clone());
                Callback::from(move |field: Field| {
                    store.dispatch(Action::FieldAdded(field.clone()));
                    on_choose.emit((field, Layout::Sentence));
                })
            };
            html! { <FieldPicker title="Insert a field" {template} {on_choose} {on_new} {on_close} /> }
        }
        Form::Condition => html! {
            <NewCondition form={props.form} store={props.store.clone()} surface={props.surface.clone()} {on_close} />
        },
        Form::Note => {
            let on_save = insert_note(props);
            html! { <NoteForm {on_save} {on_close} /> }
        }
        Form::Chip(range) => html! {
            <Chip key={format!("{range:?}")} {range} store={props.store.clone()} surface={props.surface.clone()}
                {on_close} />
        },
    }
}

#[derive(Debug, PartialEq, Properties)]
struct ChipProps {
    range: Span,
    store: Store,
    surface: SurfaceSlot,
    on_close: Callback<()>,
}

/// The form of the part of the text that a chip stands for; none where no form can change it.
#[component]
fn Chip(props: &ChipProps) -> Html {
    let template = props.store.session().template.clone();
    let part = use_memo((), |()| ChipPart::at(&template, props.range));
    {
        let on_close = props.on_close.clone();
        use_effect_with(part.is_none(), move |is_none| {
            if *is_none {
                on_close.emit(());
            }
        });
    }
    let Some(part) = (*part).clone() else {
        return Html::default();
    };
    html! {
        <ChipForm {part} {template} surface={props.surface.clone()} store={props.store.clone()}
            on_close={props.on_close.clone()} />
    }
}

/// The form of a new condition, and of a field for it where the letter has none that fits.
#[component]
fn NewCondition(props: &TextFormProps) -> Html {
    let (making, made) = (use_state(|| false), use_state(|| None::<letter::FieldName>));
    let template = props.store.session().template.clone();
    let set_making = |to: bool| {
        let making = making.clone();
        Callback::from(move |()| making.set(to))
    };
    if *making {
        let (store, making, made) = (props.store.clone(), making.clone(), made.clone());
        let on_save = Callback::from(move |field: Field| {
            made.set(Some(field.name.clone()));
            store.dispatch(Action::FieldAdded(field));
            making.set(false);
        });
        return html! {
            <FieldForm {template} field={None::<Field>} kind={letter::FieldKind::YesNo} {on_save}
                on_close={set_making(false)} />
        };
    }
    let surface = props.surface.get();
    let asks_text = surface.is_none_or(|surface| surface.selection().is_empty());
    html! {
        <ConditionForm {template} first={(*made).clone()} {asks_text} on_save={insert_condition(props)}
            on_new_field={set_making(true)} on_close={props.on_close.clone()} />
    }
}

fn insert_field(props: &TextFormProps) -> Callback<(Field, Layout)> {
    let (surface, on_close) = (props.surface.clone(), props.on_close.clone());
    let template = props.store.session().template.clone();
    Callback::from(move |(field, layout): (Field, Layout)| {
        on_close.emit(());
        let text = layout.text(&field, &template);
        surface.after_dialog(move |surface| {
            let end = |text: &str| Span::new(text.len(), text.len());
            if layout.is_block() {
                let body = surface.positions();
                let block = parts::alone(&text, body.text(), surface.selection()).text;
                surface.insert(&block, end(&block));
            } else {
                surface.insert(&text, end(&text));
            }
        });
    })
}

fn insert_condition(props: &TextFormProps) -> Callback<Conditional> {
    let (surface, on_close) = (props.surface.clone(), props.on_close.clone());
    Callback::from(move |new: Conditional| {
        on_close.emit(());
        surface.after_dialog(move |surface| {
            let positions = surface.positions();
            let selected = surface.selection().of(positions.text());
            let text = if selected.is_empty() {
                new.text.trim()
            } else {
                selected
            };
            let otherwise = new.otherwise.as_deref().map(str::trim);
            let insertion = parts::conditional(&new.condition, text, otherwise);
            surface.insert(&insertion.text, insertion.select);
        });
    })
}

fn insert_note(props: &TextFormProps) -> Callback<String> {
    let (surface, on_close) = (props.surface.clone(), props.on_close.clone());
    Callback::from(move |text: String| {
        on_close.emit(());
        surface.after_dialog(move |surface| {
            let at = surface.selection().end;
            let edits = parts::add_footnote(surface.positions().text(), at, &text);
            let mark = edits.first().map_or(0, |edit| edit.text.len());
            surface.apply(&edits);
            surface.show(Span::new(at + mark, at + mark));
        });
    })
}
