//! Lines that were meant as a note's definition and are none, for a slip in how they are written.

use super::notes::Undefined;
use crate::document::{Block, BlockKind};
use crate::markdown::Outline;
use crate::span::Span;
use crate::syntax;

/// A line that is nearly a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearly {
    /// What stands before the note's text, with the space after it.
    pub head: Span,
    /// The line, without white space after it.
    pub line: Span,
    /// The label as it is written.
    pub label: String,
    /// What is wrong with it.
    pub slip: Slip,
}

/// What is wrong with such a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// `[^two words]: text`
    SpaceInLabel,
    /// `[^1] : text`
    SpaceBeforeColon,
    /// `[^1] text`
    NoColon,
    /// `^[1]: text`
    CaretOutside,
    /// `[1]: text`
    NoCaret,
}

/// The label in the form that any note can have: its words in small letters, with hyphens. Labels
/// that differ in nothing but spaces, capitals and punctuation are alike in it.
pub fn plain_label(label: &str) -> String {
    let words = label.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

/// The lines of the body that are nearly definitions. One without a colon or a caret is a line like
/// any other, unless a mark waits for it.
pub(super) fn nearly(body: &str, outline: &Outline, undefined: &[Undefined]) -> Vec<Nearly> {
    if !body.contains("]:") && !body.contains("[^") {
        return Vec::new();
    }
    let out_of_reach = out_of_reach(body, outline);
    let mut found: Vec<Nearly> = Vec::new();
    let mut before = "";
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let known = out_of_reach
            .iter()
            .any(|span| span.start <= start && start < span.end);
        if let Some(nearly) = read(line, start).filter(|_| !known)
            && waited_for(&nearly, before, body, undefined)
        {
            found.push(nearly);
        }
        before = line;
        start += line.len();
    }
    found
}

/// Code and tags of several lines.
fn out_of_reach(body: &str, outline: &Outline) -> Vec<Span> {
    let mut spans: Vec<Span> = syntax::tags(body)
        .into_iter()
        .map(|tag| tag.span)
        .filter(|span| span.of(body).contains('\n'))
        .collect();
    code(&outline.blocks, &mut spans);
    for definition in &outline.definitions {
        code(&definition.blocks, &mut spans);
    }
    spans
}

fn code(blocks: &[Block], spans: &mut Vec<Span>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Preformatted(_) => spans.push(block.origin.range),
            BlockKind::Quote(inner) | BlockKind::Part(_, inner) => code(inner, spans),
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| code(&item.blocks, spans));
            }
            _ => {}
        }
    }
}

/// The head of a line that begins like a definition and is none.
fn read(line: &str, start: usize) -> Option<Nearly> {
    let written = line.trim_start_matches(' ');
    let indent = line.len() - written.len();
    let (open, rest) = ["[^", "^[", "["]
        .into_iter()
        .find_map(|open| Some((open, written.strip_prefix(open)?)))?;
    let (label, after) = rest.split_once(']')?;
    let colon = after.trim_start_matches([' ', '\t']);
    let text = colon.strip_prefix([':', '：']);
    let spaced = label.contains(char::is_whitespace);
    let slip = match (open, text) {
        ("[^", Some(_)) if colon.len() < after.len() || colon.starts_with('：') => {
            Slip::SpaceBeforeColon
        }
        ("[^", Some(_)) if spaced => Slip::SpaceInLabel,
        ("[^", None) => Slip::NoColon,
        ("^[", Some(_)) => Slip::CaretOutside,
        ("[", Some(_)) => Slip::NoCaret,
        _ => return None,
    };
    let text = text.unwrap_or(after);
    let said = text.trim_start_matches([' ', '\t', '.', '=', '-', '–', '—']);
    let is_label = !plain_label(label).is_empty() && !label.contains(['[', '{', '}', '\n']);
    let fits = indent < 4 && is_label && !said.trim().is_empty() && !said.starts_with(['[', '(']);
    let from = start + indent;
    fits.then(|| Nearly {
        head: Span::new(from, start + line.len() - said.len()),
        line: Span::new(from, start + line.trim_end().len()),
        label: label.to_owned(),
        slip,
    })
}

/// Whether the line is one without doubt, or a mark elsewhere has its label and no note.
fn waited_for(nearly: &Nearly, before: &str, body: &str, undefined: &[Undefined]) -> bool {
    let label = plain_label(&nearly.label);
    let mark = undefined
        .iter()
        .any(|mark| mark.span.start != nearly.head.start && plain_label(&mark.label) == label);
    let stands_first = before.trim().is_empty() || before.trim_start().starts_with(['[', '{']);
    match nearly.slip {
        Slip::SpaceBeforeColon | Slip::SpaceInLabel => mark || stands_first,
        Slip::NoColon => mark && stands_first && marks_before(nearly, &label, undefined),
        Slip::CaretOutside => mark && stands_first,
        Slip::NoCaret => mark && stands_first && !is_link(&nearly.label, body),
    }
}

/// Whether a mark comes before the line, so that the line is not the first mark itself.
fn marks_before(nearly: &Nearly, label: &str, undefined: &[Undefined]) -> bool {
    undefined
        .iter()
        .any(|mark| mark.span.start < nearly.head.start && plain_label(&mark.label) == label)
}

/// Whether `[label]` is used as a link, as its definition would have it.
fn is_link(label: &str, body: &str) -> bool {
    body.matches(&format!("[{label}]")).count() > 1
}
