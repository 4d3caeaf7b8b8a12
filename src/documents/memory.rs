//! A database in memory for tests, that can be told to fail at any of its calls.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::rc::Rc;

use futures_util::FutureExt;

use super::database::{Database, Key, Table, Write};
use super::{Documents, Fault, WriterId};

#[derive(Clone, Debug, Default)]
pub struct Memory(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    texts: RefCell<BTreeMap<Key, String>>,
    calls: Cell<usize>,
    failing: RefCell<Option<(usize, usize, Fault)>>,
}

impl Memory {
    /// The documents in this memory, in the name of `writer`.
    pub fn documents(&self, writer: &str) -> Documents<Self> {
        Documents::new(self.clone(), WriterId::new(writer))
    }

    /// Lets `times` calls fail with `fault`, from the call after `skipped` others on.
    pub fn fail(&self, skipped: usize, times: usize, fault: Fault) {
        let first = self.0.calls.get() + skipped;
        *self.0.failing.borrow_mut() = Some((first, first.saturating_add(times), fault));
    }

    /// How many calls were made.
    pub fn calls(&self) -> usize {
        self.0.calls.get()
    }

    /// How many texts a table holds.
    pub fn count(&self, table: Table) -> usize {
        let texts = self.0.texts.borrow();
        texts.keys().filter(|key| key.table == table).count()
    }

    /// Puts a text, as if another version of the app had done it.
    pub fn put(&self, table: Table, name: &str, text: &str) {
        let key = Key::new(table, name);
        self.0.texts.borrow_mut().insert(key, text.to_owned());
    }

    /// Removes a text, as the author or the browser may.
    pub fn remove(&self, table: Table, name: &str) {
        self.0.texts.borrow_mut().remove(&Key::new(table, name));
    }

    fn call(&self) -> Result<(), Fault> {
        let call = self.0.calls.get();
        self.0.calls.set(call + 1);
        match &*self.0.failing.borrow() {
            Some((first, end, fault)) if (*first..*end).contains(&call) => Err(fault.clone()),
            _ => Ok(()),
        }
    }

    fn make(&self, write: &Write) -> Result<(), Fault> {
        self.call()?;
        let mut texts = self.0.texts.borrow_mut();
        if let Some(guard) = &write.guard {
            let is_whole = guard.beside.iter().all(|key| texts.contains_key(key));
            guard.check(texts.get(&guard.key()).map(String::as_str), is_whole)?;
        }
        for (key, text) in &write.puts {
            texts.insert(key.clone(), text.written().to_string());
        }
        for key in &write.deletes {
            texts.remove(key);
        }
        Ok(())
    }
}

impl Database for Memory {
    async fn read(&self, keys: Vec<Key>) -> Result<Vec<Option<String>>, Fault> {
        self.call()?;
        let texts = self.0.texts.borrow();
        Ok(keys.iter().map(|key| texts.get(key).cloned()).collect())
    }

    async fn has(&self, keys: Vec<Key>) -> Result<Vec<bool>, Fault> {
        self.call()?;
        let texts = self.0.texts.borrow();
        Ok(keys.iter().map(|key| texts.contains_key(key)).collect())
    }

    async fn keys(&self, table: Table) -> Result<Vec<String>, Fault> {
        let all = self.all(table).await?;
        Ok(all.into_iter().map(|(key, _)| key).collect())
    }

    async fn all(&self, table: Table) -> Result<Vec<(String, String)>, Fault> {
        self.call()?;
        let texts = self.0.texts.borrow();
        let of_table = texts.iter().filter(|(key, _)| key.table == table);
        Ok(of_table
            .map(|(key, text)| (key.name.to_string(), text.clone()))
            .collect())
    }

    fn write(&self, write: Write) -> impl Future<Output = Result<(), Fault>> + use<> {
        std::future::ready(self.make(&write))
    }
}

/// The answer of a future over a [`Memory`], which never waits.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    future.now_or_never().expect("memory answers at once")
}
