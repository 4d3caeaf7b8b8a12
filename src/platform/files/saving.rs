//! Saving to a file: where the author says, or among the downloads.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::pickers::{
    FileHandle, Shown, Writable, dialogs, message_of, name_of, options, set, shown,
};
use super::{FileError, FileKind, NewFile, Place};

/// How long a download may take to begin, in milliseconds, before its address is taken back.
const TAKEN_BACK: u32 = 40_000;

/// What came of saving.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It was written there, where the author said.
    Saved(Place),
    /// The browser puts it among the downloads.
    Downloaded(String),
    /// The author closed the dialog.
    Cancelled,
}

/// Saves a file: by the browser's dialog, or as a download where it has none.
///
/// To be called from a click or a key, or the browser shows nothing.
pub async fn save(file: &NewFile) -> Result<Outcome, FileError> {
    save_blob(&file.name, file.kind, &blob(file)?).await
}

/// Saves what the browser holds already, under that name.
///
/// Long after the click that asked for it, most browsers show no dialog; it is a download then.
pub async fn save_blob(name: &str, kind: FileKind, blob: &Blob) -> Result<Outcome, FileError> {
    match by_dialog(name, kind).await {
        Shown::Chosen(handle) => write(Place::of(&handle), blob).await,
        Shown::Cancelled => Ok(Outcome::Cancelled),
        Shown::Refused => download(name, blob),
    }
}

/// Writes a file where it is already. The browser may ask the author whether that is allowed.
pub async fn save_to(place: &Place, file: &NewFile) -> Result<Outcome, FileError> {
    write(place.clone(), &blob(file)?).await
}

fn blob(file: &NewFile) -> Result<Blob, FileError> {
    let options = BlobPropertyBag::new();
    options.set_type(file.kind.media_type());
    let parts = Array::of1(&JsValue::from_str(&file.text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options);
    blob.map_err(|thrown| not_written(&file.name, &thrown))
}

async fn by_dialog(name: &str, kind: FileKind) -> Shown<FileHandle> {
    let Some(dialogs) = dialogs("showSaveFilePicker") else {
        return Shown::Refused;
    };
    let options = options(kind.media_type(), &[kind]);
    set(&options, "suggestedName", &name.into());
    let handle = dialogs.show_save(&options).await;
    shown(handle.map(JsCast::unchecked_into))
}

/// The file keeps what it held before until all of the new text is written.
async fn write(place: Place, blob: &Blob) -> Result<Outcome, FileError> {
    let (handle, name) = (&place.0, place.name());
    let refused = |thrown: JsValue| not_written(&name, &thrown);
    let writable: Writable = handle.writable().await.map_err(refused)?.unchecked_into();
    writable.write(blob).await.map_err(refused)?;
    writable.close().await.map_err(refused)?;
    Ok(Outcome::Saved(place))
}

fn download(name: &str, blob: &Blob) -> Result<Outcome, FileError> {
    let refused = |thrown: JsValue| not_written(name, &thrown);
    let url = Url::create_object_url_with_blob(blob).map_err(refused)?;
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.map(|document| document.create_element("a"));
    let link = link.transpose().map_err(refused)?;
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    Timeout::new(TAKEN_BACK, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(Outcome::Downloaded(name.to_owned()))
}

fn not_written(name: &str, thrown: &JsValue) -> FileError {
    let name = name.to_owned();
    match name_of(thrown).as_str() {
        "NotAllowedError" | "SecurityError" => FileError::NotAllowed(name),
        "NotFoundError" => FileError::Gone(name),
        "QuotaExceededError" => FileError::NoRoom(name),
        _ => FileError::NotWritten {
            name,
            reason: message_of(thrown),
        },
    }
}
