//! Text: a line's glyphs as runs that each come from one place.

use std::ops::Range;

use messages::{Cluster, Item, Place, Region, TextRun};
use typst::WorldExt;
use typst::layout::{Abs, Point};
use typst::text::{Glyph, TextItem};

use super::walk::{Walk, colour};
use crate::frames::SOFT_HYPHEN;
use crate::source::{Mark, MarkKind};

/// What ends a stretch to the left; it is not the letter's.
const END_OF_STRETCH: char = '\u{200e}';

/// Some glyphs, one after the other, that come from one literal.
struct Group<'g> {
    glyphs: &'g [Glyph],
    x: Abs,
    width: Abs,
}

/// Adds the runs of a piece of text whose baseline begins at `origin`.
pub(super) fn read(text: &TextItem, origin: Point, walk: &mut Walk<'_, '_>) {
    let mut x = Abs::zero();
    for glyphs in text.glyphs.chunk_by(|one, next| one.span.0 == next.span.0) {
        let width = glyphs
            .iter()
            .map(|glyph| glyph.x_advance.at(text.size))
            .sum();
        let group = Group { glyphs, x, width };
        x += width;
        if let Some((region, run)) = run(text, &group, origin, walk) {
            walk.push(region, Item::Text(run));
        }
    }
}

fn run(
    text: &TextItem,
    group: &Group<'_>,
    origin: Point,
    walk: &mut Walk<'_, '_>,
) -> Option<(Region, TextRun)> {
    let mut bytes = group
        .glyphs
        .iter()
        .map(Glyph::range)
        .reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))?;
    let whole = text.text.get(bytes.clone())?;
    let shown = whole.trim_matches(END_OF_STRETCH);
    if shown.is_empty() {
        return None;
    }
    bytes.start += whole.len() - whole.trim_start_matches(END_OF_STRETCH).len();
    let divided = shown == SOFT_HYPHEN;
    let (region, place) = whence(text, group, divided, walk);
    let run = TextRun {
        text: if divided {
            "-".to_owned()
        } else {
            shown.to_owned()
        },
        x: points(origin.x + group.x),
        y: points(origin.y),
        width: points(group.width),
        size: text.size.to_pt(),
        face: walk.faces.index(text.font.font()),
        colour: colour(&text.fill),
        region,
        clusters: clusters(text, group, bytes.start),
        place,
        divided,
    };
    Some((region, run))
}

/// A length in points, to a thousandth: finer than any printer, and short to write.
fn points(length: Abs) -> f64 {
    (length.to_pt() * 1000.0).round() / 1000.0
}

/// Where each cluster stands, in the order of the text.
fn clusters(text: &TextItem, group: &Group<'_>, start: usize) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::with_capacity(group.glyphs.len());
    let mut x = Abs::zero();
    for glyph in group.glyphs {
        let at = glyph.range().start.saturating_sub(start);
        let offset = points(x + glyph.x_offset.at(text.size));
        x += glyph.x_advance.at(text.size);
        if !clusters.iter().rev().take(4).any(|known| known.start == at) {
            clusters.push(Cluster {
                start: at,
                x: offset,
            });
        }
    }
    // In text that runs to the left, the glyphs come in the order of the paper.
    clusters.sort_by_key(|cluster| cluster.start);
    clusters
}

/// The part of the page that the glyphs are in, and where in the template they come from.
fn whence(
    text: &TextItem,
    group: &Group<'_>,
    divided: bool,
    walk: &Walk<'_, '_>,
) -> (Region, Option<Place>) {
    let (region, place) = walk.surroundings();
    match mark(group, walk).map(|mark| (mark, &mark.kind)) {
        Some((_, MarkKind::Header)) => (Region::Header, None),
        Some((_, MarkKind::Footer)) => (Region::Footer, None),
        Some((mark, MarkKind::Text { .. })) if divided => (region, mark.whole()),
        Some((mark, MarkKind::Text { .. })) => (region, mark.place(written(text, group))),
        _ => (region, place),
    }
}

/// What the source notes of the literal that the glyphs come from.
fn mark<'w>(group: &Group<'_>, walk: &'w Walk<'_, '_>) -> Option<&'w Mark> {
    let span = group.glyphs.first()?.span.0;
    let range = walk.desk.range(span)?;
    walk.set.source.marks.find(&range)
}

/// The bytes of the literal's text that the glyphs show.
fn written(text: &TextItem, group: &Group<'_>) -> Range<usize> {
    let ranges = group.glyphs.iter().map(|glyph| {
        let start = usize::from(glyph.span.1);
        let shown = text.text.get(glyph.range()).unwrap_or_default();
        start..start + shown.trim_matches(END_OF_STRETCH).len()
    });
    ranges
        .reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
        .unwrap_or_default()
}
