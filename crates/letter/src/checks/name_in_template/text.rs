//! The text that everyone gets.

use std::collections::HashSet;

use crate::checks::Context;
use crate::document::{Block, BlockKind};
use crate::letter_part::LetterPart;
use crate::span::Span;
use crate::syntax;

/// The template's own text: no tag, no letterhead, no signature.
#[derive(Debug)]
pub(super) struct OwnText {
    /// The body, with a space for each line break and for each byte that is not everyone's.
    text: String,
    /// The words of it, to tell quickly what it cannot hold.
    words: HashSet<String>,
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

impl OwnText {
    pub(super) fn new(context: &Context<'_>) -> Self {
        let body = context.template.body.as_str();
        let mut hidden: Vec<Span> = syntax::tags(body).iter().map(|tag| tag.span).collect();
        add_senders(&context.outline.blocks, &mut hidden);
        let mut bytes = body.as_bytes().to_vec();
        for span in &hidden {
            bytes
                .get_mut(span.start..span.end)
                .unwrap_or_default()
                .fill(b' ');
        }
        for byte in bytes.iter_mut().filter(|byte| **byte == b'\n') {
            *byte = b' ';
        }
        Self {
            // Spans begin and end between characters, so what is left is text.
            text: String::from_utf8(bytes).unwrap_or_default(),
            words: words(body).map(str::to_owned).collect(),
        }
    }

    /// Whether every word of `name` stands somewhere.
    pub(super) fn may_hold(&self, name: &str) -> bool {
        words(name).all(|word| self.words.contains(word))
    }

    /// Where `name` stands, with no letter or figure beside it.
    pub(super) fn places(&self, name: &str) -> Vec<Span> {
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        self.text
            .match_indices(name)
            .map(|(start, found)| Span::new(start, start + found.len()))
            .filter(|span| {
                let before = self.text.get(..span.start).unwrap_or_default();
                let after = self.text.get(span.end..).unwrap_or_default();
                !is_word(before.chars().next_back()) && !is_word(after.chars().next())
            })
            .collect()
    }
}

/// The blocks that are about the sender.
fn add_senders(blocks: &[Block], out: &mut Vec<Span>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Part(LetterPart::Letterhead | LetterPart::Signature, _) => {
                out.push(block.origin.range);
            }
            BlockKind::Part(_, inner) | BlockKind::Quote(inner) => add_senders(inner, out),
            _ => {}
        }
    }
}
