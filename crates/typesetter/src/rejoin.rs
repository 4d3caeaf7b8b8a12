//! Text that Typst took apart, put together again.
//!
//! Typst sets what stands higher or lower than the letters by itself: the dots of Arabic letters, the
//! accents of Thai ones. Each such piece says the whole text of its cluster, so that whoever copies,
//! searches or hears a file would have these letters twice or three times (seen in
//! <https://github.com/typst/typst/issues/4225>). Here such pieces become one text again, whose glyphs
//! stand higher or lower.

use typst::layout::{Abs, Em, Frame, FrameItem, Point};
use typst::syntax::Span;
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

use crate::frames::SOFT_HYPHEN;

/// The document with its text in whole pieces.
pub(crate) fn rejoin(document: PagedDocument) -> PagedDocument {
    if !document.pages().iter().any(|page| is_apart(&page.frame)) {
        return document;
    }
    let info = typst::model::Document::info(&document).clone();
    let mut pages = document.pages().to_vec();
    for page in &mut pages {
        mend(&mut page.frame);
    }
    PagedDocument::new(pages.into(), info)
}

/// Whether something in the frame is to be put together.
fn is_apart(frame: &Frame) -> bool {
    let inside =
        |item: &FrameItem| matches!(item, FrameItem::Group(group) if is_apart(&group.frame));
    let items: Vec<_> = frame.items().collect();
    items.iter().any(|(_, item)| inside(item))
        || items
            .windows(2)
            .any(|pair| matches!(pair, [one, next] if distance(one, next).is_some()))
}

fn mend(frame: &mut Frame) {
    frame.retain(|item| {
        if let FrameItem::Group(group) = item
            && is_apart(&group.frame)
        {
            mend(&mut group.frame);
        }
        true
    });
    let items: Vec<_> = frame.items().cloned().collect();
    frame.clear();
    let mut whole: Vec<Piece<'_>> = Vec::new();
    for item in &items {
        let last = whole.last().map(|piece| (piece.item, piece.start));
        let start = last.and_then(|(last, start)| Some(start + distance(last, item)?));
        if start.is_none() {
            push(frame, &whole);
            whole.clear();
        }
        let start = start.unwrap_or_default();
        whole.push(Piece { item, start });
    }
    push(frame, &whole);
}

/// An item of a frame, and how far behind that of the first one its text begins.
struct Piece<'f> {
    item: &'f (Point, FrameItem),
    start: isize,
}

/// Adds the pieces as one, where they make one.
fn push(frame: &mut Frame, pieces: &[Piece<'_>]) {
    match whole(pieces) {
        Some((at, text)) => frame.push(at, FrameItem::Text(text)),
        None => frame.push_multiple(pieces.iter().map(|piece| piece.item.clone())),
    }
}

/// One text of several pieces. It stands on the baseline of the broadest: that of the letters.
fn whole(pieces: &[Piece<'_>]) -> Option<(Point, TextItem)> {
    if pieces.len() < 2 {
        return None;
    }
    let texts = || {
        pieces.iter().filter_map(|piece| match piece.item {
            (at, FrameItem::Text(text)) => Some((at, text, piece.start)),
            _ => None,
        })
    };
    let (first, model, _) = texts().next()?;
    let (baseline, ..) = texts().max_by(|one, other| one.1.width().cmp(&other.1.width()))?;
    let start = texts().map(|(.., start)| start).min()?;
    let mut all = String::new();
    let mut in_order: Vec<_> = texts().collect();
    in_order.sort_by_key(|(.., start)| *start);
    for (_, text, at) in in_order {
        add(&mut all, usize::try_from(at - start).ok()?, &text.text)?;
    }
    let mut glyphs = Vec::new();
    for (at, text, from) in texts() {
        let by = u16::try_from(from - start).ok()?;
        let rise = Em::from_abs(baseline.y - at.y, text.size);
        for glyph in &text.glyphs {
            glyphs.push(Glyph {
                y_offset: glyph.y_offset + rise,
                range: glyph.range.start.checked_add(by)?..glyph.range.end.checked_add(by)?,
                ..glyph.clone()
            });
        }
    }
    let text = TextItem {
        text: all.into(),
        glyphs,
        ..model.clone()
    };
    Some((Point::new(first.x, baseline.y), text))
}

/// Adds what of `text`, which begins at `at`, is not there yet; none where the two do not agree.
fn add(all: &mut String, at: usize, text: &str) -> Option<()> {
    let known = all.len().checked_sub(at)?.min(text.len());
    if all.get(at..at + known)? != text.get(..known)? {
        return None;
    }
    *all += text.get(known..)?;
    Some(())
}

/// How far the text of `next` begins behind that of `one`, where the two are one text that was taken
/// apart because the one stands higher.
fn distance(one: &(Point, FrameItem), next: &(Point, FrameItem)) -> Option<isize> {
    let ((one_at, FrameItem::Text(one)), (next_at, FrameItem::Text(next))) = (one, next) else {
        return None;
    };
    let rise = (one_at.y - next_at.y).abs();
    let gap = (one_at.x + one.width() - next_at.x).abs();
    let is_beside = rise > Abs::zero() && rise < one.size && gap < Abs::pt(0.01);
    if !is_beside || next.text == SOFT_HYPHEN || !is_alike(one, next) {
        return None;
    }
    let mut starts = next.glyphs.iter().filter_map(start);
    let (one_start, next_start) = starts.find_map(|(literal, next_start)| {
        let mut others = one.glyphs.iter().rev().filter_map(start);
        let (_, one_start) = others.find(|(other, _)| *other == literal)?;
        Some((one_start, next_start))
    })?;
    let distance = next_start - one_start;
    let touches = distance <= signed(one.text.len()) && -distance <= signed(next.text.len());
    touches.then_some(distance)
}

fn is_alike(one: &TextItem, next: &TextItem) -> bool {
    one.font == next.font
        && one.size == next.size
        && one.fill == next.fill
        && one.stroke == next.stroke
        && one.lang == next.lang
        && one.region == next.region
}

/// The literal that a glyph comes from, and where in it the text begins that the glyph is counted in.
fn start(glyph: &Glyph) -> Option<(Span, isize)> {
    let (literal, offset) = glyph.span;
    // An offset that is too large to be said is said as the largest.
    let is_known = !literal.is_detached() && offset < u16::MAX;
    is_known.then(|| (literal, signed(offset.into()) - signed(glyph.range().start)))
}

/// A length is far from the largest number.
fn signed(length: usize) -> isize {
    isize::try_from(length).unwrap_or(isize::MAX)
}
