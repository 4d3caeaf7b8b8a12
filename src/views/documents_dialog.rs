//! The list of the documents that the browser keeps.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::document_row::DocumentRow;
use crate::documents::{DocumentId, Summary};
use crate::effects::Library;
use crate::ui::{Button, Dialog, Icon};

/// What the dialog is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct DocumentsDialogProps {
    /// The documents.
    pub library: Library,
    /// The one on the screen.
    pub current: Option<DocumentId>,
    /// Called when the author is done.
    pub on_close: Callback<()>,
}

/// What is known of the list.
#[derive(Clone, PartialEq)]
enum List {
    Reading,
    Read(Vec<Summary>),
    Failed(String),
}

/// All letters of this browser, to open, rename, duplicate or delete.
#[component]
pub fn DocumentsDialog(props: &DocumentsDialogProps) -> Html {
    let list = use_state(|| List::Reading);
    {
        let (list, library) = (list.clone(), props.library.clone());
        let key = (library.changes(), library.deleted().cloned());
        use_effect_with(key, move |_| {
            spawn_local(async move {
                list.set(match library.list().await {
                    Ok(documents) => List::Read(documents),
                    Err(fault) => List::Failed(fault.to_string()),
                });
            });
        });
    }
    let begin = {
        let (library, on_close) = (props.library.clone(), props.on_close.clone());
        Callback::from(move |()| {
            on_close.emit(());
            library.begin();
        })
    };
    let content = match &*list {
        List::Reading => html! { <p class="empty-line">{ "Reading the list…" }</p> },
        List::Failed(reason) => html! { <p class="empty-line">{ reason }</p> },
        List::Read(documents) if documents.is_empty() => {
            html! { <p class="empty-line">{ "No letter is kept in this browser yet." }</p> }
        }
        List::Read(documents) => html! {
            <ul class="document-list">
                { for documents.iter().map(|document| html! {
                    <DocumentRow key={document.id.as_str()} library={props.library.clone()} document={document.clone()}
                        is_open={props.current.as_ref() == Some(&document.id)} on_close={props.on_close.clone()} />
                }) }
            </ul>
        },
    };
    html! {
        <Dialog title="Letters in this browser" on_close={props.on_close.clone()}>
            { content }
            <div class="dialog-actions">
                <Button label="New letter" icon={Icon::Add} on_press={begin} />
            </div>
        </Dialog>
    }
}
