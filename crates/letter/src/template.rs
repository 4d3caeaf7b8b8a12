//! The template: one text for everyone, and the fields that differ.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::number_format::NumberFormat;
use crate::page::{Assets, PageSetup};
use crate::values::numbers::{self, Written};

/// Keys of a JSON object that this version does not know, kept so that a save loses nothing.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// One letter for many people.
///
/// As JSON it is an object with `"type": "letterwright/template"` and `"version": 1`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Template {
    /// What the author calls the letter; any text.
    #[serde(default)]
    pub title: String,
    /// The letter's language as a BCP 47 tag, such as `en-GB`.
    #[serde(default = "default_language")]
    pub language: String,
    /// The merge fields, in the order a form shows them.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// The text: CommonMark with footnotes, `:::` blocks and Jinja's tags. Lines end in `\n`.
    pub body: String,
    /// How the letter lies on paper.
    #[serde(default, skip_serializing_if = "PageSetup::is_default")]
    pub page: PageSetup,
    /// What the template brings along, such as fonts.
    #[serde(default, skip_serializing_if = "Assets::is_empty")]
    pub assets: Assets,
    /// What this version does not know.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub extra: Extra,
}

fn default_language() -> String {
    "en-GB".to_owned()
}

impl Default for Template {
    fn default() -> Self {
        Self {
            title: String::new(),
            language: default_language(),
            fields: Vec::new(),
            body: String::new(),
            page: PageSetup::default(),
            assets: Assets::default(),
            extra: Extra::new(),
        }
    }
}

impl Template {
    /// The declared field of that name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name.as_str() == name)
    }
}

/// Something that differs from letter to letter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Field {
    /// The name that tags in the body and the recipients' cells go by.
    pub name: FieldName,
    /// What a form and a chip call it; where empty, the name serves.
    #[serde(default)]
    pub label: String,
    /// What its cells hold.
    #[serde(default)]
    pub kind: FieldKind,
    /// Whether every recipient must have a value.
    #[serde(default)]
    pub required: bool,
    /// The value of a recipient whose cell is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// A sentence for whoever fills the field in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What a field of kind `choice` may be; of no meaning for other kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// What stands between the items of a field of kind `list`, besides line breaks; `;` where it is
    /// not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separator: Option<String>,
    /// The headings of columns that are this field, in lists that call it neither by its name nor by
    /// its label.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// How a field of kind `number` prints; as its cells are typed where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<NumberFormat>,
    /// What this version does not know.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub extra: Extra,
}

impl Field {
    /// A field of that name and kind, not required, without anything else.
    #[must_use]
    pub fn new(name: impl Into<FieldName>, kind: FieldKind) -> Self {
        Self {
            name: name.into(),
            label: String::new(),
            kind,
            required: false,
            default: None,
            help: None,
            choices: Vec::new(),
            separator: None,
            columns: Vec::new(),
            format: None,
            extra: Extra::new(),
        }
    }

    /// The number that a cell of it is, in a letter of that language.
    #[must_use]
    pub fn number(&self, text: &str, language: &str) -> Option<Written> {
        match &self.format {
            Some(format) => format.read(text, language),
            None => numbers::read(text, language),
        }
    }

    /// What the items of a list are cut at, besides line breaks.
    #[must_use]
    pub fn separator(&self) -> &str {
        let stated = self.separator.as_deref().map(str::trim);
        stated.filter(|text| !text.is_empty()).unwrap_or(";")
    }

    /// The items of a cell of a list, without the white space around them; those that are empty are
    /// left out.
    ///
    /// ```
    /// use letter::{Field, FieldKind};
    ///
    /// let field = Field::new("towns", FieldKind::List);
    /// let items: Vec<_> = field.items("York; Leeds;\nHull").collect();
    /// assert_eq!(items, ["York", "Leeds", "Hull"]);
    /// ```
    pub fn items<'a>(&'a self, cell: &'a str) -> impl Iterator<Item = &'a str> {
        let lines = cell.split(['\n', '\r']);
        let items = lines.flat_map(|line| line.split(self.separator()));
        items.map(str::trim).filter(|item| !item.is_empty())
    }

    /// What to call the field before a person: its label, or its name where it has none.
    #[must_use]
    pub fn display_name(&self) -> &str {
        if self.label.trim().is_empty() {
            self.name.as_str()
        } else {
            &self.label
        }
    }
}

/// What the cells of a field hold.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum FieldKind {
    /// Text in one line; a line break in it is a space.
    #[default]
    Text,
    /// Text whose line breaks are kept, such as an address.
    Lines,
    /// Markdown: the only kind whose values are markup.
    Markdown,
    /// A day, printed in the long form of the letter's language.
    Date,
    /// A number.
    Number,
    /// Yes or no, by a stated list of words.
    YesNo,
    /// One of the field's `choices`.
    Choice,
    /// Several texts, cut at the field's `separator` and at line breaks.
    List,
}

impl FieldKind {
    /// Every kind, in the order a form offers them.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Lines,
        Self::Markdown,
        Self::Date,
        Self::Number,
        Self::YesNo,
        Self::Choice,
        Self::List,
    ];
}

/// The name of a field, as tags and column headers use it.
///
/// Any text can be a name in a file; only an identifier (a letter or `_`, then letters, digits or
/// `_`) can be used in a tag, and a check reports any other.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(transparent)
)]
pub struct FieldName(#[cfg_attr(feature = "schema", schemars(with = "String"))] Arc<str>);

impl FieldName {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for FieldName {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

impl From<String> for FieldName {
    fn from(name: String) -> Self {
        Self(name.into())
    }
}

impl std::borrow::Borrow<str> for FieldName {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
