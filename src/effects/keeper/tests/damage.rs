//! Parts of a letter vanish or are damaged behind the editor's back.

use futures_util::future::join_all;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Editor, kept, new_key, wait_within};
use crate::documents::{
    Database, DocumentId, Documents, Key, Loss, SaveState, Table, Write, WriterId,
};
use crate::platform::indexed_db::IndexedDb;
use crate::platform::indexed_db::faults::put_number;

const PARTS: [Table; 4] = [
    Table::Documents,
    Table::Templates,
    Table::Recipients,
    Table::Places,
];

/// Removes parts of a letter as another program does.
async fn remove(key: &str, id: &DocumentId, tables: &[Table]) {
    let deletes = tables.iter().map(|table| Key::new(*table, id.as_str()));
    let write = Write {
        deletes: deletes.collect(),
        ..Write::default()
    };
    IndexedDb::of_key(key).write(write).await.unwrap();
}

async fn lost(key: &str, id: &DocumentId) -> Option<Vec<Loss>> {
    let reader = Documents::new(IndexedDb::of_key(key), WriterId::new("reader"));
    Some(reader.load(id).await.ok()?.lost)
}

async fn saved_letter(key: &str) -> Editor {
    let editor = Editor::with_letter(key, "Dear all,");
    editor.wait_until_saved().await;
    editor
}

#[wasm_bindgen_test]
async fn a_part_that_vanishes_while_one_looks_on_is_noticed_and_written_anew() {
    let cases = PARTS.map(|table| vec![table]);
    let cases = cases.into_iter().chain([PARTS.to_vec()]);
    join_all(cases.map(|tables| async move {
        let key = new_key();
        let editor = saved_letter(&key).await;
        remove(&key, &editor.id(), &tables).await;
        editor.states.borrow_mut().clear();
        let is_noticed = || editor.states.borrow().contains(&SaveState::Saving);
        wait_within(8_000.0, is_noticed, || format!("{tables:?} is not missed")).await;
        editor.wait_until_saved().await;
        assert_eq!(
            lost(&key, &editor.id()).await,
            Some(Vec::new()),
            "{tables:?}"
        );
        assert_eq!(kept(&key, &editor.id()).await.template, "Dear all,");
    }))
    .await;
}

#[wasm_bindgen_test]
async fn saved_is_not_said_of_a_keystroke_while_another_part_is_gone() {
    let cases = PARTS.map(|table| async move {
        let key = new_key();
        let editor = saved_letter(&key).await;
        remove(&key, &editor.id(), &[table]).await;
        editor.type_text("Dear everybody,");
        editor.wait_until_saved().await;
        assert_eq!(
            lost(&key, &editor.id()).await,
            Some(Vec::new()),
            "{table:?}"
        );
    });
    join_all(cases).await;
}

#[wasm_bindgen_test]
async fn a_letter_that_another_tab_wrote_is_mended_by_the_one_who_has_it_now() {
    for table in PARTS {
        let key = new_key();
        saved_letter(&key).await.keeper.close();
        let (again, document) = Editor::reload(&key).await;
        remove(&key, &document.id, &[table]).await;
        again.type_text("Dear everybody,");
        again.wait_until_saved().await;
        assert_eq!(
            lost(&key, &document.id).await,
            Some(Vec::new()),
            "{table:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_letter_opens_without_a_part_that_is_gone_and_is_whole_soon_after() {
    for (table, loss) in
        PARTS
            .into_iter()
            .zip([Loss::Record, Loss::Template, Loss::Recipients, Loss::Place])
    {
        let key = new_key();
        let editor = saved_letter(&key).await;
        editor.keeper.close();
        remove(&key, &editor.id(), &[table]).await;
        let (again, document) = Editor::reload(&key).await;
        assert_eq!(document.id, editor.id());
        assert_eq!(document.lost, [loss]);
        again.wait_until_saved().await;
        assert_eq!(
            lost(&key, &document.id).await,
            Some(Vec::new()),
            "{table:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn what_is_no_text_is_read_as_what_cannot_be() {
    let key = new_key();
    let editor = saved_letter(&key).await;
    editor.keeper.close();
    for table in PARTS {
        let database = format!("letterwright/{key}");
        let put = put_number(&database, table.name(), editor.id().as_str());
        JsFuture::from(put).await.unwrap();
    }
    let stored = kept(&key, &editor.id()).await;
    assert_eq!(
        (stored.template.as_str(), stored.recipients.as_str()),
        ("7", "7")
    );
    assert_eq!(stored.lost, [Loss::Place, Loss::Record]);
    let list = editor.keeper.list().await.unwrap();
    assert_eq!(list.len(), 1);
}
