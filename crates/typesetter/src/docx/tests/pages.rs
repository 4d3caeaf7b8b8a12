//! The page of a Word document: its set-up, a window envelope, and several letters in one file.

use letter::page::{PageSetup, Paper, Window};
use letter::{Field, FieldKind, Merger, Recipient};

use super::super::WordBook;
use super::super::testing::{Opened, template};
use super::{check_has, shown};

#[test]
fn the_page_is_the_templates() {
    let mut template =
        template("::: address\nAnn\\\nMarl\n:::\n\n::: date\n1 May 2026\n:::\n\nDear Ann,");
    template.language = "de-DE".to_owned();
    template.page = PageSetup {
        paper: Paper::UsLetter,
        window: Window::Din5008B,
        font: "Carlito".to_owned(),
        font_size: 10.5,
        continuation_header: true,
        hyphenate: true,
        ..PageSetup::default()
    };
    let mut file = Opened::of(template, &Recipient::default());
    check_has(
        &file.text(),
        &[
            "w:hAnchor=\"page\" w:x=\"1417\" w:y=\"3555\"",
            "<w:pgSz w:w=\"12240\" w:h=\"15840\"/>",
            "<w:titlePg/>",
        ],
    );
    check_has(
        &file.part("word/styles.xml"),
        &[
            "w:ascii=\"Carlito\"",
            "<w:sz w:val=\"21\"/>",
            "<w:lang w:val=\"de-DE\"",
        ],
    );
    check_has(&file.part("word/settings.xml"), &["<w:autoHyphenation/>"]);
    check_has(&file.part("word/fontTable.xml"), &["Carlito", "Calibri"]);
    assert_eq!(shown(&file.part("word/header1.xml")), "");
    assert_eq!(shown(&file.part("word/header2.xml")), "Ann\t1 May 2026");
    check_has(&file.part("word/footer1.xml"), &[" PAGE ", " NUMPAGES "]);
    check_has(
        &file.part("docProps/core.xml"),
        &[
            "<dc:title>A letter</dc:title>",
            "<dc:language>de-DE</dc:language>",
        ],
    );
}

#[test]
fn the_text_of_a_letter_for_a_window_begins_below_the_window() {
    let mut template = template("::: date\n1 May 2026\n:::\n\n::: address\nAnn\n:::\n\nDear Ann,");
    template.page.window = Window::BsDl;
    let text = Opened::of(template.clone(), &Recipient::default()).text();
    // 57 and 24 and 10 millimetres less the margin of 25.
    check_has(
        &text,
        &[
            "\"InsideAddress\"",
            "<w:framePr ",
            "Ann",
            "\"Date\"",
            "w:before=\"3742\"",
            "1 May 2026",
            "Dear Ann,",
        ],
    );
    template.page.window = Window::Din5008A;
    let text = Opened::of(template, &Recipient::default()).text();
    check_has(
        &text,
        &[
            "\"Date\"",
            "w:x=\"7087\"",
            "1 May 2026",
            "\"InsideAddress\"",
            "w:x=\"1417\"",
            "w:before=",
            "Dear Ann,",
        ],
    );
}

#[test]
fn letters_in_one_file_are_sections_that_count_for_themselves() {
    let mut template = template(
        "::: address\n{{ name }}\n:::\n\nDear {{ name }}[^a], {{ name }}[^a]\n\n1. One\n\n[^a]: For {{ name }}.",
    );
    template.page.continuation_header = true;
    template.fields.push(Field::new("name", FieldKind::Text));
    let mut book = WordBook::new(template.clone());
    let merger = Merger::new(template);
    for name in ["Ann", "Bob"] {
        let recipient: Recipient = [("name", name)].into_iter().collect();
        book.add(&merger.merge(&recipient).document);
    }
    let mut file = Opened::new(book.finish().unwrap());
    let types = file.part("[Content_Types].xml");
    for name in file.names() {
        file.part(&name);
    }
    check_has(
        &file.text(),
        &[
            "w:id=\"1\"/>",
            " NOTEREF _RefNote1 ",
            "<w:numId w:val=\"3\"/>",
            "<w:sectPr>",
            "w:val=\"eachSect\"",
            "<w:pgNumType w:start=\"1\"/>",
            "w:id=\"2\"/>",
            " NOTEREF _RefNote2 ",
            "<w:numId w:val=\"4\"/>",
            "<w:sectPr>",
        ],
    );
    assert_eq!(
        shown(&file.part("word/footnotes.xml")),
        "\n\n For Ann.\n For Bob."
    );
    assert_eq!(shown(&file.part("word/header2.xml")), "Ann");
    assert_eq!(shown(&file.part("word/header3.xml")), "Bob");
    assert!(types.contains("/word/header3.xml"));
    check_has(
        &file.part("word/footer1.xml"),
        &[" PAGE ", " SECTIONPAGES "],
    );
}
