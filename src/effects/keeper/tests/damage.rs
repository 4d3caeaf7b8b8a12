//! Parts of a letter vanish or are damaged behind the editor's back.

use futures_util::future::join_all;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Editor, kept, new_key, wait_within};
use crate::documents::{
    Database, DocumentId, Documents, Key, Loss, Part, Pieces, SaveState, Snapshot, Table, Write,
    WriterId,
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

/// A list in pieces, each longer than what is written in one go; the number of the one that was
/// changed, if one was.
#[derive(Clone, PartialEq)]
struct Long(Option<usize>);

const COUNT: usize = 4;

impl Pieces for Long {
    fn count(&self) -> usize {
        COUNT
    }

    fn write(&self, index: usize) -> String {
        let sign = if self.0 == Some(index) {
            "changed"
        } else {
            "x"
        };
        format!("{index} {}", sign.repeat(300_000))
    }

    fn is_same(&self, other: &Self, index: usize) -> bool {
        (self.0 == Some(index)) == (other.0 == Some(index))
    }
}

/// Shows the letter with that list.
fn show_long(editor: &Editor, list: Long) {
    let snapshot = Snapshot {
        recipients: Part::of_pieces(list),
        ..editor.screen.borrow().clone()
    };
    editor.show(snapshot);
}

async fn long_letter(key: &str) -> Editor {
    let editor = Editor::with_letter(key, "Dear all,");
    show_long(&editor, Long(None));
    editor.wait_until_saved().await;
    editor
}

#[wasm_bindgen_test]
async fn a_long_list_is_kept_whole_and_so_is_a_change_of_it() {
    let key = new_key();
    let editor = long_letter(&key).await;
    assert!(kept(&key, &editor.id()).await.recipients == Part::of_pieces(Long(None)).text());
    show_long(&editor, Long(Some(2)));
    editor.wait_until_saved().await;
    let changed = Part::of_pieces(Long(Some(2))).text();
    assert!(kept(&key, &editor.id()).await.recipients == changed);
    // Back again while the write may be under way, and the page goes.
    show_long(&editor, Long(Some(1)));
    editor.keeper.flush();
    show_long(&editor, Long(None));
    editor.keeper.close();
    let (again, document) = Editor::reload(&key).await;
    again.wait_until_saved().await;
    assert!(document.recipients == Part::of_pieces(Long(None)).text());
    assert!(!editor.was_alarmed());
}

#[wasm_bindgen_test]
async fn a_piece_of_a_long_list_that_vanishes_is_missed_and_written_anew() {
    for index in [0, 1, COUNT - 1] {
        let key = new_key();
        let editor = long_letter(&key).await;
        let write = Write {
            deletes: vec![Key::of_piece(&editor.id(), index)],
            ..Write::default()
        };
        IndexedDb::of_key(&key).write(write).await.unwrap();
        let losses = lost(&key, &editor.id()).await.unwrap();
        assert_eq!(losses.len(), 1, "{losses:?}");
        show_long(&editor, Long(Some(2)));
        editor.wait_until_saved().await;
        assert_eq!(lost(&key, &editor.id()).await, Some(Vec::new()), "{index}");
        let changed = Part::of_pieces(Long(Some(2))).text();
        assert!(kept(&key, &editor.id()).await.recipients == changed);
    }
}
