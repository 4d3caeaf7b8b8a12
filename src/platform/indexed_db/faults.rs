//! Lets the browser's storage fail in tests.

use wasm_bindgen::prelude::*;

use crate::documents::Fault;

#[wasm_bindgen(module = "/tests/support/storage_faults.js")]
extern "C" {
    /// Lets the next `times` calls of that kind fail in a database.
    #[wasm_bindgen(js_name = failStorage)]
    pub fn fail_storage(database: &str, call: &str, fault: &str, times: f64);

    /// Lets everything in a database work again.
    #[wasm_bindgen(js_name = healStorage)]
    pub fn heal_storage(database: &str);

    /// Closes the connections of a database as a browser does that lost its storage process.
    #[wasm_bindgen(js_name = closeConnections)]
    pub fn close_connections(database: &str);

    /// Puts a number where a text belongs: a promise.
    #[wasm_bindgen(js_name = putNumber)]
    pub fn put_number(database: &str, table: &str, key: &str) -> js_sys::Promise;
}

/// The faults seen in the field, as the tests name them, with what is to be made of each.
pub static FAULTS: [(&str, Fault); 5] = [
    ("connection lost", Fault::ConnectionLost),
    ("connection closing", Fault::ConnectionClosing),
    ("backing store", Fault::BackingStore),
    ("quota", Fault::Quota),
    ("full disk", Fault::DiskFull),
];
