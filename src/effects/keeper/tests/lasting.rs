//! What outlives the tab.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Editor, kept, new_key, screen};
use crate::documents::{Access, Fault, SaveState};
use crate::platform::{random, timing};

#[wasm_bindgen_test]
async fn a_change_is_in_the_database_within_half_a_second() {
    let key = new_key();
    let editor = Editor::with_letter(&key, "Dear all,");
    editor.wait_until_saved().await;
    let begun = timing::now();
    let mut body = "Dear all,".to_owned();
    while timing::now() - begun < 450.0 {
        body.push('!');
        editor.type_text(&body);
        TimeoutFuture::new(30).await;
    }
    let stored = kept(&key, &editor.id()).await;
    assert!(stored.template.len() > "Dear all,".len(), "typing goes on");
    editor.wait_until_saved().await;
    assert_eq!(kept(&key, &editor.id()).await.template, body);
}

#[wasm_bindgen_test]
async fn saved_is_said_only_of_what_is_in_the_database() {
    let key = new_key();
    let editor = Editor::with_letter(&key, "0");
    for number in 1..40 {
        let body = number.to_string();
        editor.type_text(&body);
        assert_eq!(editor.keeper.state(), SaveState::Saving);
        TimeoutFuture::new(number * 7 % 200).await;
        if editor.keeper.state() == SaveState::Saved {
            assert_eq!(kept(&key, &editor.id()).await.template, body);
        }
    }
}

#[wasm_bindgen_test]
async fn a_reload_comes_back_to_text_recipient_and_caret() {
    let key = new_key();
    let editor = Editor::with_letter(&key, "Dear all,");
    let place = screen(editor.id(), "Dear all,", "[1]", 4);
    editor.show(place.clone());
    editor.wait_until_saved().await;
    editor.keeper.close();
    let (again, document) = Editor::reload(&key).await;
    assert_eq!(document.template, "Dear all,");
    assert_eq!(document.recipients, "[1]");
    assert_eq!(document.place.caret, 4);
    assert_eq!(document.place.selected, Some(1));
    assert_eq!(document.access, Access::Write);
    assert_eq!(again.keeper.state(), SaveState::Saved);
}

#[wasm_bindgen_test]
async fn moving_the_caret_alone_is_kept_too() {
    let key = new_key();
    let editor = Editor::with_letter(&key, "Dear all,");
    editor.wait_until_saved().await;
    let modified = kept(&key, &editor.id()).await.record.modified;
    editor.show(screen(editor.id(), "Dear all,", "", 2));
    assert_eq!(editor.keeper.state(), SaveState::Saved, "the letter is");
    TimeoutFuture::new(400).await;
    let stored = kept(&key, &editor.id()).await;
    assert_eq!(stored.place.caret, 2);
    assert_eq!(stored.record.modified, modified, "looking is no change");
}

#[wasm_bindgen_test]
async fn a_page_that_hides_sends_its_last_words_off() {
    let key = new_key();
    let editor = Editor::with_letter(&key, "Dear all,");
    editor.wait_until_saved().await;
    TimeoutFuture::new(100).await;
    editor.type_text("Dear all, last words");
    let window = web_sys::window().unwrap();
    let hide = web_sys::Event::new("pagehide").unwrap();
    window.dispatch_event(&hide).unwrap();
    // Nothing of the page runs any more but what is under way in the browser.
    editor.keeper.close();
    let stored = kept(&key, &editor.id()).await;
    assert_eq!(stored.template, "Dear all, last words");
}

#[wasm_bindgen_test]
async fn opening_a_letter_and_looking_at_it_changes_nothing() {
    let key = new_key();
    let editor = Editor::with_letter(&key, "Dear all,");
    editor.wait_until_saved().await;
    editor.keeper.close();
    let before = kept(&key, &editor.id()).await;
    let (again, _) = Editor::reload(&key).await;
    TimeoutFuture::new(400).await;
    assert_eq!(kept(&key, &again.id()).await, before);
}

#[wasm_bindgen_test]
async fn letters_are_listed_copied_renamed_deleted_and_brought_back() {
    let key = new_key();
    let editor = Editor::with_letter(&key, "first");
    editor.wait_until_saved().await;
    let first = editor.id();
    editor.show(screen(random::document_id(), "second", "[]", 0));
    editor.wait_until_saved().await;
    let keeper = &editor.keeper;
    let copy = keeper.duplicate(&first).await.unwrap();
    keeper.rename(&copy, "Invitation").await.unwrap();
    let titles = || async {
        let list = keeper.list().await.unwrap();
        list.into_iter().map(|one| one.title).collect::<Vec<_>>()
    };
    assert_eq!(
        titles().await,
        ["Invitation", "About second", "About first"]
    );
    keeper.delete(&first).await.unwrap();
    assert_eq!(titles().await, ["Invitation", "About second"]);
    assert_eq!(keeper.open(&first).await, Err(Fault::Missing));
    keeper.restore(&first).await.unwrap();
    assert_eq!(titles().await.len(), 3);
    assert_eq!(keeper.open(&first).await.unwrap().template, "first");
}

#[wasm_bindgen_test]
async fn a_deleted_letter_stays_deleted_whatever_is_still_on_the_screen() {
    let key = new_key();
    let editor = Editor::with_letter(&key, "Dear all,");
    editor.wait_until_saved().await;
    editor.type_text("Dear all, last change");
    editor.keeper.delete(&editor.id()).await.unwrap();
    editor.type_text("Dear all, too late");
    TimeoutFuture::new(400).await;
    assert_eq!(editor.keeper.list().await, Ok(Vec::new()));
    editor.keeper.restore(&editor.id()).await.unwrap();
    let opened = editor.keeper.open(&editor.id()).await.unwrap();
    assert_eq!(opened.template, "Dear all, last change");
}

#[wasm_bindgen_test]
async fn what_the_page_sets_while_a_letter_is_opened_is_kept_too() {
    let key = new_key();
    let editor = Editor::with_letter(&key, "Dear all,");
    editor.wait_until_saved().await;
    editor.keeper.close();
    let again = Editor::new(&key);
    let document = again.keeper.start().await.unwrap().unwrap();
    again.show(screen(document.id, "Set by the page", "", 0));
    assert_eq!(again.keeper.state(), SaveState::Saving);
    again.wait_until_saved().await;
    assert_eq!(kept(&key, &again.id()).await.template, "Set by the page");
}
