//! Letters go into the trash, come back, and go for good.

use super::*;

#[test]
fn a_deleted_letter_can_be_brought_back_whole() {
    let memory = Memory::default();
    let documents = filled(&memory);
    let before = now(documents.load(&id("b"))).unwrap();
    now(documents.delete(&id("b"), 5.0)).unwrap();
    assert_eq!(names(&now(documents.list()).unwrap()), ["c", "a"]);
    now(documents.restore(&id("b"))).unwrap();
    let after = now(documents.load(&id("b"))).unwrap();
    assert_eq!(after.template, before.template);
    assert_eq!(after.recipients, before.recipients);
    assert_eq!(names(&now(documents.list()).unwrap()), ["b", "c", "a"]);
}

#[test]
fn what_is_deleted_for_good_is_gone_and_what_was_put_back_stays() {
    let memory = Memory::default();
    let documents = filled(&memory);
    now(documents.delete(&id("b"), 5.0)).unwrap();
    let trash = now(documents.trash()).unwrap();
    assert_eq!(trash[0].kept_until(), Some(5.0 + trash::KEPT_IN_TRASH));
    now(documents.erase(&id("b"))).unwrap();
    assert_eq!(now(documents.load(&id("b"))), Err(Fault::Missing));
    assert_eq!(memory.count(Table::Recipients), 2);
    assert_eq!(now(documents.erase(&id("b"))), Ok(()), "gone already");
    assert_eq!(now(documents.erase(&id("a"))), Err(Fault::ChangedElsewhere));
    assert_eq!(names(&now(documents.list()).unwrap()), ["c", "a"]);
}

#[test]
fn the_trash_is_emptied_after_thirty_days_and_of_nothing_else() {
    let memory = Memory::default();
    let documents = filled(&memory);
    now(documents.delete(&id("b"), 100.0)).unwrap();
    now(documents.purge(100.0 + trash::KEPT_IN_TRASH)).unwrap();
    assert_eq!(
        memory.count(Table::Templates),
        3,
        "thirty days are not over"
    );
    now(documents.purge(101.0 + trash::KEPT_IN_TRASH)).unwrap();
    assert_eq!(now(documents.load(&id("b"))), Err(Fault::Missing));
    for table in [
        Table::Documents,
        Table::Templates,
        Table::Recipients,
        Table::Places,
    ] {
        assert_eq!(memory.count(table), 2);
    }
}
