//! The letters that were deleted, as long as they can be had back.

use yew::prelude::*;

use super::document_row::shown_title;
use crate::documents::Summary;
use crate::effects::Library;
use crate::platform::timing;
use crate::ui::{Button, Look};

/// What the list is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct TrashListProps {
    /// The documents.
    pub library: Library,
    /// The deleted ones, the one deleted last first.
    pub deleted: Vec<Summary>,
}

/// The deleted letters, to be put back or deleted for good.
#[component]
pub fn TrashList(props: &TrashListProps) -> Html {
    if props.deleted.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="deleted-letters">
            <h3 class="dialog-subtitle" id="deleted-letters">{ "Deleted letters" }</h3>
            <p class="dialog-note">{ "A deleted letter can be put back for thirty days. Then it is gone for good." }</p>
            <ul class="document-list">
                { for props.deleted.iter().map(|document| html! {
                    <TrashRow key={document.id.as_str()} library={props.library.clone()} document={document.clone()} />
                }) }
            </ul>
        </section>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct TrashRowProps {
    library: Library,
    document: Summary,
}

/// One deleted letter; to delete it for good is asked twice, since nothing brings it back.
#[component]
fn TrashRow(props: &TrashRowProps) -> Html {
    let is_sure = use_state(|| false);
    let document = &props.document;
    let title = shown_title(&document.title);
    let act = |action: fn(&Library, &Summary)| {
        let (library, document) = (props.library.clone(), document.clone());
        Callback::from(move |()| action(&library, &document))
    };
    let ask = |to: bool| {
        let is_sure = is_sure.clone();
        Callback::from(move |()| is_sure.set(to))
    };
    let buttons = if *is_sure {
        html! {
            <>
                <Button label={format!("It cannot be put back: delete {title}")} short="It cannot be put back: delete"
                    on_press={act(|library, it| library.erase(it.id.clone()))} />
                <Button label="Keep it" look={Look::Quiet} on_press={ask(false)} />
            </>
        }
    } else {
        html! {
            <>
                <Button label={format!("Put back: {title}")} short="Put back"
                    on_press={act(|library, it| library.put_back(it.id.clone()))} />
                <Button label={format!("Delete for good: {title}")} short="Delete for good" look={Look::Quiet}
                    on_press={ask(true)} />
            </>
        }
    };
    html! {
        <li class="document-row trash-row">
            <span class="item-text">
                <span class="item-label truncate">{ title }</span>
                <span class="item-detail">{ dates(document) }</span>
            </span>
            <span class="trash-actions">{ buttons }</span>
        </li>
    }
}

fn dates(document: &Summary) -> Option<String> {
    let (deleted, until) = (document.trashed?, document.kept_until()?);
    Some(format!(
        "Deleted on {}, kept until {}",
        timing::date(deleted),
        timing::date(until)
    ))
}
