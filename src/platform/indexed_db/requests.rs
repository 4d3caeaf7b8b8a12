//! The requests of a transaction, and what they answer.

use idb::request::{GetAllKeysStoreRequest, GetAllStoreRequest, GetStoreRequest};
use idb::{Error, Request};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::transaction::Running;
use crate::documents::{Fault, Key, Table, Write};
use crate::platform::exception::fault;

/// Asks for the text under a key.
pub(super) fn get(running: &Running, key: &Key) -> Result<GetStoreRequest, Fault> {
    let table = running.table(key.table)?;
    let asked = table.get(JsValue::from_str(&key.name));
    asked.map_err(|error| fault_of(&error))
}

/// Asks for all keys and all texts of a table.
pub(super) fn all(
    running: &Running,
    table: Table,
) -> Result<(GetAllKeysStoreRequest, GetAllStoreRequest), Fault> {
    let table = running.table(table)?;
    let keys = table.get_all_keys(None, None);
    let keys = keys.map_err(|error| fault_of(&error))?;
    let texts = table.get_all(None, None);
    Ok((keys, texts.map_err(|error| fault_of(&error))?))
}

/// Sends the changes and the end of the transaction.
pub(super) fn make(running: &Running, write: &Write) -> Result<(), Fault> {
    for (key, text) in &write.puts {
        let (name, text) = (JsValue::from_str(&key.name), JsValue::from_str(text));
        let put = running.table(key.table)?.put(&text, Some(&name));
        put.map_err(|error| fault_of(&error))?;
    }
    for key in &write.deletes {
        let name = JsValue::from_str(&key.name);
        let deleted = running.table(key.table)?.delete(name);
        deleted.map_err(|error| fault_of(&error))?;
    }
    running.commit()
}

/// The text that was asked for; none where there is none.
pub(super) fn text(request: &impl Request) -> Result<Option<String>, Fault> {
    let result = request.result().map_err(|error| fault_of(&error))?;
    if result.is_undefined() {
        return Ok(None);
    }
    result.as_string().map(Some).ok_or(Fault::Unreadable)
}

/// The texts that were asked for; what is not a text is empty.
pub(super) fn texts(request: &impl Request) -> Result<Vec<String>, Fault> {
    let result = request.result().map_err(|error| fault_of(&error))?;
    let list: Array = result.dyn_into().map_err(|_| Fault::Unreadable)?;
    let text = |value: JsValue| value.as_string().unwrap_or_default();
    Ok(list.iter().map(text).collect())
}

/// What the browser threw at a call through `idb`.
pub(super) fn fault_of(error: &Error) -> Fault {
    match error {
        Error::AddFailed(thrown)
        | Error::DeleteFailed(thrown)
        | Error::GetAllFailed(thrown)
        | Error::GetAllKeysFailed(thrown)
        | Error::GetFailed(thrown)
        | Error::IndexedDbNotFound(thrown)
        | Error::IndexedDbOpenFailed(thrown)
        | Error::ObjectStoreNotFound(thrown)
        | Error::RequestResultNotFound(thrown)
        | Error::TransactionAbortError(thrown)
        | Error::TransactionCommitError(thrown)
        | Error::TransactionOpenFailed(thrown)
        | Error::UpdateFailed(thrown) => fault(thrown),
        Error::DomException(exception) => fault(exception),
        other => Fault::Other(format!("{other}.")),
    }
}
