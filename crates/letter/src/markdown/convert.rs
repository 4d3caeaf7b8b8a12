//! comrak's tree to our own.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use comrak::nodes::{AstNode, ListType, NodeLink, NodeTable, NodeValue, TableAlignment};

use super::aligned::aligned;
use super::notes::{Definition, normal};
use super::source::Source;
use crate::document::{
    Alignment, Block, BlockKind, Inline, InlineKind, ListItem, ListKind, TableCell,
};
use crate::letter_part::LetterPart;
use crate::limits;
use crate::links::{Target, picture};
use crate::placeholder;
use crate::span::Span;

type Node<'a> = &'a AstNode<'a>;

/// What a tree becomes.
pub(super) struct Converted {
    pub(super) blocks: Vec<Block>,
    /// The definitions in it; references hold the index of theirs.
    pub(super) definitions: Vec<Definition>,
    /// Where the template has markup so deep that it stays as it is written.
    pub(super) too_deep: Vec<Span>,
}

/// The document that a tree is.
pub(super) fn convert<'a>(root: Node<'a>, source: &Source<'_>) -> Converted {
    let mut index = HashMap::new();
    let mut found = Vec::new();
    for node in root.descendants() {
        if let NodeValue::FootnoteDefinition(definition) = &node.data().value {
            index.entry(normal(&definition.name)).or_insert(found.len());
            found.push(node);
        }
    }
    let converter = Converter {
        source,
        index,
        too_deep: RefCell::default(),
    };
    let definitions = found
        .iter()
        .map(|node| converter.definition(node))
        .collect();
    Converted {
        blocks: converter.blocks(root, 0),
        definitions,
        too_deep: converter.too_deep.into_inner(),
    }
}

struct Converter<'s, 't> {
    source: &'s Source<'t>,
    /// The first definition of each label.
    index: HashMap<String, usize>,
    too_deep: RefCell<Vec<Span>>,
}

impl Converter<'_, '_> {
    fn bytes(&self, node: Node<'_>) -> Span {
        self.source.bytes(node.data().sourcepos)
    }

    /// Notes that what stands there stays as it is written.
    fn leave(&self, bytes: Span) {
        let range = self.source.origin(bytes).range;
        self.too_deep.borrow_mut().push(range);
    }

    fn definition<'a>(&self, node: Node<'a>) -> Definition {
        let data = node.data();
        let label = match &data.value {
            NodeValue::FootnoteDefinition(definition) => {
                self.source.written(&definition.name).into()
            }
            _ => Arc::from(""),
        };
        let origin = self.source.origin(self.bytes(node));
        Definition {
            label,
            blocks: self.blocks(node, 0),
            origin,
        }
    }

    fn blocks<'a>(&self, parent: Node<'a>, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        for child in parent.children() {
            self.block(child, depth, &mut blocks);
        }
        blocks
    }

    fn block<'a>(&self, node: Node<'a>, depth: usize, out: &mut Vec<Block>) {
        let bytes = self.bytes(node);
        let data = node.data();
        let kind = match &data.value {
            NodeValue::FootnoteDefinition(_) => return,
            _ if depth > limits::MARKUP_DEPTH => {
                self.leave(bytes);
                BlockKind::Paragraph(self.plain_lines(self.source.slice(bytes), bytes))
            }
            NodeValue::Paragraph => BlockKind::Paragraph(self.running_text(node, depth)),
            NodeValue::Heading(heading) => BlockKind::Heading {
                level: heading.level,
                content: self.running_text(node, depth),
            },
            NodeValue::BlockQuote => BlockKind::Quote(self.blocks(node, depth + 1)),
            NodeValue::List(list) => {
                let kind = match list.list_type {
                    ListType::Bullet => ListKind::Bullet,
                    ListType::Ordered => ListKind::Numbered { start: list.start },
                };
                BlockKind::List {
                    kind,
                    tight: list.tight,
                    items: self.items(node, depth),
                }
            }
            NodeValue::CodeBlock(code) => BlockKind::Preformatted(code.literal.as_str().into()),
            NodeValue::HtmlBlock(html) => {
                BlockKind::Paragraph(self.plain_lines(&html.literal, bytes))
            }
            NodeValue::ThematicBreak => BlockKind::Rule,
            NodeValue::Table(table) => self.table(node, table, depth),
            NodeValue::BlockDirective(directive) => {
                let blocks = self.blocks(node, depth + 1);
                match LetterPart::named(directive.info.trim()) {
                    Some(part) => BlockKind::Part(part, blocks),
                    None => return out.extend(blocks),
                }
            }
            _ => return out.extend(self.blocks(node, depth + 1)),
        };
        out.push(Block {
            kind,
            origin: self.source.origin(bytes),
        });
    }

    fn items<'a>(&self, list: Node<'a>, depth: usize) -> Vec<ListItem> {
        list.children()
            .map(|item| ListItem {
                blocks: self.blocks(item, depth + 1),
                origin: self.source.origin(self.bytes(item)),
            })
            .collect()
    }

    fn table<'a>(&self, node: Node<'a>, table: &NodeTable, depth: usize) -> BlockKind {
        let alignments = table
            .alignments
            .iter()
            .map(|alignment| match alignment {
                TableAlignment::None | TableAlignment::Left => Alignment::Start,
                TableAlignment::Center => Alignment::Centre,
                TableAlignment::Right => Alignment::End,
            })
            .collect::<Vec<_>>();
        let mut rows = node.children().map(|row| {
            let mut cells: Vec<_> = row.children().map(|cell| self.cell(cell, depth)).collect();
            cells.resize_with(alignments.len(), TableCell::default);
            cells
        });
        let header = rows.next().unwrap_or_default();
        BlockKind::Table {
            header,
            rows: rows.collect(),
            alignments: alignments.clone(),
        }
    }

    fn cell<'a>(&self, node: Node<'a>, depth: usize) -> TableCell {
        TableCell {
            content: self.inlines(node, depth),
            origin: self.source.origin(self.bytes(node)),
        }
    }

    /// The inlines of a block. A line break after which nothing comes, since what stood there is
    /// left out of this letter, prints nothing; CommonMark would show its backslash.
    fn running_text<'a>(&self, block: Node<'a>, depth: usize) -> Vec<Inline> {
        let mut content = self.inlines(block, depth);
        let written = self.source.slice(self.bytes(block)).trim_end();
        let backslashes = written.len() - written.trim_end_matches('\\').len();
        if backslashes % 2 == 1
            && let Some(InlineKind::Text(text)) = content.last().map(|last| &last.kind)
            && let Some(rest) = text.strip_suffix('\\')
        {
            let rest: Arc<str> = rest.into();
            let last = content.pop();
            content.extend(last.filter(|_| !rest.is_empty()).map(|last| Inline {
                kind: InlineKind::Text(rest),
                ..last
            }));
        }
        content
    }

    fn inlines<'a>(&self, parent: Node<'a>, depth: usize) -> Vec<Inline> {
        let mut inlines = Vec::new();
        for child in parent.children() {
            self.inline(child, depth, &mut inlines);
        }
        inlines
    }

    fn inline<'a>(&self, node: Node<'a>, depth: usize, out: &mut Vec<Inline>) {
        let bytes = self.bytes(node);
        let data = node.data();
        let inner = |out: &mut Vec<Inline>| out.extend(self.inlines(node, depth + 1));
        let kind = match &data.value {
            NodeValue::Text(text) => return self.text(text, bytes, out),
            NodeValue::HtmlInline(html) => return self.text(html, bytes, out),
            NodeValue::SoftBreak => InlineKind::SoftBreak,
            NodeValue::LineBreak => InlineKind::HardBreak,
            NodeValue::Code(code) => InlineKind::Code(code.literal.as_str().into()),
            _ if depth > limits::MARKUP_DEPTH => {
                self.leave(bytes);
                return self.text(self.source.slice(bytes), bytes, out);
            }
            NodeValue::Emph => InlineKind::Emphasis(self.inlines(node, depth + 1)),
            NodeValue::Strong => InlineKind::Strong(self.inlines(node, depth + 1)),
            NodeValue::Strikethrough => InlineKind::Strikethrough(self.inlines(node, depth + 1)),
            NodeValue::Link(_) if is_mark(self.source.slice(bytes)) => {
                return self.text(self.source.slice(bytes), bytes, out);
            }
            // comrak lets a mark without a note hide that a link stands in another, which Markdown has
            // no way to write.
            NodeValue::Link(_) if node.ancestors().skip(1).any(is_link) => return inner(out),
            NodeValue::Link(link) => InlineKind::Link {
                target: target(link),
                title: link.title.as_str().into(),
                content: self.inlines(node, depth + 1),
            },
            NodeValue::Image(image) => self.image(node, image, depth),
            NodeValue::FootnoteReference(reference) => {
                match self.index.get(&normal(&reference.name)) {
                    Some(definition) => InlineKind::NoteReference {
                        note: *definition,
                        occurrence: 0,
                    },
                    None => return self.text(self.source.slice(bytes), bytes, out),
                }
            }
            _ => return inner(out),
        };
        out.push(Inline {
            kind,
            origin: self.source.origin(bytes),
        });
    }

    fn image<'a>(&self, node: Node<'a>, image: &NodeLink, depth: usize) -> InlineKind {
        let source = if placeholder::any_in(&image.url) {
            Some(image.url.as_str().into())
        } else {
            picture(&image.url)
        };
        let alternative = crate::walk::text_of(&self.inlines(node, depth + 1)).into();
        InlineKind::Image {
            source,
            alternative,
        }
    }

    /// Text that Markdown made nothing of, line by line. Each line stands at the end of its line of
    /// the source, after the marks of a quotation or the spaces of a list.
    fn plain_lines(&self, text: &str, bytes: Span) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut at = bytes.start;
        let mut written = self.source.slice(bytes).split('\n');
        for (index, line) in text.trim_end_matches('\n').split('\n').enumerate() {
            let source = written.next().unwrap_or_default();
            let mut place = Span::new(at, at + source.len());
            at = (place.end + 1).min(bytes.end);
            if index > 0 {
                inlines.push(Inline {
                    kind: InlineKind::HardBreak,
                    origin: self.source.origin(place),
                });
            }
            if source.ends_with(line) {
                place = Span::new(place.end - line.len(), place.end);
            }
            self.text(line, place, &mut inlines);
        }
        inlines
    }

    /// Text that stands at `bytes`, cut so that each piece comes from one place and each
    /// placeholder is a piece of its own.
    fn text(&self, text: &str, bytes: Span, out: &mut Vec<Inline>) {
        let written = self.source.slice(bytes);
        if written == text {
            return self.pieces(bytes, out);
        }
        if let Some(parts) = aligned(text, written) {
            for part in parts {
                let span = Span::new(
                    bytes.start + part.written.start,
                    bytes.start + part.written.end,
                );
                if part.written.of(written) == part.text {
                    self.pieces(span, out);
                } else {
                    self.push_text(part.text, span, out);
                }
            }
            return;
        }
        // Between placeholders, which stand as they are in both, what is alike still has its exact
        // place.
        let (read, places) = (cut(text), cut(written));
        let alike = read.len() == places.len();
        for (index, (_, piece)) in read.iter().enumerate() {
            match places.get(index).filter(|_| alike) {
                Some((at, place)) => {
                    let span = Span::new(bytes.start + at, bytes.start + at + place.len());
                    if place == piece {
                        self.pieces(span, out);
                    } else {
                        self.push_text(piece, span, out);
                    }
                }
                None => self.push_text(piece, bytes, out),
            }
        }
    }

    fn pieces(&self, bytes: Span, out: &mut Vec<Inline>) {
        for part in self.source.cut(bytes) {
            self.push_text(self.source.slice(part), part, out);
        }
    }

    fn push_text(&self, text: &str, bytes: Span, out: &mut Vec<Inline>) {
        if !text.is_empty() {
            out.push(Inline {
                kind: InlineKind::Text(text.into()),
                origin: self.source.origin(bytes),
            });
        }
    }
}

/// Cuts `text` into placeholders and what stands between them, each with its offset. What stands
/// between may be empty, so that two texts with as many placeholders are cut alike.
fn cut(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut at = 0;
    for (offset, mark) in text.match_indices(placeholder::is_one) {
        parts.push((at, text.get(at..offset).unwrap_or_default()));
        parts.push((offset, mark));
        at = offset + mark.len();
    }
    parts.push((at, text.get(at..).unwrap_or_default()));
    parts
}

fn is_link<'a>(node: Node<'a>) -> bool {
    matches!(node.data().value, NodeValue::Link(_))
}

/// Whether what stands there was meant as a footnote's mark. CommonMark takes `[^two words]: text`
/// for the address of a link, and every such mark for the link.
fn is_mark(written: &str) -> bool {
    written.starts_with("[^") && written.find(']') == Some(written.len() - 1)
}

/// A target with a placeholder in it is read once the value is there.
fn target(link: &NodeLink) -> Target {
    if placeholder::any_in(&link.url) {
        Target::Refused(link.url.as_str().into())
    } else {
        Target::parse(&link.url)
    }
}
