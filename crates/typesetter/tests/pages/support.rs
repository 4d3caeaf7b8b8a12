//! Short ways to a letter's pages, and to what stands on them.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use letter::page::PageSetup;
use letter::{Document, Field, FieldKind, Recipient, Template, merge};
use messages::{Item, Page, Pages, PdfStandard, Region, TextRun};
use typesetter::{Fonts, Letter, Pdf, Typesetter};

/// Points in a millimetre.
pub const MM: f64 = 72.0 / 25.4;

/// A letter of that text, without fields.
pub fn document(body: &str) -> Document {
    merge(&template(body), &Recipient::default()).document
}

pub fn template(body: &str) -> Template {
    Template {
        body: body.to_owned(),
        ..Template::default()
    }
}

/// A letter of that text, in which the field `value` has that value.
pub fn document_with(body: &str, value: &str) -> Document {
    let template = Template {
        fields: vec![Field::new("value", FieldKind::Text)],
        ..template(body)
    };
    merge(&template, &[("value", value)].into_iter().collect()).document
}

pub fn typesetter() -> Typesetter {
    Typesetter::new(Fonts::bundled())
}

pub fn set(document: &Document, page: &PageSetup) -> Pages {
    typesetter().pages(letter(document, page))
}

pub fn letter<'a>(document: &'a Document, page: &'a PageSetup) -> Letter<'a> {
    Letter {
        document,
        page,
        title: "A letter",
    }
}

/// The pages of a letter of that text, in which nothing is wrong.
#[track_caller]
pub fn pages(body: &str) -> Vec<Page> {
    pages_on(body, &PageSetup::default())
}

#[track_caller]
pub fn pages_on(body: &str, page: &PageSetup) -> Vec<Page> {
    let pages = set(&document(body), page);
    assert_eq!(pages.faults, [], "{body}");
    pages.pages
}

/// The letter as a PDF file that everyone can read.
#[track_caller]
pub fn pdf(body: &str) -> Pdf {
    let page = PageSetup::default();
    typesetter()
        .pdf(letter(&document(body), &page), PdfStandard::Accessible)
        .unwrap()
}

pub fn runs(page: &Page) -> impl Iterator<Item = &TextRun> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        _ => None,
    })
}

/// The text of one part of the page, line by line.
pub fn text_in(page: &Page, regions: &[Region]) -> String {
    let mut text = String::new();
    let mut baseline = f64::NEG_INFINITY;
    for run in runs(page).filter(|run| regions.contains(&run.region)) {
        // A mark stands a little above its line.
        if (run.y - baseline).abs() > 6.5 {
            if !text.is_empty() && !text.ends_with([' ', '\u{1f}']) {
                text.push('\n');
            }
            baseline = run.y;
        }
        if run.divided {
            // The word goes on in the next line.
            text.push('\u{1f}');
        } else {
            text.push_str(&run.text);
        }
    }
    text.replace('\u{1f}', "")
}

/// The letter's own text on the page, its marks among it.
pub fn body_text(page: &Page) -> String {
    text_in(page, &[Region::Body, Region::NoteMark])
}

/// The run that shows `text`.
#[track_caller]
pub fn run<'p>(page: &'p Page, text: &str) -> &'p TextRun {
    runs(page)
        .find(|run| run.text.contains(text))
        .unwrap_or_else(|| panic!("no “{text}” in {}", body_text(page)))
}

/// A paragraph of so many lines.
pub fn lines(count: usize) -> String {
    let lines: Vec<_> = (1..=count).map(|line| format!("Line {line}")).collect();
    lines.join("\\\n")
}

/// A file in the folder that `LETTERWRIGHT_SHARED` names; says that the test skips where it is not
/// there.
pub fn shared(path: &str) -> Option<Vec<u8>> {
    let root = std::env::var_os("LETTERWRIGHT_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let data = std::fs::read(root.join(path)).ok();
    if data.is_none() {
        println!("skipped: no {path} in {}", root.display());
    }
    data
}

/// The file's text, where there is a `pdftotext`.
pub fn printed_text(data: &[u8], options: &[&str]) -> Option<String> {
    let child = Command::new("pdftotext")
        .args(options)
        .args(["-", "-"])
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
