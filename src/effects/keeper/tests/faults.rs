//! Storage fails while somebody writes.

use std::future::Future;

use futures_util::future::join_all;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Editor, kept, new_key, screen};
use crate::documents::{Fault, SaveState};
use crate::platform::indexed_db::IndexedDb;
use crate::platform::indexed_db::faults::{FAULTS, close_connections, fail_storage, heal_storage};
use crate::platform::{random, timing};

/// The calls that saving makes; the first only where there is no connection.
const CALLS: [&str; 5] = ["open", "transaction", "get", "put", "commit"];

fn database(key: &str) -> String {
    format!("letterwright/{key}")
}

/// Every fault at every call.
fn every_case<F: Future<Output = ()>>(
    check: impl Fn(&'static str, &'static (&'static str, Fault)) -> F,
) -> Vec<F> {
    let cases = CALLS
        .iter()
        .flat_map(|call| FAULTS.iter().map(move |fault| (*call, fault)));
    cases.map(|(call, fault)| check(call, fault)).collect()
}

/// Somebody whose letter is saved, just before storage fails at `call`.
async fn saved_letter(key: &str, call: &str) -> Editor {
    let editor = Editor::with_letter(key, "Dear all,");
    editor.wait_until_saved().await;
    if call == "open" {
        close_connections(&database(key));
    }
    editor
}

#[wasm_bindgen_test]
async fn a_fault_that_happens_once_is_noticed_by_nobody() {
    join_all(every_case(|call, fault| async move {
        let key = new_key();
        let editor = saved_letter(&key, call).await;
        fail_storage(&database(&key), call, fault.0, 1.0);
        editor.type_text("Dear everybody,");
        assert_eq!(editor.keeper.state(), SaveState::Saving);
        editor.wait_until_saved().await;
        assert!(!editor.was_alarmed(), "{} at {call}", fault.0);
        let stored = kept(&key, &editor.id()).await;
        assert_eq!(stored.template, "Dear everybody,");
    }))
    .await;
}

#[wasm_bindgen_test]
async fn a_fault_for_good_is_said_within_a_second_and_heals() {
    join_all(every_case(|call, fault| async move {
        let key = new_key();
        let editor = saved_letter(&key, call).await;
        fail_storage(&database(&key), call, fault.0, f64::INFINITY);
        let typed = timing::now();
        editor.type_text("Dear everybody,");
        editor.wait_for(SaveState::offers_file).await;
        assert!(timing::now() - typed < 1_000.0, "{} at {call}", fault.0);
        assert_eq!(editor.keeper.state(), SaveState::of_fault(&fault.1));

        editor.type_text("Dear everybody, once more");
        TimeoutFuture::new(400).await;
        assert!(editor.keeper.state().offers_file(), "nothing is saved yet");
        heal_storage(&database(&key));
        editor.keeper.try_again();
        editor.wait_until_saved().await;
        let stored = kept(&key, &editor.id()).await;
        assert_eq!(stored.template, "Dear everybody, once more");
    }))
    .await;
}

#[wasm_bindgen_test]
async fn storage_that_works_again_is_used_without_being_asked() {
    let key = new_key();
    let editor = saved_letter(&key, "put").await;
    fail_storage(&database(&key), "put", "quota", f64::INFINITY);
    editor.type_text("Dear everybody,");
    editor.wait_for(SaveState::offers_file).await;
    heal_storage(&database(&key));
    editor.wait_until_saved().await;
    assert_eq!(kept(&key, &editor.id()).await.template, "Dear everybody,");
}

#[wasm_bindgen_test]
async fn a_letter_that_was_left_while_storage_failed_is_not_lost() {
    let key = new_key();
    let editor = saved_letter(&key, "put").await;
    let left = editor.id();
    fail_storage(&database(&key), "put", "full disk", f64::INFINITY);
    editor.type_text("Dear everybody,");
    editor.show(screen(random::document_id(), "Another letter", "[]", 0));
    editor.wait_for(SaveState::offers_file).await;
    let opened = editor.keeper.open(&left).await.unwrap();
    assert_eq!(
        opened.template, "Dear everybody,",
        "the newest text is still here"
    );
    editor.show(screen(random::document_id(), "A third letter", "[]", 0));
    heal_storage(&database(&key));
    editor.keeper.try_again();
    editor.wait_until_saved().await;
    assert_eq!(kept(&key, &left).await.template, "Dear everybody,");
}

#[wasm_bindgen_test]
async fn a_browser_without_storage_is_said_in_plain_words() {
    let window: JsValue = web_sys::window().unwrap().into();
    let without = Object::new();
    let set = |name: &str, value: JsValue| Reflect::set(&without, &name.into(), &value);
    set("value", JsValue::UNDEFINED).unwrap();
    set("configurable", JsValue::TRUE).unwrap();
    let window: &Object = window.unchecked_ref();
    let before = Object::get_own_property_descriptor(window, &"indexedDB".into());
    Object::define_property(window, &"indexedDB".into(), &without);

    let editor = Editor::new(&new_key());
    let answer = editor.keeper.start().await;
    editor.type_text("Dear all,");
    editor
        .wait_for(|state| matches!(state, SaveState::NotKept { .. }))
        .await;
    // The browser keeps the property on the window itself: taken away, it would not come back.
    Object::define_property(window, &"indexedDB".into(), before.unchecked_ref());

    assert_eq!(answer, Err(Fault::Unavailable));
    let advice = SaveState::of_fault(&Fault::Unavailable).advice();
    assert_eq!(editor.keeper.state().advice(), advice);
}

#[wasm_bindgen_test]
async fn an_older_editor_says_so_and_leaves_the_newer_ones_letters_alone() {
    let key = new_key();
    let older = Editor::with_letter(&key, "Dear all,");
    older.wait_until_saved().await;
    older.type_text("Dear all, just typed");
    let newer = Editor::over(&key, IndexedDb::of_version(&key, 2));
    let opened = newer.keeper.start().await.unwrap().unwrap();
    assert_eq!(opened.template, "Dear all, just typed");
    older.type_text("Dear all, written in vain");
    older
        .wait_for(|state| matches!(state, SaveState::NotKept { .. }))
        .await;
    let SaveState::NotKept { why } = older.keeper.state() else {
        return;
    };
    assert!(why.contains("newer version"), "{why}");
    let again = newer.keeper.open(&opened.id).await.unwrap();
    assert_eq!(again.template, "Dear all, just typed");
}
