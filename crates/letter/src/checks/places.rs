//! What stands in the template itself, and what only some letters have.
//!
//! A rule about links or pictures looks at the template once. A letter is looked at as well, for a
//! value may make something of the template's text, or be Markdown of its own; what the template
//! has anyway is not found again.

use std::collections::BTreeMap;

use super::concerned::Concerned;
use super::{Context, Rule, RuleInfo, Seen};
use crate::document::{Block, Document, Inline};
use crate::markdown::Outline;
use crate::placeholder;
use crate::problem::Problem;
use crate::recipients::Recipients;
use crate::span::Span;
use crate::walk;

/// A rule that finds a piece of text by itself: a link, a picture.
#[derive(Debug)]
pub(super) struct PieceRule {
    info: RuleInfo,
    find: Find,
    report: Report,
    /// What the template itself has, once that has been looked at.
    template: Option<BTreeMap<Span, String>>,
    letters: Concerned<(Span, String)>,
}

/// Says what is wrong with a piece, if anything.
type Find = fn(&Inline) -> Option<String>;

/// Makes a problem of what was found at a place.
type Report = fn(&Context<'_>, Span, &str) -> Problem;

impl PieceRule {
    pub(super) fn new(info: RuleInfo, find: Find, report: Report) -> Self {
        Self {
            info,
            find,
            report,
            template: None,
            letters: Concerned::default(),
        }
    }

    /// Looks at the template, unless that has been done, and gives what it has.
    fn of_template(&mut self, outline: &Outline) -> &BTreeMap<Span, String> {
        let find = self.find;
        self.template.get_or_insert_with(|| {
            let mut found = BTreeMap::new();
            each_in_outline(outline, &mut |inline| {
                if let Some(what) = find(inline) {
                    found.insert(inline.origin.range, what);
                }
            });
            found
        })
    }
}

impl Rule for PieceRule {
    fn info(&self) -> RuleInfo {
        self.info
    }

    fn letter(&mut self, context: &Context<'_>, seen: Seen<'_>) {
        let Seen { index, letter, .. } = seen;
        let find = self.find;
        let mut found = Vec::new();
        each_inline(&letter.document, &mut |inline| {
            found.extend(find(inline).map(|what| (inline.origin.range, what)));
        });
        let known = self.of_template(context.outline);
        found.retain(|(range, _)| !known.contains_key(range));
        for one in found {
            self.letters.add(one, index);
        }
    }

    /// Nobody is concerned by what is the template's own.
    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        self.of_template(context.outline);
        let own = self.template.take().unwrap_or_default();
        let own = own.iter();
        let mut problems: Vec<_> = own
            .map(|(range, what)| (self.report)(context, *range, what))
            .collect();
        for ((range, what), recipients) in self.letters.take().into_each() {
            problems.push((self.report)(context, range, &what).concerning(recipients));
        }
        problems
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
