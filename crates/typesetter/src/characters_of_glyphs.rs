//! Which characters each glyph of a file stands for.
//!
//! Typst knows of a cluster, such as a letter with its vowel sign, which glyphs show it, and not which
//! of them shows which character. A PDF file then says the whole cluster for each of its glyphs, and
//! beside it what is to be read instead. Programs that do not look there, Firefox among them, copy and
//! find the cluster as often as it has glyphs (<https://github.com/LaurenzV/krilla/issues/411>,
//! <https://github.com/mozilla/pdf.js/pull/20014>). So a glyph that is the font's own for the cluster's
//! first or last character stands for that character alone. Where a font draws one character with
//! several glyphs, as those of Arabic dots, nothing can be done here.

use std::collections::VecDeque;
use std::ops::Range;

use typst::layout::Frame;
use typst::text::{Glyph, TextItem};

use crate::frames::{each_text_mut, is_any_text};
use crate::scripts;

/// Whether something in the frame can be said more exactly.
pub(crate) fn can_be_parted(frame: &Frame) -> bool {
    is_any_text(frame, &|text| {
        text.glyphs
            .windows(2)
            .any(|pair| matches!(pair, [one, next] if one.range == next.range))
    })
}

/// Says of each glyph what it alone stands for, where that is known.
pub(crate) fn part(frame: &mut Frame) {
    each_text_mut(frame, &mut |text| {
        let mut glyphs = std::mem::take(&mut text.glyphs);
        for cluster in glyphs.chunk_by_mut(|one, next| one.range == next.range) {
            part_cluster(cluster, text);
        }
        text.glyphs = glyphs;
    });
}

fn part_cluster(cluster: &mut [Glyph], text: &TextItem) {
    let [first, _, ..] = cluster else { return };
    let whole = first.range();
    let shown = text.text.get(whole.clone()).unwrap_or_default();
    // Of what runs to the left, programs put points and letters into their order by the cluster.
    if shown.chars().any(scripts::runs_to_the_left) {
        return;
    }
    let mut left = Left {
        shown,
        start: whole.start,
    };
    let mut glyphs: VecDeque<_> = cluster.iter_mut().collect();
    while glyphs.len() > 1
        && let Some(range) = glyphs
            .front()
            .and_then(|glyph| left.take_first(glyph, text))
    {
        glyphs
            .pop_front()
            .into_iter()
            .for_each(|it| set(it, &range));
    }
    while glyphs.len() > 1
        && let Some(range) = glyphs.back().and_then(|glyph| left.take_last(glyph, text))
    {
        glyphs.pop_back().into_iter().for_each(|it| set(it, &range));
    }
    let range = left.start..left.start + left.shown.len();
    glyphs.into_iter().for_each(|glyph| set(glyph, &range));
}

/// What of a cluster no glyph stands for yet, and where it begins.
struct Left<'t> {
    shown: &'t str,
    start: usize,
}

impl Left<'_> {
    /// The place of the first character, where the glyph is its own; one has to be left.
    fn take_first(&mut self, glyph: &Glyph, text: &TextItem) -> Option<Range<usize>> {
        let mut rest = self.shown.chars();
        let first = rest.next().filter(|c| is_own(glyph, *c, text))?;
        self.shown = Some(rest.as_str()).filter(|rest| !rest.is_empty())?;
        let start = self.start;
        self.start += first.len_utf8();
        Some(start..self.start)
    }

    fn take_last(&mut self, glyph: &Glyph, text: &TextItem) -> Option<Range<usize>> {
        let mut rest = self.shown.chars();
        let last = rest.next_back().filter(|c| is_own(glyph, *c, text))?;
        self.shown = Some(rest.as_str()).filter(|rest| !rest.is_empty())?;
        let start = self.start + self.shown.len();
        Some(start..start + last.len_utf8())
    }
}

fn is_own(glyph: &Glyph, c: char, text: &TextItem) -> bool {
    let own = text.font.ttf().glyph_index(c);
    own.is_some_and(|own| own.0 == glyph.id)
}

/// The range is inside the one it had.
fn set(glyph: &mut Glyph, range: &Range<usize>) {
    let end = |at: usize, otherwise| u16::try_from(at).unwrap_or(otherwise);
    glyph.range = end(range.start, glyph.range.start)..end(range.end, glyph.range.end);
}
