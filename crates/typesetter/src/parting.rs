//! Keeping together what belongs on one page: a mark and the beginning of its note, a heading and what
//! it stands above, two lines at both ends of a paragraph, the ending and the lines before it.
//!
//! Typst makes room for a note where its mark first stood, and does not go back on it: what then has
//! too little room goes to the next page, and the note stays. Of several notes in one line it minds the
//! first, and of those in a list, a table or a quotation none. So a letter that has notes is looked at
//! when it is set, and set again with a page that ends before what was parted.

use std::collections::HashMap;
use std::ops::ControlFlow;

use messages::{Fault, FaultKind};
use typst::WorldExt;
use typst::layout::{Abs, Frame};
use typst::syntax::Span;
use typst_layout::PagedDocument;

use crate::frames::{self, Footnote, Order};
use crate::source::{Breaks, MarkKind, Source, UnitKind};
use crate::world::Desk;

/// The most pages of a letter that are made to end somewhere.
const MOST_BREAKS: usize = 24;

/// The most of a page's height that a row asks for, so that it has room at the top of one.
const MOST_ROOM: f64 = 0.4;

/// Lines whose baselines are not that many points apart are one.
const ONE_LINE: f64 = 1.0;

/// A letter as it is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting<'a> {
    pub(crate) document: &'a PagedDocument,
    pub(crate) source: &'a Source,
    pub(crate) desk: &'a Desk,
    /// How far above the lower edge of the paper the text ends.
    pub(crate) bottom: Abs,
}

/// A note that begins on another page than its mark stands on.
#[derive(Clone, Copy, Debug)]
struct Parted {
    /// The earlier of the two pages.
    page: usize,
    /// Where in the source the mark is written.
    mark: usize,
}

/// A line of a paragraph.
#[derive(Clone, Copy, Debug)]
struct Line {
    page: usize,
    baseline: Abs,
    /// Where in the source the literal begins that the line begins with.
    literal: usize,
    /// How much of the paragraph's printed text stands before it.
    written: usize,
    /// Whether it begins in the middle of a word.
    goes_on: bool,
}

/// Learns where a page has to end, if one has to end elsewhere.
pub(crate) fn learn(setting: Setting<'_>, breaks: &mut Breaks) -> bool {
    if !setting.may_be_parted() || breaks.len() >= MOST_BREAKS {
        return false;
    }
    let parted = setting.parted();
    let pages = 0..setting.document.pages().len();
    let found = pages.into_iter().find_map(|page| {
        let of_page = parted.iter().filter(|parted| parted.page == page);
        let before = of_page.filter_map(|parted| setting.before_mark(parted.mark));
        let mut before = before.chain(setting.at_foot(page));
        let found = before.find(|found| !breaks.contains_key(found))?;
        Some((found, setting.room(found.0, page)))
    });
    found
        .map(|(found, room)| breaks.insert(found, room))
        .is_some()
}

/// A fault for each note that could not be kept together with its mark.
pub(crate) fn faults(setting: Setting<'_>) -> Vec<Fault> {
    if !setting.may_be_parted() {
        return Vec::new();
    }
    let references = setting.source.marks.references();
    let parted = setting.parted();
    let parted = parted
        .iter()
        .filter_map(|parted| references.get(&parted.mark));
    parted
        .map(|reference| Fault {
            kind: FaultKind::Room,
            message: format!(
                "Note {} does not begin on the page of its mark, for there is no room for it. Shorten \
                 it or the notes before it, or move its mark.",
                reference.note + 1
            ),
            place: Some(reference.place.clone()),
        })
        .collect()
}

impl<'a> Setting<'a> {
    fn may_be_parted(self) -> bool {
        self.document.pages().len() > 1 && !self.source.marks.references().is_empty()
    }

    /// The notes that begin on another page than that of their mark, in the order of their marks.
    fn parted(self) -> Vec<Parted> {
        let mut marks = Vec::new();
        let mut notes = HashMap::new();
        for (number, page) in self.document.pages().iter().enumerate() {
            frames::each_footnote(&page.frame, &mut |footnote| match footnote {
                Footnote::Mark(location, span) => marks.push((number, location, span)),
                Footnote::Note(location) => {
                    notes.entry(location).or_insert(number);
                }
            });
        }
        let parted = marks.into_iter().filter_map(|(page, location, span)| {
            let note = *notes.get(&location)?;
            let mark = (note != page).then(|| self.desk.range(span))??.start;
            Some(Parted {
                page: page.min(note),
                mark,
            })
        });
        parted.collect()
    }

    /// Where a page has to end so that the mark written there is on the next.
    fn before_mark(self, mark: usize) -> Option<(usize, usize)> {
        let unit = self.source.units.at(mark)?;
        let lines = self.lines(unit);
        match lines.iter().rposition(|line| line.literal < mark) {
            Some(line) => self.before_line(unit, line, &lines),
            None => self.before_unit(unit),
        }
    }

    /// Where a page has to end so that nothing is left alone at the foot of this page or at the top
    /// of the next.
    fn at_foot(self, page: usize) -> Option<(usize, usize)> {
        let foot = self.unit(page, Order::LastToFirst)?;
        let top = self.unit(page + 1, Order::FirstToLast)?;
        let kind = |unit| self.source.units.get(unit).map(|unit| unit.kind);
        if kind(foot) == Some(UnitKind::Heading) {
            return self.before_unit(foot);
        }
        if kind(top) == Some(UnitKind::Ending) && foot != top {
            return self.before_unit(top);
        }
        let lines = self.lines(foot);
        let above = lines.iter().filter(|line| line.page <= page).count();
        let below = lines.len() - above;
        (above == 1 && below > 0 || below == 1)
            .then(|| self.before_line(foot, above.min(lines.len() - 2), &lines))?
    }

    /// Where a page has to end so that this line is on the next, and no line alone.
    fn before_line(self, unit: usize, line: usize, lines: &[Line]) -> Option<(usize, usize)> {
        let last = line.min(lines.len().saturating_sub(2));
        let lines = lines.get(2..=last).unwrap_or_default();
        match lines.iter().rfind(|line| !line.goes_on) {
            Some(line) => Some((unit, line.written)),
            None => self.before_unit(unit),
        }
    }

    /// Where a page has to end so that the unit is on the next, with all that has to stay with it.
    fn before_unit(self, number: usize) -> Option<(usize, usize)> {
        let unit = self.source.units.get(number)?;
        match unit.instead {
            Some(paragraph) if unit.kind == UnitKind::Ending => {
                let lines = self.lines(paragraph);
                self.before_line(paragraph, lines.len(), &lines)
            }
            Some(instead) => self.before_unit(instead),
            // The first one begins the letter.
            None => (number > 0).then_some((number, 0)),
        }
    }

    /// How much room, in points, there is on the page below what stands before the unit.
    fn room(self, unit: usize, page: usize) -> f64 {
        let units = &self.source.units;
        let (Some(unit), Some(page)) = (units.get(unit), self.document.pages().get(page)) else {
            return 0.0;
        };
        let mut last = Abs::zero();
        let _ = frames::each_text(&page.frame, Order::FirstToLast, &mut |text, baseline| {
            let byte = text.glyphs.first().and_then(|it| self.byte(it.span.0));
            if byte.is_some_and(|byte| byte < unit.source.start && units.at(byte).is_some()) {
                last = baseline;
            }
            ControlFlow::Continue(())
        });
        let height = page.frame.height();
        (height - self.bottom - last)
            .to_pt()
            .min(height.to_pt() * MOST_ROOM)
    }

    /// The unit that the first or the last text of the page is part of.
    fn unit(self, page: usize, order: Order) -> Option<usize> {
        let mut found = None;
        let _ = frames::each_text(self.frame(page)?, order, &mut |text, _| {
            let byte = text.glyphs.first().and_then(|it| self.byte(it.span.0));
            found = byte.and_then(|byte| self.source.units.at(byte));
            match found {
                Some(_) => ControlFlow::Break(()),
                None => ControlFlow::Continue(()),
            }
        });
        found
    }

    fn frame(self, page: usize) -> Option<&'a Frame> {
        self.document.pages().get(page).map(|page| &page.frame)
    }

    fn byte(self, span: Span) -> Option<usize> {
        self.desk.range(span).map(|range| range.start)
    }

    /// The lines of a paragraph; none of what is no paragraph.
    fn lines(self, unit: usize) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let mut goes_on = false;
        let Some(unit) = self.source.units.get(unit) else {
            return lines;
        };
        if unit.kind != UnitKind::Paragraph {
            return lines;
        }
        for (page, set) in self.document.pages().iter().enumerate() {
            let _ = frames::each_text(&set.frame, Order::FirstToLast, &mut |text, baseline| {
                for glyphs in text.glyphs.chunk_by(|one, next| one.span.0 == next.span.0) {
                    let start = glyphs.iter().map(|it| usize::from(it.span.1)).min();
                    let found = glyphs.first().and_then(|it| self.literal(it.span.0));
                    let Some(((literal, written), start)) = found.zip(start) else {
                        continue;
                    };
                    if !unit.source.contains(&literal) {
                        continue;
                    }
                    let written = written + start;
                    match lines.last_mut() {
                        Some(line)
                            if line.page == page
                                && (line.baseline - baseline).to_pt().abs() < ONE_LINE =>
                        {
                            line.literal = line.literal.min(literal);
                            line.written = line.written.min(written);
                        }
                        _ => lines.push(Line {
                            page,
                            baseline,
                            literal,
                            written,
                            goes_on,
                        }),
                    }
                    goes_on = text.text.ends_with('\u{ad}');
                }
                ControlFlow::Continue(())
            });
        }
        lines
    }

    /// Where the literal begins that this text comes from, and how much of its paragraph stands
    /// before it.
    fn literal(self, span: Span) -> Option<(usize, usize)> {
        let range = self.desk.range(span)?;
        match self.source.marks.find(&range)?.kind {
            MarkKind::Text { written, .. } => Some((range.start, written?)),
            _ => None,
        }
    }
}
