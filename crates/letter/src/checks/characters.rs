//! Characters that something is wrong with: where they stand, and in whose letters.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::document::{Document, Origin};
use crate::placeholder;
use crate::recipients::Recipients;
use crate::span::Span;
use crate::template::FieldName;
use crate::walk;

/// The most characters that a message names.
const MOST_NAMED: usize = 3;

/// Gives each character of a text that something is wrong with.
pub(super) type Find = fn(&str, &mut dyn FnMut(char));

/// The characters found so far: those of a field's values are one find, and so are those of a text
/// of the template.
#[derive(Debug, Default)]
pub(super) struct Characters(BTreeMap<(Option<FieldName>, Option<Span>), Found>);

/// Characters that stand in one place.
#[derive(Debug)]
pub(super) struct Found {
    /// Where it prints first.
    pub(super) range: Span,
    /// The field whose values they stand in; none for the template's own text, and for what an
    /// expression makes.
    pub(super) field: Option<FieldName>,
    /// Whether it is what a tag makes.
    pub(super) merged: bool,
    /// Each once.
    pub(super) characters: BTreeSet<char>,
    /// In whose letters, ascending.
    pub(super) recipients: Vec<usize>,
}

impl Characters {
    /// Looks at a letter.
    pub(super) fn letter(&mut self, index: usize, document: &Document, find: Find) {
        walk::each_text(document, &mut |text, origin| {
            find(text, &mut |c| self.add(c, origin, Some(index)));
        });
    }

    /// Looks at the template where there is nobody to write to, and gives all that was found.
    pub(super) fn finish(
        &mut self,
        context: &Context<'_>,
        recipients: &Recipients,
        find: Find,
    ) -> Vec<Found> {
        if recipients.recipients.is_empty() {
            let definitions = context.outline.definitions.iter().map(|it| &it.blocks);
            for blocks in std::iter::once(&context.outline.blocks).chain(definitions) {
                walk::texts(blocks, &mut |text, origin| {
                    find(text, &mut |c| {
                        if !placeholder::is_one(c) {
                            self.add(c, origin, None);
                        }
                    });
                });
            }
        }
        std::mem::take(&mut self.0).into_values().collect()
    }

    fn add(&mut self, c: char, origin: &Origin, index: Option<usize>) {
        let place = origin.field.is_none().then_some(origin.range);
        let found = self
            .0
            .entry((origin.field.clone(), place))
            .or_insert_with(|| Found {
                range: origin.range,
                field: origin.field.clone(),
                merged: origin.merged,
                characters: BTreeSet::new(),
                recipients: Vec::new(),
            });
        found.characters.insert(c);
        if let Some(index) = index.filter(|index| found.recipients.last() != Some(index)) {
            found.recipients.push(index);
        }
    }
}

/// “U+FEFF”, “U+0000, U+FEFF and others”, as `name` calls each.
pub(super) fn named(characters: &BTreeSet<char>, name: fn(char) -> String) -> String {
    let mut names: Vec<String> = characters
        .iter()
        .take(MOST_NAMED)
        .map(|c| name(*c))
        .collect();
    if characters.len() > MOST_NAMED {
        names.push("others".to_owned());
    }
    super::who::joined(&names)
}

/// “U+FEFF”.
pub(super) fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
