//! Samples for tests: a template and its recipients from two short texts.

use crate::recipients::{Recipient, Recipients};
use crate::template::{Field, FieldKind, FieldName, Template};

/// A template with `body` whose fields are the columns of `recipients`, and those recipients.
///
/// `recipients` is CSV; white space around its cells does not count. A column is a field's name and,
/// where it is not `text`, its kind: `name, knows us (yes_no)`. After the kind may follow `required`,
/// or a choice's choices: `size (choice small|large)`. A `(column)` is one that no field goes by.
/// Without any text there is neither field nor recipient.
pub(crate) fn sample(body: &str, recipients: &str) -> (Template, Recipients) {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(recipients.trim().as_bytes());
    let header = reader.headers().expect("a header").clone();
    let columns = || header.iter().filter(|column| !column.is_empty());
    let fields: Vec<Field> = columns()
        .filter(|column| !column.ends_with("(column)"))
        .map(field)
        .collect();
    let names: Vec<FieldName> = columns().map(field_name).collect();
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

fn field_name(column: &str) -> FieldName {
    column.split(" (").next().unwrap_or(column).into()
}

fn field(column: &str) -> Field {
    let (_, kind) = column.split_once(" (").unwrap_or((column, "text)"));
    let mut words = kind.trim_end_matches(')').split(' ');
    let kind = words.next().expect("a kind of field");
    let kind: FieldKind = serde_json::from_value(kind.into()).expect("a kind of field");
    let mut field = Field::new(field_name(column), kind);
    for word in words {
        match word {
            "required" => field.required = true,
            choices => field.choices = choices.split('|').map(str::to_owned).collect(),
        }
    }
    field
}
