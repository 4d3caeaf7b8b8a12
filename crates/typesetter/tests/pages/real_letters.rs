//! The real letters, where they are there: two pages each, and not a word lost.

use letter::{Merger, Template, csv, json};
use messages::{Page, PdfStandard, Region};

use super::support::{body_text, letter, shared, text_in, typesetter};
use super::validator::check_pdf;

const NAMES: [&str; 4] = ["bedfordshire", "leicestershire", "sussex", "west-yorkshire"];

/// The template, and each recipient's name as its file has it with the letter's expected text.
fn letters() -> Option<(Template, Vec<(String, letter::Recipient)>)> {
    let template = String::from_utf8(shared("letters/template.json")?).unwrap();
    let template = json::read_template(&template).unwrap();
    let recipients = csv::read(&shared("letters/recipients.csv")?, Some(&template));
    let expected = NAMES.map(|name| shared(&format!("letters/expected/{name}.txt")));
    let expected: Vec<String> = expected
        .into_iter()
        .map(|text| Some(String::from_utf8(text?).unwrap()))
        .collect::<Option<_>>()?;
    let found = recipients
        .recipients
        .recipients
        .into_iter()
        .map(|recipient| {
            let salutation = format!("Dear {},", recipient.cell("salutation"));
            let text = expected
                .iter()
                .find(|text| text.contains(&salutation))
                .unwrap();
            (text.clone(), recipient)
        });
    let found = found.collect();
    Some((template, found))
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// The text of the body, and the notes as lines of their own, as the expected files have them.
fn as_expected(pages: &[Page]) -> (String, String) {
    let body: Vec<_> = pages.iter().map(body_text).collect();
    let notes: Vec<_> = pages
        .iter()
        .map(|page| text_in(page, &[Region::Note]))
        .collect();
    (body.join("\n"), notes.join("\n"))
}

#[test]
fn each_has_two_pages_with_every_word_in_its_order() {
    let Some((template, letters)) = letters() else {
        return;
    };
    let merger = Merger::new(template.clone());
    let mut typesetter = typesetter();
    assert_eq!(letters.len(), 4);
    for (expected, recipient) in letters {
        let merged = merger.merge(&recipient);
        let set = typesetter.pages(letter(&merged.document, &template.page));
        assert_eq!(set.faults, []);
        assert_eq!(set.pages.len(), 2);
        let (body, notes) = as_expected(&set.pages);
        let found = format!("{body}\n{notes}");
        let plain = |text: &str| {
            text.chars()
                .map(|c| match "¹²³⁴⁵".chars().position(|known| known == c) {
                    Some(index) => char::from_digit(index as u32 + 1, 10).unwrap(),
                    None => c,
                })
                .collect::<String>()
        };
        let (expected, found) = (plain(&expected), plain(&found));
        // A note's number is followed by a space in the file and by its text on the page.
        let close = |text: &str| words(text).concat();
        assert_eq!(close(&found), close(&expected));
    }
}

#[test]
fn each_note_stands_at_the_foot_of_the_page_of_its_mark() {
    let Some((template, letters)) = letters() else {
        return;
    };
    let merger = Merger::new(template.clone());
    let mut typesetter = typesetter();
    for (_, recipient) in letters {
        let merged = merger.merge(&recipient);
        let set = typesetter.pages(letter(&merged.document, &template.page));
        let mut all = Vec::new();
        for page in &set.pages {
            let marks: Vec<_> = super::support::runs(page)
                .filter(|run| run.region == Region::NoteMark)
                .map(|run| run.text.clone())
                .collect();
            let notes = text_in(page, &[Region::Note]);
            let numbers: Vec<_> = notes
                .lines()
                .filter_map(|line| line.get(..1))
                .filter(|start| start.parse::<u8>().is_ok())
                .map(ToOwned::to_owned)
                .collect();
            assert_eq!(marks, numbers, "{notes}");
            all.extend(marks);
        }
        assert_eq!(all, ["1", "2", "3", "4", "5"]);
    }
}

#[test]
fn each_is_an_accessible_pdf_file() {
    let Some((template, letters)) = letters() else {
        return;
    };
    let merger = Merger::new(template.clone());
    let mut typesetter = typesetter();
    for (_, recipient) in letters {
        let merged = merger.merge(&recipient);
        let set = letter(&merged.document, &template.page);
        let pdf = typesetter.pdf(set, PdfStandard::Accessible).unwrap();
        assert_eq!(pdf.pages, 2);
        check_pdf(&pdf.data, PdfStandard::Accessible);
    }
}
