//! The text of the template: its tools, the text surface, and the forms that change it.

use std::rc::Rc;

use letter::parts::{self, Layout};
use letter::{Field, Span};
use yew::prelude::*;

use super::chip_form::{ChipForm, ChipPart};
use super::condition_form::{ConditionForm, Conditional};
use super::field_form::FieldForm;
use super::field_picker::FieldPicker;
use super::note_form::NoteForm;
use super::surface::SurfaceSlot;
use super::toolbar::{Insert, Toolbar};
use super::use_surface::use_surface;
use crate::platform::bridge::Bridge;
use crate::platform::text_surface::TextSurface;
use crate::session::{Action, Merged, Session, Store};
use crate::ui::{Button, Icon, Look};

/// What the pane is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct TextPaneProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// The element around the editor.
    pub bridge: Bridge,
    /// Where the text surface is to be put.
    pub surface: SurfaceSlot,
    /// The merged letter, whose note numbers the text shows, once there is one.
    pub merged: Option<Merged>,
}

/// A form over the pane.
#[derive(Clone, Debug, PartialEq)]
enum Form {
    Insert(Insert),
    Chip(ChipPart),
}

/// The text.
#[component]
pub fn TextPane(props: &TextPaneProps) -> Html {
    let session = &props.session;
    let form = use_state(|| None::<Form>);
    let show_tags = use_state(|| false);
    let host = use_node_ref();
    let on_chip = {
        let (store, form) = (props.store.clone(), form.clone());
        use_callback((), move |range: Span, ()| {
            let session = store.session();
            if !session.readonly {
                form.set(ChipPart::at(&session.template, range).map(Form::Chip));
            }
        })
    };
    let emphasis = use_surface(&host, props, on_chip);
    {
        let surface = props.surface.clone();
        use_effect_with(*show_tags, move |shown| {
            surface.with(|surface| surface.set_show_tags(*shown));
        });
    }
    let on_insert = {
        let form = form.clone();
        Callback::from(move |insert| form.set(Some(Form::Insert(insert))))
    };
    let on_tags = {
        let show_tags = show_tags.clone();
        Callback::from(move |()| show_tags.set(!*show_tags))
    };
    let on_find = {
        let surface = props.surface.clone();
        Callback::from(move |()| surface.with(TextSurface::open_search))
    };
    let on_close = {
        let form = form.clone();
        Callback::from(move |()| form.set(None))
    };
    let open = match &*form {
        None => Html::default(),
        Some(Form::Insert(insert)) => html! {
            <InsertForm insert={*insert} store={props.store.clone()} surface={props.surface.clone()} {on_close} />
        },
        Some(Form::Chip(part)) => html! {
            <ChipForm part={part.clone()} template={session.template.clone()} surface={props.surface.clone()}
                store={props.store.clone()} {on_close} />
        },
    };
    html! {
        <section class="pane pane-text" aria-labelledby="text-heading">
            <header class="pane-header">
                <h2 class="pane-title" id="text-heading">{ "Text" }</h2>
                <span class="spacer" />
                <Button label="Show tags" icon={Icon::Tags} look={Look::Quiet} pressed={*show_tags} on_press={on_tags}
                    title="Show fields and conditions as they are written" />
                <Button label="Find" title="Find and replace (Ctrl+F)" icon={Icon::Search} look={Look::Icon}
                    on_press={on_find} />
            </header>
            <Toolbar surface={props.surface.clone()} {emphasis} readonly={session.readonly} {on_insert} />
            <div class="surface" ref={host} />
            { open }
        </section>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct InsertFormProps {
    insert: Insert,
    store: Store,
    surface: SurfaceSlot,
    on_close: Callback<()>,
}

/// The form of something that is to be put in at the caret.
#[component]
fn InsertForm(props: &InsertFormProps) -> Html {
    let template = props.store.session().template.clone();
    let on_close = props.on_close.clone();
    match props.insert {
        Insert::Field => {
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
        Insert::Condition => html! {
            <NewCondition insert={props.insert} store={props.store.clone()} surface={props.surface.clone()} {on_close} />
        },
        Insert::Note => {
            let on_save = insert_note(props);
            html! { <NoteForm {on_save} {on_close} /> }
        }
    }
}

/// The form of a new condition, and of a field for it where the letter has none that fits.
#[component]
fn NewCondition(props: &InsertFormProps) -> Html {
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

fn insert_field(props: &InsertFormProps) -> Callback<(Field, Layout)> {
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

fn insert_condition(props: &InsertFormProps) -> Callback<Conditional> {
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

fn insert_note(props: &InsertFormProps) -> Callback<String> {
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
