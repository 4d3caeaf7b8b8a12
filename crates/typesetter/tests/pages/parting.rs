//! Wherever a page ends, each note begins on the page of its mark, and nothing is left alone.

use letter::page::{Margins, PageSetup};
use messages::{Page, Region};
use proptest::prelude::*;
use typesetter::Typesetter;

/// How many letters are made up in a run.
const CASES: u32 = 12;

use super::support::{body_text, document, letter, lines, runs, typesetter};

/// The numbers of the notes that begin on the page, and those of the marks that stand on it.
fn numbers(page: &Page) -> (Vec<&str>, Vec<&str>) {
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let of = |region: Region| {
        runs(page)
            .filter(|run| run.region == region && is_number(&run.text))
            .map(|run| run.text.as_str())
            .collect::<Vec<_>>()
    };
    (of(Region::Note), of(Region::NoteMark))
}

/// What is wrong with how the letter is divided.
fn wrong(pages: &[Page]) -> Vec<String> {
    let mut wrong = Vec::new();
    let bodies: Vec<String> = pages.iter().map(body_text).collect();
    for (number, page) in (1..).zip(pages) {
        let (notes, marks) = numbers(page);
        if notes != marks {
            wrong.push(format!("page {number}: marks {marks:?}, notes {notes:?}"));
        }
    }
    for (number, two) in (1..).zip(bodies.windows(2)) {
        let lines = |page: usize| two[page].lines().collect::<Vec<_>>();
        let (foot, top) = (lines(0), lines(1));
        let (Some(last), Some(first)) = (foot.last(), top.first()) else {
            continue;
        };
        let of_paragraph = |line: &str| {
            line.split_once("-of-")
                .map(|(_, name)| name.get(..1).unwrap_or_default().to_owned())
        };
        let count =
            |lines: &[&str], name| lines.iter().filter(|it| of_paragraph(it) == name).count();
        if last.contains("HEAD") {
            wrong.push(format!("page {number}: {last} stands alone"));
        }
        let name = of_paragraph(last);
        if name.is_some() && name == of_paragraph(first) {
            if count(&foot, name.clone()) == 1 && last.starts_with("1-") {
                wrong.push(format!("page {number}: {last} is left alone"));
            }
            if count(&top, name) == 1 {
                wrong.push(format!("page {number}: only {first} goes on"));
            }
        }
        if first.starts_with("Yours") || first.starts_with("Ann") {
            wrong.push(format!("page {number}: the ending is left by its text"));
        }
    }
    wrong
}

/// A page of few lines, so that letters are short.
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
    let pages = typesetter.pages(letter(&document(body), &page()));
    assert_eq!(wrong(&pages.pages), [""; 0], "{body}");
    assert_eq!(pages.faults, [], "{body}");
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
        "# HEAD\n\nText[^a] and\\\nmore\\\nof it[^b]\\\nto the end.\n\n[^a]: Note A.\n\n\
         [^b]: Note B\\\nof two lines.",
    );
}

#[test]
fn two_notes_of_a_line_stand_with_their_marks() {
    check_everywhere(
        "One\\\nTwo\\\nThree[^a] and[^b]\\\nFour\\\nFive\n\n[^a]: Note A.\n\n[^b]: Note B\\\nof\\\nfour\\\nlines.",
    );
}

#[test]
fn notes_of_tables_and_quotations_stand_with_their_marks() {
    check_everywhere(
        "| C[^a] | D |\n|---|---|\n| d[^b] | 1[^c] |\n| e | 2 |\n| f[^d] | 3 |\n\n> Quoted[^e]\\\nin\\\nlines[^f]\n>\n> and again[^g]\n\n\
         [^a]: Note A.\n\n[^b]: Note B.\n\n[^c]: Note C.\n\n[^d]: Note D.\n\n[^e]: Note E.\n\n[^f]: Note F.\n\n[^g]: Note G.",
    );
}

/// A letter that is being made up.
#[derive(Debug, Default)]
struct Made {
    body: String,
    notes: String,
    count: usize,
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

/// What a letter is made up of: a kind of block, and for each of its lines how many notes it has, and
/// of how many lines these are.
type Part = (Kind, Vec<(usize, usize)>);

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

    fn add(&mut self, number: usize, (kind, lines): &Part) {
        let texts: Vec<String> = (1..)
            .zip(lines)
            .map(|(index, notes)| {
                let text = match kind {
                    Kind::Heading | Kind::Subject => "HEAD",
                    Kind::Paragraph | Kind::Quote => &format!("{index}-of-{number}. *In* words"),
                    Kind::Prose => &format!("Of **{}**", "many words ".repeat(30).trim()),
                    // The head of a table stands again on each page.
                    Kind::Table if index == 1 => "Top",
                    _ => &format!("Row {index}"),
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
        for (number, part) in parts.iter().enumerate() {
            made.add(number, part);
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
        prop_assert_eq!(wrong(&pages.pages), [""; 0], "{}", body);
        prop_assert_eq!(pages.faults, []);
        // Nothing is lost where a page ends, and nothing comes twice.
        let all: String = pages.pages.iter().map(|page| body_text(page) + "\n").collect();
        let words = |text: &str| text.matches("words").count() + text.matches("HEAD").count() + text.matches("Row").count();
        prop_assert_eq!(words(&all), words(&body));
    }
}
