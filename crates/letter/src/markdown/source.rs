//! From places in composed Markdown back to places in the template.

use comrak::nodes::Sourcepos;

use crate::compose::{Form, MergedValue, Piece};
use crate::document::Origin;
use crate::placeholder;
use crate::span::Span;

/// Composed Markdown with its way back.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    lines: Vec<usize>,
    way: Way<'a>,
    body: &'a str,
}

enum Way<'a> {
    /// Piece by piece.
    Pieces {
        pieces: &'a [Piece],
        values: &'a [MergedValue<'a>],
    },
    /// All of it is one value.
    Value(&'a Origin),
}

impl<'a> Source<'a> {
    pub(super) fn new(
        text: &'a str,
        pieces: &'a [Piece],
        values: &'a [MergedValue<'a>],
        body: &'a str,
    ) -> Self {
        Self {
            text,
            lines: line_starts(text),
            way: Way::Pieces { pieces, values },
            body,
        }
    }

    pub(super) fn value(text: &'a str, origin: &'a Origin) -> Self {
        Self {
            text,
            lines: line_starts(text),
            way: Way::Value(origin),
            body: "",
        }
    }

    /// The bytes of the composed text that comrak gives a node: its lines and columns count from
    /// 1, columns are bytes, and the end is inclusive. Where they do not fit the text, the nearest
    /// range that does.
    pub(super) fn bytes(&self, at: Sourcepos) -> Span {
        let start = self.offset(at.start.line, at.start.column.saturating_sub(1));
        let end = self.offset(at.end.line, at.end.column);
        Span::new(floor(self.text, start), ceil(self.text, end))
    }

    fn offset(&self, line: usize, column: usize) -> usize {
        let start = self
            .lines
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(self.text.len());
        (start + column).min(self.text.len())
    }

    pub(super) fn slice(&self, bytes: Span) -> &'a str {
        bytes.of(self.text)
    }

    /// A text of the source as the template has it: with tags for placeholders.
    pub(super) fn written(&self, text: &str) -> String {
        let Way::Pieces { values, .. } = &self.way else {
            return text.to_owned();
        };
        let mut written = String::with_capacity(text.len());
        for c in text.chars() {
            match placeholder::number(c).and_then(|number| values.get(number)) {
                Some(value) => written.push_str(value.tag.of(self.body)),
                None => written.push(c),
            }
        }
        written
    }

    /// Where a range of the composed text came from.
    pub(super) fn origin(&self, bytes: Span) -> Origin {
        let (pieces, values) = match &self.way {
            Way::Value(origin) => return (*origin).clone(),
            Way::Pieces { pieces, values } => (*pieces, *values),
        };
        let first = pieces
            .partition_point(|piece| piece.start <= bytes.start)
            .saturating_sub(1);
        let last = pieces
            .partition_point(|piece| piece.start < bytes.end)
            .saturating_sub(1)
            .max(first);
        let (Some(head), Some(tail)) = (pieces.get(first), pieces.get(last)) else {
            return Origin::default();
        };
        let whole = |piece: &Piece| piece.placeholder;
        let start = if whole(head) {
            head.origin.start
        } else {
            head.origin.start + (bytes.start - head.start.min(bytes.start))
        };
        let end = if whole(tail) {
            tail.origin.end
        } else {
            tail.origin.start + (bytes.end - tail.start.min(bytes.end))
        };
        let range = Span::new(
            floor(self.body, start),
            ceil(self.body, end.min(self.body.len())),
        );
        let value = if first == last && head.placeholder {
            self.value_at(head, values)
        } else {
            None
        };
        Origin {
            range,
            field: value.and_then(|value| value.field.clone()),
            merged: value.is_some_and(|value| value.form != Form::Own),
        }
    }

    fn value_at(
        &self,
        piece: &Piece,
        values: &'a [MergedValue<'a>],
    ) -> Option<&'a MergedValue<'a>> {
        let mark = self.text.get(piece.start..)?.chars().next()?;
        values.get(placeholder::number(mark)?)
    }

    /// Cuts a range at the borders of pieces, so that each part came from one place.
    pub(super) fn cut(&self, bytes: Span) -> Vec<Span> {
        let Way::Pieces { pieces, .. } = &self.way else {
            return vec![bytes];
        };
        let first = pieces.partition_point(|piece| piece.start <= bytes.start);
        let mut parts = Vec::new();
        let mut at = bytes.start;
        for piece in pieces
            .iter()
            .skip(first)
            .take_while(|piece| piece.start < bytes.end)
        {
            if at < piece.start {
                parts.push(Span::new(at, piece.start));
            }
            at = piece.start;
        }
        if at < bytes.end {
            parts.push(Span::new(at, bytes.end));
        }
        parts
    }
}

/// Where each line begins; `\n`, `\r\n` and `\r` end one, as in CommonMark. comrak drops a byte
/// order mark and counts the first line's columns after it.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut starts = vec![if text.starts_with('\u{FEFF}') { 3 } else { 0 }];
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
            starts.push(at + 1);
        }
    }
    starts
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
