//! Word documents as another office program sees them: LibreOffice makes a PDF of each, and what
//! stands on its pages is compared with the letter.
//!
//! Where there is no `soffice` or no `pdftotext`, or the real letters are not there
//! (`LETTERWRIGHT_SHARED` names the folder that holds `letters/`), the tests say so and skip.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use letter::{Merger, Recipient, Template, csv, formats, json};
use typesetter::docx::WordWriter;

/// A folder of the test's own, gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("letterwright-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn is_there(program: &str, argument: &str) -> bool {
    let found = Command::new(program)
        .arg(argument)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !found {
        println!("skipped: no {program} here");
    }
    found
}

/// The text of each page that LibreOffice makes of each file.
fn pages(folder: &Path, files: &[PathBuf]) -> Vec<Vec<String>> {
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let made = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(files)
        .output()
        .unwrap();
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let text = |file: &PathBuf| {
        let pdf = file.with_extension("pdf");
        let read = Command::new("pdftotext")
            .arg("-raw")
            .arg(&pdf)
            .arg("-")
            .output()
            .unwrap();
        let text = String::from_utf8(read.stdout).unwrap();
        let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
        pages.pop();
        pages
    };
    files.iter().map(text).collect()
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Takes the words of `piece` out of `words`, where they stand one after the other.
#[track_caller]
fn take(words: &mut Vec<String>, piece: &str) {
    let wanted: Vec<&str> = piece.split_whitespace().collect();
    let at = words
        .windows(wanted.len())
        .position(|window| {
            window
                .iter()
                .zip(&wanted)
                .all(|(word, wanted)| word == wanted)
        })
        .unwrap_or_else(|| panic!("“{piece}” does not stand in\n{}", words.join(" ")));
    words.drain(at..at + wanted.len());
}

/// A superscript figure as a program reads it out of a PDF.
fn with_plain_figures(text: &str) -> String {
    let plain = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|figure| figure == c);
    text.chars()
        .map(|c| plain(c).map_or(c, |figure| char::from(b'0' + u8::try_from(figure).unwrap())))
        .collect()
}

fn shared(path: &str) -> Option<String> {
    let root = std::env::var_os("LETTERWRIGHT_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let text = std::fs::read_to_string(root.join(path)).ok();
    if text.is_none() {
        println!("skipped: no {path} in {}", root.display());
    }
    text
}

#[test]
fn the_real_letters_are_the_same_words_and_five_notes() {
    let (Some(template), Some(table)) = (
        shared("letters/template.json"),
        shared("letters/recipients.csv"),
    ) else {
        return;
    };
    if !is_there("soffice", "--version") || !is_there("pdftotext", "-v") {
        return;
    }
    let folder = Folder::new("real");
    let template = json::read_template(&template).unwrap();
    let recipients = csv::read(table.as_bytes(), Some(&template))
        .recipients
        .recipients;
    let merger = Merger::new(template.clone());
    let writer = WordWriter::new(template).unwrap();
    let names: Vec<String> = recipients
        .iter()
        .map(|recipient| recipient.cell("recipient").to_lowercase().replace(' ', "-"))
        .collect();
    let files: Vec<PathBuf> = names
        .iter()
        .zip(&recipients)
        .map(|(name, recipient)| {
            let path = folder.0.join(format!("{name}.docx"));
            let file = writer.write(&merger.merge(recipient).document).unwrap();
            std::fs::write(&path, file).unwrap();
            path
        })
        .collect();
    for (name, pages) in names.iter().zip(pages(&folder.0, &files)) {
        let expected = shared(&format!("letters/expected/{name}.txt")).unwrap();
        let (letter, notes) = expected.split_once("\n¹ ").unwrap();
        let notes = format!("¹ {notes}");
        let notes: Vec<String> = notes.split("\n\n").map(with_plain_figures).collect();
        assert_eq!(notes.len(), 5, "{name}");
        let mut on_paper: Vec<String> = words(&pages.join("\n"))
            .into_iter()
            .map(str::to_owned)
            .collect();
        for page in 1..=pages.len() {
            take(&mut on_paper, &format!("{page} of {}", pages.len()));
        }
        for note in &notes {
            take(&mut on_paper, note);
        }
        // A raised figure may look to the reader like a word of its own.
        let expected = words(&with_plain_figures(letter)).concat();
        assert_eq!(on_paper.concat(), expected, "{name}");
    }
}

#[test]
fn a_letter_of_everything_opens() {
    if !is_there("soffice", "--version") || !is_there("pdftotext", "-v") {
        return;
    }
    let folder = Folder::new("everything");
    let body = "# Heading\n\nText[^a] and again[^a] and[^b].\n\n1. one\n2. two\n   - inner\n\n\
                | Name | Sum |\n|---|--:|\n| Ann | 5 |\n\n> Quoted.\n\n---\n\n    fixed\n\n\
                [^a]: First[^c].\n\n[^b]: Second.\n\n[^c]: Third.";
    let template = Template {
        body: body.to_owned(),
        ..Template::default()
    };
    let document = letter::merge(&template, &Recipient::default()).document;
    let file = WordWriter::new(template).unwrap().write(&document).unwrap();
    let path = folder.0.join("everything.docx");
    std::fs::write(&path, file).unwrap();
    let pages = pages(&folder.0, &[path]);
    let [page] = pages[0].as_slice() else {
        panic!("one page: {pages:?}");
    };
    for piece in [
        "Heading",
        "Text1 and again1 and2.",
        "1. one",
        "2. two",
        "– inner",
        "Name",
        "Ann",
        "Quoted.",
        "fixed",
        "1 First3.",
        "3 Third.",
        "2 Second.",
    ] {
        assert!(
            words(page).concat().contains(&words(piece).concat()),
            "{piece} in {page}"
        );
    }
    assert!(formats::text::write(&document).contains("¹ First³."));
}
