//! The list of the documents that the browser keeps.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::document_row::DocumentRow;
use super::trash_list::TrashList;
use crate::documents::{DocumentId, Fault, Summary};
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
    Read {
        kept: Vec<Summary>,
        deleted: Vec<Summary>,
    },
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
                list.set(match read(&library).await {
                    Ok((kept, deleted)) => List::Read { kept, deleted },
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
        List::Read { kept, .. } if kept.is_empty() => {
            html! { <p class="empty-line">{ "No letter is kept in this browser yet." }</p> }
        }
        List::Read { kept, .. } => html! {
            <ul class="document-list">
                { for kept.iter().map(|document| html! {
                    <DocumentRow key={document.id.as_str()} library={props.library.clone()} document={document.clone()}
                        is_open={props.current.as_ref() == Some(&document.id)} on_close={props.on_close.clone()} />
                }) }
            </ul>
        },
    };
    let deleted = match &*list {
        List::Read { deleted, .. } => {
            html! { <TrashList library={props.library.clone()} deleted={deleted.clone()} /> }
        }
        List::Reading | List::Failed(_) => Html::default(),
    };
    html! {
        <Dialog title="Letters in this browser" on_close={props.on_close.clone()}>
            { content }
            { deleted }
            <p class="dialog-note">{ durability(&props.library) }</p>
            <div class="dialog-actions">
                <Button label="New letter" icon={Icon::Add} on_press={begin} />
            </div>
        </Dialog>
    }
}

async fn read(library: &Library) -> Result<(Vec<Summary>, Vec<Summary>), Fault> {
    Ok((library.list().await?, library.trash().await?))
}

/// How surely the letters last, in a sentence.
pub fn durability(library: &Library) -> &'static str {
    if library.is_lasting() {
        "These letters are in this browser alone. It keeps them until you delete them, or clear what it has stored."
    } else {
        "These letters are in this browser alone, and it may clear them away when this computer’s disk gets full. Save to a file what must last."
    }
}
