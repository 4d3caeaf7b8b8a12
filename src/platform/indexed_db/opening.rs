//! Opening the database, and giving it up to a newer version of the editor.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use futures_channel::oneshot;
use idb::event::{OpenDatabaseRequestEvent, VersionChangeEvent};
use idb::{DatabaseEvent, Event, Factory, ObjectStoreParams, Request};
use wasm_bindgen::JsCast;
use web_sys::IdbDatabase;

use super::connection::Connection;
use super::requests::fault_of;
use super::{IndexedDb, Inner};
use crate::documents::{Fault, Table};
use crate::platform::exception::fault;

/// What one request to open came to; `blocked` is set while an older editor holds the database.
pub(super) async fn open(
    database: &IndexedDb,
    blocked: &Rc<Cell<bool>>,
) -> Result<Rc<Connection>, Fault> {
    let factory = Factory::new().map_err(unavailable)?;
    let request = factory.open(&database.0.name, Some(database.0.version));
    let mut request = request.map_err(|error| fault_of(&error))?;
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let answer = move |event: OpenDatabaseRequestEvent| {
        if let Some(sender) = sender.borrow_mut().take() {
            let _ = sender.send(outcome(&event));
        }
    };
    let failed = answer.clone();
    let note_blocked = Rc::clone(blocked);
    request.on_success(answer);
    request.on_error(failed);
    request.on_upgrade_needed(create_tables);
    request.on_blocked(move |_| note_blocked.set(true));
    let raw = receiver.await.unwrap_or(Err(Fault::NoAnswer));
    blocked.set(false);
    Ok(connect(raw?, &database.0))
}

/// Why there is no factory: the browser has none, or will not show it.
fn unavailable(error: idb::Error) -> Fault {
    match error {
        idb::Error::IndexedDbNotFound(thrown) if thrown.is_object() => fault(&thrown),
        _ => Fault::Unavailable,
    }
}

fn outcome(event: &OpenDatabaseRequestEvent) -> Result<IdbDatabase, Fault> {
    let request = event.target().map_err(|error| fault_of(&error))?;
    match request.error() {
        Ok(Some(error)) => Err(fault(&error)),
        _ => request
            .result()
            .map(JsCast::unchecked_into)
            .map_err(|error| fault_of(&error)),
    }
}

/// Makes the tables of a database that is new.
fn create_tables(event: VersionChangeEvent) {
    let Ok(database) = event.database() else {
        return;
    };
    let there = database.store_names();
    for table in Table::ALL {
        if !there.iter().any(|name| name == table.name()) {
            // A table that cannot be made aborts the request, which reports it.
            let _ = database.create_object_store(table.name(), ObjectStoreParams::new());
        }
    }
}

fn connect(raw: IdbDatabase, inner: &Rc<Inner>) -> Rc<Connection> {
    let mut database = idb::Database::from(raw.clone());
    let (closed, wanted) = (Rc::downgrade(inner), Rc::downgrade(inner));
    database.on_close(move |_| forget(&closed));
    database.on_version_change(move |_| give_up(&wanted));
    Rc::new(Connection::new(database, raw))
}

/// The browser closed the connection: the next call opens another.
fn forget(inner: &Weak<Inner>) {
    if let Some(inner) = inner.upgrade() {
        inner.connection.borrow_mut().take();
    }
}

/// Another tab asks for the database, to change its tables or to delete it.
fn give_up(inner: &Weak<Inner>) {
    let Some(inner) = inner.upgrade() else {
        return;
    };
    let listener = inner.before_close.borrow().clone();
    if let Some(listener) = listener {
        listener();
    }
    let connection = inner.connection.borrow_mut().take();
    if let Some(connection) = connection {
        connection.close();
    }
}
