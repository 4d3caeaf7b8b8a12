//! What the browser knows of Unicode, so that the program need not bring the tables along.

use js_sys::JsString;

/// The text with characters and their accents put together (Unicode's form NFC).
#[must_use]
pub fn composed(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}
