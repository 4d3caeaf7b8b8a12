//! Walking through a document from top to bottom.

use crate::document::{Block, BlockKind, Document, Inline, InlineKind, Origin};

/// Calls `visit` with every text that the letter and its notes print, what is said of a picture
/// included, and where it came from.
pub fn each_text<'a>(document: &'a Document, visit: &mut dyn FnMut(&'a str, &'a Origin)) {
    texts(&document.blocks, visit);
    for note in &document.notes {
        texts(&note.blocks, visit);
    }
}

/// [`each_text`] of these blocks.
pub fn texts<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a str, &'a Origin)) {
    each_line(blocks, &mut |_, content| {
        inlines(content, &mut |inline| match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => visit(text, &inline.origin),
            InlineKind::Image { alternative, .. } => visit(alternative, &inline.origin),
            _ => {}
        });
    });
    each_preformatted(blocks, visit);
}

fn each_preformatted<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a str, &'a Origin)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Preformatted(text) => visit(text, &block.origin),
            BlockKind::Quote(inner) | BlockKind::Part(_, inner) => each_preformatted(inner, visit),
            BlockKind::List { items, .. } => items
                .iter()
                .for_each(|item| each_preformatted(&item.blocks, visit)),
            _ => {}
        }
    }
}

/// Calls `visit` with every line of running text in `blocks`, in the order it is read.
pub fn each_line<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Block, &'a [Inline])) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                visit(block, content)
            }
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| each_line(&item.blocks, visit))
            }
            BlockKind::Quote(inner) | BlockKind::Part(_, inner) => each_line(inner, visit),
            BlockKind::Table { header, rows, .. } => {
                for cell in header.iter().chain(rows.iter().flatten()) {
                    visit(block, &cell.content);
                }
            }
            BlockKind::Preformatted(_) | BlockKind::Rule => {}
        }
    }
}

/// Calls `visit` with every inline of `content`, an outer one before what it holds.
pub fn inlines<'a>(content: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in content {
        visit(inline);
        inlines(inline.content(), visit);
    }
}

/// [`each_line`] to change the lines.
pub(crate) fn each_line_mut(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => visit(content),
            BlockKind::List { items, .. } => items
                .iter_mut()
                .for_each(|item| each_line_mut(&mut item.blocks, visit)),
            BlockKind::Quote(inner) | BlockKind::Part(_, inner) => each_line_mut(inner, visit),
            BlockKind::Table { header, rows, .. } => {
                header
                    .iter_mut()
                    .chain(rows.iter_mut().flatten())
                    .for_each(|cell| visit(&mut cell.content));
            }
            BlockKind::Preformatted(_) | BlockKind::Rule => {}
        }
    }
}

/// [`inlines`] to change them.
pub(crate) fn inlines_mut(content: &mut [Inline], visit: &mut dyn FnMut(&mut Inline)) {
    for inline in content {
        visit(inline);
        match &mut inline.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner) => {
                inlines_mut(inner, visit);
            }
            InlineKind::Link { content, .. } => inlines_mut(content, visit),
            _ => {}
        }
    }
}

impl Inline {
    /// The inlines it holds.
    #[must_use]
    pub fn content(&self) -> &[Self] {
        match &self.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner) => inner,
            InlineKind::Link { content, .. } => content,
            _ => &[],
        }
    }
}

/// The text of `content` as it reads, without the footnote marks; breaks are a space each.
#[must_use]
pub fn text_of(content: &[Inline]) -> String {
    let mut text = String::new();
    inlines(content, &mut |inline| match &inline.kind {
        InlineKind::Text(piece) | InlineKind::Code(piece) => text.push_str(piece),
        InlineKind::SoftBreak | InlineKind::HardBreak => text.push(' '),
        InlineKind::Image { alternative, .. } => text.push_str(alternative),
        _ => {}
    });
    text
}
