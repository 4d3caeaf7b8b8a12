//! The real letter, as four recipients got it; where its files are not there, the tests say so.
//!
//! `LETTERWRIGHT_SHARED` names the folder that holds `letters/`.

#[path = "support/shared.rs"]
mod shared;

use letter::{Merger, Problem, Recipients, Severity, Template, checks, csv, formats, json};
use shared::shared;

/// The template, which can be read, and what reading its table of recipients gave.
fn real_letter() -> Option<(Template, csv::CsvOutcome)> {
    let template = shared("letters/template.json")?;
    let table = shared("letters/recipients.csv")?;
    let read = json::read_template(&template);
    assert_eq!(read.as_ref().err(), None);
    let template = read.ok()?;
    let outcome = csv::read(table.as_bytes(), Some(&template));
    Some((template, outcome))
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn each_letter_is_word_for_word_what_is_expected() {
    let Some((template, outcome)) = real_letter() else {
        return;
    };
    assert_eq!(outcome.problems, []);
    assert!(outcome.columns.iter().all(|column| column.declared));
    let merger = Merger::new(template);
    for recipient in &outcome.recipients.recipients {
        let name = recipient.cell("recipient").to_lowercase().replace(' ', "-");
        let Some(expected) = shared(&format!("letters/expected/{name}.txt")) else {
            return;
        };
        let letter = merger.merge(recipient);
        assert_eq!(letter.faults, [], "{name}");
        assert_eq!(letter.document.notes.len(), 5, "{name}");
        let text = formats::text::write(&letter.document);
        assert_eq!(words(&text), words(&expected), "{name}\n{text}");
    }
}

#[test]
fn template_and_recipients_are_written_as_they_were_read() {
    let Some((template, outcome)) = real_letter() else {
        return;
    };
    let recipients = outcome.recipients;
    assert_eq!(recipients.recipients.len(), 4);
    let written = json::write_template(&template);
    assert_eq!(json::read_template(&written).as_ref(), Ok(&template));
    let written = json::write_recipients(&recipients);
    assert_eq!(json::read_recipients(&written).as_ref(), Ok(&recipients));
    let written = csv::write(&template, &recipients);
    assert_eq!(
        csv::read(written.as_bytes(), Some(&template)).recipients,
        recipients
    );
}

#[test]
fn the_seven_links_to_nowhere_are_found() {
    let Some((template, outcome)) = real_letter() else {
        return;
    };
    let recipients = outcome.recipients;
    let problems = checks::check(&template, &recipients);
    let links: Vec<&Problem> = problems
        .iter()
        .filter(|problem| problem.code == "L001")
        .collect();
    assert_eq!(links.len(), 7, "{links:#?}");
    for link in links {
        assert_eq!(link.severity, Severity::Warning);
        let range = link.range.expect("a link has its place");
        let written = range.of(&template.body);
        assert!(
            written.starts_with('[') && written.ends_with("](#)"),
            "{written}"
        );
    }
    let others: Vec<_> = problems
        .iter()
        .filter(|problem| problem.code != "L001" && problem.severity != Severity::Advice)
        .collect();
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn what_is_suspicious_in_the_letters_as_received_is_reported() {
    for (name, code) in [
        ("bedfordshire", "F009"),
        ("leicestershire", "L001"),
        ("sussex", "L003"),
        ("west-yorkshire-ocr", "F013"),
    ] {
        let Some(body) = shared(&format!("letters/received/{name}.txt")) else {
            return;
        };
        let template = Template {
            body,
            ..Template::default()
        };
        let problems = checks::check(&template, &Recipients::default());
        assert!(
            problems.iter().any(|problem| problem.code == code),
            "{name}: {problems:#?}"
        );
    }
}

#[test]
fn a_recipients_name_left_in_a_letter_as_received_is_found() {
    let (Some((mut template, outcome)), Some(body)) =
        (real_letter(), shared("letters/received/bedfordshire.txt"))
    else {
        return;
    };
    let recipients = outcome.recipients;
    template.body = body;
    let problems = checks::check(&template, &recipients);
    let names: Vec<_> = problems
        .iter()
        .filter(|problem| problem.code == "P001")
        .map(|problem| problem.range.unwrap_or_default().of(&template.body))
        .collect();
    assert!(names.contains(&"Kathryn Holloway"), "{names:?}");
}
