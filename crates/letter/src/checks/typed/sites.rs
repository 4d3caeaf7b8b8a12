//! Where in the text something may be a typed mark or the head of a typed note.

use std::ops::Range;

use super::figures::{figure_belongs, raised_belongs, star_belongs};
use super::sign::{Sign, Style, raised_figure, sign_at};
use super::{TypedMark, TypedNote};
use crate::checks::lines::{Line, OBJECT};
use crate::checks::swallowed_line::stands_apart;
use crate::document::{BlockKind, ListKind};
use crate::markdown::Outline;
use crate::span::Span;

/// How much speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// It looks like nothing else.
    Likely,
    /// It may be something else, such as a star: a note must go with it.
    WithNote,
    /// A figure at the end of a word: a note must go with it, or a row of them.
    Figure,
}

/// A place that may be a mark.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) mark: TypedMark,
    pub(super) weight: Weight,
    /// The word before it.
    pub(super) word: String,
}

/// A line that may begin like a note.
#[derive(Debug)]
pub(super) struct Start {
    pub(super) note: TypedNote,
    pub(super) weight: Weight,
    /// Where its sign stands in the line's text.
    sign: Range<usize>,
}

/// The heads of typed notes in a line: at its start, and after a line break where the line before
/// begins so too.
pub(super) fn starts(line: &Line, body: &str) -> Vec<Start> {
    let mut starts: Vec<Start> = Vec::new();
    let mut at = 0;
    let mut above = "";
    for text in line.text.split_inclusive('\n') {
        let Some(start) = start(line, at, body) else {
            let Some(note) = starts.last_mut().map(|start| &mut start.note) else {
                return starts;
            };
            note.exact &= !stands_apart(above, text.trim_end());
            at += text.len();
            above = text.trim_end();
            continue;
        };
        if let Some(before) = starts.last_mut() {
            before.note.next = Some(start.note.place.start);
        }
        starts.push(start);
        at += text.len();
        above = text.trim_end();
    }
    starts
}

fn start(line: &Line, at: usize, body: &str) -> Option<Start> {
    let text = line.text.get(at..)?;
    let (sign, style, length) = sign_at(text)?;
    let after = text.get(length..)?;
    let said = after.trim_start_matches([' ', '\t', '\u{A0}']);
    let first = said.chars().next().filter(|c| *c != '\n')?;
    let weight = match style {
        Style::Raised | Style::Dagger if first.is_alphanumeric() || first == OBJECT => {
            Weight::Likely
        }
        Style::Raised | Style::Dagger if said.len() < after.len() => Weight::Likely,
        Style::Bracketed if said.len() < after.len() => Weight::Likely,
        Style::Figure if said.len() < after.len() && first.is_uppercase() => Weight::WithNote,
        _ => return None,
    };
    let end = at + text.len() - said.len();
    Some(Start {
        note: TypedNote {
            sign,
            place: line.span(at, end),
            exact: line.exact_span(at, end, body).is_some(),
            next: None,
        },
        weight,
        sign: at..end,
    })
}

/// `* text` is a list of one item to Markdown; a star in the text makes a note of it. Where several
/// lists have one item, they are lists.
pub(super) fn starred(outline: &Outline, body: &str) -> Option<Start> {
    let mut lists = outline.blocks.iter().filter_map(|block| {
        let BlockKind::List {
            kind: ListKind::Bullet,
            items,
            ..
        } = &block.kind
        else {
            return None;
        };
        let [item] = items.as_slice() else {
            return None;
        };
        if item.blocks.len() != 1 {
            return None;
        }
        let text = item.origin.range.of(body);
        let said = text.strip_prefix('*')?.trim_start_matches([' ', '\t']);
        let start = item.origin.range.start;
        let place = Span::new(start, start + text.len() - said.len());
        Some(Start {
            note: TypedNote {
                sign: Sign::Symbol('*'),
                place,
                exact: true,
                next: None,
            },
            weight: Weight::WithNote,
            sign: 0..0,
        })
    });
    lists.next().filter(|_| lists.next().is_none())
}

/// What may be a mark in a line, but for the heads of typed notes.
pub(super) fn marks(line: &Line, starts: &[Start], body: &str) -> Vec<Site> {
    let mut sites = Vec::new();
    let mut end = 0;
    let mut heads = starts.iter().map(|start| &start.sign).peekable();
    for (at, c) in line.text.char_indices() {
        while heads.next_if(|head| head.end <= at).is_some() {}
        let in_head = heads.peek().is_some_and(|head| head.contains(&at));
        if at < end || in_head || !may_begin_a_sign(c) {
            continue;
        }
        let text = line.text.get(at..).unwrap_or_default();
        let Some((sign, style, length)) = sign_at(text) else {
            continue;
        };
        let before = line.text.get(..at).unwrap_or_default();
        let after = text.get(length..).unwrap_or_default();
        end = at + length;
        let place = line.span(at, end);
        let Some(weight) = weight(&sign, style, before, after) else {
            continue;
        };
        sites.push(Site {
            mark: TypedMark {
                sign,
                place,
                exact: line.exact_span(at, end, body).is_some()
                    && !spoils_a_mark(before, place, body),
            },
            weight,
            word: word(before).to_lowercase(),
        });
    }
    sites
}

/// Whether what stands before would make something else of a mark: a backslash, or an exclamation
/// mark with a tag between.
fn spoils_a_mark(before: &str, place: Span, body: &str) -> bool {
    let written = body.get(..place.start).unwrap_or_default();
    before.ends_with('\\') || (before.ends_with('!') && !written.ends_with('!'))
}

fn may_begin_a_sign(c: char) -> bool {
    c.is_ascii_digit() || "<^[*†‡".contains(c) || raised_figure(c).is_some()
}

/// Words that a figure more often belongs to than not.
const SHORT_WORD: usize = 2;

fn weight(sign: &Sign, style: Style, before: &str, after: &str) -> Option<Weight> {
    let last = before.chars().next_back().filter(|c| *c != '\n')?;
    if belongs(sign, style, before, after) {
        return None;
    }
    let closes = ".,;:!?)]’”\"'»".contains(last);
    let stands_apart = !after.starts_with(|c: char| c.is_alphanumeric());
    match style {
        Style::Raised if closes || last == OBJECT => Some(Weight::Likely),
        Style::Raised if last.is_alphabetic() && word(before).chars().count() > SHORT_WORD => {
            Some(Weight::Likely)
        }
        Style::Bracketed if stands_apart && (last.is_alphabetic() || closes) => {
            Some(Weight::Likely)
        }
        Style::Dagger if stands_apart && (last.is_alphanumeric() || closes) => Some(Weight::Likely),
        Style::Raised | Style::Dagger | Style::Bracketed => Some(Weight::WithNote),
        Style::Star if token(before).contains('/') => None,
        Style::Star => {
            (stands_apart && (last.is_alphanumeric() || closes)).then_some(Weight::WithNote)
        }
        Style::Figure => ends_a_word(before, after).then_some(Weight::Figure),
    }
}

/// Whether the sign is a part of what stands around it, and so never a mark.
fn belongs(sign: &Sign, style: Style, before: &str, after: &str) -> bool {
    match (style, sign) {
        (Style::Raised, Sign::Number(number)) => raised_belongs(*number, before, after),
        (Style::Figure, Sign::Number(number)) => figure_belongs(*number, before),
        (Style::Star, _) => star_belongs(before, after),
        _ => false,
    }
}

/// Whether a figure between the two stands at the end of a plain word, or after its punctuation,
/// and not in a name, a version or an address.
fn ends_a_word(before: &str, after: &str) -> bool {
    let bare = token(before).trim_end_matches(['.', ',', ';', ':', ')', '”', '’']);
    let word = word(bare);
    let plain = word.len() == bare.trim_start_matches(['(', '“', '‘', '"', '\'']).len();
    let lower = word.chars().skip(1).all(char::is_lowercase);
    let ends = after
        .trim_start_matches(['.', ',', ';', ':', ')', '”', '’', '?', '!'])
        .chars()
        .next()
        .is_none_or(char::is_whitespace);
    plain && lower && ends && word.chars().count() > SHORT_WORD
}

/// What stands at the end of `text` since the last white space.
pub(super) fn token(text: &str) -> &str {
    let mut tokens = text.rsplit(char::is_whitespace);
    tokens.next().unwrap_or_default()
}

/// The letters at the end of `text`.
pub(super) fn word(text: &str) -> &str {
    let rest = text.trim_end_matches(char::is_alphabetic);
    text.get(rest.len()..).unwrap_or_default()
}
