//! Long lists, which are kept in pieces.

use super::*;

/// A list in three pieces.
#[derive(PartialEq)]
struct Three;

impl Pieces for Three {
    fn count(&self) -> usize {
        3
    }

    fn write(&self, index: usize) -> String {
        ["[1", ",2", ",3]"][index].to_owned()
    }

    fn is_same(&self, _: &Self, _: usize) -> bool {
        true
    }
}

/// The letter of that name with a list in three pieces.
fn long_letter(name: &str) -> Save {
    let part = Part::of_pieces(Three);
    let pieces = (0..3).map(|index| (index, Text::Piece(part.clone(), index)));
    let short = letter(name, 1.0);
    Save {
        record: short.record.map(|record| record.in_pieces(3)),
        recipients: Some(ChangedPieces {
            texts: pieces.collect(),
            held: 0,
        }),
        ..short
    }
}

fn with_long_letter(memory: &Memory) -> Documents<Memory> {
    let documents = filled(memory);
    now(documents.save(long_letter("long"))).unwrap();
    documents
}

/// The name of a piece in the table of settings.
fn piece(index: usize) -> String {
    Key::of_piece(&id("long"), index).name.to_string()
}

#[test]
fn a_long_list_is_kept_in_pieces_and_comes_back_as_it_was() {
    let memory = Memory::default();
    let documents = with_long_letter(&memory);
    assert_eq!(memory.count(Table::Settings), 2);
    let stored = now(documents.load(&id("long"))).unwrap();
    assert_eq!(
        (stored.recipients.as_str(), stored.lost.len()),
        ("[1,2,3]", 0)
    );
    assert_eq!(
        names(&now(documents.list()).unwrap()),
        ["b", "c", "a", "long"]
    );
}

#[test]
fn a_change_of_one_writes_its_piece_alone_and_asks_for_the_others() {
    let memory = Memory::default();
    let documents = with_long_letter(&memory);
    let change = || Save {
        replaces: Some(stamp(1, "me")),
        recipients: Some(ChangedPieces {
            texts: vec![(1, ",20".to_owned().into())],
            held: 3,
        }),
        template: None,
        place: None,
        ..long_letter("long")
    };
    now(documents.save(change())).unwrap();
    let stored = now(documents.load(&id("long"))).unwrap();
    assert_eq!(stored.recipients, "[1,20,3]");
    memory.remove(Table::Settings, &piece(2));
    assert_eq!(now(documents.is_whole(&id("long"), 3)), Ok(false));
    assert_eq!(now(documents.save(change())), Err(Fault::Incomplete));
}

#[test]
fn a_list_that_has_become_short_leaves_no_piece_behind() {
    let memory = Memory::default();
    let documents = with_long_letter(&memory);
    let short = Save {
        replaces: Some(stamp(1, "me")),
        recipients: Some(ChangedPieces::whole("[]".to_owned(), 3)),
        ..letter("long", 2.0)
    };
    now(documents.save(short)).unwrap();
    assert_eq!(memory.count(Table::Settings), 0);
    assert_eq!(now(documents.load(&id("long"))).unwrap().recipients, "[]");
}

#[test]
fn of_a_list_that_lost_a_piece_the_others_are_there_and_that_is_said() {
    for lost in [1, 2] {
        for has_record in [true, false] {
            let memory = Memory::default();
            let documents = with_long_letter(&memory);
            memory.remove(Table::Settings, &piece(lost));
            if !has_record {
                memory.remove(Table::Documents, "long");
            }
            let stored = now(documents.load(&id("long"))).unwrap();
            let is_said = stored.lost.contains(&Loss::SomeRecipients);
            // Without its record nobody knows that there was a last piece; then the text is broken.
            assert_eq!(is_said, has_record || lost == 1, "{lost}");
            assert!(stored.recipients.starts_with("[1"));
            assert_eq!(stored.recipients.len(), "[1,2,3]".len() - [2, 3][lost - 1]);
        }
    }
}

#[test]
fn a_long_list_is_copied_and_goes_with_its_letter() {
    let memory = Memory::default();
    let documents = with_long_letter(&memory);
    now(documents.duplicate(&id("long"), &id("copy"), 5.0)).unwrap();
    let copy = now(documents.load(&id("copy"))).unwrap();
    assert_eq!(copy.recipients, "[1,2,3]");
    now(documents.delete(&id("long"), 5.0)).unwrap();
    now(documents.restore(&id("long"))).unwrap();
    assert_eq!(
        now(documents.load(&id("long"))).unwrap().recipients,
        "[1,2,3]"
    );
    now(documents.delete(&id("long"), 5.0)).unwrap();
    now(documents.erase(&id("long"))).unwrap();
    assert_eq!(memory.count(Table::Settings), 0);
    now(documents.save(long_letter("old"))).unwrap();
    now(documents.delete(&id("old"), 5.0)).unwrap();
    now(documents.purge(6.0 + trash::KEPT_IN_TRASH)).unwrap();
    assert_eq!(memory.count(Table::Settings), 0);
}
