//! Wherever a page ends, each note begins on the page of its mark, and nothing is left alone.

use letter::json;
use letter::page::{Margins, PageSetup};
use letter::{Recipient, merge};
use messages::{FaultKind, Page, PdfStandard, Region};
use proptest::prelude::*;
use typesetter::Typesetter;

use super::support::{body_text, document, letter, lines, runs, set, shared, text_in, typesetter};

/// How many letters are made up in a run.
const CASES: u32 = 10;

/// The numbers that stand in that part of the page.
fn numbers(page: &Page, region: Region) -> Vec<&str> {
    let texts = runs(page).filter(|run| run.region == region);
    let is_number = |text: &&str| text.chars().all(|c| c.is_ascii_digit());
    texts
        .map(|run| run.text.as_str())
        .filter(is_number)
        .collect()
}

/// The pages on which a note begins whose mark is elsewhere, or the other way round.
fn parted(pages: &[Page]) -> Vec<usize> {
    let is_parted = |page: &Page| numbers(page, Region::Note) != numbers(page, Region::NoteMark);
    let parted = (1..).zip(pages).filter(|(_, page)| is_parted(page));
    parted.map(|(number, _)| number).collect()
}

/// The ends of pages at which something is left alone, as the line at the foot and the one at the top.
///
/// A line says which one of which paragraph it is: `2-of-B` is the second one of B.
fn left_alone(pages: &[Page]) -> Vec<(String, String)> {
    let bodies: Vec<String> = pages.iter().map(body_text).collect();
    let ends = bodies.windows(2).filter_map(|two| {
        let (foot, top) = (two[0].lines().last()?, two[1].lines().next()?);
        let is_alone = foot.starts_with("HEAD")
            || top.starts_with("Yours")
            || top.starts_with("Ann")
            || is_line_alone(&two[0], &two[1]);
        is_alone.then(|| (foot.to_owned(), top.to_owned()))
    });
    ends.collect()
}

/// Whether one line of a paragraph stands alone at the end of a page or at the top of the next.
fn is_line_alone(above: &str, below: &str) -> bool {
    let paragraph = |line: &str| Some(line.split_once("-of-")?.1.chars().next());
    let Some(name) = above.lines().last().and_then(paragraph) else {
        return false;
    };
    let count = |body: &str| {
        let of_it = body.lines().filter(|line| paragraph(line) == Some(name));
        of_it.count()
    };
    let foot = above.lines().last().unwrap_or_default();
    count(below) == 1 || (count(below) > 0 && foot.starts_with("1-"))
}

/// Pages of few lines, so that letters are short.
fn page() -> PageSetup {
    PageSetup {
        margins: Margins {
            bottom: 180.0,
            ..Margins::default()
        },
        ..PageSetup::default()
    }
}

#[track_caller]
fn check(body: &str, typesetter: &mut Typesetter) {
    let (document, page) = (document(body), page());
    let pages = typesetter.pages(letter(&document, &page));
    assert_eq!(pages.faults, [], "{body}");
    assert_eq!(parted(&pages.pages), [0; 0], "{body}");
    assert_eq!(left_alone(&pages.pages), [], "{body}");
    let pdf = typesetter.pdf(letter(&document, &page), PdfStandard::Accessible);
    let pdf = pdf.unwrap_or_else(|faults| panic!("{faults:?} in {body}"));
    assert_eq!(pdf.pages, pages.pages.len(), "{body}");
}

/// The letter with so many lines before its text, for every place where its page can end.
#[track_caller]
fn check_everywhere(text: &str) {
    let mut typesetter = typesetter();
    for before in 4..20 {
        check(&format!("{}\n\n{text}", lines(before)), &mut typesetter);
    }
}

#[test]
fn the_notes_of_headings_and_list_items_stand_with_their_marks() {
    check_everywhere(
        "# HEADA[^a]\n\n# HEADB[^b]\n\n- ITEMC[^c]\n- ITEMD[^d]\n\nTail text.\n\n\
         [^a]: Note A.\n\n[^b]: Note B.\n\n[^c]: Note C.\n\n[^d]: Note D.",
    );
}

#[test]
fn a_heading_is_not_left_by_a_paragraph_with_a_note() {
    check_everywhere(
        "# HEAD\n\n1-of-A[^a] and\\\n2-of-A\\\n3-of-A[^b]\\\n4-of-A\n\n[^a]: Note A.\n\n\
         [^b]: Note B\\\nof two lines.",
    );
}

#[test]
fn two_notes_of_a_line_stand_with_their_marks() {
    check_everywhere(
        "1-of-A\\\n2-of-A\\\n3-of-A[^a] and[^b]\\\n4-of-A\\\n5-of-A\n\n\
         [^a]: Note A.\n\n[^b]: Note B\\\nof\\\nfour\\\nlines.",
    );
}

#[test]
fn marks_beside_each_other_are_two_on_the_page() {
    let pages = set(
        &document("Words[^a][^b].\n\n[^a]: Note A.\n\n[^b]: Note B."),
        &page(),
    );
    assert_eq!(numbers(&pages.pages[0], Region::NoteMark), ["1", "2"]);
}

#[test]
fn notes_of_tables_and_quotations_stand_with_their_marks() {
    check_everywhere(
        "| C[^a] | D |\n|---|---|\n| d[^b] | 1[^c] |\n| e | 2 |\n| f[^d] | 3 |\n\n\
         > 1-of-A[^e]\\\n2-of-A\\\n3-of-A[^f]\n>\n> and again[^g]\n\n\
         [^a]: Note A.\n\n[^b]: Note B.\n\n[^c]: Note C.\n\n[^d]: Note D.\n\n[^e]: Note E.\n\n\
         [^f]: Note F.\n\n[^g]: Note G.",
    );
}

#[test]
fn letters_that_were_parted_once_are_not() {
    for name in ["note-on-other-page-heading", "note-on-other-page-list"] {
        let Some(case) = shared(&format!("cases/{name}.json")) else {
            continue;
        };
        let case: serde_json::Value = serde_json::from_slice(&case).unwrap();
        let template = json::read_template(&case["template"].to_string()).unwrap();
        let letter = merge(&template, &Recipient::default());
        let pages = set(&letter.document, &template.page);
        assert_eq!(pages.faults, [], "{name}");
        assert_eq!(parted(&pages.pages), [0; 0], "{name}");
    }
}

#[test]
fn a_note_that_cannot_stand_with_its_mark_is_said() {
    let long = vec!["long"; 30].join("\\\n    ");
    let body = format!("Text[^a] and[^b].\n\nMore.\n\n[^a]: {long}\n\n[^b]: Short.");
    let pages = typesetter().pages(letter(&document(&body), &page()));
    assert_eq!(text_in(&pages.pages[0], &[Region::NoteMark]), "12");
    assert_eq!(parted(&pages.pages), [1, 2]);
    let fault = &pages.faults[0];
    assert_eq!(fault.kind, FaultKind::Room);
    assert!(
        fault
            .message
            .starts_with("Note 2 does not begin on the page of its mark")
    );
    let place = fault.place.as_ref().unwrap();
    assert_eq!(&body[place.start..place.end], "[^b]");
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Heading,
    Subject,
    Paragraph,
    Prose,
    Quote,
    List,
    ListInList,
    Table,
}

/// A block, and for each of its lines how many notes it has, and of how many lines these are.
type Part = (Kind, Vec<(usize, usize)>);

/// A letter that is being made up.
#[derive(Debug, Default)]
struct Made {
    body: String,
    notes: String,
    count: usize,
}

impl Made {
    fn line(&mut self, text: &str, (notes, height): (usize, usize)) -> String {
        let mut line = text.to_owned();
        for _ in 0..notes {
            self.count += 1;
            let label = format!("[^{}]", self.count);
            line += &label;
            let words = vec!["note"; height].join("\\\n    ");
            self.notes += &format!("\n\n{label}: {words}");
        }
        line
    }

    fn add(&mut self, name: char, (kind, lines): &Part) {
        let texts: Vec<String> = (1..)
            .zip(lines)
            .map(|(index, notes)| {
                let text = match kind {
                    Kind::Heading | Kind::Subject => "HEAD",
                    Kind::Paragraph | Kind::Quote => &format!("{index}-of-{name} *in* words"),
                    Kind::Prose => &format!("Of **{}**", "many words ".repeat(30).trim()),
                    // The head of a table stands again on each page.
                    Kind::Table if index == 1 => "Top",
                    Kind::List | Kind::ListInList | Kind::Table => &format!("Row {index}"),
                };
                self.line(text, *notes)
            })
            .collect();
        let first = texts.first().cloned().unwrap_or_default();
        let block = match kind {
            Kind::Heading => format!("# {first}"),
            Kind::Subject => format!("::: subject\n{first}\n:::"),
            Kind::Paragraph => texts.join("\\\n"),
            Kind::Prose => texts.join(", "),
            Kind::Quote => format!("> {}", texts.join("\\\n> ")),
            Kind::List => format!("- {}", texts.join("\n- ")),
            Kind::ListInList => format!("1. {}", texts.join("\n   - ")),
            Kind::Table => {
                let rows = texts.iter().skip(1).map(|text| format!("\n| a | {text} |"));
                format!("| {first} | b |\n|---|---|{}", rows.collect::<String>())
            }
        };
        self.body += &format!("{block}\n\n");
    }

    fn whole(before: usize, parts: &[Part], signature: (usize, usize)) -> String {
        let mut made = Self::default();
        let mut headings = 0;
        for (name, part) in ('A'..).zip(parts) {
            headings = match part.0 {
                Kind::Heading | Kind::Subject => headings + 1,
                _ => 0,
            };
            // Many headings on end, their notes and what they stand above have no room on one page.
            if headings <= 2 {
                made.add(name, part);
            }
        }
        let signature = made.line("Ann", signature);
        format!(
            "{}\n\n{}1-of-Z\\\n2-of-Z\\\n3-of-Z\\\n4-of-Z\n\nYours,\n\n::: signature\n{signature}\n:::{}",
            lines(before),
            made.body,
            made.notes
        )
    }
}

fn part() -> impl Strategy<Value = Part> {
    let kind = prop::sample::select(vec![
        Kind::Heading,
        Kind::Subject,
        Kind::Paragraph,
        Kind::Prose,
        Kind::Quote,
        Kind::List,
        Kind::ListInList,
        Kind::Table,
    ]);
    let notes = prop_oneof![3 => Just(0), 2 => Just(1), 1 => Just(2)];
    (kind, prop::collection::vec((notes, 1..3_usize), 1..5))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn however_a_letter_is_made_up_nothing_is_parted(
        before in 1..20_usize,
        parts in prop::collection::vec(part(), 1..6),
        signature in (0..2_usize, 1..3_usize),
    ) {
        let body = Made::whole(before, &parts, signature);
        let pages = typesetter().pages(letter(&document(&body), &page()));
        prop_assert_eq!(&pages.faults, &[], "{}", body);
        prop_assert_eq!(parted(&pages.pages), [0; 0], "{}", body);
        prop_assert_eq!(left_alone(&pages.pages), [], "{}", body);
        prop_assert!(typesetter().pdf(letter(&document(&body), &page()), PdfStandard::Archive).is_ok(), "PDF");
        // Nothing is lost where a page ends, and nothing comes twice.
        let all: String = pages.pages.iter().map(|page| body_text(page) + "\n").collect();
        for word in ["words", "HEAD", "Row", "-of-"] {
            prop_assert_eq!(all.matches(word).count(), body.matches(word).count(), "{}", word);
        }
    }

    #[test]
    fn long_notes_stand_with_their_marks_or_are_said(
        before in 1..20_usize,
        notes in prop::collection::vec((0..2_usize, 1..20_usize), 1..5),
        kind in prop::sample::select(vec![Kind::Paragraph, Kind::List, Kind::Table]),
    ) {
        let body = Made::whole(before, &[(kind, notes)], (0, 1));
        let pages = typesetter().pages(letter(&document(&body), &page()));
        prop_assert_eq!(parted(&pages.pages).is_empty(), pages.faults.is_empty(), "{}", body);
    }
}
