//! The documents over a database in memory: what is kept, listed, copied, deleted, and refused.

mod deleting;
mod long_lists;

use std::rc::Rc;

use super::memory::{Memory, now};
use super::*;

fn id(name: &str) -> DocumentId {
    DocumentId::new(name)
}

fn stamp(revision: u64, writer: &str) -> Stamp {
    Stamp {
        revision,
        writer: WriterId::new(writer),
    }
}

/// A whole letter of the writer `me`, called by its name and changed at a time.
fn letter(name: &str, modified: f64) -> Save {
    Save {
        id: id(name),
        replaces: None,
        left: None,
        record: Some(Record::new(
            format!("Letter {name}"),
            modified,
            stamp(1, "me"),
        )),
        template: Some(Rc::from(format!(
            r#"{{"title":"Letter {name}","body":"Dear"}}"#
        ))),
        recipients: Some(ChangedPieces::whole("[]".to_owned(), 1)),
        place: Some(Place {
            selected: Some(2),
            caret: 4,
        }),
        pace: Pace::Careful,
    }
}

fn filled(memory: &Memory) -> Documents<Memory> {
    let documents = memory.documents("me");
    for (name, modified) in [("a", 1.0), ("b", 3.0), ("c", 2.0)] {
        now(documents.save(letter(name, modified))).unwrap();
    }
    documents
}

fn names(list: &[Summary]) -> Vec<&str> {
    list.iter().map(|one| one.id.as_str()).collect()
}

#[test]
fn a_saved_letter_comes_back_as_it_was() {
    let memory = Memory::default();
    let documents = memory.documents("me");
    let saved = letter("a", 1.0);
    now(documents.save(saved.clone())).unwrap();
    let stored = now(documents.load(&id("a"))).unwrap();
    assert_eq!(Some(stored.record), saved.record);
    assert_eq!(Some(stored.template.as_str()), saved.template.as_deref());
    assert_eq!(stored.recipients, "[]");
    assert_eq!(Some(stored.place), saved.place);
}

#[test]
fn a_keystroke_writes_the_template_and_leaves_the_recipients_alone() {
    let memory = Memory::default();
    let documents = filled(&memory);
    let keystroke = Save {
        replaces: Some(stamp(1, "me")),
        record: Some(Record::new("A".to_owned(), 9.0, stamp(2, "me"))),
        template: Some(Rc::from("{}")),
        recipients: None,
        place: None,
        ..letter("a", 9.0)
    };
    now(documents.save(keystroke)).unwrap();
    let stored = now(documents.load(&id("a"))).unwrap();
    assert_eq!(stored.template, "{}");
    assert_eq!(stored.recipients, "[]");
    assert_eq!(stored.place.caret, 4);
}

#[test]
fn the_list_begins_with_the_letter_changed_last() {
    let memory = Memory::default();
    let list = now(filled(&memory).list()).unwrap();
    assert_eq!(names(&list), ["b", "c", "a"]);
    assert_eq!(list[0].title, "Letter b");
}

/// Every way in which a part of a letter can be lost, with what is said of it.
const LOSSES: [(Table, Option<&str>, Option<Loss>); 8] = [
    (Table::Documents, None, Some(Loss::Record)),
    (Table::Documents, Some("?"), Some(Loss::Record)),
    (Table::Templates, None, Some(Loss::Template)),
    (Table::Templates, Some("?"), None),
    (Table::Recipients, None, Some(Loss::Recipients)),
    (Table::Recipients, Some("?"), None),
    (Table::Places, None, Some(Loss::Place)),
    (Table::Places, Some("?"), Some(Loss::Place)),
];

/// Some letters, the one called `a` without that part.
fn damaged(table: Table, instead: Option<&str>) -> (Memory, Documents<Memory>) {
    let memory = Memory::default();
    let documents = filled(&memory);
    match instead {
        Some(text) => memory.put(table, "a", text),
        None => memory.remove(table, "a"),
    }
    (memory, documents)
}

#[test]
fn a_letter_without_one_of_its_parts_is_listed_and_the_rest_of_it_opens() {
    for (table, instead, loss) in LOSSES {
        let (_, documents) = damaged(table, instead);
        let list = now(documents.list()).unwrap();
        assert_eq!(names(&list), ["b", "c", "a"], "{table:?} {instead:?}");
        let expected = if table == Table::Templates && instead.is_some() {
            "?"
        } else {
            ""
        };
        let stored = now(documents.load(&id("a"))).unwrap();
        assert_eq!(stored.lost, Vec::from_iter(loss));
        let title = "Letter a";
        assert_eq!(
            (list[2].title.as_str(), stored.record.title.as_str()),
            (title, title)
        );
        if table == Table::Templates {
            assert_eq!(stored.template, expected);
        } else {
            assert!(stored.template.contains("Dear"));
        }
    }
}

#[test]
fn a_letter_without_one_of_its_parts_can_be_written_whole_again() {
    for (table, instead, _) in LOSSES {
        let (_, documents) = damaged(table, instead);
        let stamp = now(documents.load(&id("a"))).unwrap().stamp();
        let again = Save {
            replaces: stamp,
            ..letter("a", 4.0)
        };
        now(documents.save(again)).unwrap();
        let stored = now(documents.load(&id("a"))).unwrap();
        assert_eq!(stored.lost, [], "{table:?} {instead:?}");
        assert_eq!(names(&now(documents.list()).unwrap()), ["a", "b", "c"]);
    }
}

#[test]
fn a_letter_without_one_of_its_parts_can_be_copied_renamed_and_deleted() {
    for (table, instead, loss) in LOSSES {
        let (memory, documents) = damaged(table, instead);
        now(documents.duplicate(&id("a"), &id("copy"), 9.0)).unwrap();
        let lost = loss.filter(|loss| *loss != Loss::Record);
        let copy = now(documents.load(&id("copy"))).unwrap();
        assert_eq!(copy.lost, Vec::from_iter(lost));
        now(documents.rename(&id("a"), "New")).unwrap();
        let renamed = now(documents.load(&id("a"))).unwrap();
        assert_eq!(renamed.lost, Vec::from_iter(lost));
        assert_eq!(renamed.record.title, "New");
        now(documents.delete(&id("a"), 5.0)).unwrap();
        now(documents.erase(&id("a"))).unwrap();
        assert_eq!(now(documents.load(&id("a"))), Err(Fault::Missing));
        assert_eq!(memory.count(Table::Documents), 3, "{table:?} {instead:?}");
    }
}

#[test]
fn a_keystroke_is_refused_where_the_rest_of_the_letter_is_gone() {
    for table in [Table::Recipients, Table::Places] {
        let (_, documents) = damaged(table, None);
        assert_eq!(now(documents.is_whole(&id("a"), 1)), Ok(false));
        let keystroke = Save {
            replaces: Some(stamp(1, "me")),
            recipients: None,
            place: None,
            ..letter("a", 9.0)
        };
        assert_eq!(now(documents.save(keystroke)), Err(Fault::Incomplete));
    }
    let memory = Memory::default();
    assert_eq!(now(filled(&memory).is_whole(&id("a"), 1)), Ok(true));
}

#[test]
fn of_a_letter_that_is_gone_altogether_nothing_is_listed() {
    let memory = Memory::default();
    let documents = filled(&memory);
    for table in [Table::Documents, Table::Templates, Table::Recipients] {
        memory.remove(table, "a");
    }
    assert_eq!(names(&now(documents.list()).unwrap()), ["b", "c"]);
    assert_eq!(now(documents.load(&id("a"))), Err(Fault::Missing));
}

#[test]
fn another_tabs_letter_is_not_overwritten() {
    let memory = Memory::default();
    filled(&memory);
    let other = memory.documents("other");
    let overwriting = Save {
        replaces: Some(stamp(7, "somebody")),
        ..letter("a", 9.0)
    };
    assert_eq!(now(other.save(overwriting)), Err(Fault::ChangedElsewhere));
    assert_eq!(
        now(other.save(letter("a", 9.0))),
        Err(Fault::ChangedElsewhere)
    );
    let stored = now(other.load(&id("a"))).unwrap();
    assert_eq!(stored.record.title, "Letter a");
}

#[test]
fn a_letter_that_was_read_can_be_written_by_another_writer() {
    let memory = Memory::default();
    filled(&memory);
    let next = Save {
        replaces: Some(stamp(1, "me")),
        record: Some(Record::new("Next".to_owned(), 9.0, stamp(2, "other"))),
        ..letter("a", 9.0)
    };
    now(memory.documents("other").save(next)).unwrap();
}

#[test]
fn what_a_page_sent_before_it_went_may_be_replaced_by_who_has_its_last_words() {
    let write = |left| {
        let memory = Memory::default();
        filled(&memory);
        now(memory.documents("other").save(Save {
            left: Some(left),
            ..letter("a", 9.0)
        }))
    };
    assert_eq!(write(stamp(1, "me")), Ok(()));
    assert_eq!(write(stamp(2, "me")), Ok(()), "one that was sent before");
    assert_eq!(write(stamp(0, "me")), Err(Fault::ChangedElsewhere));
    assert_eq!(write(stamp(1, "another")), Err(Fault::ChangedElsewhere));
}

#[test]
fn what_a_newer_version_of_the_app_wrote_is_never_written() {
    let memory = Memory::default();
    let documents = filled(&memory);
    memory.put(Table::Documents, "a", r#"{"format": 3}"#);
    let save = Save {
        replaces: Some(stamp(1, "me")),
        ..letter("a", 9.0)
    };
    assert_eq!(now(documents.save(save)), Err(Fault::NewerVersion));
}

#[test]
fn a_letter_that_vanished_is_reported_and_not_half_written() {
    let documents = Memory::default().documents("me");
    let keystroke = Save {
        replaces: Some(stamp(4, "me")),
        recipients: None,
        ..letter("a", 9.0)
    };
    assert_eq!(now(documents.save(keystroke)), Err(Fault::Missing));
}

#[test]
fn a_fault_that_passes_is_noticed_by_nobody_at_any_call() {
    for fault in passing_faults() {
        for skipped in 0..30 {
            let memory = Memory::default();
            memory.fail(skipped, 1, fault.clone());
            check_everything(&memory);
        }
    }
}

fn passing_faults() -> [Fault; 5] {
    [
        Fault::ConnectionLost,
        Fault::ConnectionClosing,
        Fault::BackingStore,
        Fault::Quota,
        Fault::DiskFull,
    ]
}

/// Every call there is, each with its effect.
fn check_everything(memory: &Memory) {
    let documents = filled(memory);
    now(documents.set_last_opened(&id("b"))).unwrap();
    assert_eq!(now(documents.last_opened()), Ok(Some(id("b"))));
    now(documents.duplicate(&id("a"), &id("d"), 5.0)).unwrap();
    now(documents.rename(&id("c"), "Renamed")).unwrap();
    now(documents.delete(&id("b"), 6.0)).unwrap();
    assert_eq!(names(&now(documents.trash()).unwrap()), ["b"]);
    now(documents.restore(&id("b"))).unwrap();
    now(documents.duplicate(&id("a"), &id("e"), 5.0)).unwrap();
    now(documents.delete(&id("e"), 6.0)).unwrap();
    now(documents.erase(&id("e"))).unwrap();
    now(documents.delete(&id("a"), 6.0)).unwrap();
    now(documents.purge(7.0 + trash::KEPT_IN_TRASH)).unwrap();
    assert_eq!(names(&now(documents.list()).unwrap()), ["d", "b", "c"]);
}

#[test]
fn a_fault_for_good_is_reported_after_the_second_attempt() {
    for fault in passing_faults() {
        let memory = Memory::default();
        let documents = filled(&memory);
        memory.fail(0, usize::MAX, fault.clone());
        let before = memory.calls();
        assert_eq!(now(documents.save(letter("a", 9.0))), Err(fault.clone()));
        assert_eq!(memory.calls() - before, 2);
        assert_eq!(now(documents.list()), Err(fault.clone()));
        assert_eq!(now(documents.load(&id("a"))), Err(fault.clone()));
        assert_eq!(now(documents.delete(&id("a"), 1.0)), Err(fault.clone()));
        assert_eq!(now(documents.last_opened()), Err(fault));
    }
}

#[test]
fn a_copy_has_a_title_of_its_own_and_all_the_rest() {
    let memory = Memory::default();
    let documents = filled(&memory);
    now(documents.duplicate(&id("a"), &id("copy"), 9.0)).unwrap();
    let copy = now(documents.load(&id("copy"))).unwrap();
    assert_eq!(copy.record.title, "Copy of Letter a");
    assert!(copy.template.contains(r#""title":"Copy of Letter a""#));
    assert_eq!(copy.recipients, "[]");
    assert_eq!(copy.place.selected, Some(2));
    assert_eq!(names(&now(documents.list()).unwrap())[0], "copy");
}

#[test]
fn a_renamed_letter_keeps_its_place_in_the_list() {
    let memory = Memory::default();
    let documents = filled(&memory);
    now(documents.rename(&id("c"), "Invitation")).unwrap();
    let list = now(documents.list()).unwrap();
    assert_eq!(names(&list), ["b", "c", "a"]);
    assert_eq!(list[1].title, "Invitation");
    let stored = now(documents.load(&id("c"))).unwrap();
    assert!(stored.template.contains(r#""title":"Invitation""#));
}
