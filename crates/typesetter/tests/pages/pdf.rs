//! PDF files that everyone can read and that can be kept.

use letter::page::{Letterhead, PageSetup, Window};
use letter::{Recipient, Template, merge};
use messages::PdfStandard;
use typesetter::{Day, Letter};

use super::support::{letter, pdf, template, typesetter};
use super::validator::check_pdf;

/// A letter with all that a letter can have.
const FULL: &str = "::: letterhead\nThe Office\n:::\n\n::: address\nAnn Example\\\nTown\n:::\n\n::: date\n1 May 2026\n:::\n\n::: reference\nRef 7\n:::\n\n::: subject\nYour visit\n:::\n\nDear Ann,\n\n### The programme\n\nA [link](https://example.org/)[^a] and again[^a], *slanted*, **bold**, `code` and ~~gone~~.\n\n- one\n- two\n  - three\n    - four\n      1. inner\n\n> Quoted[^b].\n\n| a | b |\n|---|--:|\n| c | d |\n\n```\ncode\n```\n\n---\n\n# Later\n\n![A dot](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGNQcEg4sKABAAeHAqHhoOj9AAAAAElFTkSuQmCC)\n\nBroken: ![Gone](data:image/png;base64,AAAA)\n\nYours sincerely,\n\n::: signature\nAnn\n:::\n\n[^a]: A <https://example.org/a>.\n\n    More.\n\n[^b]: B.\n";

fn full(window: Window) -> PageSetup {
    PageSetup {
        window,
        continuation_header: true,
        letterhead: Letterhead {
            logo: Some("data:image/svg+xml,<svg%20xmlns='http://www.w3.org/2000/svg'%20width='40'%20height='20'><rect%20width='40'%20height='20'/></svg>".into()),
            ..Letterhead::default()
        },
        ..PageSetup::default()
    }
}

#[test]
fn a_letter_with_everything_in_it_keeps_the_standards() {
    let document = merge(&template(FULL), &Recipient::default()).document;
    let mut typesetter = typesetter();
    typesetter.set_day(Day::since_1970(20_000));
    for window in Window::ALL {
        let page = full(window);
        for standard in [PdfStandard::Accessible, PdfStandard::Archive] {
            let pdf = typesetter.pdf(letter(&document, &page), standard).unwrap();
            assert_eq!(pdf.faults.len(), 1, "{:?}", pdf.faults);
            check_pdf(&pdf.data, standard);
        }
    }
}

#[test]
fn a_file_says_its_title_and_its_language() {
    let template = Template {
        language: "de-DE".to_owned(),
        ..template("# Hallo\n\nText.")
    };
    let document = merge(&template, &Recipient::default()).document;
    let page = PageSetup::default();
    let letter = Letter {
        document: &document,
        page: &page,
        title: "Einladung (\"zwei\")",
    };
    let pdf = typesetter().pdf(letter, PdfStandard::Accessible).unwrap();
    let text = String::from_utf8_lossy(&pdf.data);
    assert!(
        text.contains("/Lang (de-DE)") || text.contains("/Lang(de-DE)"),
        "no language"
    );
    assert!(text.contains("Einladung"), "no title");
    assert!(text.contains("/Outlines"), "no bookmarks");
    check_pdf(&pdf.data, PdfStandard::Accessible);
}

#[test]
fn the_same_letter_is_the_same_file() {
    assert_eq!(
        pdf("Hello.[^a]\n\n[^a]: Note."),
        pdf("Hello.[^a]\n\n[^a]: Note.")
    );
}
