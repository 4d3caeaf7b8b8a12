//! The chips that stand for tags and footnote marks.

use std::collections::HashMap;

use super::conditions::in_words;
use super::markup::definition_label;
use super::{Chip, ChipKind, Reading};
use crate::document::{Block, InlineKind};
use crate::expression::{Role, names};
use crate::markdown::Definition;
use crate::shorten::shorten;
use crate::span::Span;
use crate::syntax::{Tag, TagKind};
use crate::walk;

/// The longest label, in characters; a long expression or comment is cut.
const LONGEST_LABEL: usize = 80;
/// The longest text of a note that a chip shows on hover, in characters.
const LONGEST_NOTE: usize = 300;

pub(super) fn all(reading: &Reading<'_>) -> Vec<Chip> {
    let mut chips: Vec<Chip> = reading
        .tags
        .iter()
        .filter_map(|tag| tag_chip(reading, tag))
        .collect();
    note_chips(reading, &mut chips);
    crate::order::sort_by_key(&mut chips, |chip| chip.span);
    let mut end = 0;
    chips.retain(|chip| {
        let apart = chip.span.start >= end && !chip.span.is_empty();
        if apart {
            end = chip.span.end;
        }
        apart
    });
    chips
}

/// A tag's chip; one that cannot be read is shown as it is written.
fn tag_chip(reading: &Reading<'_>, tag: &Tag) -> Option<Chip> {
    let body = &reading.template.body;
    let content = tag.content.of(body);
    let condition = || in_words(reading.template, content);
    let (kind, label) = match tag.kind {
        _ if !tag.closed => return None,
        TagKind::Output | TagKind::If | TagKind::Elif | TagKind::For if content.is_empty() => {
            return None;
        }
        TagKind::Unknown => return None,
        TagKind::Output => (ChipKind::Field, output_label(reading, content)),
        TagKind::If => (ChipKind::If, format!("only if {}", condition())),
        TagKind::Elif => (
            ChipKind::Elif,
            format!("otherwise, only if {}", condition()),
        ),
        TagKind::Else => (ChipKind::Else, "otherwise".to_owned()),
        TagKind::EndIf => (ChipKind::EndIf, "end".to_owned()),
        TagKind::For => (ChipKind::For, loop_label(reading, content)),
        TagKind::EndFor => (ChipKind::EndFor, "end of the repetition".to_owned()),
        TagKind::Comment => (ChipKind::Comment, content.to_owned()),
    };
    Some(Chip {
        span: tag.span,
        kind,
        label: shorten(&label, LONGEST_LABEL),
        title: tag.span.of(body).to_owned(),
    })
}

/// The label of the field that a tag prints, where it prints one; else the expression.
fn output_label(reading: &Reading<'_>, expression: &str) -> String {
    let mut variables = names(expression)
        .into_iter()
        .filter(|name| name.role == Role::Variable);
    let first = variables.next().map(|name| name.span);
    let label = first
        .filter(|span| span.start == 0 && variables.next().is_none())
        .and_then(|span| {
            let rest = expression.get(span.end..).unwrap_or_default().trim_start();
            let plain = rest.is_empty() || rest.starts_with('|');
            reading
                .template
                .field(span.of(expression))
                .filter(|_| plain)
        });
    label.map_or_else(
        || expression.to_owned(),
        |field| field.display_name().to_owned(),
    )
}

fn loop_label(reading: &Reading<'_>, content: &str) -> String {
    let Some((variable, list)) = content.split_once(" in ") else {
        return content.to_owned();
    };
    format!(
        "for each {} of {}",
        variable.trim(),
        output_label(reading, list.trim())
    )
}

fn note_chips(reading: &Reading<'_>, chips: &mut Vec<Chip>) {
    let references = references(reading);
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    for (definition, _) in &references {
        let next = numbers.len() + 1;
        numbers.entry(*definition).or_insert(next);
    }
    let definitions = &reading.outline.definitions;
    for (definition, span) in references {
        let number = numbers.get(&definition).copied().unwrap_or_default();
        chips.push(Chip {
            span,
            kind: ChipKind::NoteReference,
            label: number.to_string(),
            title: definitions
                .get(definition)
                .map(note_text)
                .unwrap_or_default(),
        });
    }
    for (index, definition) in definitions.iter().enumerate() {
        let label = numbers
            .get(&index)
            .map_or_else(|| definition.label.to_string(), ToString::to_string);
        let Some(span) = definition_label(&reading.template.body, definition.origin.range) else {
            continue;
        };
        chips.push(Chip {
            span,
            kind: ChipKind::NoteDefinition,
            label,
            title: format!("The text of the footnote “{}”", definition.label),
        });
    }
}

/// Every reference with the index of its definition, in the order in which notes are numbered: the
/// letter's own first, then those in the notes.
fn references(reading: &Reading<'_>) -> Vec<(usize, Span)> {
    let mut found = Vec::new();
    add_references(&reading.outline.blocks, &mut found);
    let mut at = 0;
    let mut seen = vec![false; reading.outline.definitions.len()];
    while let Some((definition, _)) = found.get(at).copied() {
        at += 1;
        let Some(fresh) = seen.get_mut(definition).filter(|seen| !**seen) else {
            continue;
        };
        *fresh = true;
        if let Some(definition) = reading.outline.definitions.get(definition) {
            add_references(&definition.blocks, &mut found);
        }
    }
    found
}

fn add_references(blocks: &[Block], found: &mut Vec<(usize, Span)>) {
    walk::each_line(blocks, &mut |_, content| {
        walk::inlines(content, &mut |inline| {
            if let InlineKind::NoteReference { note, .. } = inline.kind {
                found.push((note, inline.origin.range));
            }
        });
    });
}

fn note_text(definition: &Definition) -> String {
    let mut text = String::new();
    walk::each_line(&definition.blocks, &mut |_, content| {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&walk::text_of(content));
    });
    shorten(&text, LONGEST_NOTE)
}
