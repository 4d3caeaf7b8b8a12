//! The JSON Schemas of the two file formats, made from the types that the files are read into.

use serde_json::{Map, Value, json};

use crate::json::{RECIPIENTS_TYPE, TEMPLATE_TYPE, VERSION};
use crate::{Recipients, Template};

/// The schema of a template document, as it is published.
#[must_use]
pub fn template() -> String {
    published(
        schemars::schema_for!(Template),
        "Letterwright template",
        TEMPLATE_TYPE,
    )
}

/// The schema of a recipients document, as it is published.
#[must_use]
pub fn recipients() -> String {
    published(
        schemars::schema_for!(Recipients),
        "Letterwright recipients",
        RECIPIENTS_TYPE,
    )
}

/// The schema of the content with the outer keys that say which document it is.
fn published(schema: schemars::Schema, title: &str, document_type: &str) -> String {
    let mut schema = schema.to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), title.into());
        add_outer_keys(object, document_type);
    }
    format!("{schema:#}\n")
}

fn add_outer_keys(schema: &mut Map<String, Value>, document_type: &str) {
    if let Some(properties) = schema
        .entry("properties")
        .or_insert(json!({}))
        .as_object_mut()
    {
        let document_type =
            json!({"const": document_type, "description": "Says what the document is."});
        let version = json!({"const": VERSION, "description": "The version of the format."});
        properties.insert("type".to_owned(), document_type);
        properties.insert("version".to_owned(), version);
    }
    if let Some(required) = schema.entry("required").or_insert(json!([])).as_array_mut() {
        required.splice(0..0, ["type".into(), "version".into()]);
    }
}
