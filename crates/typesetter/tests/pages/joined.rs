//! Many letters in one file.

use letter::page::PageSetup;
use messages::PdfStandard;

use super::support::{document, letter, lines, typesetter};
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
    if let Some(text) = text_of(&data) {
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
    let Some(text) = text_of(&data) else { return };
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

/// The file's text, where there is a `pdftotext`.
fn text_of(data: &[u8]) -> Option<String> {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let child = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        println!("skipped: no pdftotext here");
        return None;
    };
    child.stdin.take()?.write_all(data).ok()?;
    let output = child.wait_with_output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
