//! Many letters in one file.

use letter::page::PageSetup;
use messages::PdfStandard;

use super::support::{document, letter, lines, printed_text, typesetter};
use super::validator::check_pdf;

#[test]
fn each_letter_in_one_file_has_notes_and_pages_of_its_own() {
    let page = PageSetup::default();
    let body = |name: &str| {
        format!(
            "Dear {name}[^a],\n\n{}\n\nBye[^b].\n\n[^a]: For {name}.\n\n[^b]: Last.",
            lines(50)
        )
    };
    let documents = ["Ann", "Bob", "Cleo"].map(|name| document(&body(name)));
    let mut typesetter = typesetter();
    let mut joined = typesetter.joined_pdf(PdfStandard::Accessible);
    for document in &documents {
        assert_eq!(joined.add(letter(document, &page)), Ok(vec![]));
    }
    assert_eq!(joined.pages(), 6);
    let data = joined.finish().unwrap().data;
    check_pdf(&data, PdfStandard::Accessible);
    if let Some(text) = printed_text(&data, &["-layout"]) {
        assert_eq!(text.matches("1 of 2").count(), 3, "{text}");
        for name in ["Ann", "Bob", "Cleo"] {
            assert!(text.contains(&format!("For {name}.")));
        }
    }
}

#[test]
fn each_note_stands_with_its_mark_in_a_file_of_many_too() {
    let page = PageSetup::default();
    let mut typesetter = typesetter();
    let mut joined = typesetter.joined_pdf(PdfStandard::Accessible);
    for before in 36..46 {
        let body = format!(
            "{}\n\n# HEADA[^a]\n\n- ITEMB[^b]\n- ITEMC[^c]\n\nTail.\n\n[^a]: Note A.\n\n\
             [^b]: Note B.\n\n[^c]: Note C.",
            lines(before)
        );
        assert_eq!(joined.add(letter(&document(&body), &page)), Ok(vec![]));
    }
    let data = joined.finish().unwrap().data;
    check_pdf(&data, PdfStandard::Accessible);
    let Some(text) = printed_text(&data, &["-layout"]) else {
        return;
    };
    for page in text.split('\u{c}') {
        for (mark, note) in [
            ("HEADA", "Note A."),
            ("ITEMB", "Note B."),
            ("ITEMC", "Note C."),
        ] {
            assert_eq!(page.contains(mark), page.contains(note), "{page}");
        }
    }
}
