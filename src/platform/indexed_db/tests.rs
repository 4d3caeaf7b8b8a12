//! The documents over the real IndexedDB: every fault at every call, and editors of two versions.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::join_all;
use wasm_bindgen_test::wasm_bindgen_test;

use super::IndexedDb;
use super::faults::{FAULTS, close_connections, fail_storage, heal_storage};
use crate::documents::{
    ChangedPieces, DocumentId, Documents, Fault, Pace, Place, Record, Save, Stamp, WriterId,
};
use crate::platform::random;

type Answer = Pin<Box<dyn Future<Output = Result<(), Fault>>>>;

/// Something that is done to the documents, and the calls of the browser that it makes.
struct Deed {
    act: fn(Documents<IndexedDb>) -> Answer,
    calls: &'static [&'static str],
}

const READS: &[&str] = &["open", "transaction", "get"];
const LISTS: &[&str] = &["open", "transaction", "getAll", "getAllKeys"];
const WRITES: &[&str] = &["open", "transaction", "put", "commit"];
const CHANGES: &[&str] = &["open", "transaction", "get", "put", "commit"];
const CLEARS: &[&str] = &[
    "open",
    "transaction",
    "getAll",
    "getAllKeys",
    "delete",
    "commit",
];

/// All there is to do.
static DEEDS: [Deed; 10] = [
    Deed {
        act: |documents| documents.save(letter("new")).boxed_local(),
        calls: CHANGES,
    },
    Deed {
        act: |documents| async move { documents.list().await.map(drop) }.boxed_local(),
        calls: LISTS,
    },
    Deed {
        act: |documents| async move { documents.load(&id("a")).await.map(drop) }.boxed_local(),
        calls: READS,
    },
    Deed {
        act: |documents| {
            async move { documents.duplicate(&id("a"), &id("copy"), 1.0).await }.boxed_local()
        },
        calls: CHANGES,
    },
    Deed {
        act: |documents| async move { documents.rename(&id("a"), "New").await }.boxed_local(),
        calls: CHANGES,
    },
    Deed {
        act: |documents| async move { documents.delete(&id("a"), 1.0).await }.boxed_local(),
        calls: CHANGES,
    },
    Deed {
        act: |documents| async move { documents.restore(&id("old")).await }.boxed_local(),
        calls: CHANGES,
    },
    Deed {
        act: |documents| async move { documents.purge(1e12).await }.boxed_local(),
        calls: CLEARS,
    },
    Deed {
        act: |documents| async move { documents.last_opened().await.map(drop) }.boxed_local(),
        calls: READS,
    },
    Deed {
        act: |documents| async move { documents.set_last_opened(&id("a")).await }.boxed_local(),
        calls: WRITES,
    },
];

fn id(name: &str) -> DocumentId {
    DocumentId::new(name)
}

fn letter(name: &str) -> Save {
    let stamp = Stamp {
        revision: 1,
        writer: WriterId::new("me"),
    };
    Save {
        id: id(name),
        replaces: None,
        left: None,
        record: Some(Record::new(name.to_owned(), 1.0, stamp)),
        template: Some(Rc::from("{}")),
        recipients: Some(ChangedPieces::whole("[]".to_owned(), 1)),
        place: Some(Place::default()),
        pace: Pace::Careful,
    }
}

/// A storage key that nobody else has, with a letter under it and another in its trash.
async fn filled() -> String {
    let key = random::document_id().to_string();
    let documents = open(&key);
    documents.save(letter("a")).await.unwrap();
    documents.save(letter("old")).await.unwrap();
    documents.delete(&id("old"), 1.0).await.unwrap();
    documents.set_last_opened(&id("a")).await.unwrap();
    key
}

fn open(key: &str) -> Documents<IndexedDb> {
    Documents::new(IndexedDb::of_key(key), WriterId::new("me"))
}

fn name_of(key: &str) -> String {
    format!("letterwright/{key}")
}

#[wasm_bindgen_test]
async fn a_fault_that_happens_once_is_noticed_by_nobody() {
    join_all(every_case(|deed, call, fault| async move {
        let key = filled().await;
        fail_storage(&name_of(&key), call, fault.0, 1.0);
        let answer = (deed.act)(open(&key)).await;
        assert_eq!(answer, Ok(()), "{} at {call}", fault.0);
    }))
    .await;
}

#[wasm_bindgen_test]
async fn a_fault_for_good_is_reported_by_what_it_is() {
    join_all(every_case(|deed, call, fault| async move {
        let key = filled().await;
        fail_storage(&name_of(&key), call, fault.0, f64::INFINITY);
        let answer = (deed.act)(open(&key)).await;
        assert_eq!(answer, Err(fault.1.clone()), "{} at {call}", fault.0);
        heal_storage(&name_of(&key));
        let answer = open(&key).load(&id("a")).await;
        let title = answer.unwrap().record.title;
        assert_eq!(title, "a", "what failed has changed nothing");
    }))
    .await;
}

/// Every deed with every fault at each of its calls.
fn every_case<F: Future<Output = ()>>(
    check: impl Fn(&'static Deed, &'static str, &'static (&'static str, Fault)) -> F,
) -> Vec<F> {
    let mut cases = Vec::new();
    for deed in &DEEDS {
        for call in deed.calls {
            cases.extend(FAULTS.iter().map(|fault| check(deed, call, fault)));
        }
    }
    cases
}

#[wasm_bindgen_test]
async fn a_connection_that_the_browser_closes_is_opened_again() {
    let key = filled().await;
    let documents = open(&key);
    documents.list().await.unwrap();
    close_connections(&name_of(&key));
    documents.save(letter("b")).await.unwrap();
    assert_eq!(documents.list().await.unwrap().len(), 2);
}

#[wasm_bindgen_test]
async fn a_database_without_a_letter_has_none() {
    let key = random::document_id().to_string();
    let documents = open(&key);
    assert_eq!(documents.list().await, Ok(Vec::new()));
    assert_eq!(documents.last_opened().await, Ok(None));
    assert_eq!(documents.load(&id("a")).await, Err(Fault::Missing));
}

#[wasm_bindgen_test]
async fn an_older_editor_gives_the_database_up_and_never_writes_it_again() {
    let key = filled().await;
    let older = open(&key);
    older.list().await.unwrap();
    let newer = Documents::new(IndexedDb::of_version(&key, 2), WriterId::new("newer"));
    assert_eq!(newer.list().await.unwrap().len(), 1);
    assert_eq!(older.save(letter("b")).await, Err(Fault::NewerVersion));
    assert_eq!(older.list().await, Err(Fault::NewerVersion));
    assert_eq!(newer.list().await.unwrap().len(), 1);
}

#[wasm_bindgen_test]
async fn an_older_editor_writes_what_it_has_before_it_gives_the_database_up() {
    let key = filled().await;
    let database = IndexedDb::of_key(&key);
    let older = Documents::new(database.clone(), WriterId::new("me"));
    older.list().await.unwrap();
    let last = older.clone();
    database.before_close(move || {
        let hasty = Save {
            pace: Pace::Hasty,
            ..letter("last")
        };
        wasm_bindgen_futures::spawn_local(last.save(hasty).map(Result::unwrap));
    });
    let newer = Documents::new(IndexedDb::of_version(&key, 2), WriterId::new("newer"));
    let stored = newer.load(&id("last")).await.unwrap();
    assert_eq!(stored.template, "{}");
}
