//! Two tabs with one letter.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Editor, changed_elsewhere, kept, new_key, screen, took_over};
use crate::documents::{Access, Fault, SaveState};
use crate::platform::random;

/// Two editors with the same letter: the first writes, the second came later.
async fn two_tabs(key: &str) -> (Editor, Editor) {
    let first = Editor::with_letter(key, "Dear all,");
    first.wait_until_saved().await;
    TimeoutFuture::new(100).await;
    let (second, document) = Editor::reload(key).await;
    assert_eq!(document.id, first.id());
    (first, second)
}

#[wasm_bindgen_test]
async fn the_second_tab_says_so_and_cannot_overwrite_the_first() {
    let key = new_key();
    let (first, second) = two_tabs(&key).await;
    assert_eq!(second.keeper.state(), SaveState::OtherTab);
    second.type_text("Dear nobody,");
    second.keeper.flush();
    TimeoutFuture::new(400).await;
    assert_eq!(second.keeper.state(), SaveState::OtherTab);
    assert_eq!(kept(&key, &first.id()).await.template, "Dear all,");
    let id = first.id();
    assert_eq!(second.keeper.delete(&id).await, Err(Fault::OpenElsewhere));
}

#[wasm_bindgen_test]
async fn the_second_tab_sees_what_the_first_one_writes() {
    let key = new_key();
    let (first, second) = two_tabs(&key).await;
    first.type_text("Dear everybody,");
    let newest = second.wait_for_event(changed_elsewhere).await;
    assert_eq!(newest.template, "Dear everybody,");
    assert_eq!(newest.access, Access::Read);
}

#[wasm_bindgen_test]
async fn when_the_first_tab_closes_the_second_takes_over_with_the_newest_text() {
    let key = new_key();
    let (first, second) = two_tabs(&key).await;
    first.type_text("Dear everybody,");
    first.keeper.close();
    let document = second.wait_for_event(took_over).await;
    assert_eq!(document.template, "Dear everybody,");
    assert_eq!(document.access, Access::Write);
    second.show_opened(&document);
    second.type_text("Dear everybody, from the second tab");
    second.wait_until_saved().await;
    let stored = kept(&key, &second.id()).await;
    assert_eq!(stored.template, "Dear everybody, from the second tab");
}

#[wasm_bindgen_test]
async fn a_copy_can_be_written_in_the_second_tab() {
    let key = new_key();
    let (first, second) = two_tabs(&key).await;
    second.show(screen(random::document_id(), "Dear all, a copy", "[]", 0));
    second.wait_until_saved().await;
    assert_eq!(kept(&key, &second.id()).await.template, "Dear all, a copy");
    assert_eq!(kept(&key, &first.id()).await.template, "Dear all,");
}

#[wasm_bindgen_test]
async fn a_letter_that_is_left_can_be_written_in_the_other_tab() {
    let key = new_key();
    let (first, second) = two_tabs(&key).await;
    first.show(screen(random::document_id(), "Another letter", "[]", 0));
    let document = second.wait_for_event(took_over).await;
    assert_eq!(document.template, "Dear all,");
}

#[wasm_bindgen_test]
async fn without_locks_the_second_to_write_is_refused() {
    let navigator = web_sys::window().unwrap().navigator();
    let none = Object::new();
    Reflect::set(&none, &"value".into(), &JsValue::UNDEFINED).unwrap();
    Reflect::set(&none, &"configurable".into(), &JsValue::TRUE).unwrap();
    let navigator: &Object = navigator.unchecked_ref();
    Object::define_property(navigator, &"locks".into(), &none);

    let key = new_key();
    let (first, second) = two_tabs(&key).await;
    assert_eq!(second.keeper.state(), SaveState::Saved);
    first.type_text("Dear everybody,");
    first.wait_until_saved().await;
    second.type_text("Dear nobody,");
    second.wait_for(|state| *state == SaveState::OtherTab).await;
    Reflect::delete_property(navigator, &"locks".into()).unwrap();

    assert_eq!(kept(&key, &first.id()).await.template, "Dear everybody,");
    first.type_text("Dear everybody, and more");
    first.wait_until_saved().await;
}
