//! Any bytes are a table, and what was read is written and read again as it was.

#![no_main]

use letter::{Field, FieldKind, Template, csv};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let first = csv::read(bytes, None);
    let fields = first
        .columns
        .iter()
        .map(|column| Field::new(column.name.clone(), FieldKind::Text));
    let template = Template {
        fields: fields.collect(),
        ..Template::default()
    };
    let again = csv::read(
        csv::write(&template, &first.recipients).as_bytes(),
        Some(&template),
    );
    if !first.columns.is_empty() {
        assert_eq!(again.recipients, first.recipients);
        assert_eq!(again.problems, []);
    }
});
