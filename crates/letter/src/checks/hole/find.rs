//! Finds holes in a merged letter.

use super::{Hole, Shape};
use crate::document::{Block, BlockKind, Document, Inline, InlineKind, Origin};
use crate::span::Span;
use crate::template::Template;
use crate::walk;

/// The holes of a letter, from top to bottom, its notes last.
pub(super) fn holes(template: &Template, document: &Document) -> Vec<Hole> {
    let mut holes = Vec::new();
    let mut look = |block: &Block, content: &[Inline]| {
        if may_have_hole(content) {
            Line::new(template, block).read(content, &mut holes);
        }
    };
    walk::each_line(&document.blocks, &mut look);
    for note in &document.notes {
        walk::each_line(&note.blocks, &mut look);
    }
    holes
}

/// Quickly: whether some value is empty, or some text follows on text from elsewhere.
fn may_have_hole(content: &[Inline]) -> bool {
    let mut end = None;
    let mut found = false;
    walk::inlines(content, &mut |inline| {
        let InlineKind::Text(text) = &inline.kind else {
            return;
        };
        let range = inline.origin.range;
        let apart = end.is_some_and(|end| end < range.start);
        found |= apart || (inline.origin.merged && text.trim().is_empty());
        end = Some(range.end);
    });
    found
}

/// A line of running text on the way through it.
struct Line<'a> {
    template: &'a Template,
    block: &'a Block,
    /// The last character that prints or breaks; none at the line's start.
    before: Option<char>,
    /// Where the last text of the template's own ended, if nothing has come since.
    own_end: Option<usize>,
    /// What leaves a hole, if the characters around it show one.
    gap: Option<Gap>,
    /// Whether anything but empty values has been seen.
    has_text: bool,
}

struct Gap {
    origin: Origin,
    left_out: bool,
}

impl<'a> Line<'a> {
    fn new(template: &'a Template, block: &'a Block) -> Self {
        Self {
            template,
            block,
            before: None,
            own_end: None,
            gap: None,
            has_text: false,
        }
    }

    fn read(mut self, content: &[Inline], holes: &mut Vec<Hole>) {
        walk::inlines(content, &mut |inline| match &inline.kind {
            InlineKind::Text(text) if inline.origin.merged && text.trim().is_empty() => {
                self.gap(inline.origin.clone(), false);
            }
            InlineKind::Text(text) | InlineKind::Code(text) => {
                self.text(text, &inline.origin, holes)
            }
            InlineKind::SoftBreak => self.text(" ", &inline.origin, holes),
            InlineKind::HardBreak => self.text("\n", &inline.origin, holes),
            InlineKind::Image { .. } | InlineKind::NoteReference { .. } => {
                self.text("\u{FFFC}", &inline.origin, holes);
            }
            InlineKind::Emphasis(_)
            | InlineKind::Strong(_)
            | InlineKind::Strikethrough(_)
            | InlineKind::Link { .. } => {}
        });
        self.meet(None, holes);
    }

    /// Of several empty values side by side, the first one leaves the hole.
    fn gap(&mut self, origin: Origin, left_out: bool) {
        self.own_end = None;
        if self.gap.is_none() {
            self.gap = Some(Gap { origin, left_out });
        }
    }

    fn text(&mut self, text: &str, origin: &Origin, holes: &mut Vec<Hole>) {
        let (Some(first), Some(last)) = (text.chars().next(), text.chars().last()) else {
            return;
        };
        if let Some(range) = self.left_out_before(origin) {
            let origin = Origin {
                range,
                ..Origin::default()
            };
            self.gap(origin, true);
        }
        self.meet(Some(first), holes);
        self.before = Some(last);
        self.has_text |= !text.trim().is_empty();
        self.own_end = (!origin.merged).then_some(origin.range.end);
    }

    /// The tags between the template's own text before and `origin`, the text after.
    fn left_out_before(&self, origin: &Origin) -> Option<Span> {
        let start = self.own_end.filter(|_| !origin.merged)?;
        let range = (start < origin.range.start).then(|| Span::new(start, origin.range.start))?;
        let between = range.of(&self.template.body);
        (between.contains("{%") || between.contains("{#")).then_some(range)
    }

    /// What follows is `after`, or the line's end.
    fn meet(&mut self, after: Option<char>, holes: &mut Vec<Hole>) {
        let Some(gap) = self.gap.take() else {
            return;
        };
        if let Some(shape) = self.shape(after, gap.left_out) {
            holes.push(Hole {
                range: gap.origin.range,
                shape,
                field: gap.origin.field,
                left_out: gap.left_out,
            });
        }
    }

    fn shape(&self, after: Option<char>, left_out: bool) -> Option<Shape> {
        let at_start = self.before.is_none_or(|c| c == '\n');
        let at_end = after.is_none_or(|c| c == '\n');
        let space = |c: Option<char>| c == Some(' ');
        let brackets = [('(', ')'), ('[', ']'), ('“', '”'), ('‘', '’'), ('"', '"')];
        if at_start && at_end {
            return self.empty_line(after);
        }
        if space(self.before) && space(after) {
            return Some(Shape::TwoSpaces);
        }
        if (space(self.before) || at_start) && after.is_some_and(|c| self.needs_no_space(c)) {
            return Some(Shape::BeforePunctuation);
        }
        if brackets
            .iter()
            .any(|(open, close)| self.before == Some(*open) && after == Some(*close))
        {
            return Some(Shape::Brackets);
        }
        (at_start && space(after) && !left_out).then_some(Shape::SpaceBefore)
    }

    fn empty_line(&self, after: Option<char>) -> Option<Shape> {
        if self.before.is_some() || after.is_some() {
            return Some(Shape::Line);
        }
        // A table's cell may well be empty.
        let table = matches!(self.block.kind, BlockKind::Table { .. });
        (!table && !self.has_text).then_some(Shape::Block)
    }

    /// Whether a space before `c` is a fault.
    fn needs_no_space(&self, c: char) -> bool {
        let french = self.template.language.to_lowercase().starts_with("fr");
        matches!(c, ',' | '.' | ')') || (!french && matches!(c, ';' | ':' | '!' | '?'))
    }
}
