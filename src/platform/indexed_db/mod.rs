//! The documents' database in IndexedDB.
//!
//! IndexedDB commits a transaction at the first await of something else, so a call prepares all it
//! needs, makes one short transaction whose requests answer one another by callbacks, and awaits
//! nothing but its end. The connection is opened when it is first needed, shared, and forgotten
//! after any fault: the next call opens a new one.

mod connection;
mod opening;
mod requests;
mod transaction;

#[cfg(all(test, target_arch = "wasm32"))]
pub mod faults;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::Future;
use std::rc::Rc;

use futures_channel::oneshot;
use wasm_bindgen_futures::spawn_local;

use self::connection::Connection;
use super::timing::within;
use crate::documents::{Database, Fault, Key, Table, Write};

/// The version of the tables. A newer editor that changes them raises it; an older one is refused
/// by the browser from then on.
const VERSION: u32 = 1;
/// How long a call may take, in milliseconds, before the author is told.
const PATIENCE: u32 = 5_000;
/// How much longer for each text of a write.
const PATIENCE_PER_TEXT: u32 = 100;
/// How long a tab with an older version may take to give up the database, in milliseconds.
const BLOCKED: u32 = 700;

/// One database of documents; clones share its connection.
#[derive(Clone)]
pub struct IndexedDb(Rc<Inner>);

type Waiter = oneshot::Sender<Result<Rc<Connection>, Fault>>;

struct Inner {
    name: String,
    version: u32,
    connection: RefCell<Option<Rc<Connection>>>,
    waiters: RefCell<Vec<Waiter>>,
    blocked: Rc<Cell<bool>>,
    before_close: RefCell<Option<Rc<dyn Fn()>>>,
}

impl IndexedDb {
    /// The database for the documents of a storage key; nothing is opened yet.
    #[must_use]
    pub fn of_key(storage_key: &str) -> Self {
        Self::of_version(storage_key, VERSION)
    }

    /// The same as an editor of that version has it.
    pub(crate) fn of_version(storage_key: &str, version: u32) -> Self {
        Self(Rc::new(Inner {
            name: format!("letterwright/{storage_key}"),
            version,
            connection: RefCell::default(),
            waiters: RefCell::default(),
            blocked: Rc::default(),
            before_close: RefCell::default(),
        }))
    }

    /// Calls `listener` when a newer version of the editor asks for the database, just before it
    /// gets it: the last moment to write.
    pub fn before_close(&self, listener: impl Fn() + 'static) {
        *self.0.before_close.borrow_mut() = Some(Rc::new(listener));
    }

    /// Closes the connection once what is under way has ended.
    pub fn close(&self) {
        self.0.connection.borrow_mut().take();
        self.0.before_close.borrow_mut().take();
    }

    fn open_connection(&self) -> Option<Rc<Connection>> {
        self.0.connection.borrow().clone()
    }

    async fn connection(&self) -> Result<Rc<Connection>, Fault> {
        if let Some(connection) = self.open_connection() {
            return Ok(connection);
        }
        let mut opening = self.wait_for_opening();
        if let Some(answer) = within(BLOCKED, &mut opening).await {
            return answer.unwrap_or(Err(Fault::NoAnswer));
        }
        if self.0.blocked.get() {
            return Err(Fault::OlderTab);
        }
        opening.await.unwrap_or(Err(Fault::NoAnswer))
    }

    /// Joins those who wait for the connection; the first of them opens it.
    fn wait_for_opening(&self) -> oneshot::Receiver<Result<Rc<Connection>, Fault>> {
        let (sender, receiver) = oneshot::channel();
        let mut waiters = self.0.waiters.borrow_mut();
        waiters.retain(|waiter| !waiter.is_canceled());
        waiters.push(sender);
        if waiters.len() == 1 {
            spawn_local(self.clone().open());
        }
        receiver
    }

    /// Opens the connection for all who wait for it; one that comes late is kept all the same.
    async fn open(self) {
        let answer = opening::open(&self, &self.0.blocked).await;
        if let Ok(connection) = &answer {
            *self.0.connection.borrow_mut() = Some(Rc::clone(connection));
        }
        for waiter in self.0.waiters.take() {
            let _ = waiter.send(answer.clone());
        }
    }

    /// Drops a connection that failed, or that the browser closed.
    fn forget(&self, connection: &Rc<Connection>) {
        let mut slot = self.0.connection.borrow_mut();
        if slot
            .as_ref()
            .is_some_and(|open| Rc::ptr_eq(open, connection))
        {
            slot.take();
        }
    }

    async fn call<T, F>(&self, make: impl FnOnce(&Connection) -> F) -> Result<T, Fault>
    where
        F: Future<Output = Result<T, Fault>>,
    {
        self.call_within(PATIENCE, make).await
    }

    async fn call_within<T, F>(
        &self,
        patience: u32,
        make: impl FnOnce(&Connection) -> F,
    ) -> Result<T, Fault>
    where
        F: Future<Output = Result<T, Fault>>,
    {
        let work = Box::pin(async {
            let connection = self.connection().await?;
            let answer = make(&connection).await;
            self.forget_after(&connection, &answer);
            answer
        });
        within(patience, work).await.unwrap_or(Err(Fault::NoAnswer))
    }

    fn forget_after<T>(&self, connection: &Rc<Connection>, answer: &Result<T, Fault>) {
        if answer.as_ref().is_err_and(|fault| !fault.is_refusal()) {
            self.forget(connection);
        }
    }
}

/// How long a write may take: the pieces of a long list are written one after the other.
fn patience(write: &Write) -> u32 {
    let puts = u32::try_from(write.puts.len()).unwrap_or(u32::MAX);
    PATIENCE.saturating_add(puts.saturating_mul(PATIENCE_PER_TEXT))
}

impl Database for IndexedDb {
    async fn read(&self, keys: Vec<Key>) -> Result<Vec<Option<String>>, Fault> {
        self.call(|connection| connection.read(&keys)).await
    }

    async fn has(&self, keys: Vec<Key>) -> Result<Vec<bool>, Fault> {
        self.call(|connection| connection.has(&keys)).await
    }

    async fn keys(&self, table: Table) -> Result<Vec<String>, Fault> {
        self.call(|connection| connection.keys(table)).await
    }

    async fn all(&self, table: Table) -> Result<Vec<(String, String)>, Fault> {
        self.call(|connection| connection.all(table)).await
    }

    fn write(&self, write: Write) -> impl Future<Output = Result<(), Fault>> + use<> {
        let database = self.clone();
        let hasty = write.guard.is_none();
        let patience = patience(&write);
        let write = Rc::new(write);
        let open = self.open_connection().filter(|_| hasty);
        let sent = open.map(|connection| (connection.write(&write), connection));
        async move {
            let Some((answer, connection)) = sent else {
                return database
                    .call_within(patience, |connection| connection.write(&write))
                    .await;
            };
            let answer = within(patience, answer).await;
            let answer = answer.unwrap_or(Err(Fault::NoAnswer));
            database.forget_after(&connection, &answer);
            answer
        }
    }
}

impl fmt::Debug for IndexedDb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IndexedDb")
            .field("name", &self.0.name)
            .finish_non_exhaustive()
    }
}
