//! Samples for tests: a template and its recipients from two short texts.

use crate::recipients::{Recipient, Recipients};
use crate::template::{Field, FieldKind, FieldName, Template};

/// A template with `body` whose fields are the columns of `recipients`, and those recipients.
///
/// `recipients` is CSV; white space around its cells does not count. A column is a field's name and,
/// where it is not `text`, its kind: `name, knows us (yes_no)`. Without any text there is neither
/// field nor recipient.
pub(crate) fn sample(body: &str, recipients: &str) -> (Template, Recipients) {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(recipients.trim().as_bytes());
    let fields: Vec<Field> = reader
        .headers()
        .expect("a header")
        .iter()
        .filter(|column| !column.is_empty())
        .map(field)
        .collect();
    let names: Vec<FieldName> = fields.iter().map(|field| field.name.clone()).collect();
    let recipients = reader
        .records()
        .map(|row| {
            let row = row.expect("as many cells as columns");
            let cells = names.iter().cloned().zip(row.iter().map(str::to_owned));
            cells.collect::<Recipient>()
        })
        .collect();
    let template = Template {
        fields,
        body: body.to_owned(),
        ..Template::default()
    };
    let recipients = Recipients {
        recipients,
        ..Recipients::default()
    };
    (template, recipients)
}

fn field(column: &str) -> Field {
    let (name, kind) = column.split_once(" (").unwrap_or((column, "text)"));
    let kind = kind.trim_end_matches(')');
    let kind: FieldKind = serde_json::from_value(kind.into()).expect("a kind of field");
    Field::new(name, kind)
}
