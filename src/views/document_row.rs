//! One letter in the list of letters.

use yew::prelude::*;

use crate::documents::Summary;
use crate::effects::Library;
use crate::platform::{dom, timing};
use crate::ui::{Button, Icon, Look};

/// What a row is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct DocumentRowProps {
    /// The documents.
    pub library: Library,
    /// This one.
    pub document: Summary,
    /// Whether it is the one on the screen.
    pub is_open: bool,
    /// Called when the list is done with.
    pub on_close: Callback<()>,
}

/// A letter's title, when it was changed, and what can be done with it.
#[component]
pub fn DocumentRow(props: &DocumentRowProps) -> Html {
    let renaming = use_state(|| false);
    let document = &props.document;
    let title = shown_title(&document.title);
    let with_library = |action: fn(&Library, &Summary)| {
        let (library, document) = (props.library.clone(), document.clone());
        move || action(&library, &document)
    };
    let open = {
        let (open, on_close) = (
            with_library(|library, it| library.open(it.id.clone())),
            props.on_close.clone(),
        );
        Callback::from(move |_: MouseEvent| {
            on_close.emit(());
            open();
        })
    };
    let duplicate = {
        let (duplicate, on_close) = (
            with_library(|library, it| library.duplicate(it.id.clone())),
            props.on_close.clone(),
        );
        Callback::from(move |()| {
            on_close.emit(());
            duplicate();
        })
    };
    let delete = with_library(|library, it| library.delete(it.id.clone(), it.title.clone()));
    let set_renaming = |to: bool| {
        let renaming = renaming.clone();
        Callback::from(move |()| renaming.set(to))
    };
    if *renaming {
        return html! {
            <li class="document-row">
                <RenameForm library={props.library.clone()} document={document.clone()} on_done={set_renaming(false)} />
            </li>
        };
    }
    html! {
        <li class="document-row">
            <button type="button" class="field-open" onclick={open} aria-current={props.is_open.then_some("true")}>
                <span class="item-label truncate">{ title.clone() }</span>
                <span class="item-detail">
                    { changed(document) }
                    if props.is_open { { ", on the screen" } }
                </span>
            </button>
            <Button label={format!("Rename {title}")} icon={Icon::Edit} look={Look::Icon} on_press={set_renaming(true)} />
            <Button label={format!("Duplicate {title}")} icon={Icon::Copy} look={Look::Icon} on_press={duplicate} />
            <Button label={format!("Delete {title}")} icon={Icon::Remove} look={Look::Icon}
                on_press={Callback::from(move |()| delete())} />
        </li>
    }
}

/// When a letter was changed, if that is known.
fn changed(document: &Summary) -> String {
    match document.modified {
        0.0 => "Damaged".to_owned(),
        modified => timing::date_and_time(modified),
    }
}

#[derive(Debug, PartialEq, Properties)]
struct RenameFormProps {
    library: Library,
    document: Summary,
    on_done: Callback<()>,
}

/// The title of a letter, to be changed in its place.
#[component]
fn RenameForm(props: &RenameFormProps) -> Html {
    let title = use_state(|| props.document.title.clone());
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| dom::focus(&node));
    }
    let oninput = {
        let title = title.clone();
        Callback::from(move |event: InputEvent| title.set(dom::value_of(&event)))
    };
    let onsubmit = {
        let (library, id, on_done) = (
            props.library.clone(),
            props.document.id.clone(),
            props.on_done.clone(),
        );
        let title = title.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            library.rename(id.clone(), (*title).clone());
            on_done.emit(());
        })
    };
    html! {
        <form class="rename-form" {onsubmit}>
            <input class="input" aria-label="Title" autocomplete="off" ref={node} value={(*title).clone()} {oninput} />
            <button type="submit" class="button button-primary">{ "Rename" }</button>
            <Button label="Cancel" on_press={props.on_done.clone()} />
        </form>
    }
}

/// A letter's title, or what to call one without.
pub fn shown_title(title: &str) -> String {
    if title.trim().is_empty() {
        "Untitled letter".to_owned()
    } else {
        title.to_owned()
    }
}
