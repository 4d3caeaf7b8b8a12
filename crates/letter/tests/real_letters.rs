//! The real letter, as four recipients got it; where its files are not there, the tests say so.
//!
//! `LETTERWRIGHT_SHARED` names the folder that holds `letters/`.

#[path = "support/shared.rs"]
mod shared;

use letter::{Merger, csv, formats, json};
use shared::shared;

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn each_letter_is_word_for_word_what_is_expected() {
    let (Some(template), Some(table)) = (
        shared("letters/template.json"),
        shared("letters/recipients.csv"),
    ) else {
        return;
    };
    let template = json::read_template(&template).expect("the template loads");
    let outcome = csv::read(table.as_bytes(), Some(&template));
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
    let (Some(template), Some(table)) = (
        shared("letters/template.json"),
        shared("letters/recipients.csv"),
    ) else {
        return;
    };
    let template = json::read_template(&template).expect("the template loads");
    let recipients = csv::read(table.as_bytes(), Some(&template)).recipients;
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
