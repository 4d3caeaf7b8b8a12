//! Puts the values in the places of their placeholders.

mod page;

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::compose::{Form, MergedValue, ValueText};
use crate::document::{
    Block, BlockKind, Document, Inline, InlineKind, ListItem, Note, Origin, TableCell,
};
use crate::links::{self, Target};
use crate::markdown;
use crate::placeholder;
use crate::span::Span;

pub(super) use page::html;

/// The parsed values of Markdown fields; the same text is often everyone's.
#[derive(Default)]
pub(crate) struct FragmentCache(RefCell<HashMap<FragmentKey, Arc<Vec<Block>>>>);

/// A value's text and the tag it stands in for.
type FragmentKey = (Arc<str>, Span);

/// The most parsed values kept.
const MOST_FRAGMENTS: usize = 2_000;

impl FragmentCache {
    fn parsed(&self, value: &MergedValue<'_>, origin: &Origin) -> Arc<Vec<Block>> {
        let mut kept = self.0.borrow_mut();
        let key = (value.text.shared(), value.tag);
        if let Some(blocks) = kept.get(&key) {
            return Arc::clone(blocks);
        }
        if kept.len() >= MOST_FRAGMENTS {
            kept.clear();
        }
        let blocks = Arc::new(markdown::parse_value(&value.text, origin));
        kept.insert(key, Arc::clone(&blocks));
        blocks
    }
}

/// `skeleton` with `values`.
pub(super) fn fill(
    skeleton: &Document,
    values: &[MergedValue<'_>],
    fragments: &FragmentCache,
) -> Document {
    let filler = Filler { values, fragments };
    Document {
        language: Arc::clone(&skeleton.language),
        blocks: filler.blocks(&skeleton.blocks),
        notes: skeleton
            .notes
            .iter()
            .map(|note| filler.note(note))
            .collect(),
    }
}

struct Filler<'a> {
    values: &'a [MergedValue<'a>],
    fragments: &'a FragmentCache,
}

impl Filler<'_> {
    fn note(&self, note: &Note) -> Note {
        Note {
            label: Arc::clone(&note.label),
            blocks: self.blocks(&note.blocks),
            references: note.references,
            origin: note.origin.clone(),
        }
    }

    fn blocks(&self, blocks: &[Block]) -> Vec<Block> {
        let mut filled = Vec::with_capacity(blocks.len());
        for block in blocks {
            match self.alone(block) {
                Some((value, origin)) if value.form == Form::Markdown => {
                    filled.extend(self.fragments.parsed(value, origin).iter().cloned());
                }
                _ => filled.push(Block {
                    kind: self.kind(&block.kind),
                    origin: block.origin.clone(),
                }),
            }
        }
        filled
    }

    /// The value that is all that its paragraph holds, and the origin of what it makes.
    fn alone<'b>(&self, block: &'b Block) -> Option<(&MergedValue<'_>, &'b Origin)> {
        let BlockKind::Paragraph(content) = &block.kind else {
            return None;
        };
        let [inline] = content.as_slice() else {
            return None;
        };
        Some((self.value(inline)?, &inline.origin))
    }

    fn kind(&self, kind: &BlockKind) -> BlockKind {
        match kind {
            BlockKind::Paragraph(content) => BlockKind::Paragraph(self.inlines(content)),
            BlockKind::Heading { level, content } => BlockKind::Heading {
                level: *level,
                content: self.inlines(content),
            },
            BlockKind::List { kind, tight, items } => {
                let item = |item: &ListItem| ListItem {
                    blocks: self.blocks(&item.blocks),
                    origin: item.origin.clone(),
                };
                BlockKind::List {
                    kind: *kind,
                    tight: *tight,
                    items: items.iter().map(item).collect(),
                }
            }
            BlockKind::Quote(blocks) => BlockKind::Quote(self.blocks(blocks)),
            BlockKind::Part(part, blocks) => BlockKind::Part(*part, self.blocks(blocks)),
            BlockKind::Table {
                alignments,
                header,
                rows,
            } => BlockKind::Table {
                alignments: alignments.clone(),
                header: self.cells(header),
                rows: rows.iter().map(|row| self.cells(row)).collect(),
            },
            BlockKind::Preformatted(text) => BlockKind::Preformatted(self.text(text)),
            BlockKind::Rule => BlockKind::Rule,
        }
    }

    fn cells(&self, cells: &[TableCell]) -> Vec<TableCell> {
        cells
            .iter()
            .map(|cell| TableCell {
                content: self.inlines(&cell.content),
                origin: cell.origin.clone(),
            })
            .collect()
    }

    fn inlines(&self, inlines: &[Inline]) -> Vec<Inline> {
        let mut filled = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match self.value(inline) {
                Some(value) => self.place(value, &inline.origin, &mut filled),
                None => filled.push(Inline {
                    kind: self.inline(&inline.kind),
                    origin: inline.origin.clone(),
                }),
            }
        }
        filled
    }

    /// The value that an inline is the placeholder of.
    fn value(&self, inline: &Inline) -> Option<&MergedValue<'_>> {
        match &inline.kind {
            InlineKind::Text(text) if text.len() == 4 => {
                self.values.get(placeholder::number(text.chars().next()?)?)
            }
            _ => None,
        }
    }

    fn place(&self, value: &MergedValue<'_>, origin: &Origin, out: &mut Vec<Inline>) {
        self.parts(value, origin, &mut |part| {
            let kind = match part {
                Part::Whole(text) => InlineKind::Text(text.shared()),
                Part::Text(text) => InlineKind::Text(text.into()),
                Part::Break => InlineKind::HardBreak,
                Part::Inlines(content) => return out.extend(content.iter().cloned()),
            };
            out.push(Inline {
                kind,
                origin: origin.clone(),
            });
        });
    }

    /// Calls `part` with the parts of `value` as it stands in a line.
    fn parts(&self, value: &MergedValue<'_>, origin: &Origin, part: &mut dyn FnMut(Part<'_>)) {
        match value.form {
            Form::Markdown if markdown::is_plain(&value.text) => part(Part::Whole(&value.text)),
            Form::Markdown => running_text(&self.fragments.parsed(value, origin), part),
            Form::Lines => {
                let lines = value.text.lines().map(str::trim);
                let mut lines = lines.filter(|line| !line.is_empty());
                part(Part::Text(lines.next().unwrap_or_default()));
                for line in lines {
                    part(Part::Break);
                    part(Part::Text(line));
                }
            }
            Form::Line if value.text.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) => {
                part(Part::Text(&one_line(&value.text)))
            }
            Form::Line | Form::Own => part(Part::Whole(&value.text)),
        }
    }

    fn inline(&self, kind: &InlineKind) -> InlineKind {
        match kind {
            InlineKind::Emphasis(content) => InlineKind::Emphasis(self.inlines(content)),
            InlineKind::Strong(content) => InlineKind::Strong(self.inlines(content)),
            InlineKind::Strikethrough(content) => InlineKind::Strikethrough(self.inlines(content)),
            InlineKind::Code(text) => InlineKind::Code(self.text(text)),
            InlineKind::Link {
                target,
                title,
                content,
            } => InlineKind::Link {
                target: self.target(target),
                title: self.text(title),
                content: self.inlines(content),
            },
            InlineKind::Image {
                source,
                alternative,
            } => InlineKind::Image {
                source: source
                    .as_ref()
                    .and_then(|source| links::picture(&self.text(source))),
                alternative: self.text(alternative),
            },
            InlineKind::Text(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak
            | InlineKind::NoteReference { .. } => kind.clone(),
        }
    }

    /// `text` with the values as they are; a line break in a value is a space.
    fn text(&self, text: &Arc<str>) -> Arc<str> {
        if !placeholder::any_in(text) {
            return Arc::clone(text);
        }
        let mut filled = String::new();
        for c in text.chars() {
            match placeholder::number(c).and_then(|number| self.values.get(number)) {
                Some(value) => filled.push_str(&one_line(&value.text)),
                None => filled.push(c),
            }
        }
        filled.into()
    }

    /// A target with the values encoded: one at its head may be an address itself, any other is a
    /// part of one.
    fn target(&self, target: &Target) -> Target {
        let Target::Refused(written) = target else {
            return target.clone();
        };
        if !placeholder::any_in(written) {
            return target.clone();
        }
        let mut filled = String::new();
        for c in written.chars() {
            match placeholder::number(c).and_then(|number| self.values.get(number)) {
                Some(value) if filled.is_empty() => {
                    filled.push_str(&links::encode_address(value.text.trim()))
                }
                Some(value) => {
                    let part = links::encode_part(value.text.trim(), &filled);
                    filled.push_str(&part);
                }
                None => filled.push(c),
            }
        }
        Target::parse(&filled)
    }
}

/// A part of a value as it stands in a line.
enum Part<'a> {
    /// All of its text.
    Whole(&'a ValueText<'a>),
    Text(&'a str),
    Break,
    Inlines(&'a [Inline]),
}

/// The running text of blocks that stand inside a line: a break between paragraphs.
fn running_text(blocks: &[Block], part: &mut dyn FnMut(Part<'_>)) {
    let mut first = true;
    crate::walk::each_line(blocks, &mut |_, content| {
        if !first {
            part(Part::Break);
        }
        first = false;
        part(Part::Inlines(content));
    });
    if first {
        part(Part::Text(""));
    }
}

fn one_line(text: &str) -> Arc<str> {
    text.split(['\r', '\n'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .into()
}
