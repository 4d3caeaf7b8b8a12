//! The colours of Markdown.

use super::{Highlight, HighlightKind};
use crate::document::{Block, BlockKind, Inline, InlineKind, ListItem};
use crate::markdown::Outline;
use crate::span::Span;
use crate::walk;

pub(super) fn add(body: &str, outline: &Outline, out: &mut Vec<Highlight>) {
    let mut painter = Painter { body, out };
    painter.blocks(&outline.blocks);
    for definition in &outline.definitions {
        if let Some(span) = definition_label(body, definition.origin.range) {
            painter.push(span, HighlightKind::NoteDefinition);
        }
        painter.blocks(&definition.blocks);
    }
    painter.directives();
}

/// The `[^label]:` that a footnote definition begins with.
pub(super) fn definition_label(body: &str, definition: Span) -> Option<Span> {
    let text = definition.of(body);
    let start = text.find("[^")?;
    let length = text.get(start..)?.find("]:")? + 2;
    Some(Span::new(
        definition.start + start,
        definition.start + start + length,
    ))
}

struct Painter<'a> {
    body: &'a str,
    out: &'a mut Vec<Highlight>,
}

impl Painter<'_> {
    fn push(&mut self, span: Span, kind: HighlightKind) {
        self.out.push(Highlight { span, kind });
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        let range = block.origin.range;
        match &block.kind {
            BlockKind::Paragraph(content) => self.content(content),
            BlockKind::Heading { content, .. } => {
                self.push(range, HighlightKind::Heading);
                self.content(content);
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| self.item(item)),
            BlockKind::Quote(blocks) => {
                self.quote_marks(range);
                self.blocks(blocks);
            }
            BlockKind::Table { header, rows, .. } => {
                for cell in header.iter().chain(rows.iter().flatten()) {
                    self.content(&cell.content);
                }
            }
            BlockKind::Preformatted(_) => self.push(range, HighlightKind::Code),
            BlockKind::Rule => self.push(range, HighlightKind::Rule),
            BlockKind::Part(_, blocks) => self.blocks(blocks),
        }
    }

    fn item(&mut self, item: &ListItem) {
        let text = item.origin.range.of(self.body);
        let mark = text.split_whitespace().next().unwrap_or_default();
        if mark.ends_with(['-', '*', '+', '.', ')']) {
            let start = item.origin.range.start + text.find(mark).unwrap_or_default();
            self.push(
                Span::new(start, start + mark.len()),
                HighlightKind::ListMark,
            );
        }
        self.blocks(&item.blocks);
    }

    /// The first `>` of each line of a quotation. One in another begins further to the right, and
    /// its range there begins at its own mark.
    fn quote_marks(&mut self, range: Span) {
        let mut at = range.start;
        for line in range.of(self.body).split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            let marks = line
                .get(indent..)
                .unwrap_or_default()
                .bytes()
                .take_while(|byte| *byte == b'>')
                .count();
            self.push(
                Span::new(at + indent, at + indent + marks),
                HighlightKind::QuoteMark,
            );
            at += line.len();
        }
    }

    fn content(&mut self, content: &[Inline]) {
        walk::inlines(content, &mut |inline| {
            let range = inline.origin.range;
            match &inline.kind {
                InlineKind::Strong(_) => self.push(range, HighlightKind::Strong),
                InlineKind::Emphasis(_) => self.push(range, HighlightKind::Emphasis),
                InlineKind::Strikethrough(_) => self.push(range, HighlightKind::Strikethrough),
                InlineKind::Code(_) => self.push(range, HighlightKind::Code),
                InlineKind::Image { .. } => self.push(range, HighlightKind::Image),
                InlineKind::NoteReference { .. } => self.push(range, HighlightKind::NoteReference),
                InlineKind::Link { content, .. } => self.link(range, content),
                InlineKind::Text(_) | InlineKind::SoftBreak | InlineKind::HardBreak => {}
            }
        });
    }

    /// What a link shows, from its bracket on, and where it leads.
    fn link(&mut self, range: Span, content: &[Inline]) {
        let end = content
            .last()
            .map_or(range.start, |last| last.origin.range.end)
            .clamp(range.start, range.end);
        if !range.of(self.body).starts_with('[') {
            return self.push(range, HighlightKind::Link);
        }
        let rest = Span::new(end, range.end);
        let close = rest.of(self.body).find(']').map_or(rest.end, |at| end + at);
        let text_start = (range.start + 1).min(close);
        self.push(Span::new(text_start, close), HighlightKind::Link);
        self.push(
            Span::new((close + 1).min(range.end), range.end),
            HighlightKind::LinkTarget,
        );
    }

    /// The `:::` lines, except those in text that is set as it is.
    fn directives(&mut self) {
        let mut code: Vec<Span> = self
            .out
            .iter()
            .filter(|highlight| highlight.kind == HighlightKind::Code)
            .map(|highlight| highlight.span)
            .collect();
        crate::order::sort(&mut code);
        let mut code = code.into_iter().peekable();
        let mut at = 0;
        for line in self.body.split_inclusive('\n') {
            let text = line.trim_end();
            let indent = text.len() - text.trim_start_matches(' ').len();
            while code.next_if(|span| span.end <= at).is_some() {}
            let inside = code.peek().is_some_and(|span| span.start <= at);
            if indent < 4 && text.trim_start().starts_with(":::") && !inside {
                self.push(Span::new(at, at + text.len()), HighlightKind::Block);
            }
            at += line.len();
        }
    }
}
