//! Whether places of the body are in one of many spans, each found without looking at all of them.

use crate::document::{Block, BlockKind};
use crate::span::Span;

/// Spans by where each begins and how far all up to it reach.
#[derive(Debug)]
pub(super) struct Reach(Vec<Span>);

impl Reach {
    pub(super) fn of(mut spans: Vec<Span>) -> Self {
        crate::order::sort(&mut spans);
        let mut reach = 0;
        for span in &mut spans {
            reach = span.end.max(reach);
            span.end = reach;
        }
        Self(spans)
    }

    /// Whether one of the spans holds the byte at `place`.
    pub(super) fn holds(&self, place: usize) -> bool {
        self.last_before(place).is_some_and(|span| place < span.end)
    }

    /// Whether one of the spans, none of which overlap, holds all of `range`.
    pub(super) fn holds_all(&self, range: Span) -> bool {
        let last = self.last_before(range.start);
        last.is_some_and(|span| range.end <= span.end)
    }

    fn last_before(&self, place: usize) -> Option<&Span> {
        let next = self.0.partition_point(|span| span.start <= place);
        next.checked_sub(1).and_then(|index| self.0.get(index))
    }
}

/// Adds the text of `blocks` that is set as it is.
pub(super) fn add_code(blocks: &[Block], spans: &mut Vec<Span>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Preformatted(_) => spans.push(block.origin.range),
            BlockKind::Quote(inner) | BlockKind::Part(_, inner) => add_code(inner, spans),
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| add_code(&item.blocks, spans));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_in_the_spans_that_hold_it_however_they_overlap() {
        let spans = [(8, 9), (2, 7), (3, 5), (12, 12)];
        let spans: Vec<Span> = spans.map(|(start, end)| Span::new(start, end)).into();
        let reach = Reach::of(spans.clone());
        for place in 0..14 {
            let held = spans.iter().any(|it| it.start <= place && place < it.end);
            assert_eq!(reach.holds(place), held, "{place}");
        }
    }
}
