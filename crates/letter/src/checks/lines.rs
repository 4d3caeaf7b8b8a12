//! Running text as it is read, from inline to inline, with the way back to the body.

use crate::document::{Block, Inline, InlineKind};
use crate::span::Span;
use crate::walk;

/// What stands in a line's text for something that is no text: a value, a mark, code, a picture.
pub const OBJECT: char = '\u{FFFC}';

/// A paragraph, a heading or a table's cell, read on through its emphasis and links.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its own text; [`OBJECT`] for what is none, `\n` for a break.
    pub text: String,
    /// The block that holds it.
    pub block: Span,
    /// The marks in it, by their place in `text`.
    pub marks: Vec<Mark>,
    pieces: Vec<Piece>,
}

/// A footnote's mark in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands in the line's text.
    pub at: usize,
    /// Where it stands in the body.
    pub span: Span,
    /// The index in the definitions or notes that it refers to.
    pub note: usize,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it begins in the line's text.
    at: usize,
    span: Span,
    /// Whether it is written in the body as it reads.
    exact: bool,
}

/// The lines of `blocks`, which come from `body`.
#[must_use]
pub fn lines(blocks: &[Block], body: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    walk::each_line(blocks, &mut |block, content| {
        lines.push(Line::new(block, content, body));
    });
    lines
}

impl Line {
    fn new(block: &Block, content: &[Inline], body: &str) -> Self {
        let mut line = Self {
            text: String::new(),
            block: block.origin.range,
            marks: Vec::new(),
            pieces: Vec::new(),
        };
        walk::inlines(content, &mut |inline| line.add(inline, body));
        line
    }

    fn add(&mut self, inline: &Inline, body: &str) {
        let span = inline.origin.range;
        match &inline.kind {
            InlineKind::Text(text) if !inline.origin.merged => self.push(text, span, body),
            InlineKind::SoftBreak | InlineKind::HardBreak => self.push("\n", span, body),
            InlineKind::NoteReference { note, .. } => {
                self.marks.push(Mark {
                    at: self.text.len(),
                    span,
                    note: *note,
                });
                self.push(OBJECT.encode_utf8(&mut [0; 4]), span, body);
            }
            InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::Image { .. } => {
                self.push(OBJECT.encode_utf8(&mut [0; 4]), span, body);
            }
            InlineKind::Emphasis(_)
            | InlineKind::Strong(_)
            | InlineKind::Strikethrough(_)
            | InlineKind::Link { .. } => {}
        }
    }

    fn push(&mut self, text: &str, span: Span, body: &str) {
        self.pieces.push(Piece {
            at: self.text.len(),
            span,
            exact: span.of(body) == text,
        });
        self.text.push_str(text);
    }

    /// The range of the body that the bytes `start..end` of the text came from; where they are
    /// written in another way than they read, the nearest range that holds them.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        let piece = |at: usize| {
            let next = self.pieces.partition_point(|piece| piece.at <= at);
            self.pieces.get(next.saturating_sub(1)).copied()
        };
        let (Some(head), Some(tail)) = (piece(start), piece(end.saturating_sub(1).max(start)))
        else {
            return self.block;
        };
        let from = if head.exact {
            head.span.start + (start - head.at)
        } else {
            head.span.start
        };
        let to = if tail.exact {
            tail.span.start + (end - tail.at)
        } else {
            tail.span.end
        };
        Span::new(from, to)
    }

    /// The same where the text is written in the body exactly as it reads, so that it can be
    /// replaced there.
    #[must_use]
    pub fn exact_span(&self, start: usize, end: usize, body: &str) -> Option<Span> {
        let span = self.span(start, end);
        (self.text.get(start..end) == Some(span.of(body))).then_some(span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Template;

    #[test]
    fn text_leads_back_to_the_body_through_markup() {
        let body = "One *two*<sup>3</sup> \\*four {{ five }}[^a] [six](#)\nseven\n\n[^a]: x";
        let template = Template {
            body: body.to_owned(),
            ..Template::default()
        };
        let line = &lines(&crate::outline(&template).blocks, body)[0];
        assert_eq!(
            line.text,
            "One two<sup>3</sup> *four \u{FFFC}\u{FFFC} six\nseven"
        );
        for written in ["One ", "two", "<sup>3</sup>", "six", "\nseven"] {
            let at = line.text.find(written).unwrap();
            let span = line.exact_span(at, at + written.len(), body).unwrap();
            assert_eq!(span.of(body), written);
        }
        let across = line.text.find("two<").unwrap();
        assert_eq!(line.exact_span(across, across + 4, body), None);
        let escaped = line.text.find("*four").unwrap();
        assert_eq!(line.exact_span(escaped, escaped + 5, body), None);
        assert_eq!(line.span(escaped, escaped + 5).of(body), "\\*four");
        assert_eq!(line.marks[0].span.of(body), "[^a]");
    }

    #[test]
    fn escapes_and_entities_leave_all_else_in_its_place() {
        let cases = [
            (r"a \* b¹", "b¹", "b¹"),
            (r"a \\ b", "b", "b"),
            (r"a \b c", "c", "c"),
            ("Q &amp; A¹ &c; x", "A¹", "A¹"),
            ("Q &amp; A &c; x", "&c;", "&c;"),
            ("1 &#189; 2", "½", "&#189;"),
        ];
        for (body, read, written) in cases {
            let template = Template {
                body: body.to_owned(),
                ..Template::default()
            };
            let line = &lines(&crate::outline(&template).blocks, body)[0];
            let at = line.text.find(read).unwrap();
            assert_eq!(line.span(at, at + read.len()).of(body), written, "{body}");
        }
    }
}
