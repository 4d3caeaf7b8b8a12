//! What stands in the template itself, and what only some letters have.
//!
//! A rule about links or pictures looks at the template once. A letter is looked at as well, for a
//! value may make something of the template's text, or be Markdown of its own; what the template
//! has anyway is not found again.

use std::collections::BTreeMap;

use super::concerned::Concerned;
use crate::document::{Block, Document, Inline};
use crate::markdown::Outline;
use crate::placeholder;
use crate::span::Span;
use crate::walk;

/// What was found, by place; `K` says what it is.
#[derive(Debug)]
pub(super) struct Places<K> {
    template: Option<BTreeMap<Span, K>>,
    letters: Concerned<(Span, K)>,
}

impl<K> Default for Places<K> {
    fn default() -> Self {
        Self {
            template: None,
            letters: Concerned::default(),
        }
    }
}

impl<K: Ord + Clone> Places<K> {
    /// Looks at the template, unless that has been done, and at one letter.
    pub(super) fn look(
        &mut self,
        outline: &Outline,
        index: usize,
        document: &Document,
        find: impl Fn(&Inline) -> Option<K>,
    ) {
        self.look_at_template(outline, &find);
        let known = self.template.as_ref();
        let letters = &mut self.letters;
        each_inline(document, &mut |inline| {
            let Some(what) = find(inline) else {
                return;
            };
            let range = inline.origin.range;
            if known.is_none_or(|known| !known.contains_key(&range)) {
                letters.add((range, what), index);
            }
        });
    }

    /// Looks at the template, unless that has been done.
    pub(super) fn look_at_template(
        &mut self,
        outline: &Outline,
        find: &impl Fn(&Inline) -> Option<K>,
    ) {
        if self.template.is_some() {
            return;
        }
        let mut found = BTreeMap::new();
        each_in_outline(outline, &mut |inline| {
            if let Some(what) = find(inline) {
                found.insert(inline.origin.range, what);
            }
        });
        self.template = Some(found);
    }

    /// Everything that was found, leaving nothing behind; nobody is concerned by what is the template's own.
    pub(super) fn take(&mut self) -> Vec<(Span, K, Vec<usize>)> {
        let own = self.template.take().unwrap_or_default();
        let own = own.into_iter().map(|(span, what)| (span, what, Vec::new()));
        let letters = self.letters.take().into_each();
        own.chain(letters.map(|((span, what), indices)| (span, what, indices)))
            .collect()
    }
}

/// Calls `visit` with every inline of a letter, its notes included.
pub(super) fn each_inline<'a>(document: &'a Document, visit: &mut dyn FnMut(&'a Inline)) {
    in_blocks(&document.blocks, visit);
    for note in &document.notes {
        in_blocks(&note.blocks, visit);
    }
}

/// Calls `visit` with every inline of the template, all branches and definitions included.
pub(super) fn each_in_outline<'a>(outline: &'a Outline, visit: &mut dyn FnMut(&'a Inline)) {
    in_blocks(&outline.blocks, visit);
    for definition in &outline.definitions {
        in_blocks(&definition.blocks, visit);
    }
}

fn in_blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Inline)) {
    walk::each_line(blocks, &mut |_, content| walk::inlines(content, visit));
}

/// Whether `text` waits for a value: then only a letter can say what it is.
pub(super) fn waits_for_value(text: &str) -> bool {
    placeholder::any_in(text)
}
