//! A JSON value together with the way to it, for errors that say where.

use std::ops::RangeInclusive;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::read_error::ReadError;
use crate::shorten::{QUOTE, shorten};
use crate::template::Extra;

/// The way from the top of a document to a value: `fields[2].kind`.
#[derive(Clone, Debug, Default)]
pub(super) struct Path(String);

impl Path {
    /// The way to the value of that key.
    pub fn key(&self, key: &str) -> Self {
        let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_');
        Self(match (plain, self.0.is_empty()) {
            (true, true) => key.to_owned(),
            (true, false) => format!("{}.{key}", self.0),
            (false, _) => format!("{}[{}]", self.0, quoted(key)),
        })
    }

    /// The way to the item at that place, counted from 0.
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}[{index}]", self.0))
    }

    /// The error that something else was expected here.
    pub fn expected(&self, expected: &str, found: Option<&Value>) -> ReadError {
        self.expected_not(
            expected,
            &found.map_or_else(|| "nothing".to_owned(), describe),
        )
    }

    /// The error that something else was expected here, with what was found in words.
    pub fn expected_not(&self, expected: &str, found: &str) -> ReadError {
        let path = if self.0.is_empty() {
            "The whole file"
        } else {
            &self.0
        };
        ReadError::Value {
            path: path.to_owned(),
            expected: expected.to_owned(),
            found: found.to_owned(),
        }
    }
}

/// An object that is taken apart key by key; what is left in the end is not known here.
#[derive(Debug)]
pub(super) struct Object {
    path: Path,
    entries: Extra,
}

impl Object {
    pub fn new(value: Value, path: Path) -> Result<Self, ReadError> {
        match value {
            Value::Object(entries) => Ok(Self { path, entries }),
            other => Err(path.expected("an object", Some(&other))),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The keys that nobody has taken.
    pub fn rest(self) -> Extra {
        self.entries
    }

    /// Takes the value of the key, if there is one.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.entries.remove(key)
    }

    /// Takes the text of the key, if there is one.
    pub fn text(&mut self, key: &str) -> Result<Option<String>, ReadError> {
        self.take(key)
            .map(|value| text(value, || self.path.key(key)))
            .transpose()
    }

    /// Takes the text of the key, which has to be there.
    pub fn needed_text(&mut self, key: &str) -> Result<String, ReadError> {
        self.text(key)?
            .ok_or_else(|| self.path.key(key).expected("text", None))
    }

    /// Takes the text of the key, if there is one; `null` is none.
    pub fn optional_text(&mut self, key: &str) -> Result<Option<String>, ReadError> {
        if self.entries.get(key).is_some_and(Value::is_null) {
            self.entries.remove(key);
        }
        self.text(key)
    }

    /// Takes the truth value of the key, if there is one.
    pub fn truth(&mut self, key: &str) -> Result<Option<bool>, ReadError> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::Bool(truth)) => Ok(Some(truth)),
            Some(other) => Err(self.path.key(key).expected("true or false", Some(&other))),
        }
    }

    /// Takes the number of the key, if there is one, where it is in `range`.
    pub fn number(
        &mut self,
        key: &str,
        range: RangeInclusive<f64>,
    ) -> Result<Option<f64>, ReadError> {
        let Some(value) = self.take(key) else {
            return Ok(None);
        };
        match value.as_f64().filter(|number| range.contains(number)) {
            Some(number) => Ok(Some(number)),
            None => {
                // Bounds are whole; to write any other number takes 20 kB of code.
                let [least, most] = [range.start(), range.end()].map(|bound| *bound as i64);
                let expected = format!("a number from {least} to {most}");
                Err(self.path.key(key).expected(&expected, Some(&value)))
            }
        }
    }

    /// Takes which of `all` the key says; without the key it is the default.
    pub fn choice<T>(&mut self, key: &str, all: &[T]) -> Result<T, ReadError>
    where
        T: Serialize + DeserializeOwned + Default,
    {
        let Some(value) = self.take(key) else {
            return Ok(T::default());
        };
        T::deserialize(&value).map_err(|_| {
            let names: Vec<String> = all.iter().map(choice_name).collect();
            let expected = format!("one of {}", names.join(", "));
            self.path.key(key).expected(&expected, Some(&value))
        })
    }

    /// Takes the object of the key, if there is one.
    pub fn object(&mut self, key: &str) -> Result<Option<Self>, ReadError> {
        let path = self.path.key(key);
        self.take(key)
            .map(|value| Self::new(value, path))
            .transpose()
    }

    /// Takes the list of the key, each item with the way to it; no list is an empty one.
    pub fn list(&mut self, key: &str) -> Result<Vec<(Value, Path)>, ReadError> {
        let path = self.path.key(key);
        match self.take(key) {
            None => Ok(Vec::new()),
            Some(Value::Array(items)) => Ok(items
                .into_iter()
                .enumerate()
                .map(|(index, item)| (item, path.index(index)))
                .collect()),
            Some(other) => Err(path.expected("a list", Some(&other))),
        }
    }
}

/// The text that the value is.
pub(super) fn text(value: Value, path: impl Fn() -> Path) -> Result<String, ReadError> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(path().expected("text", Some(&other))),
    }
}

/// The choice as a file names it.
fn choice_name(choice: &impl Serialize) -> String {
    serde_json::to_value(choice)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// What the value is, in words short enough for a sentence.
fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => quoted(text),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// The text as JSON writes it, shortened.
pub(super) fn quoted(text: &str) -> String {
    Value::String(shorten(text, QUOTE)).to_string()
}
