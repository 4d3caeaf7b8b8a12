//! Recipients read as they come, without the tree of values that JSON is otherwise read into: for
//! ten thousand it would take several times the memory of what is kept.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{RECIPIENTS_TYPE, VERSION};
use crate::recipients::{Recipient, Recipients};
use crate::template::{Extra, FieldName};

/// The recipients of a document of the newest version; none where it is anything else or something
/// in it is wrong, which whoever reads it as a tree can say.
pub(super) fn read(text: &str) -> Option<Recipients> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let recipients = reader.deserialize_map(Document).ok()?;
    reader.end().ok()?;
    Some(recipients)
}

/// The outer object.
struct Document;

impl<'de> Visitor<'de> for Document {
    type Value = Recipients;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("recipients")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Recipients, M::Error> {
        let (mut kind, mut version, mut recipients) = (None::<String>, None::<u64>, None);
        let mut extra = Extra::new();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => kind = Some(map.next_value()?),
                "version" => version = Some(map.next_value()?),
                "recipients" => recipients = Some(map.next_value_seed(List)?),
                _ => {
                    extra.insert(key, map.next_value()?);
                }
            }
            if kind.as_deref().is_some_and(|kind| kind != RECIPIENTS_TYPE) {
                return Err(M::Error::custom("another type"));
            }
        }
        match (kind, version, recipients) {
            (Some(_), Some(VERSION), Some(recipients)) => Ok(Recipients { recipients, extra }),
            _ => Err(M::Error::custom("no recipients of this version")),
        }
    }
}

/// The list of recipients.
struct List;

impl<'de> DeserializeSeed<'de> for List {
    type Value = Vec<Recipient>;

    fn deserialize<D: Deserializer<'de>>(self, list: D) -> Result<Self::Value, D::Error> {
        list.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List {
    type Value = Vec<Recipient>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Self::Value, S::Error> {
        let mut names = HashSet::new();
        let mut recipients = Vec::new();
        while let Some(recipient) = list.next_element_seed(One { names: &mut names })? {
            recipients.push(recipient);
        }
        Ok(recipients)
    }
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
        ] {
            check(&format!("{head}, {rest}"), true);
        }
        for rest in [
            r#""recipients": {}"#,
            r#""recipients": [{"name": 5}]"#,
            r#""recipients": [7]"#,
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
