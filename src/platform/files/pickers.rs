//! The browser's own file dialogs, where it has them.

use std::fmt;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, File};

use super::FileKind;

#[wasm_bindgen]
extern "C" {
    /// The part of `window` that shows file dialogs.
    pub type Dialogs;

    #[wasm_bindgen(method, catch, js_name = showOpenFilePicker)]
    pub async fn show_open(this: &Dialogs, options: &Object) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = showSaveFilePicker)]
    pub async fn show_save(this: &Dialogs, options: &Object) -> Result<JsValue, JsValue>;

    /// A file that the author chose in a dialog.
    #[derive(Clone)]
    pub type FileHandle;

    #[wasm_bindgen(method, getter)]
    pub fn name(this: &FileHandle) -> String;

    #[wasm_bindgen(method, catch, js_name = getFile)]
    pub async fn file(this: &FileHandle) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createWritable)]
    pub async fn writable(this: &FileHandle) -> Result<JsValue, JsValue>;

    /// Writes to a copy that takes the file's place when it is closed.
    pub type Writable;

    #[wasm_bindgen(method, catch)]
    pub async fn write(this: &Writable, blob: &Blob) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub async fn close(this: &Writable) -> Result<JsValue, JsValue>;
}

/// A file on the author's disk, which can be written again as long as this page is there.
#[derive(Clone)]
pub struct Place(pub(super) FileHandle);

impl Place {
    pub(super) fn of(handle: &FileHandle) -> Self {
        Self(handle.clone())
    }

    /// The file's name.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Place")
    }
}

/// The window, if it has the dialog called `name`. Firefox, Safari and pages over plain HTTP do
/// not.
pub(super) fn dialogs(name: &str) -> Option<Dialogs> {
    let window: JsValue = web_sys::window()?.into();
    let dialog = Reflect::get(&window, &name.into()).ok()?;
    dialog.is_function().then(|| window.unchecked_into())
}

/// What came of showing a dialog.
pub(super) enum Shown<T> {
    /// The author chose.
    Chosen(T),
    /// The author closed the dialog.
    Cancelled,
    /// This page may not show it, as in a frame of another site.
    Refused,
}

/// Tells a closed dialog from one that was never shown.
pub(super) fn shown<T>(answer: Result<T, JsValue>) -> Shown<T> {
    match answer {
        Ok(chosen) => Shown::Chosen(chosen),
        Err(thrown) if name_of(&thrown) == "AbortError" => Shown::Cancelled,
        Err(_) => Shown::Refused,
    }
}

/// The name of what was thrown.
pub(super) fn name_of(thrown: &JsValue) -> String {
    text_of(thrown, "name")
}

/// What was thrown, in the browser's words.
pub(super) fn message_of(thrown: &JsValue) -> String {
    text_of(thrown, "message")
}

fn text_of(thrown: &JsValue, property: &str) -> String {
    let text = Reflect::get(thrown, &property.into()).ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

/// The options of a dialog for files of these kinds.
pub(super) fn options(description: &str, kinds: &[FileKind]) -> Object {
    let accept = Object::new();
    for kind in kinds {
        let endings: Array = kind
            .endings()
            .iter()
            .map(|one| JsValue::from(*one))
            .collect();
        set(&accept, kind.media_type(), &endings);
    }
    let entry = Object::new();
    set(&entry, "description", &description.into());
    set(&entry, "accept", &accept);
    let options = Object::new();
    set(&options, "types", &Array::of1(&entry));
    options
}

/// Sets a property of a plain object, which takes any.
pub(super) fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// The file behind a handle.
pub(super) async fn file_of(handle: &FileHandle) -> Option<File> {
    handle.file().await.ok()?.dyn_into().ok()
}
