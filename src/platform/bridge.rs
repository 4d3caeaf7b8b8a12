//! The bridge to the custom element: what it does for the app, in the element's own JavaScript.

use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Given by the element when it mounts the app.
    #[derive(Clone, Debug)]
    pub type Bridge;

    /// Makes a text surface in `parent`.
    #[wasm_bindgen(method, js_name = createTextSurface)]
    pub fn create_text_surface(
        this: &Bridge,
        parent: &web_sys::Element,
        handlers: &js_sys::Object,
    ) -> super::text_surface::RawSurface;

    /// Begins a typesetter's worker that tells `on_reply` its answers.
    #[wasm_bindgen(method, js_name = startTypesetter)]
    pub(super) fn start_typesetter(
        this: &Bridge,
        on_reply: &Closure<dyn FnMut(String, JsValue)>,
    ) -> super::typesetter::RawTypesetter;

    /// The address of a file that lies beside the element's script.
    #[wasm_bindgen(method)]
    pub fn address(this: &Bridge, name: &str) -> String;

    /// The pieces of `common`, texts, as one text, and between each two of them the next piece of
    /// `own`; `ends` says in UTF-16 units where these end in it.
    #[wasm_bindgen(method, js_name = joinPieces)]
    pub(super) fn join_pieces(
        this: &Bridge,
        common: &js_sys::Array,
        own: &str,
        ends: &[u32],
    ) -> js_sys::JsString;

    /// Prints what the element shows on paper, on paper of that size and with that margin; fulfilled
    /// when the browser is done with it.
    #[wasm_bindgen(method)]
    pub fn print(this: &Bridge, size: &str, margin: &str) -> js_sys::Promise;

    /// Says on what paper, and with what margin, the browser's own command prints.
    #[wasm_bindgen(method, js_name = setPaper)]
    pub fn set_paper(this: &Bridge, size: &str, margin: &str);

    /// Fires the event `name` at the element; `detail` is JSON.
    #[wasm_bindgen(method, js_name = emit)]
    fn emit_json(this: &Bridge, name: &str, detail: &str);
}

impl PartialEq for Bridge {
    fn eq(&self, other: &Self) -> bool {
        let (one, other): (&JsValue, &JsValue) = (self.as_ref(), other.as_ref());
        one == other
    }
}

impl Bridge {
    /// Fires the event `name` at the element.
    pub fn emit(&self, name: &str, detail: &impl Serialize) {
        if let Ok(json) = serde_json::to_string(detail) {
            self.emit_json(name, &json);
        }
    }
}
