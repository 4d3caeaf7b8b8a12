//! Letting the author choose a file to open.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use super::pickers::{FileHandle, Shown, dialogs, file_of, options, shown};
use super::{FileContent, FileError, FileKind, Place, read};

/// Lets the author choose a file and reads it; none where the author chose none.
///
/// To be called from a click or a key, or the browser shows nothing.
pub async fn choose() -> Result<Option<FileContent>, FileError> {
    match by_dialog().await {
        Shown::Chosen(handle) => read_chosen(&handle).await.map(Some),
        Shown::Cancelled => Ok(None),
        Shown::Refused => match by_field().await {
            Some(file) => read(&file).await.map(Some),
            None => Ok(None),
        },
    }
}

async fn by_dialog() -> Shown<FileHandle> {
    let Some(dialogs) = dialogs("showOpenFilePicker") else {
        return Shown::Refused;
    };
    let kinds = options("Templates, recipients and texts", &FileKind::OPENED);
    let handles = dialogs.show_open(&kinds).await;
    shown(handles.map(|handles| Array::from(&handles).get(0).unchecked_into()))
}

async fn read_chosen(handle: &FileHandle) -> Result<FileContent, FileError> {
    match file_of(handle).await {
        Some(file) => Ok(FileContent {
            place: Some(Place::of(handle)),
            ..read(&file).await?
        }),
        None => Err(FileError::Unreadable(handle.name())),
    }
}

/// A file field that is clicked for the author. It is part of the page meanwhile, since some
/// browsers show no dialog for one that is not.
async fn by_field() -> Option<File> {
    let document = web_sys::window()?.document()?;
    let field: HtmlInputElement = document.create_element("input").ok()?.dyn_into().ok()?;
    field.set_type("file");
    field.set_hidden(true);
    let endings: Vec<&str> = FileKind::OPENED
        .iter()
        .flat_map(|kind| kind.endings().iter().copied())
        .collect();
    field.set_accept(&endings.join(","));
    document.body()?.append_child(&field).ok()?;
    let file = chosen_in(&field).await;
    field.remove();
    file
}

async fn chosen_in(field: &HtmlInputElement) -> Option<File> {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let listen = |event: &'static str| {
        let (sender, field) = (Rc::clone(&sender), field.clone());
        EventListener::new(&field.clone(), event, move |_| {
            if let Some(sender) = sender.borrow_mut().take() {
                let file = field.files().and_then(|files| files.get(0));
                let _ = sender.send(file);
            }
        })
    };
    let _listening = [listen("change"), listen("cancel")];
    field.click();
    receiver.await.ok().flatten()
}
