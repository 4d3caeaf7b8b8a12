//! One transaction: it is begun, its requests are made at once, and its end is awaited.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use idb::request::PutStoreRequest;
use idb::{ObjectStore, Transaction};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbTransaction};

use super::requests::fault_of;
use crate::documents::{Durability, Fault, Table};
use crate::platform::exception::fault;

#[wasm_bindgen]
extern "C" {
    /// The part of `IDBDatabase` that takes a durability.
    type DurableDatabase;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &DurableDatabase,
        tables: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// Whether a transaction changes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Read,
    Write(Durability),
}

/// A transaction to make requests of.
#[derive(Clone, Debug)]
pub(super) struct Running {
    raw: IdbTransaction,
    failure: Rc<RefCell<Option<Fault>>>,
    held: Rc<RefCell<Vec<PutStoreRequest>>>,
}

/// The end of a transaction, which will come whether it is awaited or not.
#[derive(Debug)]
pub(super) struct End(oneshot::Receiver<Result<(), Fault>>);

/// Begins a transaction over `tables`.
pub(super) fn begin(
    database: &IdbDatabase,
    tables: impl IntoIterator<Item = Table>,
    mode: Mode,
) -> Result<(Running, End), Fault> {
    let names: Array = tables
        .into_iter()
        .map(|table| JsValue::from_str(table.name()))
        .collect();
    let database: &DurableDatabase = database.unchecked_ref();
    let (word, durability) = match mode {
        Mode::Read => ("readonly", "default"),
        Mode::Write(Durability::Relaxed) => ("readwrite", "relaxed"),
        Mode::Write(Durability::Strict) => ("readwrite", "strict"),
    };
    let options = Object::new();
    let set = Reflect::set(&options, &"durability".into(), &durability.into());
    let raw = set.and_then(|_| database.transaction(&names, word, &options));
    let running = Running {
        raw: raw.map_err(|thrown| fault(&thrown))?,
        failure: Rc::default(),
        held: Rc::default(),
    };
    let end = running.listen();
    Ok((running, end))
}

impl Running {
    /// A table, to make requests of.
    pub(super) fn table(&self, table: Table) -> Result<ObjectStore, Fault> {
        let store = self.plain().object_store(table.name());
        store.map_err(|error| fault_of(&error))
    }

    /// Holds a request, with the listener of its answer, until the transaction has ended.
    pub(super) fn hold(&self, request: PutStoreRequest) {
        self.held.borrow_mut().push(request);
    }

    /// Sends the requests off without waiting for the answer of each.
    pub(super) fn commit(&self) -> Result<(), Fault> {
        let committed = self.plain().commit();
        committed.map(drop).map_err(|error| fault_of(&error))
    }

    /// Ends the transaction without a change; `why` is what its end reports.
    pub(super) fn abort(&self, why: Fault) {
        self.failure.borrow_mut().get_or_insert(why);
        // One that has ended by itself cannot be aborted, and need not be.
        let _ = self.plain().abort();
    }

    fn plain(&self) -> Transaction {
        Transaction::from(self.raw.clone())
    }

    /// Holds the listeners until the transaction has ended, whoever stops waiting for it.
    fn listen(&self) -> End {
        let mut transaction = self.plain();
        let (sender, receiver) = oneshot::channel();
        let sender = Rc::new(RefCell::new(Some(sender)));
        let tell = move |answer| {
            if let Some(sender) = sender.borrow_mut().take() {
                let _ = sender.send(answer);
            }
        };
        let (completed, running) = (tell.clone(), self.clone());
        transaction.on_complete(move |_| completed(Ok(())));
        transaction.on_abort(move |_| tell(Err(running.reason())));
        let (ended, end) = oneshot::channel();
        let held = Rc::clone(&self.held);
        spawn_local(async move {
            let answer = receiver.await.unwrap_or(Err(Fault::NoAnswer));
            drop(transaction);
            held.borrow_mut().clear();
            let _ = ended.send(answer);
        });
        End(end)
    }

    /// Why the transaction was aborted: by us, by an error, or by the browser without one.
    fn reason(&self) -> Fault {
        let ours = self.failure.borrow_mut().take();
        let error = || self.raw.error().map(|error| fault(&error));
        ours.or_else(error).unwrap_or(Fault::ConnectionClosing)
    }
}

impl End {
    /// Waits until the transaction is committed or aborted.
    pub(super) async fn reached(self) -> Result<(), Fault> {
        self.0.await.unwrap_or(Err(Fault::NoAnswer))
    }
}
