//! Lines that were meant as a note's definition and are none, for a slip in how they are written.

use std::collections::HashMap;

use super::notes::Undefined;
use super::reach::{Reach, add_code};
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
    /// The same as [`plain_label`] has it.
    pub plain: String,
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
    let bracketed = bracketed(body);
    let mut marks: HashMap<String, Vec<usize>> = HashMap::new();
    for mark in undefined {
        let places = marks.entry(plain_label(&mark.label)).or_default();
        places.push(mark.span.start);
    }
    let mut found: Vec<Nearly> = Vec::new();
    let mut before = "";
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        if let Some(nearly) = read(line, start)
            && !out_of_reach.holds(start)
            && waited_for(&nearly, before, &bracketed, marks.get(&nearly.plain))
        {
            found.push(nearly);
        }
        before = line;
        start += line.len();
    }
    found
}

/// Code and tags of several lines.
fn out_of_reach(body: &str, outline: &Outline) -> Reach {
    let tags = syntax::tags(body).into_iter().map(|tag| tag.span);
    let mut spans: Vec<Span> = tags.filter(|span| span.of(body).contains('\n')).collect();
    add_code(&outline.blocks, &mut spans);
    for definition in &outline.definitions {
        add_code(&definition.blocks, &mut spans);
    }
    Reach::of(spans)
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
    let plain = plain_label(label);
    let is_label = !plain.is_empty() && !label.contains(['[', '{', '}', '\n']);
    let fits = indent < 4 && is_label && !said.trim().is_empty() && !said.starts_with(['[', '(']);
    let from = start + indent;
    fits.then(|| Nearly {
        head: Span::new(from, start + line.len() - said.len()),
        line: Span::new(from, start + line.trim_end().len()),
        label: label.to_owned(),
        plain,
        slip,
    })
}

/// Whether the line is one without doubt, or one of the `marks` without a note has its label.
fn waited_for(
    nearly: &Nearly,
    before: &str,
    bracketed: &HashMap<&str, usize>,
    marks: Option<&Vec<usize>>,
) -> bool {
    let head = nearly.head.start;
    let mut places = marks.into_iter().flatten();
    let stands_first = before.trim().is_empty() || before.trim_start().starts_with(['[', '{']);
    match nearly.slip {
        Slip::SpaceBeforeColon | Slip::SpaceInLabel => {
            stands_first || places.any(|place| *place != head)
        }
        // The first mark may well stand at the head of a paragraph.
        Slip::NoColon => stands_first && places.any(|place| *place < head),
        Slip::CaretOutside => stands_first && places.next().is_some(),
        // Its label in brackets elsewhere is a link, as its definition would have it.
        Slip::NoCaret => {
            let once = bracketed
                .get(nearly.label.as_str())
                .is_none_or(|times| *times < 2);
            stands_first && places.next().is_some() && once
        }
    }
}

/// How often each text stands in brackets of its own.
fn bracketed(body: &str) -> HashMap<&str, usize> {
    let mut times = HashMap::new();
    for opened in body.split('[').skip(1) {
        if let Some((text, _)) = opened.split_once(']') {
            *times.entry(text).or_default() += 1;
        }
    }
    times
}
