//! What the rules about footnotes share: the marks and notes of the template and of each variant.

use std::collections::{HashMap, HashSet};

use super::branches::Branches;
use super::chosen;
use super::lines::{Line, lines};
use super::nearly::{Nearly, nearly};
use crate::document::{Block, Document, InlineKind};
use crate::markdown::{Outline, normal_label};
use crate::merge::{Letter, Variant};
use crate::span::Span;
use crate::walk;

/// The footnotes of a template and of all letters seen so far.
#[derive(Debug)]
pub struct NoteTable {
    /// The running text of the outline, without the notes.
    pub text: Vec<Line>,
    /// The running text of each definition of the outline.
    pub notes: Vec<Vec<Line>>,
    /// The labels of the outline's definitions, as labels are compared.
    pub labels: Vec<String>,
    /// Where the outline's definitions stand, without white space after them.
    pub places: Vec<Span>,
    /// The definitions that some mark refers to, in the order of their first marks, as a letter
    /// with all branches would print them; indices in [`Outline::definitions`].
    pub order: Vec<usize>,
    /// The first mark of each definition in `order`.
    pub first_marks: Vec<Span>,
    /// Marks in the outline that no definition has the label of.
    pub undefined: Vec<Undefined>,
    /// Lines of the body that are nearly definitions.
    pub nearly: Vec<Nearly>,
    /// Labels that a condition chooses: `[^{% if x %}a{% else %}b{% endif %}]`.
    chosen: HashSet<String>,
    /// Marks in the outline with nothing between them, but for those that no letter has both of.
    pub adjacent: Vec<Span>,
    /// Which places stand or fall together.
    pub branches: Branches,
    /// The first definition of each label.
    by_label: HashMap<String, usize>,
    /// Which note of all branches' letter each label prints.
    ranks: HashMap<String, usize>,
    /// The letters, by variant: in one variant all of this is the same.
    pub variants: Vec<VariantNotes>,
    by_variant: HashMap<Variant, usize>,
}

/// A mark without a note.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Undefined {
    /// The mark.
    pub span: Span,
    /// Its label as it is written.
    pub label: String,
}

/// The footnotes in the letters of one variant.
#[derive(Clone, Debug, Default)]
pub struct VariantNotes {
    /// Whose letters they are.
    pub recipients: Vec<usize>,
    /// The printed number of each note by its label, as labels are compared.
    numbers: HashMap<String, usize>,
    /// Marks that have no note in these letters.
    pub undefined: Vec<Undefined>,
    /// Marks with nothing between them.
    pub adjacent: Vec<Span>,
}

impl VariantNotes {
    fn new(document: &Document, body: &str) -> Self {
        let mut found = Self {
            numbers: document
                .notes
                .iter()
                .map(|note| normal_label(&note.label))
                .zip(1..)
                .collect(),
            ..Self::default()
        };
        found.undefined = undefined(&document.blocks, body);
        found.adjacent = adjacent(&document.blocks);
        for note in &document.notes {
            found.undefined.extend(undefined(&note.blocks, body));
            found.adjacent.extend(adjacent(&note.blocks));
        }
        found
    }

    /// Whether a mark of that label is in these letters, with its note or without.
    #[must_use]
    pub fn mentions(&self, label: &str) -> bool {
        let undefined = || self.undefined.iter();
        self.number(label).is_some() || undefined().any(|mark| normal_label(&mark.label) == label)
    }

    /// The number that the note of that label prints.
    #[must_use]
    pub fn number(&self, label: &str) -> Option<usize> {
        self.numbers.get(label).copied()
    }
}

impl NoteTable {
    /// The footnotes of a template; no letter has been seen.
    #[must_use]
    pub fn new(body: &str, outline: &Outline) -> Self {
        let text = lines(&outline.blocks, body);
        let notes: Vec<Vec<Line>> = outline
            .definitions
            .iter()
            .map(|definition| lines(&definition.blocks, body))
            .collect();
        let (order, first_marks) = order(&text, &notes);
        let mut missing = undefined(&outline.blocks, body);
        for definition in &outline.definitions {
            missing.extend(undefined(&definition.blocks, body));
        }
        let nearly = nearly(body, outline, &missing);
        let heads: HashSet<usize> = nearly.iter().map(|line| line.head.start).collect();
        missing.retain(|mark| !heads.contains(&mark.span.start));
        let branches = Branches::new(body);
        let mut next_to_each_other = adjacent(&outline.blocks);
        for definition in &outline.definitions {
            next_to_each_other.extend(adjacent(&definition.blocks));
        }
        next_to_each_other.retain(|pair| !branches.exclude(pair.start, pair.end.saturating_sub(1)));
        let labels: Vec<String> = outline
            .definitions
            .iter()
            .map(|definition| normal_label(&definition.label))
            .collect();
        Self {
            ranks: firsts(
                order
                    .iter()
                    .filter_map(|definition| labels.get(*definition)),
            ),
            by_label: firsts(&labels),
            labels,
            places: outline
                .definitions
                .iter()
                .map(|definition| trimmed(definition.origin.range, body))
                .collect(),
            text,
            notes,
            order,
            first_marks,
            undefined: missing,
            nearly,
            chosen: chosen::labels(body),
            adjacent: next_to_each_other,
            branches,
            variants: Vec::new(),
            by_variant: HashMap::new(),
        }
    }

    /// Looks at the letter of the recipient at `index`.
    pub fn letter(&mut self, body: &str, index: usize, letter: &Letter) {
        let variants = &mut self.variants;
        let place = *self
            .by_variant
            .entry(letter.variant.clone())
            .or_insert_with(|| {
                variants.push(VariantNotes::new(&letter.document, body));
                variants.len() - 1
            });
        if let Some(variant) = self.variants.get_mut(place) {
            variant.recipients.push(index);
        }
    }

    /// Whether a note of the template has that label.
    #[must_use]
    pub fn defines(&self, label: &str) -> bool {
        self.definition(label).is_some()
    }

    /// The first definition with that label.
    #[must_use]
    pub fn definition(&self, label: &str) -> Option<usize> {
        self.by_label.get(label).copied()
    }

    /// The place in `order` of the note with that label.
    #[must_use]
    pub fn rank(&self, label: &str) -> Option<usize> {
        self.ranks.get(label).copied()
    }

    /// Whether a mark refers to the definition at that index, or may do so in some letter.
    #[must_use]
    pub fn has_mark(&self, definition: usize) -> bool {
        let Some(label) = self.labels.get(definition) else {
            return false;
        };
        let marked = self.rank(label).and_then(|rank| self.order.get(rank));
        marked == Some(&definition) || self.chosen.contains(label)
    }

    /// All lines, those of the notes last.
    pub fn all_lines(&self) -> impl Iterator<Item = &Line> {
        self.text.iter().chain(self.notes.iter().flatten())
    }

    /// The recipients of the variants that `wanted` holds for, in order.
    pub fn recipients_where(&self, wanted: impl Fn(&VariantNotes) -> bool) -> Vec<usize> {
        let mut recipients: Vec<usize> = self
            .variants
            .iter()
            .filter(|variant| wanted(variant))
            .flat_map(|variant| variant.recipients.iter().copied())
            .collect();
        crate::order::sort(&mut recipients);
        recipients
    }

    /// Whom each of the places that `places` finds in the letters concerns, and nobody for those
    /// of `all` that are in no letter.
    pub fn concerned<K: Ord + Clone>(
        &self,
        all: &[K],
        places: impl Fn(&VariantNotes) -> &[K],
    ) -> Vec<(K, Vec<usize>)> {
        let mut concerned = Vec::new();
        for variant in &self.variants {
            for place in places(variant) {
                let recipients = variant.recipients.iter();
                concerned.extend(recipients.map(|index| (place.clone(), *index)));
            }
        }
        let mut concerned = crate::order::group(concerned);
        let in_no_letter: Vec<_> = all
            .iter()
            .filter(|place| {
                concerned
                    .binary_search_by(|(one, _)| one.cmp(place))
                    .is_err()
            })
            .map(|place| (place.clone(), Vec::new()))
            .collect();
        concerned.extend(in_no_letter);
        crate::order::sort(&mut concerned);
        concerned
    }
}

/// Each label with its first place among `labels`.
fn firsts<'a>(labels: impl IntoIterator<Item = &'a String>) -> HashMap<String, usize> {
    let mut firsts = HashMap::new();
    for (index, label) in labels.into_iter().enumerate() {
        firsts.entry(label.clone()).or_insert(index);
    }
    firsts
}

fn trimmed(range: Span, body: &str) -> Span {
    let text = range.of(body);
    Span::new(range.start, range.start + text.trim_end().len())
}

/// The definitions by their first mark; those that only a note refers to follow, as in a letter.
fn order(text: &[Line], notes: &[Vec<Line>]) -> (Vec<usize>, Vec<Span>) {
    let mut order: Vec<usize> = Vec::new();
    let mut first_marks = Vec::new();
    let mut seen = HashSet::new();
    let mut read = |lines: &[Line], order: &mut Vec<usize>| {
        for mark in lines.iter().flat_map(|line| &line.marks) {
            if seen.insert(mark.note) {
                order.push(mark.note);
                first_marks.push(mark.span);
            }
        }
    };
    read(text, &mut order);
    let mut next = 0;
    while let Some(definition) = order.get(next).copied() {
        if let Some(lines) = notes.get(definition) {
            read(lines, &mut order);
        }
        next += 1;
    }
    (order, first_marks)
}

/// What reads like a mark in the own text of `blocks`: it would be one if it had a note.
fn undefined(blocks: &[Block], body: &str) -> Vec<Undefined> {
    let mut found = Vec::new();
    walk::each_line(blocks, &mut |_, content| {
        walk::inlines(content, &mut |inline| {
            if let InlineKind::Text(text) = &inline.kind
                && !inline.origin.merged
                && text.contains("[^")
            {
                found.extend(marks_in(inline.origin.range, body));
            }
        });
    });
    crate::order::sort_and_dedup(&mut found);
    found
}

/// `[^label]` in the body's `span`, but for those that a backslash takes the meaning from.
fn marks_in(span: Span, body: &str) -> Vec<Undefined> {
    let text = span.of(body);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find(['\\', '['])) {
        at += next;
        let rest = text.get(at..).unwrap_or_default();
        at += match rest.strip_prefix("[^").and_then(label) {
            Some(label) => {
                let start = span.start + at;
                let length = label.len() + "[^]".len();
                found.push(Undefined {
                    span: Span::new(start, start + length),
                    label: label.to_owned(),
                });
                length
            }
            None if rest.starts_with('\\') => rest.chars().take(2).map(char::len_utf8).sum(),
            None => 1,
        };
    }
    found
}

/// The label at the head of `text`, up to its bracket.
fn label(text: &str) -> Option<&str> {
    let end = text.find([']', '[', '\n', '{', '}'])?;
    let (label, rest) = text.split_at(end);
    (rest.starts_with(']') && !label.trim().is_empty()).then_some(label)
}

/// Marks that follow each other with nothing between.
fn adjacent(blocks: &[Block]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    walk::each_line(blocks, &mut |_, content| {
        let mut last: Option<Span> = None;
        walk::inlines(content, &mut |inline| match &inline.kind {
            InlineKind::NoteReference { .. } => {
                let here = inline.origin.range;
                match (last, found.last_mut()) {
                    (Some(before), Some(run)) if run.end == before.end => *run = run.to(here),
                    (Some(before), _) => found.push(before.to(here)),
                    (None, _) => {}
                }
                last = Some(here);
            }
            InlineKind::Text(text) if text.is_empty() => {}
            InlineKind::Emphasis(_)
            | InlineKind::Strong(_)
            | InlineKind::Strikethrough(_)
            | InlineKind::Link { .. } => {}
            _ => last = None,
        });
    });
    found
}
