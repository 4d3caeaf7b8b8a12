//! What the browser throws, as a fault of storage.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use crate::documents::Fault;

/// The fault that a thrown value or a `DOMException` reports.
#[must_use]
pub fn fault(thrown: &JsValue) -> Fault {
    let text = |name: &str| {
        let value = Reflect::get(thrown, &JsValue::from_str(name)).ok();
        value
            .and_then(|value| value.as_string())
            .unwrap_or_default()
    };
    let (name, message) = (text("name"), text("message"));
    if name.is_empty() && message.is_empty() {
        return Fault::from_exception("Unknown error", "");
    }
    Fault::from_exception(&name, &message)
}
