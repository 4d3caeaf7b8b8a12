//! The page goes, and the database does not get the last words.

use gloo_timers::future::TimeoutFuture;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Editor, kept, new_key, screen, took_over};
use crate::documents::{
    Access, DocumentId, Documents, LastWords, Pace, Record, Save, SaveState, Stamp,
};
use crate::platform::indexed_db::IndexedDb;
use crate::platform::indexed_db::faults::{fail_storage, heal_storage};
use crate::platform::{local_storage, random};

fn database(key: &str) -> String {
    format!("letterwright/{key}")
}

fn fire(name: &str) -> bool {
    let options = web_sys::EventInit::new();
    options.set_cancelable(true);
    let event = web_sys::Event::new_with_event_init_dict(name, &options).unwrap();
    web_sys::window().unwrap().dispatch_event(&event).unwrap()
}

/// The page goes, and nothing that it begins in the database comes to an end.
fn go(key: &str, editor: &Editor) {
    fail_storage(&database(key), "put", "connection closing", f64::INFINITY);
    fire("pagehide");
    editor.keeper.close();
}

/// Somebody whose letter is saved.
async fn saved_letter(key: &str, body: &str) -> Editor {
    let editor = Editor::with_letter(key, body);
    editor.wait_until_saved().await;
    // The lock of a letter that is new comes after its first write.
    TimeoutFuture::new(100).await;
    editor
}

async fn come_back(key: &str) -> (Editor, String) {
    TimeoutFuture::new(50).await;
    heal_storage(&database(key));
    let (editor, document) = Editor::reload(key).await;
    assert_eq!(document.access, Access::Write);
    (editor, document.template)
}

fn left(key: &str, id: &DocumentId) -> Option<String> {
    local_storage::last_words(key, id)
}

#[wasm_bindgen_test]
async fn last_words_are_there_again_though_the_database_never_got_them() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    editor.type_text("Dear all, last words");
    go(&key, &editor);
    let (again, text) = come_back(&key).await;
    assert_eq!(text, "Dear all, last words");
    assert_ne!(
        again.keeper.state(),
        SaveState::Saved,
        "they are only here yet"
    );
    again.wait_until_saved().await;
    assert_eq!(
        kept(&key, &again.id()).await.template,
        "Dear all, last words"
    );
    assert_eq!(left(&key, &again.id()), None, "the database has them");
}

#[wasm_bindgen_test]
async fn a_key_that_no_effect_has_seen_yet_is_among_them() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    let newest = screen(editor.id(), "Dear all, k", "", 11);
    editor.typed.replace(Some(newest));
    go(&key, &editor);
    assert_eq!(come_back(&key).await.1, "Dear all, k");
}

#[wasm_bindgen_test]
async fn a_letter_that_was_just_begun_is_there_again() {
    let key = new_key();
    let first = saved_letter(&key, "An older letter").await;
    first.show(screen(random::document_id(), "Dear", "[1]", 4));
    go(&key, &first);
    let (again, text) = come_back(&key).await;
    assert_eq!(text, "Dear");
    again.wait_until_saved().await;
    let stored = kept(&key, &again.id()).await;
    assert_eq!(
        (stored.template.as_str(), stored.recipients.as_str()),
        ("Dear", "[1]")
    );
}

#[wasm_bindgen_test]
async fn who_leaves_again_at_once_leaves_it_all() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    editor.type_text("Dear all, one");
    go(&key, &editor);
    let (again, _) = come_back(&key).await;
    again.type_text("Dear all, one, two");
    go(&key, &again);
    assert_eq!(come_back(&key).await.1, "Dear all, one, two");
}

/// The newest version that a page sent before it went, by its last words.
fn newest_sent(key: &str, id: &DocumentId) -> Stamp {
    let words = left(key, id).unwrap();
    LastWords::read(&words).unwrap().stamp
}

/// What a page sent as it went comes to the database now.
async fn comes_late(key: &str, id: &DocumentId, body: &str, stamp: Stamp) {
    let documents = Documents::new(IndexedDb::of_key(key), stamp.writer.clone());
    let late = Save {
        id: id.clone(),
        replaces: None,
        left: None,
        record: Some(Record::new(format!("About {body}"), 1.0, stamp)),
        template: Some(body.into()),
        recipients: None,
        place: None,
        pace: Pace::Hasty,
    };
    documents.save(late).await.unwrap();
}

#[wasm_bindgen_test]
async fn what_the_page_before_sent_may_come_after_the_next_one_has_read() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    editor.type_text("Dear all, one");
    go(&key, &editor);
    let sent = newest_sent(&key, &editor.id());
    let (again, text) = come_back(&key).await;
    assert_eq!(text, "Dear all, one");
    comes_late(&key, &again.id(), "Dear all, o", sent).await;
    again.type_text("Dear all, one, two");
    again.wait_until_saved().await;
    assert!(!again.was_alarmed());
    assert_eq!(kept(&key, &again.id()).await.template, "Dear all, one, two");
}

#[wasm_bindgen_test]
async fn who_leaves_again_before_that_comes_loses_nothing_either() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    editor.type_text("Dear all, one");
    go(&key, &editor);
    let sent = newest_sent(&key, &editor.id());
    let (again, _) = come_back(&key).await;
    again.type_text("Dear all, one, two");
    go(&key, &again);
    heal_storage(&database(&key));
    comes_late(&key, &again.id(), "Dear all, o", sent).await;
    assert_eq!(come_back(&key).await.1, "Dear all, one, two");
}

#[wasm_bindgen_test]
async fn who_only_reads_along_is_shown_last_words_too() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    let name = format!("letterwright/{key}/{}", editor.id());
    editor.type_text("Dear all, last words");
    go(&key, &editor);
    TimeoutFuture::new(50).await;
    heal_storage(&database(&key));
    let somebody = crate::platform::locks::claim(&name).await;
    let (_, document) = Editor::reload(&key).await;
    assert_eq!(document.access, Access::Read);
    assert_eq!(document.template, "Dear all, last words");
    assert!(left(&key, &editor.id()).is_some(), "it is not kept yet");
    drop(somebody);
}

#[wasm_bindgen_test]
async fn recipients_and_place_are_left_too() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    editor.show(screen(editor.id(), "Dear all,", "[1, 2]", 4));
    go(&key, &editor);
    TimeoutFuture::new(50).await;
    heal_storage(&database(&key));
    let (_, document) = Editor::reload(&key).await;
    assert_eq!(document.recipients, "[1, 2]");
    assert_eq!(document.place.caret, 4);
}

#[wasm_bindgen_test]
async fn a_page_that_only_hid_saves_and_leaves_nothing_behind() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    editor.type_text("Dear all, and");
    fire("pagehide");
    assert!(left(&key, &editor.id()).is_some());
    editor.type_text("Dear all, and more");
    editor.wait_until_saved().await;
    assert_eq!(left(&key, &editor.id()), None);
}

#[wasm_bindgen_test]
async fn nothing_is_left_of_a_letter_that_is_saved_or_only_read() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    let (second, _) = Editor::reload(&key).await;
    second.type_text("Dear nobody,");
    fire("pagehide");
    assert_eq!(left(&key, &editor.id()), None);
}

#[wasm_bindgen_test]
async fn what_another_tab_has_written_since_is_left_as_it_is() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    let id = editor.id();
    editor.type_text("Dear all, too old");
    go(&key, &editor);
    let words = left(&key, &id).unwrap();
    local_storage::forget_last_words(&key, &id);
    let (other, _) = come_back(&key).await;
    other.type_text("Dear all, newer");
    other.wait_until_saved().await;
    other.keeper.close();
    assert!(local_storage::leave_last_words(&key, &id, &words));
    let (_, text) = come_back(&key).await;
    assert_eq!(text, "Dear all, newer");
    assert_eq!(left(&key, &id), None, "they belong to nothing any more");
}

#[wasm_bindgen_test]
async fn who_takes_over_gets_the_last_words_too() {
    let key = new_key();
    let first = saved_letter(&key, "Dear all,").await;
    let (second, document) = Editor::reload(&key).await;
    assert_eq!(document.access, Access::Read);
    first.type_text("Dear all, last words");
    go(&key, &first);
    heal_storage(&database(&key));
    let document = second.wait_for_event(took_over).await;
    assert_eq!(document.template, "Dear all, last words");
}

#[wasm_bindgen_test]
async fn a_deleted_letter_does_not_come_back_by_its_last_words() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    let id = editor.id();
    editor.type_text("Dear all, last words");
    fire("pagehide");
    let words = left(&key, &id).unwrap();
    editor.keeper.delete(&id).await.unwrap();
    assert_eq!(left(&key, &id), None);
    for _ in ["in the trash", "erased"] {
        assert!(local_storage::leave_last_words(&key, &id, &words));
        let again = Editor::new(&key);
        assert_eq!(again.keeper.start().await, Ok(None));
        again.keeper.close();
        editor.keeper.erase(&id).await.unwrap();
    }
}

#[wasm_bindgen_test]
async fn garbled_words_are_passed_over() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    let id = editor.id();
    editor.keeper.close();
    for garbled in ["", "?", "{}", "null", &"[".repeat(100_000)] {
        assert!(local_storage::leave_last_words(&key, &id, garbled));
        let nobody = DocumentId::new("nobody");
        assert!(local_storage::leave_last_words(&key, &nobody, garbled));
        let (again, text) = come_back(&key).await;
        assert_eq!(text, "Dear all,");
        TimeoutFuture::new(100).await;
        assert_eq!((left(&key, &id), left(&key, &nobody)), (None, None));
        again.keeper.close();
    }
}

#[wasm_bindgen_test]
async fn what_was_left_of_a_letter_that_is_not_opened_is_settled() {
    let key = new_key();
    let editor = saved_letter(&key, "First letter").await;
    let first = editor.id();
    editor.type_text("First letter, last words");
    go(&key, &editor);
    let words = left(&key, &first).unwrap();
    local_storage::forget_last_words(&key, &first);
    heal_storage(&database(&key));
    let second = saved_letter(&key, "Second letter").await;
    second.keeper.close();
    assert!(local_storage::leave_last_words(&key, &first, &words));
    let third = Editor::new(&key);
    third.keeper.open(&second.id()).await.unwrap();
    third.keeper.start().await.unwrap();
    super::wait_until(
        || left(&key, &first).is_none(),
        || "the words are still there".to_owned(),
    )
    .await;
    assert_eq!(
        kept(&key, &first).await.template,
        "First letter, last words"
    );
}

/// Lets the browser refuse every text that a page wants to leave.
async fn without_local_storage(name: &str, work: impl AsyncFnOnce()) {
    let storage = Reflect::get(&js_sys::global(), &"Storage".into()).unwrap();
    let prototype = Reflect::get(&storage, &"prototype".into()).unwrap();
    let before = Reflect::get(&prototype, &"setItem".into()).unwrap();
    let name = name.to_owned();
    let refuse = Closure::<dyn Fn() -> Result<(), JsValue>>::new(move || {
        let exception = web_sys::DomException::new_with_message_and_name("refused", &name);
        Err(exception.unwrap().into())
    });
    Reflect::set(&prototype, &"setItem".into(), refuse.as_ref()).unwrap();
    work().await;
    Reflect::set(&prototype, &"setItem".into(), &before).unwrap();
}

#[wasm_bindgen_test]
async fn where_no_words_can_be_left_the_author_is_asked_before_leaving() {
    for refusal in ["QuotaExceededError", "SecurityError"] {
        let key = new_key();
        let editor = saved_letter(&key, "Dear all,").await;
        without_local_storage(refusal, async || {
            editor.type_text("Dear all, and");
            assert!(!fire("beforeunload"), "{refusal}: the page asks");
            editor.wait_until_saved().await;
            assert!(fire("beforeunload"), "{refusal}: all is saved");
        })
        .await;
    }
}

#[wasm_bindgen_test]
async fn where_words_can_be_left_nobody_is_asked() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    editor.type_text("Dear all, and");
    assert!(fire("beforeunload"));
}

#[wasm_bindgen_test]
async fn a_lock_that_a_page_lets_go_late_is_waited_for() {
    let key = new_key();
    let editor = saved_letter(&key, "Dear all,").await;
    let name = format!("letterwright/{key}/{}", editor.id());
    editor.keeper.close();
    TimeoutFuture::new(50).await;
    let claim = crate::platform::locks::claim(&name).await;
    wasm_bindgen_futures::spawn_local(async move {
        TimeoutFuture::new(700).await;
        drop(claim);
    });
    let (again, document) = Editor::reload(&key).await;
    assert_eq!(document.access, Access::Write);
    again.type_text("Dear all, the first keys");
    again.wait_until_saved().await;
    let stored = kept(&key, &again.id()).await;
    assert_eq!(stored.template, "Dear all, the first keys");
}
