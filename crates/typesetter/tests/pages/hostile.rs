//! Whatever a value or a template holds is printed as it stands, and nothing in it is carried out.

use letter::page::PageSetup;
use messages::{Fault, FaultKind, PdfStandard};
use proptest::prelude::*;

use super::support::{body_text, document, document_with, letter, runs, set, typesetter};

/// What would mean something to Typst, to Markdown, or to a program that is careless with either.
const HOSTILE: [&str; 24] = [
    "#eval(\"1 + 1\")",
    "#read(\"/etc/passwd\")",
    "\"; #panic(\"x\"); \"",
    "\\\" ; #x",
    "$ x^2 $",
    "= Heading",
    "- item",
    "/ Term: text",
    "<label>",
    "@reference",
    "*bold* _emph_ `raw`",
    "```typ #text[x]```",
    "// a comment",
    "/* a comment */",
    "#set page(width: 1pt)",
    "#include \"letter.typ\"",
    "]; #pagebreak(); [",
    ")) ]] }}",
    "~ -- --- ...",
    "https://example.org/#x",
    "\\u{41} \\n \\\\",
    "'single' \"double\"",
    "[^1] footnote[x]",
    "#{ while true {} }",
];

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text of all pages, without white space.
fn printed(document: &letter::Document) -> String {
    let set = set(document, &PageSetup::default());
    assert_eq!(set.faults, []);
    set.pages
        .iter()
        .map(|page| without_spaces(&body_text(page)))
        .collect()
}

#[test]
fn a_value_is_printed_as_it_stands() {
    for value in HOSTILE {
        let printed = printed(&document_with("Dear {{ value }}!", value));
        assert_eq!(printed, without_spaces(&format!("Dear {value}!")));
    }
}

#[test]
fn a_value_is_printed_as_it_stands_wherever_it_is() {
    let body = "# {{ value }}\n\n- {{ value }}\n\n| {{ value }} |\n|---|\n| {{ value }} |\n\n*{{ value }}*\n\n::: signature\n{{ value }}\n:::";
    for value in HOSTILE {
        let printed = printed(&document_with(body, value));
        assert_eq!(
            printed.matches(&without_spaces(value)).count(),
            6,
            "{value}"
        );
    }
}

#[test]
fn a_templates_own_text_is_printed_as_it_stands() {
    for text in HOSTILE {
        // In code nothing is Markdown, so that what is written is what is printed.
        let printed = printed(&document(&format!("````\n{text}\n````")));
        assert_eq!(printed, without_spaces(text));
    }
}

#[test]
fn a_letter_can_be_any_value_and_still_be_a_pdf() {
    let page = PageSetup::default();
    let mut typesetter = typesetter();
    for value in HOSTILE {
        let document = document_with("Dear {{ value }}!", value);
        let pdf = typesetter.pdf(letter(&document, &page), PdfStandard::Accessible);
        assert!(pdf.is_ok(), "{value} {pdf:?}");
    }
}

#[test]
fn a_character_that_no_font_has_is_reported_and_not_printed_as_a_box() {
    let page = PageSetup::default();
    let document = document_with("Dear {{ value }}, welcome.", "雨 Ame");
    let mut typesetter = typesetter();
    let set = typesetter.pages(letter(&document, &page));
    assert_eq!(body_text(&set.pages[0]), "Dear □ Ame, welcome.");
    assert_eq!(set.faults.len(), 1);
    assert_eq!(set.faults[0].kind, FaultKind::Character);
    assert!(set.faults[0].message.contains("“雨”"));
    assert_eq!(
        set.faults[0].place.as_ref().unwrap().field.as_deref(),
        Some("value")
    );
    assert_eq!(typesetter.missing_characters(&document), set.faults);
    let pdf = typesetter.pdf(letter(&document, &page), PdfStandard::Accessible);
    assert_eq!(pdf.unwrap_err(), set.faults);
}

#[test]
fn what_nests_without_end_is_set_all_the_same() {
    let quotes = format!("{} deep", ">".repeat(500));
    let lists: String = (0..60)
        .map(|depth| format!("{}- item {depth}\n", "  ".repeat(depth)))
        .collect();
    let emphasis = format!("{}deep{}", "*a ".repeat(60), " b*".repeat(60));
    for body in [quotes, lists, emphasis] {
        let set = set(&document(&body), &PageSetup::default());
        assert!(!set.pages.is_empty(), "{:?}", set.faults);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_value_is_found_again_on_the_page(value in "[ -~äöüßéñçøŁ€–—“”„‚’…½©]{0,120}") {
        let printed = printed(&document_with("Dear {{ value }}!", &value));
        prop_assert_eq!(printed, without_spaces(&format!("Dear {value}!")));
    }

    #[test]
    fn any_template_is_set_on_pages(body in "(\\PC|[#*_\\[\\]<>`|\\-\n:^ ]){0,200}") {
        let set = set(&document(&body), &PageSetup::default());
        prop_assert!(set.faults.iter().all(|fault| fault.kind == FaultKind::Character || fault.kind == FaultKind::Image), "{:?}", set.faults);
        prop_assert!(!set.pages.is_empty());
        for run in set.pages.iter().flat_map(runs) {
            if let Some(place) = &run.place {
                prop_assert!(body.get(place.start..place.end).is_some());
            }
        }
    }

    #[test]
    fn any_text_can_be_a_pdf(value in "\\PC{0,60}") {
        let page = PageSetup::default();
        let document = document_with("Dear {{ value }}!", &value);
        let pdf = typesetter().pdf(letter(&document, &page), PdfStandard::Accessible);
        let lacks = |fault: &Fault| fault.kind == FaultKind::Character;
        prop_assert!(pdf.as_ref().map_or_else(|faults| faults.iter().all(lacks), |_| true), "{:?}", pdf);
    }
}
