//! Footnotes that were typed by hand: marks such as ¹ in the text, and paragraphs that begin so.
//!
//! A mark is what it looks like or what a note with the same number says that it is: `announcement1`
//! is a mark where a paragraph begins with `1 Home Office`, and a word with a figure elsewhere.

mod convert;
mod figures;
mod sign;
mod sites;

use std::collections::{HashMap, HashSet};

use super::Context;
use super::nearly::Nearly;
use crate::span::Span;

pub(super) use convert::Conversion;
pub(super) use sign::Sign;
use sites::{Site, Weight};

/// The typed footnotes of a template.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// Marks in the text, in its order.
    pub(super) marks: Vec<TypedMark>,
    /// Paragraphs and lines that begin like a note, in the order of the text.
    pub(super) notes: Vec<TypedNote>,
    /// Numbers that may be marks, those of `marks` among them.
    pub(super) numbers: Vec<usize>,
    /// What stands like a mark beside surer marks that say the same: it may be one more.
    pub(super) doubtful: Vec<Sign>,
}

/// A mark in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TypedMark {
    /// What it says.
    pub(super) sign: Sign,
    /// Where it stands.
    pub(super) place: Span,
    /// Where it can be replaced: none where the body has it in another way than it reads.
    pub(super) exact: bool,
}

/// A line that begins like a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TypedNote {
    /// What it begins with.
    pub(super) sign: Sign,
    /// The sign and the space after it.
    pub(super) place: Span,
    /// As for a mark; not where the note would take in a line that looks like another paragraph.
    pub(super) exact: bool,
    /// Where the line after it begins, if that is in the same paragraph and begins like a note too.
    pub(super) next: Option<usize>,
}

/// The typed footnotes in the outline's text.
pub(super) fn typed(context: &Context<'_>) -> Typed {
    let body = context.template.body.as_str();
    let mut sites = Vec::new();
    let mut starts = Vec::new();
    for line in &context.notes.text {
        let found = sites::starts(line, body);
        sites.extend(sites::marks(line, &found, body));
        starts.extend(found);
    }
    sites.retain(|site| !in_a_head(site.mark.place, &context.notes.nearly));
    starts.extend(sites::starred(context.outline, body));
    crate::order::sort_by_key(&mut starts, |start| start.note.place);
    let raised = sites.iter().filter(|site| site.weight != Weight::Figure);
    let mut numbers: Vec<usize> = raised.filter_map(|site| site.mark.sign.number()).collect();
    let may_be_one = sites.iter().filter(|site| site.weight == Weight::WithNote);
    let mut doubtful: Vec<_> = may_be_one.map(|site| site.mark.clone()).collect();
    let marks = accept_marks(context, sites, &starts);
    let accepted: HashSet<Span> = marks.iter().map(|mark| mark.place).collect();
    doubtful.retain(|site| !accepted.contains(&site.place));
    numbers.extend(marks.iter().filter_map(|mark| mark.sign.number()));
    let marked: HashSet<&Sign> = marks.iter().map(|mark| &mark.sign).collect();
    let certain =
        |start: &sites::Start| start.weight == Weight::Likely || marked.contains(&start.note.sign);
    let notes = starts
        .iter()
        .filter(|start| certain(start))
        .map(|start| start.note.clone())
        .collect();
    Typed {
        marks,
        notes,
        numbers,
        doubtful: doubtful.into_iter().map(|site| site.sign).collect(),
    }
}

/// Whether the place is in what begins one of the lines, which are in the order of the body.
fn in_a_head(place: Span, lines: &[Nearly]) -> bool {
    let next = lines.partition_point(|line| line.head.start <= place.start);
    let last = next.checked_sub(1).and_then(|index| lines.get(index));
    last.is_some_and(|line| place.end <= line.head.end)
}

/// The marks that look like one, those that only a note makes one, and those that count 1, 2, 3.
fn accept_marks(
    context: &Context<'_>,
    sites: Vec<Site>,
    starts: &[sites::Start],
) -> Vec<TypedMark> {
    let surest = sites.iter().filter(|site| site.weight == Weight::Likely);
    let likely: HashSet<&Sign> = surest.map(|site| &site.mark.sign).collect();
    // In the order of the text: what stays is where the last note with that sign begins.
    let last_notes = starts.iter().map(|it| (&it.note.sign, it.note.place.start));
    let last_notes: HashMap<&Sign, usize> = last_notes.collect();
    let has_note = |sign: &Sign, before: usize| {
        last_notes.get(sign).is_some_and(|start| *start > before)
            || unused_definition(context, sign).is_some()
    };
    let counted = counts_up(&sites);
    let mut words: HashMap<&str, usize> = HashMap::new();
    for site in &sites {
        *words.entry(&site.word).or_default() += 1;
    }
    let alone = |site: &Site| words.get(site.word.as_str()) == Some(&1);
    sites
        .iter()
        .filter(|site| match site.weight {
            Weight::Likely => true,
            Weight::WithNote => {
                let sign = &site.mark.sign;
                has_note(sign, site.mark.place.start) && !likely.contains(sign)
            }
            Weight::Figure => {
                let sign = &site.mark.sign;
                let noted = || has_note(sign, site.mark.place.start) && !likely.contains(sign);
                let follows =
                    || follows_a_note(context, sign, |sign| last_notes.contains_key(sign));
                counted || (noted() && alone(site) && follows())
            }
        })
        .map(|site| site.mark.clone())
        .collect()
}

/// Whether the number is 1, or some note has the one before it: a lone `Covid19` and an address that
/// begins with 19 are no footnote.
fn follows_a_note(context: &Context<'_>, sign: &Sign, is_typed: impl Fn(&Sign) -> bool) -> bool {
    let Sign::Number(number) = sign else {
        return true;
    };
    let before = number - 1;
    before == 0 || is_typed(&Sign::Number(before)) || context.notes.defines(&before.to_string())
}

/// The definition of that number that no mark refers to.
pub(super) fn unused_definition(context: &Context<'_>, sign: &Sign) -> Option<usize> {
    let Sign::Number(number) = sign else {
        return None;
    };
    let definition = context.notes.definition(&number.to_string())?;
    (!context.notes.has_mark(definition)).then_some(definition)
}

impl Typed {
    /// Whether a number may be typed as a mark: a footnote that comes or goes could then print the same
    /// one.
    pub(super) fn has_number(&self) -> bool {
        !self.numbers.is_empty()
    }
}

/// The same of a template.
pub(super) fn any_number(context: &Context<'_>) -> bool {
    typed(context).has_number()
}

/// Whether the figures at the ends of words count 1, 2, 3 through the letter, each at another word.
fn counts_up(sites: &[Site]) -> bool {
    let figures = || sites.iter().filter(|site| site.weight == Weight::Figure);
    let mut words: Vec<&str> = figures().map(|site| site.word.as_str()).collect();
    let count = words.len();
    crate::order::sort_and_dedup(&mut words);
    let rising = figures()
        .zip(1..)
        .all(|(site, number)| site.mark.sign == Sign::Number(number));
    count >= 3 && words.len() == count && rising
}
