//! The footnote checks on the real letter and on the letters as they came: typed, and scanned.

#[path = "support/shared.rs"]
mod shared;

use letter::checks::check;
use letter::{Problem, Recipients, Severity, Template, csv, json};
use shared::shared;

fn received(name: &str) -> Option<Template> {
    Some(Template {
        body: shared(&format!("letters/received/{name}.txt"))?,
        ..Template::default()
    })
}

fn footnotes(template: &Template, recipients: &Recipients) -> Vec<Problem> {
    let mut problems = check(template, recipients);
    problems.retain(|problem| problem.code.starts_with('F'));
    problems
}

fn places<'a>(template: &'a Template, code: &str) -> Vec<&'a str> {
    footnotes(template, &Recipients::default())
        .iter()
        .filter(|problem| problem.code == code)
        .filter_map(|problem| problem.range)
        .map(|range| range.of(&template.body))
        .collect()
}

#[test]
fn the_template_s_notes_are_in_order() {
    let Some(text) = shared("letters/template.json") else {
        return;
    };
    let template = json::read_template(&text).expect("a template");
    let cells = shared("letters/recipients.csv").expect("recipients");
    let recipients = csv::read(cells.as_bytes(), Some(&template)).recipients;
    assert_eq!(recipients.recipients.len(), 4);
    let problems = footnotes(&template, &recipients);
    let grave = problems.iter().find(|one| one.severity < Severity::Advice);
    assert_eq!(grave, None);
    let advice: Vec<_> = problems
        .iter()
        .map(|one| (one.code, one.range.expect("a place").of(&template.body)))
        .collect();
    assert_eq!(advice, [("F012", "[^public-health],")]);
}

#[test]
fn typed_notes_become_footnotes_all_at_once() {
    for name in ["bedfordshire", "leicestershire", "sussex"] {
        let Some(mut template) = received(name) else {
            return;
        };
        assert_eq!(places(&template, "F009").len(), 5, "{name}");
        assert_eq!(places(&template, "F010").len(), 5, "{name}");
        let problems = footnotes(&template, &Recipients::default());
        let mut typed = problems.iter().filter(|one| one.code == "F009");
        let fix = typed.find_map(|one| one.fix.as_ref()).expect("a fix");
        template.body = fix.apply(&template.body);
        assert!(places(&template, "F009").is_empty(), "{name}");
        assert!(places(&template, "F010").is_empty(), "{name}");
        let letter = letter::merge(&template, &letter::Recipient::default());
        assert_eq!(letter.document.notes.len(), 5, "{name}");
        let labels: Vec<_> = letter
            .document
            .notes
            .iter()
            .map(|note| &*note.label)
            .collect();
        assert_eq!(labels, ["1", "2", "3", "4", "5"], "{name}");
    }
}

#[test]
fn what_the_scanner_broke_is_reported() {
    let Some(template) = received("west-yorkshire-ocr") else {
        return;
    };
    let expected = [
        "announcement?",
        "slavery?",
        "report®",
        "findings*",
        "trafficking®",
    ];
    assert_eq!(places(&template, "F013"), expected);
    let problems = footnotes(&template, &Recipients::default());
    assert!(
        problems.iter().all(|problem| problem.code == "F013"),
        "{problems:#?}"
    );
}
