//! Files of the author's computer: choosing one to open, and saving one.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

/// A file could not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotSaved;

/// Lets the author choose a file; none where no file was chosen.
pub async fn choose(accept: &str) -> Option<File> {
    let document = web_sys::window()?.document()?;
    let input: HtmlInputElement = document.create_element("input").ok()?.dyn_into().ok()?;
    input.set_type("file");
    input.set_accept(accept);
    let chosen = Promise::new(&mut |resolve: Function, _| {
        for event in ["change", "cancel"] {
            // The input is fresh: listening to it cannot fail.
            let _ = input.add_event_listener_with_callback(event, &resolve);
        }
    });
    input.click();
    JsFuture::from(chosen).await.ok()?;
    input.files()?.get(0)
}

/// The bytes of a file; none where the browser cannot read it.
pub async fn read(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Saves `text` under a name of the author's choice, which begins as `name`; as a download where
/// the browser has no dialog for it. An author who chooses no name has changed their mind, which is
/// no failure.
///
/// # Errors
///
/// Where the file could not be written.
pub async fn save(name: &str, media: &str, text: &str) -> Result<(), NotSaved> {
    let window = web_sys::window().ok_or(NotSaved)?;
    let picker = Reflect::get(&window, &"showSaveFilePicker".into()).unwrap_or_default();
    let Some(picker) = picker.dyn_ref::<Function>() else {
        return download(name, media, text).ok_or(NotSaved);
    };
    let Ok(asked) = picker.call1(&window, &picker_options(name)) else {
        return download(name, media, text).ok_or(NotSaved);
    };
    match JsFuture::from(Promise::from(asked)).await {
        Ok(handle) => write(handle.unchecked_into(), text)
            .await
            .map_err(|_| NotSaved),
        Err(error) if is_abort(&error) => Ok(()),
        // A page in a frame, for one, may not ask.
        Err(_) => download(name, media, text).ok_or(NotSaved),
    }
}

#[wasm_bindgen]
extern "C" {
    type FileHandle;

    #[wasm_bindgen(method, catch, js_name = createWritable)]
    async fn create_writable(this: &FileHandle) -> Result<JsValue, JsValue>;

    type Writable;

    #[wasm_bindgen(method, catch)]
    async fn write(this: &Writable, text: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn close(this: &Writable) -> Result<JsValue, JsValue>;
}

async fn write(handle: FileHandle, text: &str) -> Result<(), JsValue> {
    let writable: Writable = handle.create_writable().await?.unchecked_into();
    writable.write(text).await?;
    writable.close().await?;
    Ok(())
}

fn picker_options(name: &str) -> Object {
    let options = Object::new();
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(&options, &"suggestedName".into(), &name.into());
    options
}

fn is_abort(error: &JsValue) -> bool {
    let name = Reflect::get(error, &"name".into()).unwrap_or_default();
    name.as_string().as_deref() == Some("AbortError")
}

fn download(name: &str, media: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the address when the click returns; a minute is for those that have not.
    gloo_timers::callback::Timeout::new(60_000, move || {
        // Fails only for an address that is none.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}
