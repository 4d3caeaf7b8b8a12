//! Recipients read as they come, in short steps, without the tree of values that JSON is otherwise
//! read into: for ten thousand it would take several times the memory of what is kept.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::{RECIPIENTS_TYPE, VERSION};
use crate::recipients::{Recipient, Recipients};
use crate::template::{Extra, FieldName};

/// How many recipients a step reads.
const STEP: usize = 32;

/// The recipients of a document of the newest version; none where it is anything else or something
/// in it is wrong, which whoever reads it as a tree can say.
pub(super) fn read(text: &str) -> Option<Recipients> {
    let mut reader = Reader::default();
    while reader.step(text) {}
    reader.finish()
}

/// A recipients document that is being read in short steps. Each step is given the same text.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    position: usize,
    place: Place,
    names: HashSet<FieldName>,
    kind: Option<String>,
    version: Option<u64>,
    recipients: Option<Vec<Recipient>>,
    extra: Extra,
}

/// What comes next in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// The outer object.
    #[default]
    Start,
    /// A key of it.
    Key,
    /// A recipient.
    Recipient,
    /// Nothing.
    End,
    /// It is not to be read in this way.
    Failed,
}

impl Reader {
    /// Reads some of it; says whether there is more.
    pub(crate) fn step(&mut self, text: &str) -> bool {
        self.place = self.next(text).unwrap_or(Place::Failed);
        !matches!(self.place, Place::End | Place::Failed)
    }

    /// How many bytes have been read.
    pub(crate) fn progress(&self) -> usize {
        self.position
    }

    /// What was read; none where it was not recipients of this version, or not to the end.
    pub(crate) fn finish(self) -> Option<Recipients> {
        let is_known = self.kind.is_some() && self.version == Some(VERSION);
        let recipients = self
            .recipients
            .filter(|_| is_known && self.place == Place::End)?;
        let extra = self.extra;
        Some(Recipients { recipients, extra })
    }

    fn next(&mut self, text: &str) -> Option<Place> {
        match self.place {
            Place::Start => {
                self.expect(text, "{")?;
                match self.take(text, "}") {
                    true => self.end(text),
                    false => Some(Place::Key),
                }
            }
            Place::Key => self.key(text),
            Place::Recipient => {
                for _ in 0..STEP {
                    let one = One {
                        names: &mut self.names,
                    };
                    let one = whole(value(text, &mut self.position)?, one)?;
                    self.recipients.get_or_insert_default().push(one);
                    if !self.take(text, ",") {
                        self.expect(text, "]")?;
                        return self.after_value(text);
                    }
                }
                Some(Place::Recipient)
            }
            Place::End | Place::Failed => None,
        }
    }

    fn key(&mut self, text: &str) -> Option<Place> {
        let key: String = serde_json::from_str(value(text, &mut self.position)?).ok()?;
        self.expect(text, ":")?;
        if key == "recipients" {
            self.expect(text, "[")?;
            self.recipients = Some(Vec::new());
            return match self.take(text, "]") {
                true => self.after_value(text),
                false => Some(Place::Recipient),
            };
        }
        let value = value(text, &mut self.position)?;
        match key.as_str() {
            "type" => self.kind = Some(serde_json::from_str(value).ok()?),
            "version" => self.version = Some(serde_json::from_str(value).ok()?),
            _ => {
                self.extra.insert(key, serde_json::from_str(value).ok()?);
            }
        }
        let kind = self.kind.as_deref();
        let is_other = kind.is_some_and(|kind| kind != RECIPIENTS_TYPE);
        if is_other {
            None
        } else {
            self.after_value(text)
        }
    }

    fn after_value(&mut self, text: &str) -> Option<Place> {
        if self.take(text, ",") {
            return Some(Place::Key);
        }
        self.expect(text, "}")?;
        self.end(text)
    }

    fn end(&mut self, text: &str) -> Option<Place> {
        let rest = text.get(self.position..)?;
        rest.trim_start_matches(SPACE)
            .is_empty()
            .then_some(Place::End)
    }

    fn expect(&mut self, text: &str, sign: &str) -> Option<()> {
        self.take(text, sign).then_some(())
    }

    /// Moves over the sign, and the space before it, if it is there.
    fn take(&mut self, text: &str, sign: &str) -> bool {
        let rest = text.get(self.position..).unwrap_or_default();
        let after = rest.trim_start_matches(SPACE).strip_prefix(sign);
        if let Some(after) = after {
            self.position = text.len() - after.len();
        }
        after.is_some()
    }
}

/// White space, as JSON has it.
const SPACE: [char; 4] = [' ', '\n', '\r', '\t'];

/// The text of the value at the position, which moves behind it. Where it ends is found by brackets
/// and quotes alone; whether it is a value, whoever reads it says.
fn value<'t>(text: &'t str, position: &mut usize) -> Option<&'t str> {
    let rest = text.get(*position..)?.trim_start_matches(SPACE);
    let start = text.len() - rest.len();
    let length = length(rest.as_bytes())?;
    *position = start + length;
    rest.get(..length)
}

/// How many bytes the value is long that begins with them.
fn length(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for (at, byte) in bytes.iter().enumerate() {
        if in_text {
            in_text = escaped || *byte != b'"';
            escaped = !escaped && *byte == b'\\';
        } else {
            match byte {
                b'"' => in_text = true,
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth > 0 => depth -= 1,
                b'}' | b']' | b',' | b':' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => {
                    return Some(at);
                }
                _ => continue,
            }
        }
        if depth == 0 && !in_text {
            return Some(at + 1);
        }
    }
    None
}

/// What the text is as a whole.
fn whole<'de, S: DeserializeSeed<'de>>(text: &'de str, seed: S) -> Option<S::Value> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = seed.deserialize(&mut reader).ok()?;
    reader.end().ok()?;
    Some(value)
}

/// One recipient, who shares the names of the cells with all others.
struct One<'n> {
    names: &'n mut HashSet<FieldName>,
}

impl<'de> DeserializeSeed<'de> for One<'_> {
    type Value = Recipient;

    fn deserialize<D: Deserializer<'de>>(self, one: D) -> Result<Recipient, D::Error> {
        one.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for One<'_> {
    type Value = Recipient;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Recipient, M::Error> {
        let mut cells = BTreeMap::new();
        while let Some(name) = map.next_key_seed(Name { names: self.names })? {
            cells.insert(name, map.next_value()?);
        }
        Ok(Recipient {
            cells: cells.into(),
        })
    }
}

/// The name of a cell, as it was before.
struct Name<'n> {
    names: &'n mut HashSet<FieldName>,
}

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = FieldName;

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<FieldName, D::Error> {
        name.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = FieldName;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<FieldName, E> {
        if let Some(known) = self.names.get(name) {
            return Ok(known.clone());
        }
        let name = FieldName::from(name);
        self.names.insert(name.clone());
        Ok(name)
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::json::{read_recipients, recipients};

    /// What is read as it comes is what is read as a tree.
    #[track_caller]
    fn check(keys: &str, is_read: bool) {
        let text = format!("{{{keys}}}");
        let tree = serde_json::from_str(&text).map(recipients::from_value);
        let streamed = read(&text);
        assert_eq!(streamed.is_some(), is_read, "{keys}");
        if let Some(streamed) = streamed {
            assert_eq!(Ok(streamed), tree.unwrap(), "{keys}");
        } else {
            assert!(read_recipients(&text).is_err(), "{keys}");
        }
    }

    #[test]
    fn recipients_are_read_alike_as_they_come_and_as_a_tree() {
        let head = r#""type": "letterwright/recipients", "version": 1"#;
        for rest in [
            r#""recipients": []"#,
            r#""recipients": [{"name": "Ann", "town": "Mar\n\u00e9l"}, {"name": "Bob"}, {}]"#,
            r#""recipients": [{"name": "Ann", "name": "Eve"}], "note": {"kept": [1]}"#,
            r#""recipients": [{"na\"me": "\\", "b": "]}\\\""} ,{"c":"{[,:"}] , "a\"]": "}", "n":1.5e3"#,
            "\"recipients\"\n:\t[ { } ]\r\n,\"x\":[[],{}],\"y\":null ",
        ] {
            check(&format!("{head}, {rest}"), true);
        }
        for rest in [
            r#""recipients": {}"#,
            r#""recipients": [{"name": 5}]"#,
            r#""recipients": [7]"#,
            r#""recipients": [{"name": "Ann"},]"#,
            r#""recipients": [{"name": "Ann"} {"name": "Bob"}]"#,
            r#""recipients": [{"name": "Ann"}"#,
            r#""recipients": [{"name": "Ann}]"#,
            r#""recipients": [{}]], "x": 1"#,
            r#""recipients": [{}]}, {"x": 1"#,
            r#""recipients": [{}], "x""#,
            r#""recipients": [{}], "x": 1 2"#,
            r#""other": []"#,
        ] {
            check(&format!("{head}, {rest}"), false);
        }
        check(r#""type": "letterwright/template", "version": 1"#, false);
        let newer = r#""type": "letterwright/recipients", "version": 2, "recipients": []"#;
        check(newer, false);
    }

    #[test]
    fn the_name_of_a_cell_is_kept_once_for_all() {
        let text = r#"{"recipients": [{"name": "Ann"}, {"name": "Bob"}], "version": 1,
                       "type": "letterwright/recipients"}"#;
        let recipients = read(text).unwrap().recipients;
        let name = |index: usize| recipients[index].cells.keys().next().unwrap().as_str();
        assert!(std::ptr::eq(name(0), name(1)));
    }
}
