//! Names made at random.

use crate::documents::{DocumentId, WriterId};

/// A name for a new document.
#[must_use]
pub fn document_id() -> DocumentId {
    DocumentId::new(name())
}

/// A name for an editor that was just opened.
#[must_use]
pub fn writer_id() -> WriterId {
    WriterId::new(name())
}

/// Thirty-two random hexadecimal digits. `crypto.randomUUID` would do, but a page that comes over
/// plain HTTP, as an intranet's may, does not have it.
fn name() -> String {
    let mut bytes = [0_u8; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if filled.is_none() {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
