//! A letter that is not opened by itself, because the page came to a halt with it the last time.

use letter::json;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::documents::{OpenedDocument, file_name};
use crate::effects::Library;
use crate::files;
use crate::platform::files::{self as dialogs, FileKind, NewFile};
use crate::session::{Action, Shared, Store};
use crate::ui::{Button, Dialog, Look};

/// What the dialog is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct HeldBackDialogProps {
    /// Where actions go.
    pub store: Store,
    /// Opens it all the same.
    pub library: Library,
    /// The letter.
    pub document: Shared<OpenedDocument>,
}

/// Says why the letter is not there, and gives it out as files.
#[component]
pub fn HeldBackDialog(props: &HeldBackDialogProps) -> Html {
    let (store, document) = (&props.store, &props.document);
    let on_close = {
        let store = store.clone();
        Callback::from(move |()| store.dispatch(Action::HeldBackClosed))
    };
    let saving = |make: fn(&OpenedDocument) -> NewFile| {
        let (store, document) = (store.clone(), document.clone());
        Callback::from(move |()| {
            let (store, file) = (store.clone(), make(&document));
            spawn_local(async move {
                if let Some(said) = files::said(dialogs::save(&file).await) {
                    store.dispatch(Action::Noticed(said));
                }
            });
        })
    };
    let on_open = {
        let (library, on_close, id) =
            (props.library.clone(), on_close.clone(), document.id.clone());
        Callback::from(move |()| {
            on_close.emit(());
            library.open(id.clone());
        })
    };
    html! {
        <Dialog title="This letter was not opened" on_close={on_close.clone()}>
            <p>
                { format!("The page came to a halt when “{}” was opened last. It is kept as it was, in \
                    the list of letters. Save it as files here, or try to open it again.", document.title) }
            </p>
            <div class="dialog-actions">
                <Button label="Save the letter" on_press={saving(template_file)} />
                <Button label="Save its text" on_press={saving(text_file)} />
                <Button label="Save its recipients" on_press={saving(recipients_file)} />
            </div>
            <div class="dialog-actions">
                <Button label="Open it again" look={Look::Quiet} on_press={on_open} />
                <span class="spacer" />
                <Button label="Go on without it" look={Look::Primary} on_press={on_close} />
            </div>
        </Dialog>
    }
}

fn template_file(document: &OpenedDocument) -> NewFile {
    NewFile {
        name: file_name(&document.title, "template.json"),
        kind: FileKind::Json,
        text: document.template.clone(),
    }
}

fn recipients_file(document: &OpenedDocument) -> NewFile {
    NewFile {
        name: file_name(&document.title, "recipients.json"),
        kind: FileKind::Json,
        text: document.recipients.clone(),
    }
}

/// The text with its tags; where the template cannot be read, all that is kept of it.
fn text_file(document: &OpenedDocument) -> NewFile {
    let body = json::restore_template(&document.template).map(|restored| restored.template.body);
    NewFile {
        name: file_name(&document.title, "txt"),
        kind: FileKind::Text,
        text: body.unwrap_or_else(|_| document.template.clone()),
    }
}
