//! What template and recipients have in common: the outer object with its type and version.

use serde::Serialize;
use serde_json::Value;

use super::value::{Object, Path, quoted};
use super::{RECIPIENTS_TYPE, TEMPLATE_TYPE, VERSION};
use crate::read_error::{MAX_FILE_BYTES, ReadError};

/// Turns a document of one version into one of the next.
type Migration = fn(&mut Object) -> Result<(), ReadError>;

/// The way from each older version to the newest: the first turns version 1 into 2, and so on.
const MIGRATIONS: [Migration; VERSION as usize - 1] = [];

/// The outer object of a document of that type, brought to the newest version.
///
/// The keys `type` and `version` are taken out of it.
pub(super) fn open(value: Value, document_type: &str) -> Result<Object, ReadError> {
    let mut object = Object::new(value, Path::default())?;
    check_type(&mut object, document_type)?;
    let version = take_version(&mut object)?;
    for migration in MIGRATIONS.iter().skip(version - 1) {
        migration(&mut object)?;
    }
    Ok(object)
}

fn check_type(object: &mut Object, document_type: &str) -> Result<(), ReadError> {
    match object.take("type") {
        Some(Value::String(found)) if found == document_type => Ok(()),
        other => Err(object
            .path()
            .key("type")
            .expected(&quoted(document_type), other.as_ref())),
    }
}

/// The error that the JSON is no document of either type.
pub(super) fn unknown_type(value: &Value) -> ReadError {
    if !value.is_object() {
        return Path::default().expected("an object", Some(value));
    }
    let types = [TEMPLATE_TYPE, RECIPIENTS_TYPE].map(quoted).join(" or ");
    Path::default()
        .key("type")
        .expected(&types, value.get("type"))
}

fn take_version(object: &mut Object) -> Result<usize, ReadError> {
    let found = object.take("version");
    let number = found
        .as_ref()
        .and_then(Value::as_u64)
        .filter(|number| *number > 0);
    match number {
        Some(found) if found > VERSION => Err(ReadError::Newer {
            found,
            known: VERSION,
        }),
        Some(found) => Ok(usize::try_from(found).unwrap_or(1)),
        None => {
            let expected = format!("a whole number from 1 to {VERSION}");
            Err(object
                .path()
                .key("version")
                .expected(&expected, found.as_ref()))
        }
    }
}

/// Parses JSON that is neither too large nor too deep.
pub(super) fn parse(text: &str) -> Result<Value, ReadError> {
    parse_kept(within_size(text)?)
}

/// The text without a byte order mark, unless it is too large.
pub(super) fn within_size(text: &str) -> Result<&str, ReadError> {
    if text.len() > MAX_FILE_BYTES {
        return Err(ReadError::TooLarge);
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Parses JSON that the program has written itself, however large it has become.
pub(super) fn parse_kept(text: &str) -> Result<Value, ReadError> {
    serde_json::from_str(text).map_err(|error| syntax_error(&error))
}

fn syntax_error(error: &serde_json::Error) -> ReadError {
    let (line, column) = (error.line(), error.column());
    let sentence = error.to_string();
    let place = format!(" at line {line} column {column}");
    let reason = sentence.strip_suffix(&place).unwrap_or(&sentence);
    if reason == "recursion limit exceeded" {
        ReadError::TooDeep { line }
    } else {
        ReadError::Syntax {
            line,
            column,
            reason: reason.to_owned(),
        }
    }
}

/// A document as it is written: its type and version before what it holds.
#[derive(Serialize)]
struct Document<'d, T> {
    #[serde(rename = "type")]
    document_type: &'d str,
    version: u64,
    #[serde(flatten)]
    content: &'d T,
}

/// Writes a document: indented by two spaces, always in the same order, with a line break at its end.
pub(super) fn write<T: Serialize>(document_type: &str, content: &T) -> String {
    write_into(Vec::new(), document_type, content)
}

/// Writes a document into a buffer that has room for it, so that a large one need not be moved.
pub(super) fn write_into<T: Serialize>(
    mut buffer: Vec<u8>,
    document_type: &str,
    content: &T,
) -> String {
    let document = Document {
        document_type,
        version: VERSION,
        content,
    };
    // Texts, lists and objects with text for keys can all be written, so there is no error to meet.
    let _ = serde_json::to_writer_pretty(&mut buffer, &document);
    buffer.push(b'\n');
    String::from_utf8(buffer).unwrap_or_default()
}
