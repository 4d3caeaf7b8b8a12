//! The head of the first page: letterhead, window and what stands beside it.

use letter::page::{Letterhead, Margins, PageSetup, Paper, Position, Window};
use messages::{FaultKind, Page, Region};

use super::support::{MM, document, lines, pages_on, run, runs, set, text_in};

const BODY: &str = "::: letterhead\nThe Office\\\n1 High Street\n:::\n\n::: address\nAnn Example\\\n2 Low Street\\\nTown\\\nAB1 2CD\n:::\n\n::: date\n1 May 2026\n:::\n\n::: reference\nRef 7\n:::\n\n::: subject\nYour visit\n:::\n\nDear Ann,\n\nThank you.\n";

fn in_window(window: Window) -> PageSetup {
    PageSetup {
        window,
        ..PageSetup::default()
    }
}

/// The edges of the runs of those texts in millimetres: left, top, right, bottom.
fn bounds(page: &Page, texts: &[&str]) -> (f64, f64, f64, f64) {
    let found: Vec<_> = texts.iter().map(|text| run(page, text)).collect();
    let least = |value: fn(&messages::TextRun) -> f64| {
        found.iter().map(|run| value(run)).fold(f64::MAX, f64::min) / MM
    };
    let most = |value: fn(&messages::TextRun) -> f64| {
        found.iter().map(|run| value(run)).fold(f64::MIN, f64::max) / MM
    };
    (
        least(|run| run.x),
        least(|run| run.y - 0.8 * run.size),
        most(|run| run.x + run.width),
        most(|run| run.y + 0.2 * run.size),
    )
}

/// Millimetres are no whole numbers of points.
const ROUNDING: f64 = 0.01;

const ADDRESS: [&str; 4] = ["Ann Example", "2 Low Street", "Town", "AB1 2CD"];

#[test]
fn the_address_stands_in_the_window_whatever_the_margins_are() {
    let boxes = [
        (Window::Din5008A, (20.0, 44.7, 105.0, 72.0)),
        (Window::Din5008B, (20.0, 62.7, 105.0, 90.0)),
        (Window::BsDl, (20.0, 57.0, 100.0, 81.0)),
    ];
    let margins = [(25.0, 25.0), (10.0, 10.0), (60.0, 40.0)];
    for (window, (left, top, right, bottom)) in boxes {
        for (top_margin, left_margin) in margins {
            let page = PageSetup {
                margins: Margins {
                    top: top_margin,
                    left: left_margin,
                    ..Margins::default()
                },
                ..in_window(window)
            };
            let pages = pages_on(BODY, &page);
            let found = bounds(&pages[0], &ADDRESS);
            assert!(
                found.0 >= left - ROUNDING
                    && found.1 >= top - ROUNDING
                    && found.2 <= right + ROUNDING
                    && found.3 <= bottom + ROUNDING,
                "{window:?} {found:?}"
            );
        }
    }
}

#[test]
fn six_lines_fit_the_window_of_din_5008_and_more_are_a_fault() {
    let address = |count| format!("::: address\n{}\n:::\n\nDear all,", lines(count));
    let setup = in_window(Window::Din5008B);
    let six = set(&document(&address(6)), &setup);
    assert_eq!(six.faults, []);
    assert!(bounds(&six.pages[0], &["Line 1", "Line 6"]).3 <= 90.0);
    let nine = set(&document(&address(9)), &setup);
    assert_eq!(nine.faults.len(), 1);
    assert_eq!(nine.faults[0].kind, FaultKind::Room);
}

#[test]
fn the_letter_goes_on_below_window_and_information_block() {
    let pages = pages_on(BODY, &in_window(Window::Din5008B));
    let page = &pages[0];
    assert!(bounds(page, &["Your visit"]).1 >= 90.0 + 8.46 - 0.1);
    let date = bounds(page, &["1 May 2026"]);
    assert!(date.0 >= 125.0 - 0.1 && date.1 >= 50.0 - 0.1, "{date:?}");
    let letterhead = bounds(page, &["The Office", "1 High Street"]);
    assert!(letterhead.3 <= 62.0, "{letterhead:?}");
    // What is read follows the order of a letter.
    let text = text_in(page, &[Region::Body]);
    let places: Vec<_> = [
        "The Office",
        "Ann Example",
        "1 May",
        "Ref 7",
        "Your visit",
        "Dear Ann",
    ]
    .iter()
    .map(|part| text.find(part).unwrap())
    .collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn a_letterhead_stands_to_the_side_that_is_wanted() {
    for (position, check) in [
        (
            Position::Left,
            (|x, _| (x - 25.0_f64).abs() < 0.2) as fn(f64, f64) -> bool,
        ),
        (Position::Centre, |x, right| {
            ((x + right) / 2.0 - 107.5).abs() < 0.2
        }),
        (Position::Right, |_, right| (right - 190.0_f64).abs() < 0.2),
    ] {
        let page = PageSetup {
            letterhead: Letterhead {
                position,
                ..Letterhead::default()
            },
            ..PageSetup::default()
        };
        let pages = pages_on(BODY, &page);
        let (left, _, right, _) = bounds(&pages[0], &["The Office"]);
        assert!(check(left, right), "{position:?} {left} {right}");
    }
}

#[test]
fn without_a_window_all_stands_where_it_is_written() {
    let pages = pages_on(BODY, &PageSetup::default());
    let tops: Vec<_> = [
        "1 High Street",
        "Ann Example",
        "1 May",
        "Ref 7",
        "Your visit",
        "Dear Ann",
    ]
    .iter()
    .map(|text| run(&pages[0], text).y)
    .collect();
    assert!(tops.is_sorted(), "{tops:?}");
}

#[test]
fn a_sheet_is_as_large_as_the_paper() {
    let page = PageSetup {
        paper: Paper::UsLetter,
        ..PageSetup::default()
    };
    let pages = pages_on("Hello.", &page);
    assert!((pages[0].width - 612.0).abs() < 0.01);
    assert!((pages[0].height - 792.0).abs() < 0.01);
}

#[test]
fn later_pages_say_to_whom_and_when_and_every_page_its_number() {
    let page = PageSetup {
        continuation_header: true,
        ..PageSetup::default()
    };
    let body = format!("{BODY}\n{}\n\n{}", lines(45), lines(45));
    let pages = pages_on(&body, &page);
    assert!(pages.len() >= 3);
    let count = pages.len();
    for (index, page) in pages.iter().enumerate() {
        let header = text_in(page, &[Region::Header]);
        let expected = if index == 0 {
            ""
        } else {
            "Ann Example1 May 2026"
        };
        assert_eq!(header, expected);
        assert_eq!(
            text_in(page, &[Region::Footer]),
            format!("{} of {count}", index + 1)
        );
    }
    assert_eq!(
        text_in(
            &pages_on("Short.", &page_without_numbers())[0],
            &[Region::Footer]
        ),
        ""
    );
    let alone = pages_on("Short.", &PageSetup::default());
    assert!(runs(&alone[0]).all(|run| run.region == Region::Body));
}

fn page_without_numbers() -> PageSetup {
    PageSetup {
        page_numbers: false,
        ..PageSetup::default()
    }
}
