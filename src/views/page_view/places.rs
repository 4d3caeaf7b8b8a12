//! The way between a place on the page and one in the text.

use letter::Span;
use messages::{Item, Page, Pages, Place, TextRun};

/// A rectangle on a page, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Where the caret is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CaretMark {
    /// The page's index.
    pub(super) page: usize,
    /// A thin upright where the very character is known, and else the piece that holds it.
    pub(super) area: Area,
    /// Whether the very character is known.
    pub(super) is_exact: bool,
}

/// The room that a run takes, from the tops of its letters to their tails.
pub(super) fn area_of(run: &TextRun) -> Area {
    Area {
        x: run.x,
        y: run.y - run.size * 0.82,
        width: run.width,
        height: run.size * 1.06,
    }
}

/// The place in the text of what stands at that point of the page: the very character where the page
/// has the text's own words, and the whole tag where it has a value.
pub(super) fn place_at(page: &Page, x: f64, y: f64) -> Option<Span> {
    let placed = page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some((area_of(run), run.place.as_ref()?, Some(run))),
        Item::Image(image) => {
            let area = Area {
                x: image.x,
                y: image.y,
                width: image.width,
                height: image.height,
            };
            Some((area, image.place.as_ref()?, None))
        }
        Item::Rectangle(_) | Item::Link(_) => None,
    });
    // A click beside a line means the line; one far from any means nothing.
    let reach = |area: &Area| {
        let across = (area.x - x).max(x - area.x - area.width).max(0.0);
        let along = (area.y - y).max(y - area.y - area.height).max(0.0);
        (across, along)
    };
    let near = placed.filter(|(area, ..)| {
        let (across, along) = reach(area);
        along < 4.0 && across < 60.0
    });
    let distance = |area: &Area| {
        let (across, along) = reach(area);
        across + 4.0 * along
    };
    let (_, place, run) =
        near.min_by(|one, other| distance(&one.0).total_cmp(&distance(&other.0)))?;
    Some(match run.filter(|run| is_verbatim(run, place)) {
        Some(run) => {
            let at = place.start + byte_at(run, x - run.x);
            Span::new(at, at)
        }
        None => Span::new(place.start, place.end),
    })
}

/// Where the caret is shown on the pages: in the smallest piece that it touches.
pub(super) fn caret_mark(pages: &Pages, caret: usize) -> Option<CaretMark> {
    let runs = pages
        .pages
        .iter()
        .enumerate()
        .flat_map(|(page, content)| super::reading::runs(content).map(move |run| (page, run)));
    let touched = runs.filter_map(|(page, run)| {
        let place = run.place.as_ref()?;
        let is_touched = place.start <= caret && caret <= place.end && place.start < place.end;
        is_touched.then_some((page, run, place))
    });
    let (page, run, place) = touched.min_by_key(|(_, _, place)| {
        // Of two neighbours the caret belongs to the one that it stands before the end of.
        (place.end - place.start, place.end == caret)
    })?;
    let is_exact = is_verbatim(run, place);
    let area = if is_exact {
        Area {
            x: run.x + offset_of(run, caret - place.start) - 0.75,
            width: 1.5,
            ..area_of(run)
        }
    } else {
        area_of(run)
    };
    Some(CaretMark {
        page,
        area,
        is_exact,
    })
}

/// Whether the run has the text's own characters, one for one.
fn is_verbatim(run: &TextRun, place: &Place) -> bool {
    !place.merged && !run.divided && run.text.len() == place.end - place.start
}

/// The byte of the run's text whose cluster's edge is nearest.
fn byte_at(run: &TextRun, x: f64) -> usize {
    let edges = run
        .clusters
        .iter()
        .map(|cluster| (cluster.start, cluster.x))
        .chain([(run.text.len(), run.width)]);
    edges
        .min_by(|one, other| (one.1 - x).abs().total_cmp(&(other.1 - x).abs()))
        .map_or(0, |(start, _)| start)
}

/// How far right of its beginning the byte stands.
fn offset_of(run: &TextRun, byte: usize) -> f64 {
    if byte >= run.text.len() {
        return run.width;
    }
    let before = run.clusters.iter().rev().find(|it| it.start <= byte);
    before.map_or(0.0, |cluster| cluster.x)
}

#[cfg(test)]
mod tests {
    use letter::Span;
    use messages::{Cluster, Item, Page, Pages, Place, TextRun};

    use super::{caret_mark, place_at};

    /// `text` at that height, ten points to a character, from there in the body.
    fn run(text: &str, y: f64, start: usize, merged: bool) -> Item {
        let clusters = text.char_indices().enumerate();
        Item::Text(TextRun {
            text: text.to_owned(),
            x: 100.0,
            y,
            width: 10.0 * text.chars().count() as f64,
            size: 10.0,
            clusters: clusters
                .map(|(number, (start, _))| Cluster {
                    start,
                    x: 10.0 * number as f64,
                })
                .collect(),
            place: Some(Place {
                start,
                end: if merged {
                    start + 11
                } else {
                    start + text.len()
                },
                field: merged.then(|| "salutation".to_owned()),
                merged,
            }),
            ..TextRun::default()
        })
    }

    fn page() -> Page {
        Page {
            items: vec![run("Dear", 50.0, 0, false), run("Zoë", 80.0, 5, true)],
            ..Page::default()
        }
    }

    #[test]
    fn a_click_leads_to_the_character_or_to_the_whole_tag() {
        let page = page();
        for (x, y, expected) in [
            (101.0, 47.0, Some(Span::new(0, 0))),
            (118.0, 47.0, Some(Span::new(2, 2))),
            (150.0, 47.0, Some(Span::new(4, 4))),
            (118.0, 77.0, Some(Span::new(5, 16))),
            (118.0, 64.0, None),
            (400.0, 47.0, None),
        ] {
            assert_eq!(place_at(&page, x, y), expected, "at {x}, {y}");
        }
    }

    #[test]
    fn the_caret_stands_between_two_characters_or_frames_a_value() {
        let pages = Pages {
            pages: vec![Page::default(), page()],
            ..Pages::default()
        };
        let mark = |caret| caret_mark(&pages, caret).map(|mark| (mark.page, mark.area.x));
        assert_eq!(mark(2), Some((1, 119.25)));
        assert_eq!(mark(4), Some((1, 139.25)));
        let value = caret_mark(&pages, 9).map(|mark| mark.area);
        assert_eq!(value.map(|area| (area.x, area.width)), Some((100.0, 30.0)));
        assert_eq!(mark(40), None);
    }
}
