//! Characters that cannot be seen: no letter fails for one, and none stops the others.

use letter::page::PageSetup;
use messages::{FaultKind, PdfStandard};

use super::support::{document, document_with, letter, typesetter};

/// Every character of Unicode that has no shape of its own, or may have none: controls, formats,
/// selectors, tags, fillers, what is for private use, and what is no character.
fn invisible() -> impl Iterator<Item = char> {
    [
        0x00..=0x20,
        0x7f..=0xa0,
        0xad..=0xad,
        0x34f..=0x34f,
        0x600..=0x605,
        0x61c..=0x61c,
        0x6dd..=0x6dd,
        0x70f..=0x70f,
        0x115f..=0x1160,
        0x17b4..=0x17b5,
        0x180b..=0x180f,
        0x2000..=0x200f,
        0x2028..=0x202f,
        0x205f..=0x206f,
        0x3000..=0x3000,
        0x3164..=0x3164,
        0xd7fc..=0xd7ff,
        0xe000..=0xe0ff,
        0xf000..=0xf0ff,
        0xfdd0..=0xfdef,
        0xfe00..=0xfe0f,
        0xfeff..=0xfeff,
        0xffa0..=0xffa0,
        0xfff0..=0xffff,
        0x110bd..=0x110bd,
        0x13430..=0x1343f,
        0x1bca0..=0x1bca3,
        0x1d173..=0x1d17a,
        0x1fffe..=0x1ffff,
        0xe0000..=0xe01ef,
        0xf0000..=0xf0010,
        0xffffe..=0xfffff,
        0x0010_0000..=0x0010_0010,
        0x0010_fffe..=0x0010_ffff,
    ]
    .into_iter()
    .flatten()
    .filter_map(char::from_u32)
}

/// The letter is a PDF, or it says which of its characters no font has.
#[track_caller]
fn check(document: &letter::Document, what: &str) {
    let page = PageSetup::default();
    for standard in [PdfStandard::Accessible, PdfStandard::Archive] {
        let written = typesetter().pdf(letter(document, &page), standard);
        if let Err(faults) = written {
            let lacks = |fault: &messages::Fault| fault.kind == FaultKind::Character;
            assert!(faults.iter().all(lacks), "{what}: {faults:?}");
        }
    }
}

#[test]
fn no_invisible_character_stops_a_letter() {
    let mut typesetter = typesetter();
    let seen = |c: &char| {
        // What a font has for private use can be printed, and may not stand in a file that is kept.
        if matches!(c, '\u{e000}'..='\u{f8ff}') {
            return false;
        }
        let document = document_with("{{ value }}", &format!("x{c}y"));
        typesetter.missing_characters(&document).is_empty()
    };
    let printable: Vec<char> = invisible().filter(seen).collect();
    assert!(printable.len() > 600, "{}", printable.len());
    let text: String = printable.iter().map(|c| format!("x{c}y ")).collect();
    check(&document_with("Dear {{ value }},", &text), "a value");
    check(&document(&text.replace(['\r', '\n'], " ")), "the body");
    for c in ['\u{feff}', '\u{0}', '\u{fffe}', '\u{202e}', '\u{e0041}'] {
        check(&document_with("{{ value }}", &format!("Ann{c}")), "alone");
        check(
            &document_with("{{ value }}!", &c.to_string()),
            "nothing else",
        );
        let page = PageSetup::default();
        let plain = document_with("Dear {{ value }}", "Ann");
        let marked = document_with("Dear {{ value }}", &format!("A{c}nn"));
        assert_eq!(
            typesetter.pdf(letter(&plain, &page), PdfStandard::Accessible),
            typesetter.pdf(letter(&marked, &page), PdfStandard::Accessible),
            "U+{:04X}",
            u32::from(c)
        );
    }
}

#[test]
fn a_letter_that_cannot_be_kept_is_left_out_of_the_file_and_the_others_are_in_it() {
    let page = PageSetup::default();
    // The font has a shape for this one, and a file that is to be kept may not hold it.
    let private = document_with("Dear {{ value }}", "\u{f001}ve");
    let plain = document_with("Dear {{ value }}", "Ann");
    let missing = document_with("Dear {{ value }}", "雨");
    let mut typesetter = typesetter();
    let mut joined = typesetter.joined_pdf(PdfStandard::Archive);
    assert!(joined.add(letter(&missing, &page)).is_err());
    for document in [&plain, &private, &plain] {
        joined.add(letter(document, &page)).unwrap();
    }
    let written = joined.finish().unwrap();
    let left_out: Vec<usize> = written.left_out.iter().map(|(number, _)| *number).collect();
    assert_eq!(left_out, [2]);
    assert!(!written.data.is_empty());
}
