//! What is known of the connection to the network.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Whether what is fetched over the connection should be little: the person asked the browser to save
/// data, or it goes over a telephone's network, which mostly costs by the megabyte. Browsers that say
/// neither are taken to have connections that cost nothing.
#[must_use]
pub fn is_metered() -> bool {
    let said = |connection: &JsValue, name: &str| Reflect::get(connection, &name.into()).ok();
    let Some(connection) = web_sys::window().and_then(|it| said(&it.navigator(), "connection"))
    else {
        return false;
    };
    let saves_data = said(&connection, "saveData").and_then(|it| it.as_bool());
    let network = said(&connection, "type").and_then(|it| it.as_string());
    saves_data == Some(true) || network.as_deref() == Some("cellular")
}
