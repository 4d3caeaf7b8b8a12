//! Recipients as a file.

use std::collections::BTreeMap;

use serde_json::Value;

use super::value::{Object, Path, text};
use super::{RECIPIENTS_TYPE, document, streamed};
use crate::read_error::ReadError;
use crate::recipients::{Recipient, Recipients};
use crate::template::FieldName;

/// Reads a recipients document: a list of objects of cell text by field name.
///
/// # Errors
///
/// The text is too large, is not JSON, is no recipients document of a known version, or a value in
/// it is wrong.
///
/// ```
/// use letter::json::read_recipients;
///
/// let file = r#"{"type": "letterwright/recipients", "version": 1,
///                "recipients": [{"name": "Ann"}, {"name": 5}]}"#;
/// let error = read_recipients(file).unwrap_err();
/// assert_eq!(error.to_string(), "recipients[1].name: expected text, found the number 5");
/// ```
pub fn read_recipients(text: &str) -> Result<Recipients, ReadError> {
    let text = document::within_size(text)?;
    streamed::read(text).map_or_else(|| from_value(document::parse_kept(text)?), Ok)
}

/// Reads a recipients document that the program itself has kept: however large it is, it is read.
///
/// # Errors
///
/// As [`read_recipients`], but for the size.
pub fn restore_recipients(text: &str) -> Result<Recipients, ReadError> {
    streamed::read(text).map_or_else(|| from_value(document::parse_kept(text)?), Ok)
}

/// The recipients that the JSON is; what is wrong with it is said by the way to it.
pub(super) fn from_value(value: Value) -> Result<Recipients, ReadError> {
    let mut object = document::open(value, RECIPIENTS_TYPE)?;
    let list = match object.take("recipients") {
        Some(Value::Array(list)) => list,
        other => {
            return Err(object
                .path()
                .key("recipients")
                .expected("a list", other.as_ref()));
        }
    };
    let path = object.path().key("recipients");
    let mut recipients = Vec::with_capacity(list.len());
    for (index, value) in list.into_iter().enumerate() {
        let before = recipients.last();
        recipients.push(read_recipient(value, path.index(index), before)?);
    }
    Ok(Recipients {
        recipients,
        extra: object.rest(),
    })
}

/// Shares the names with the recipient `before`: ten thousand times the same eleven names would
/// take more memory than many a letter's values, and time to fetch it whenever a cell is looked up.
fn read_recipient(
    value: Value,
    path: Path,
    before: Option<&Recipient>,
) -> Result<Recipient, ReadError> {
    let mut cells = BTreeMap::new();
    for (name, value) in Object::new(value, path.clone())?.rest() {
        let cell = text(value, || path.key(&name))?;
        let shared = before.and_then(|before| before.cells.get_key_value(name.as_str()));
        let name = shared.map_or_else(|| FieldName::from(name.as_str()), |(name, _)| name.clone());
        cells.insert(name, cell);
    }
    Ok(Recipient {
        cells: cells.into(),
    })
}

/// Writes a recipients document.
///
/// ```
/// use letter::json::{read_recipients, write_recipients};
/// use letter::{Recipient, Recipients};
///
/// let ann: Recipient = [("name", "Ann")].into_iter().collect();
/// let recipients = Recipients { recipients: vec![ann], ..Recipients::default() };
/// assert_eq!(read_recipients(&write_recipients(&recipients)), Ok(recipients));
/// ```
#[must_use]
pub fn write_recipients(recipients: &Recipients) -> String {
    const KNOWN: [&str; 3] = ["type", "version", "recipients"];
    if KNOWN.iter().any(|key| recipients.extra.contains_key(*key)) {
        let mut clean = recipients.clone();
        clean.extra.retain(|key, _| !KNOWN.contains(&key.as_str()));
        return document::write(RECIPIENTS_TYPE, &clean);
    }
    let room = Vec::with_capacity(length(recipients));
    document::write_into(room, RECIPIENTS_TYPE, recipients)
}

/// Writes one part of a recipients document: `part` holds those who stand from `start` in a list of
/// `count`, and what else the document holds. The parts of a list, one after the other, are what
/// [`write_recipients`] makes of all of it; so a long list can be written in several goes.
///
/// ```
/// use letter::json::{write_recipients, write_recipients_part};
/// use letter::{Recipient, Recipients};
///
/// let list = |names: &[&str]| Recipients {
///     recipients: names.iter().map(|name| Recipient::from_iter([("name", *name)])).collect(),
///     ..Recipients::default()
/// };
/// let first = write_recipients_part(&list(&["Ann", "Bob"]), 0, 3);
/// let last = write_recipients_part(&list(&["Cleo"]), 2, 3);
/// assert_eq!(first + &last, write_recipients(&list(&["Ann", "Bob", "Cleo"])));
/// ```
#[must_use]
pub fn write_recipients_part(part: &Recipients, start: usize, count: usize) -> String {
    let is_last = start + part.recipients.len() >= count;
    let whole = write_recipients(part);
    if start == 0 && is_last {
        return whole;
    }
    let around = write_recipients(&Recipients {
        recipients: Vec::new(),
        extra: part.extra.clone(),
    });
    // The list comes before all that is not known, so the first one is it.
    let (head, tail) = around.split_once("[]").unwrap_or_default();
    let tail = format!("{LIST_END}{tail}");
    let inner = whole.strip_prefix(head).unwrap_or_default();
    let inner = inner.strip_suffix(&tail).unwrap_or_default();
    let before = if start == 0 { head } else { "," };
    let inner = if start == 0 {
        inner
    } else {
        inner.strip_prefix('[').unwrap_or_default()
    };
    let after = if is_last { tail.as_str() } else { "" };
    [before, inner, after].concat()
}

/// How the list ends, in a document that is indented by two spaces.
const LIST_END: &str = "\n  ]";

/// About how many bytes the recipients are as a document, a little more rather than less.
fn length(recipients: &Recipients) -> usize {
    /// What stands around a cell and around a recipient: line breaks, indents, quotes, braces.
    const AROUND: usize = 20;
    let cell = |(name, text): (&FieldName, &String)| {
        let breaks = text.bytes().filter(|byte| matches!(byte, b'\n' | b'"'));
        name.as_str().len() + text.len() + breaks.count() + AROUND
    };
    let one = |one: &Recipient| AROUND + one.cells.iter().map(cell).sum::<usize>();
    let extra = 4_096;
    extra + recipients.recipients.iter().map(one).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::template::Extra;

    #[test]
    fn the_parts_of_a_list_are_the_list() {
        let extra: Extra = [
            ("note", json!([[], {"recipients": []}])),
            ("type", json!(1)),
        ]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
        for (count, size) in [(0, 1), (1, 1), (2, 1), (5, 2), (6, 2), (7, 3), (3, 7)] {
            let names = (0..count).map(|at| format!("]\n  ] {at} []"));
            let all = Recipients {
                recipients: names
                    .map(|it| Recipient::from_iter([("name", it)]))
                    .collect(),
                extra: extra.clone(),
            };
            let starts = (0..count.max(1)).step_by(size);
            let parts = starts.map(|start| {
                let some = all.recipients.iter().skip(start).take(size);
                let part = Recipients {
                    recipients: some.cloned().collect(),
                    extra: extra.clone(),
                };
                write_recipients_part(&part, start, count)
            });
            assert_eq!(
                parts.collect::<String>(),
                write_recipients(&all),
                "{count} by {size}"
            );
        }
    }
}
