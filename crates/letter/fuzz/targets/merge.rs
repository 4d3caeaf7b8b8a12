//! Any text and any cells make a letter, and each format writes it.
//!
//! The input is the template's text and then its recipient's cells, with a zero byte between them.

#![no_main]

use letter::{FieldName, Merger, Recipient, formats, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let mut parts = input.split('\0');
    let body = parts.next().unwrap_or_default().to_owned();
    let template = import::from_markdown(body, "letter.md");
    let names: Vec<FieldName> = template
        .fields
        .iter()
        .map(|field| field.name.clone())
        .collect();
    let recipient: Recipient = names.into_iter().zip(parts).collect();
    let letter = Merger::new(template).merge(&recipient);
    let _ = formats::text::write(&letter.document);
    let _ = formats::html::page(&letter.document, "letter");
    let _ = formats::markdown::write(&letter.document);
});
