//! An open connection, and the kinds of transaction on it.

use std::future::Future;
use std::rc::Rc;

use idb::Request;
use idb::request::GetStoreRequest;
use web_sys::IdbDatabase;

use super::requests;
use super::transaction::{End, Mode, Running, begin};
use crate::documents::{Fault, Guard, Key, Table, Write};

/// A connection that is closed when nobody uses it any more.
#[derive(Debug)]
pub(super) struct Connection {
    /// Holds the listeners of the connection.
    database: idb::Database,
    raw: IdbDatabase,
}

impl Connection {
    pub(super) fn new(database: idb::Database, raw: IdbDatabase) -> Self {
        Self { database, raw }
    }

    /// Closes the connection once the transactions under way have ended.
    pub(super) fn close(&self) {
        self.database.close();
    }

    pub(super) fn read(
        &self,
        keys: &[Key],
    ) -> impl Future<Output = Result<Vec<Option<String>>, Fault>> + use<> {
        let asked = self.ask(keys.iter().map(|key| key.table), |running| {
            let get = |key: &Key| requests::get(running, key);
            keys.iter().map(get).collect::<Result<Vec<_>, Fault>>()
        });
        async move {
            let (requests, end) = asked?;
            end.reached().await?;
            requests.iter().map(requests::text).collect()
        }
    }

    pub(super) fn has(
        &self,
        keys: &[Key],
    ) -> impl Future<Output = Result<Vec<bool>, Fault>> + use<> {
        let asked = self.ask(keys.iter().map(|key| key.table), |running| {
            let find = |key: &Key| requests::find(running, key);
            keys.iter().map(find).collect::<Result<Vec<_>, Fault>>()
        });
        async move {
            let (requests, end) = asked?;
            end.reached().await?;
            requests.iter().map(requests::is_found).collect()
        }
    }

    pub(super) fn keys(
        &self,
        table: Table,
    ) -> impl Future<Output = Result<Vec<String>, Fault>> + use<> {
        let asked = self.ask([table], |running| requests::keys(running, table));
        async move {
            let (keys, end) = asked?;
            end.reached().await?;
            requests::texts(&keys)
        }
    }

    pub(super) fn all(
        &self,
        table: Table,
    ) -> impl Future<Output = Result<Vec<(String, String)>, Fault>> + use<> {
        let asked = self.ask([table], |running| requests::all(running, table));
        async move {
            let ((keys, texts), end) = asked?;
            end.reached().await?;
            let keys = requests::texts(&keys)?;
            Ok(keys.into_iter().zip(requests::texts(&texts)?).collect())
        }
    }

    fn ask<T>(
        &self,
        tables: impl IntoIterator<Item = Table>,
        make: impl FnOnce(&Running) -> Result<T, Fault>,
    ) -> Result<(T, End), Fault> {
        let (running, end) = begin(&self.raw, tables, Mode::Read)?;
        Ok((make(&running)?, end))
    }

    /// Sends the changes; those without a guard are on their way when this returns.
    pub(super) fn write(
        &self,
        write: &Rc<Write>,
    ) -> impl Future<Output = Result<(), Fault>> + use<> {
        let sent = self.send(write);
        async move {
            let (guard, end) = sent?;
            let answer = end.reached().await;
            // The request held the listener that makes the changes.
            drop(guard);
            answer
        }
    }

    fn send(&self, write: &Rc<Write>) -> Result<(Option<GetStoreRequest>, End), Fault> {
        let put = write.puts.iter().map(|(key, _)| key.table);
        let deleted = write.deletes.iter().map(|key| key.table);
        let guarded = write.guard.iter().map(|_| Table::Documents);
        let beside = write.guard.iter().flat_map(|guard| &guard.beside);
        let beside = beside.map(|key| key.table);
        let tables = put.chain(deleted).chain(guarded).chain(beside);
        let mode = Mode::Write(write.durability);
        let (running, end) = begin(&self.raw, tables, mode)?;
        let guard = match &write.guard {
            None => make_or_abort(&running, write).map(|()| None),
            Some(guard) => make_if_allowed(&running, guard, write).map(Some),
        };
        Ok((guard?, end))
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.close();
    }
}

/// Makes all of the changes or none.
fn make_or_abort(running: &Running, write: &Rc<Write>) -> Result<(), Fault> {
    requests::make(running, write).inspect_err(|fault| running.abort(fault.clone()))
}

/// Asks for the document's record, and makes the changes in the answer's own moment, while the
/// transaction is open; what fails there ends the transaction, which reports it.
fn make_if_allowed(
    running: &Running,
    guard: &Guard,
    write: &Rc<Write>,
) -> Result<GetStoreRequest, Fault> {
    let find = |key: &Key| requests::find(running, key);
    let beside: Vec<_> = guard
        .beside
        .iter()
        .map(find)
        .collect::<Result<_, Fault>>()?;
    // Requests are answered in their order: when this one is, those before it have been.
    let mut request = requests::get(running, &guard.key())?;
    let (running, guard, write) = (running.clone(), guard.clone(), Rc::clone(write));
    request.on_success(move |event| {
        let stored = idb::Event::target(&event)
            .map_err(|error| requests::fault_of(&error))
            .and_then(|request: GetStoreRequest| requests::text(&request));
        let is_whole = beside.iter().all(|it| requests::is_found(it) == Ok(true));
        match stored.and_then(|stored| guard.check(stored.as_deref(), is_whole)) {
            Ok(()) => {
                let _ = make_or_abort(&running, &write);
            }
            Err(fault) => running.abort(fault),
        }
    });
    Ok(request)
}
