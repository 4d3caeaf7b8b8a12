//! The requests of a transaction, and what they answer.

use std::rc::Rc;

use idb::request::{GetAllKeysStoreRequest, GetAllStoreRequest, GetStoreRequest};
use idb::{Error, Query, Request};
use js_sys::{Array, JSON};
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
    let keys = keys(running, table)?;
    let texts = running.table(table)?.get_all(None, None);
    Ok((keys, texts.map_err(|error| fault_of(&error))?))
}

/// Asks for all keys of a table.
pub(super) fn keys(running: &Running, table: Table) -> Result<GetAllKeysStoreRequest, Fault> {
    let keys = running.table(table)?.get_all_keys(None, None);
    keys.map_err(|error| fault_of(&error))
}

/// Asks for a key, and not for the text under it, which may be long.
pub(super) fn find(running: &Running, key: &Key) -> Result<GetAllKeysStoreRequest, Fault> {
    let name = Query::Key(JsValue::from_str(&key.name));
    let found = running.table(key.table)?.get_all_keys(Some(name), None);
    found.map_err(|error| fault_of(&error))
}

/// Whether that key was found.
pub(super) fn is_found(request: &GetAllKeysStoreRequest) -> Result<bool, Fault> {
    Ok(!texts(request)?.is_empty())
}

/// How much text is written in one go by who need not hurry.
const AT_ONCE: usize = 250_000;

/// Sends the changes and the end of the transaction. Where a guard was asked, there is time: long
/// texts go one after the other, each when the one before it is there, so that the page can do
/// something else in between.
pub(super) fn make(running: &Running, write: &Rc<Write>) -> Result<(), Fault> {
    for key in &write.deletes {
        let name = JsValue::from_str(&key.name);
        let deleted = running.table(key.table)?.delete(name);
        deleted.map_err(|error| fault_of(&error))?;
    }
    put_from(running, write, 0)
}

/// Puts the texts from that one on.
fn put_from(running: &Running, write: &Rc<Write>, first: usize) -> Result<(), Fault> {
    let mut length = 0;
    for (at, (key, text)) in write.puts.iter().enumerate().skip(first) {
        let text = text.written();
        length += text.len();
        let (name, text) = (JsValue::from_str(&key.name), JsValue::from_str(&text));
        let mut put = running
            .table(key.table)?
            .put(&text, Some(&name))
            .map_err(|error| fault_of(&error))?;
        let next = at + 1;
        if length >= AT_ONCE && write.guard.is_some() && next < write.puts.len() {
            let (transaction, write) = (running.clone(), Rc::clone(write));
            put.on_success(move |_| {
                // What fails here ends the transaction, which reports it.
                let _ = put_from(&transaction, &write, next)
                    .inspect_err(|fault| transaction.abort(fault.clone()));
            });
            running.hold(put);
            return Ok(());
        }
    }
    running.commit()
}

/// The text that was asked for; none where there is none. What is no text was not written by an
/// editor, and is read as what cannot be.
pub(super) fn text(request: &impl Request) -> Result<Option<String>, Fault> {
    let result = request.result().map_err(|error| fault_of(&error))?;
    if result.is_undefined() {
        return Ok(None);
    }
    Ok(Some(text_of(&result)))
}

fn text_of(value: &JsValue) -> String {
    let written = || JSON::stringify(value).ok()?.as_string();
    let text = value.as_string().or_else(written);
    text.unwrap_or_else(|| "?".to_owned())
}

/// The texts that were asked for.
pub(super) fn texts(request: &impl Request) -> Result<Vec<String>, Fault> {
    let result = request.result().map_err(|error| fault_of(&error))?;
    let list: Array = result.dyn_into().map_err(|_| Fault::Unreadable)?;
    Ok(list.iter().map(|value| text_of(&value)).collect())
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
        _ => Fault::Other("The database did not answer as it should.".to_owned()),
    }
}
