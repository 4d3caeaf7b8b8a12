//! The real letter, as four recipients got it; where its files are not there, the tests say so.
//!
//! `LETTERWRIGHT_SHARED` names the folder that holds `letters/`.

use std::path::PathBuf;

use letter::{Merger, Recipient, Template, formats};

fn shared(path: &str) -> Option<String> {
    let root = std::env::var_os("LETTERWRIGHT_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let text = std::fs::read_to_string(root.join(path)).ok();
    if text.is_none() {
        println!("skipped: no {path} in {}", root.display());
    }
    text
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn load() -> Option<(Template, Vec<Recipient>)> {
    let template =
        serde_json::from_str(&shared("letters/template.json")?).expect("the template loads");
    let cells = shared("letters/recipients.csv")?;
    let mut reader = csv::Reader::from_reader(cells.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let recipients = reader
        .records()
        .map(|row| {
            let row = row.expect("a row");
            header
                .iter()
                .map(str::to_owned)
                .zip(row.iter().map(str::to_owned))
                .collect()
        })
        .collect();
    Some((template, recipients))
}

#[test]
fn each_letter_is_word_for_word_what_is_expected() {
    let Some((template, recipients)) = load() else {
        return;
    };
    let merger = Merger::new(template);
    for recipient in &recipients {
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
