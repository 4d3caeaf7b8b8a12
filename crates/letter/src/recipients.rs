//! The recipients: whom the letter goes to, and what differs for each.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::template::{Extra, FieldKind, FieldName, Template};

/// Everyone who gets the letter.
///
/// As JSON it is an object with `"type": "letterwright/recipients"` and `"version": 1`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Recipients {
    /// One for each letter, in order.
    pub recipients: Vec<Recipient>,
    /// What this version does not know.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub extra: Extra,
}

impl Recipients {
    /// What to call the recipient at `index` before a person: [`Recipient::name`], or a number.
    #[must_use]
    pub fn name(&self, template: &Template, index: usize) -> String {
        self.recipients
            .get(index)
            .and_then(|recipient| recipient.name(template))
            .map_or_else(|| format!("recipient {}", index + 1), str::to_owned)
    }
}

/// One recipient: the text of each cell by the name of its field.
///
/// A field without a cell and a cell that holds only white space mean the same: no value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(transparent)
)]
pub struct Recipient {
    /// The cells; a name that the template does not declare is kept. Copies share them: there are
    /// ten thousand recipients at times, and whoever looks at all of them has them all.
    pub cells: Arc<BTreeMap<FieldName, String>>,
}

impl Recipient {
    /// The text of the cell as it was typed, or the empty text where there is none.
    #[must_use]
    pub fn cell(&self, name: &str) -> &str {
        self.cells.get(name).map_or("", String::as_str)
    }

    /// Who it is: the first line of the first text field that is not empty, in the order of the
    /// fields, for most forms ask first who somebody is. None where all texts are empty.
    #[must_use]
    pub fn name(&self, template: &Template) -> Option<&str> {
        template
            .fields
            .iter()
            .filter(|field| matches!(field.kind, FieldKind::Text | FieldKind::Lines))
            .filter_map(|field| self.cell(field.name.as_str()).trim().lines().next())
            .map(str::trim)
            .find(|text| !text.is_empty())
    }

    /// Puts `text` into the cell; an empty text removes the cell.
    pub fn set(&mut self, name: impl Into<FieldName>, text: impl Into<String>) {
        let (name, text) = (name.into(), text.into());
        let cells = Arc::make_mut(&mut self.cells);
        if text.is_empty() {
            cells.remove(&name);
        } else {
            cells.insert(name, text);
        }
    }
}

impl<N: Into<FieldName>, T: Into<String>> FromIterator<(N, T)> for Recipient {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(cells: I) -> Self {
        let cells = cells.into_iter();
        let cells: BTreeMap<_, _> = cells
            .map(|(name, text)| (name.into(), text.into()))
            .collect();
        Self {
            cells: cells.into(),
        }
    }
}
