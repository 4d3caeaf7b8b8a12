//! The pages of a letter by themselves, as who reads, points and listens meets them.

use std::cell::RefCell;
use std::rc::Rc;

use letter::Span;
use messages::{Cluster, Face, Image, Item, Link, Page, Pages, Place, TextRun};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use crate::effects::PageFonts;
use crate::platform::fixture::Fixture;
use crate::session::Shared;
use crate::views::page_view::{PageView, PageViewProps, Zoom};

/// A line of text at that height, from there in the body; `merged` where a field's value.
fn line(text: &str, y: f64, start: usize, merged: bool) -> Item {
    Item::Text(TextRun {
        text: text.to_owned(),
        x: 70.0,
        y,
        width: 6.0 * text.len() as f64,
        size: 11.0,
        colour: "#000000".to_owned(),
        clusters: (0..text.len())
            .map(|start| Cluster {
                start,
                x: 6.0 * start as f64,
            })
            .collect(),
        place: Some(Place {
            start,
            end: start + text.len(),
            field: merged.then(|| "name".to_owned()),
            merged,
        }),
        ..TextRun::default()
    })
}

fn page(items: Vec<Item>) -> Page {
    Page {
        width: 595.0,
        height: 842.0,
        items,
    }
}

fn props(pages: Vec<Page>) -> PageViewProps {
    PageViewProps {
        pages: Shared::new(Pages {
            pages,
            faces: vec![Face {
                family: "Liberation Serif".to_owned(),
                weight: 400,
                italic: false,
            }],
            faults: Vec::new(),
        }),
        fonts: Rc::new(PageFonts::default()),
        headings: Rc::default(),
        line_height: 1.3,
        stale: false,
        marks: true,
        zoom: Zoom::Percent(100),
        on_zoom: Callback::noop(),
        language: "en-GB".into(),
        caret: 0,
        on_place: Callback::noop(),
    }
}

#[wasm_bindgen_test]
async fn each_page_says_which_it_is_and_holds_its_text_once() {
    let first = page(vec![
        line("Dear Ada,", 80.0, 0, false),
        line("thank you for your", 110.0, 11, false),
        line("help this year.", 124.0, 30, false),
    ]);
    let view = Fixture::show::<PageView>(props(vec![first, page(Vec::new())])).await;
    assert_eq!(view.count("section[aria-label='Page 1 of 2'] svg"), 1);
    assert_eq!(view.count("section[aria-label='Page 2 of 2']"), 1);
    assert_eq!(view.text(), "Dear Ada,thank you for your help this year.");
    assert_eq!(view.count("text[role=paragraph]"), 2);
    assert_eq!(view.attribute("svg", "width").as_deref(), Some("595.0pt"));
}

#[wasm_bindgen_test]
async fn a_value_stays_text_and_is_marked() {
    let hostile = "<img src=x onerror=alert(1)>";
    let pages = || vec![page(vec![line(hostile, 80.0, 0, true)])];
    let view = Fixture::show::<PageView>(props(pages())).await;
    assert_eq!(view.text(), hostile);
    assert_eq!(view.count("img, image"), 0);
    assert_eq!(view.count(".page-merged"), 1);
    let plain = PageViewProps {
        marks: false,
        ..props(pages())
    };
    let view = Fixture::show::<PageView>(plain).await;
    assert_eq!(view.count(".page-merged"), 0);
}

#[wasm_bindgen_test]
async fn a_link_is_its_text_and_a_picture_has_words() {
    let link = Item::Link(Link {
        x: 69.0,
        y: 68.0,
        width: 40.0,
        height: 16.0,
        target: "https://a.example/".to_owned(),
    });
    let picture = |source: &str| {
        Item::Image(Image {
            x: 0.0,
            y: 0.0,
            width: 20.0,
            height: 20.0,
            source: source.to_owned(),
            alternative: "A ship".to_owned(),
            place: None,
        })
    };
    let items = vec![
        line("museum", 80.0, 0, false),
        link,
        picture("data:image/png;base64,AA=="),
        picture("https://elsewhere.example/x.png"),
    ];
    let view = Fixture::show::<PageView>(props(vec![page(items)])).await;
    assert_eq!(view.text_of("a[href='https://a.example/']"), "museum");
    assert_eq!(view.count("[role=img][aria-label='A ship']"), 2);
    assert_eq!(
        view.count("img, image"),
        0,
        "no policy is asked for pictures"
    );
    assert_eq!(view.count(".page-picture"), 1, "nothing remote is fetched");
}

#[wasm_bindgen_test]
async fn the_caret_is_shown_and_not_on_pages_that_are_behind() {
    let pages = || vec![page(vec![line("Dear Ada,", 80.0, 0, false)])];
    let at = |stale| PageViewProps {
        caret: 5,
        stale,
        ..props(pages())
    };
    let view = Fixture::show::<PageView>(at(false)).await;
    assert_eq!(view.attribute(".page-caret", "x").as_deref(), Some("99.25"));
    let view = Fixture::show::<PageView>(at(true)).await;
    assert_eq!(view.count(".page-caret"), 0);
}

#[wasm_bindgen_test]
async fn a_click_beside_all_text_leads_nowhere() {
    let asked = Rc::new(RefCell::new(Vec::<Span>::new()));
    let on_place = {
        let asked = Rc::clone(&asked);
        Callback::from(move |place| asked.borrow_mut().push(place))
    };
    let pages = vec![page(vec![line("Dear Ada,", 400.0, 0, false)])];
    let view = Fixture::show::<PageView>(PageViewProps {
        on_place,
        ..props(pages)
    })
    .await;
    view.click("section").await;
    assert!(asked.borrow().is_empty());
}
