//! Pictures: only those in the letter itself, and never a broken one that stops it.

use data_url::DataUrl;
use letter::page::{Letterhead, PageSetup};
use messages::{FaultKind, Image, Item, Page};

use super::support::{MM, body_text, document, pages, pages_on, set};

/// A PNG of two by one points.
const PNG: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGNQcEg4sKABAAeHAqHhoOj9AAAAAElFTkSuQmCC";

const SVG: &str = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20width='40'%20height='20'%3E%3Crect%20width='40'%20height='20'/%3E%3C/svg%3E";

fn images(page: &Page) -> Vec<&Image> {
    page.items
        .iter()
        .filter_map(|item| match item {
            Item::Image(image) => Some(image),
            _ => None,
        })
        .collect()
}

#[test]
fn a_picture_stands_in_the_text_with_its_words_and_its_place() {
    let body = format!("Look: ![A dot]({PNG}) there.");
    let pages = pages(&body);
    let [image] = images(&pages[0])[..] else {
        panic!("no picture")
    };
    assert_eq!(
        (image.source.as_str(), image.alternative.as_str()),
        (PNG, "A dot")
    );
    assert!((image.width - 1.5).abs() < 0.01 && (image.height - 0.75).abs() < 0.01);
    let place = image.place.as_ref().unwrap();
    assert_eq!(&body[place.start..place.end], format!("![A dot]({PNG})"));
}

#[test]
fn a_drawing_is_a_picture_too_of_as_many_points_as_a_printer_has() {
    let drawing = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20width='96'%20height='48'%3E%3Crect%20width='48'%20height='48'%20fill='rgb(0,128,255)'/%3E%3C/svg%3E";
    let pages = pages(&format!("![A box](<{drawing}>)"));
    let [box_] = images(&pages[0])[..] else {
        panic!("no picture")
    };
    assert_eq!((box_.width, box_.height), (72.0, 36.0));
    let png = DataUrl::process(&box_.source)
        .unwrap()
        .decode_to_vec()
        .unwrap()
        .0;
    let points = image::load_from_memory(&png).unwrap().into_rgba8();
    assert_eq!(points.dimensions(), (300, 150));
    assert_eq!(points.get_pixel(10, 75).0, [0, 128, 255, 255]);
    assert_eq!(points.get_pixel(290, 75).0, [0, 0, 0, 0]);
}

#[test]
fn a_broken_picture_is_a_box_with_its_words_and_a_fault() {
    for source in [
        "data:image/png;base64,AAAA",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjd",
        "data:image/svg+xml,%3Csvg",
        "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20width='9'%20height='9'%3E%3Cimage%20href='/etc/passwd'/%3E%3C/svg%3E",
    ] {
        let body = format!("Before ![Our logo](<{source}>) after.");
        let pages = set(&document(&body), &PageSetup::default());
        assert_eq!(pages.faults.len(), 1, "{source} {:?}", pages.faults);
        let fault = &pages.faults[0];
        assert_eq!(fault.kind, FaultKind::Image);
        assert!(fault.message.contains("“Our logo”"), "{}", fault.message);
        let place = fault.place.as_ref().unwrap();
        assert!(body[place.start..place.end].starts_with("![Our logo]"));
        assert_eq!(body_text(&pages.pages[0]), "Before Our logo after.");
        assert!(images(&pages.pages[0]).is_empty());
    }
}

#[test]
fn a_remote_picture_is_its_words() {
    let pages = pages("![Our logo](https://example.org/logo.png)");
    assert_eq!(body_text(&pages[0]), "Our logo");
    assert!(images(&pages[0]).is_empty());
}

#[test]
fn a_logo_stands_once_at_the_head_of_the_first_page() {
    for body in ["::: letterhead\nThe Office\n:::\n\nHello.", "Hello."] {
        let page = PageSetup {
            letterhead: Letterhead {
                logo: Some(SVG.into()),
                logo_alternative: "A lighthouse".to_owned(),
                logo_height: 15.0,
                ..Letterhead::default()
            },
            ..PageSetup::default()
        };
        let pages = pages_on(body, &page);
        let [logo] = images(&pages[0])[..] else {
            panic!("no logo: {body}")
        };
        assert!((logo.height - 15.0 * MM).abs() < 0.01);
        assert!((logo.y - 25.0 * MM).abs() < 0.01);
        assert!((logo.x + logo.width - 190.0 * MM).abs() < 0.01);
    }
}

#[test]
fn a_picture_larger_than_the_page_is_made_to_fit() {
    let wide = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20width='4000'%20height='20'%3E%3Crect%20width='4000'%20height='20'/%3E%3C/svg%3E";
    let pages = pages(&format!("![Wide](<{wide}>)"));
    assert!(images(&pages[0])[0].width <= 165.0 * MM + 0.01);
}
