//! Last words join what they were said about, and nothing else.

use super::*;
use crate::documents::WriterId;

fn stamp(revision: u64, writer: &str) -> Stamp {
    Stamp {
        revision,
        writer: WriterId::new(writer),
    }
}

fn kept(template: &str, stamp: Stamp) -> Stored {
    Stored {
        record: Record::new("Invitation".to_owned(), 1.0, stamp),
        template: template.to_owned(),
        recipients: "[]".to_owned(),
        place: Place::default(),
        lost: Vec::new(),
    }
}

/// Words of the writer `me`, who opened revision 5 of `before` and has sent revisions 6 and 7.
fn words(old: &str, new: &str) -> LastWords {
    LastWords {
        replaces: Some(stamp(5, "before")),
        left: None,
        stamp: stamp(7, "me"),
        title: "Invitation".to_owned(),
        modified: 9.0,
        place: Place::default(),
        template: Some(Patch::between(old, new)),
        recipients: None,
    }
}

/// A text too long to be left whole.
fn long(start: &str) -> String {
    format!("{start}{}", "x".repeat(WHOLE))
}

/// What becomes of a kept text by words that made "Dear Ada, welc" of "Dear Ada,", each at the start
/// of a long letter.
#[track_caller]
fn check(kept_text: &str, kept_by: Stamp, expected: Option<&str>) {
    let words = words(&long("Dear Ada,"), &long("Dear Ada, welc"));
    let again = LastWords::read(&words.write().unwrap()).unwrap();
    assert_eq!(again, words, "read as written");
    let joined = again.join(Some(&kept(&long(kept_text), kept_by)));
    assert_eq!(joined.map(|it| it.template), expected.map(long));
}

#[test]
fn words_join_the_version_that_the_writer_knew() {
    check("Dear Ada,", stamp(5, "before"), Some("Dear Ada, welc"));
}

#[test]
fn words_join_each_version_that_the_writer_sent_and_got_no_answer_for() {
    check("Dear Ada, we", stamp(6, "me"), Some("Dear Ada, welc"));
    check("Dear Ada,", stamp(6, "me"), Some("Dear Ada, welc"));
}

#[test]
fn a_short_letter_is_left_whole_and_joins_a_version_that_differs_anywhere() {
    let words = words("Dear Ada,", "Dear Ada, welc");
    for between in ["Hello, dear Ada,", "Dear", "", "€"] {
        let joined = words.join(Some(&kept(between, stamp(6, "me"))));
        assert_eq!(joined.unwrap().template, "Dear Ada, welc", "{between}");
    }
}

#[test]
fn words_join_what_the_page_before_sent_and_this_one_had_its_words_of() {
    let words = LastWords {
        left: Some(stamp(6, "first")),
        ..words("Dear Ada,", "Dear Ada, welc")
    };
    let join = |by| words.join(Some(&kept("Dear Ada, w", by))).is_some();
    assert!(join(stamp(6, "first")));
    assert!(join(stamp(4, "first")), "one that was sent before");
    assert!(!join(stamp(7, "first")));
}

#[test]
fn words_that_the_database_got_after_all_are_nothing_new() {
    check("Dear Ada, welc", stamp(7, "me"), None);
}

#[test]
fn a_newer_version_is_left_as_it_is_whoever_wrote_it() {
    check("Dear Ada,", stamp(8, "me"), None);
    check("Dear Ada,", stamp(6, "another"), None);
    check("Dear Ada,", stamp(6, "before"), None);
    check("Dear Ada,", stamp(4, "before"), None);
}

#[test]
fn words_about_another_text_are_left_out_whatever_its_stamp_says() {
    for other in ["", "Dear", "Dear Ben,", "Dear Eda,", "€"] {
        check(other, stamp(5, "before"), None);
    }
}

#[test]
fn a_letter_that_was_never_kept_is_there_again_from_its_words_alone() {
    let mut words = words("", "Dear Ada,");
    words.recipients = Some(Patch::between("", "[1]"));
    assert_eq!(words.join(None), None, "it was kept, and is gone");
    words.replaces = None;
    let joined = words.join(None).unwrap();
    assert_eq!(joined.template, "Dear Ada,");
    assert_eq!(joined.recipients, "[1]");
    assert_eq!(joined.record.modified, 9.0);
}

#[test]
fn both_parts_join_or_none() {
    let mut words = words("Dear Ada,", "Dear Ada, welc");
    words.recipients = Some(Patch::between(&long("[1]"), &long("[1, 2]")));
    assert_eq!(
        words.join(Some(&kept("Dear Ada,", stamp(5, "before")))),
        None
    );
}

#[test]
fn garbled_words_are_no_words() {
    for text in ["", "{}", "[1]", "null", "{\"replaces\":null"] {
        assert_eq!(LastWords::read(text), None, "{text}");
    }
    let text = words(&long("Dear Ada,"), &long("Dear Ada, welc"));
    let text = text.write().unwrap();
    let stored = kept(&long("Dear Ada,"), stamp(5, "before"));
    for (part, instead) in [
        ("welc", "help"),
        ("\"before\":9", "\"before\":8"),
        ("\"before\":9", "\"before\":99999999999"),
        ("\"after\":20000", "\"after\":3"),
        ("\"after\":20000", "\"after\":99999999999"),
    ] {
        let garbled = text.replacen(part, instead, 1);
        assert_ne!(garbled, text);
        let joined = LastWords::read(&garbled).and_then(|it| it.join(Some(&stored)));
        assert_eq!(joined, None, "{garbled}");
    }
}

#[test]
fn too_long_a_text_is_not_left() {
    let long = "x".repeat(LONGEST + 1);
    assert_eq!(words("", &long).write(), None);
    assert!(words(&long, &format!("{long}!")).write().unwrap().len() < 500);
}

#[test]
fn patches_lead_from_any_text_to_any_other() {
    let texts = [
        "",
        "a",
        "aa",
        "é",
        "è",
        "xéy",
        "xèy",
        "€uro",
        "\u{1f469}\u{200d}\u{1f4bb}",
        "ab\nc",
    ];
    for old in texts {
        for new in texts {
            let patch = Patch::between(old, new);
            assert_eq!(patch.apply(old).as_deref(), Some(new), "{old} -> {new}");
        }
    }
}
