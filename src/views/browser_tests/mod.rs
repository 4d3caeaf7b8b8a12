//! Views by themselves in a browser, where a journey does not come by.

mod fields;
mod pages;
mod problems;
mod recipients;
mod sheet;

use letter::{Field, FieldKind, Recipient, Recipients, Template};

use crate::session::{Opening, Session, Store};

/// A session with these people and a field for their name.
fn store_with(names: &[&str], body: &str) -> Store {
    let one = |name: &&str| Recipient::from_iter([("name", *name)]);
    Store::new(Session::new(Opening {
        template: Template {
            fields: vec![Field::new("name", FieldKind::Text)],
            body: body.to_owned(),
            ..Template::default()
        },
        recipients: Recipients {
            recipients: names.iter().map(one).collect(),
            ..Recipients::default()
        },
        ..Opening::default()
    }))
}
