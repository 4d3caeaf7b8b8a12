//! The two file formats: a template and its recipients, as JSON of version 1.
//!
//! A document is an object with a `type`, a `version` and what it holds. Keys that are not known
//! survive a load and a save, at the top and in each field. A document that is wrong is refused with
//! the path of the value that is wrong and what should stand there.

mod document;
mod page;
mod recipients;
mod streamed;
mod template;
mod value;

pub use recipients::{
    read_recipients, restore_recipients, write_recipients, write_recipients_part,
};
pub(crate) use streamed::Reader;
pub(crate) use template::with_unix_line_breaks;
pub use template::{RestoredTemplate, read_template, restore_template, write_template};

use serde_json::Value;

use crate::{ReadError, Recipients, Template};

/// The `type` of a template document.
pub const TEMPLATE_TYPE: &str = "letterwright/template";

/// The `type` of a recipients document.
pub const RECIPIENTS_TYPE: &str = "letterwright/recipients";

/// The version of both formats that is written, and the newest that is read.
pub const VERSION: u64 = 1;

/// A document of either type.
#[derive(Clone, Debug, PartialEq)]
pub enum Document {
    /// A template.
    Template(Box<Template>),
    /// Recipients.
    Recipients(Recipients),
}

/// Reads a document of either type, as its `type` says.
///
/// # Errors
///
/// As [`read_template`] and [`read_recipients`].
pub fn read(text: &str) -> Result<Document, ReadError> {
    let text = document::within_size(text)?;
    if let Some(recipients) = streamed::read(text) {
        return Ok(Document::Recipients(recipients));
    }
    let value = document::parse_kept(text)?;
    match value.get("type").and_then(Value::as_str) {
        Some(RECIPIENTS_TYPE) => recipients::from_value(value).map(Document::Recipients),
        Some(TEMPLATE_TYPE) => {
            template::from_value(value).map(|template| Document::Template(Box::new(template)))
        }
        _ => Err(document::unknown_type(&value)),
    }
}

#[cfg(test)]
mod tests;
