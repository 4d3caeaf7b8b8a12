//! Type, and everything that a text can hold.

use letter::Extra;
use letter::page::{Assets, FontAsset, PageSetup};
use messages::{FaultKind, Item, Region};

use typesetter::{Fonts, Typesetter};

use super::support::{
    body_text, document, document_with, letter, lines, pages, pages_on, run, runs, set,
};

#[test]
fn size_and_line_height_are_as_the_template_says() {
    let page = PageSetup {
        font: "Liberation Sans".to_owned(),
        font_size: 14.0,
        line_height: 2.0,
        ..PageSetup::default()
    };
    let pages = set(&document("One\\\nTwo"), &page);
    assert_eq!(pages.faults, []);
    let (one, two) = (run(&pages.pages[0], "One"), run(&pages.pages[0], "Two"));
    assert!((one.size - 14.0).abs() < 0.001);
    assert!((two.y - one.y - 28.0).abs() < 0.01);
    assert_eq!(pages.faces[one.face].family, "Liberation Sans");
}

#[test]
fn a_font_that_is_not_there_is_named_and_another_stands_in() {
    let page = PageSetup {
        font: "House Serif".to_owned(),
        ..PageSetup::default()
    };
    let pages = set(&document("Hello."), &page);
    assert_eq!(pages.faults[0].kind, FaultKind::Font);
    assert!(pages.faults[0].message.contains("“House Serif”"));
    assert_eq!(pages.faces[0].family, "Liberation Serif");
}

/// A file as a template holds it.
fn base64(file: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in file.chunks(3) {
        let bits = three
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - three.len()));
        for sign in 0..=three.len() {
            let index = bits >> (18 - 6 * sign) & 63;
            text.push(char::from(SIGNS[index as usize]));
        }
    }
    text
}

fn assets(family: &str, data: &str) -> Assets {
    let font = FontAsset {
        family: family.to_owned(),
        data: data.into(),
        extra: Extra::new(),
    };
    Assets {
        fonts: vec![font],
        ..Assets::default()
    }
}

#[test]
fn a_font_of_the_templates_own_is_used_by_the_name_it_has_there() {
    let file = include_bytes!("../../fonts/LiberationSans-Italic.ttf");
    let assets = assets("House Serif", &base64(file));
    let (mut typesetter, faults) = Typesetter::with_assets(&Fonts::bundled(), &assets);
    assert_eq!(faults, []);
    let page = PageSetup {
        font: "house serif".to_owned(),
        ..PageSetup::default()
    };
    let document = document("Hello.");
    let pages = typesetter.pages(letter(&document, &page));
    assert_eq!(pages.faults, []);
    assert_eq!(pages.faces[0].family, "House Serif");
}

#[test]
fn a_font_file_that_cannot_be_read_is_named() {
    for data in ["", "AAAA", "no base64!"] {
        let (typesetter, faults) =
            Typesetter::with_assets(&Fonts::bundled(), &assets("House Serif", data));
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].kind, FaultKind::Font);
        assert!(faults[0].message.contains("“House Serif”"));
        assert!(!typesetter.fonts().has_family("House Serif"));
    }
}

#[test]
fn text_that_runs_to_the_left_is_whole_and_in_the_order_it_is_read() {
    let pages = pages("Shalom שלום עולם, and on.");
    let text: String = runs(&pages[0]).map(|run| run.text.as_str()).collect();
    assert!(text.contains("שלום עולם"), "{text}");
    let hebrew = run(&pages[0], "שלום");
    let places: Vec<_> = hebrew
        .clusters
        .iter()
        .map(|cluster| cluster.start)
        .collect();
    assert!(places.is_sorted() && places.len() >= 9);
    // The first letter stands furthest to the right.
    assert!(hebrew.clusters[0].x > hebrew.clusters[3].x);
}

#[test]
fn every_kind_of_block_is_on_the_page() {
    let body = "# One\n\n### Two\n\n1. first\n2. second\n   - inner\n\n> quoted\n\n| a | b |\n|:-:|--:|\n| c | d |\n\n```\n  code\n```\n\n---\n\n*e* **s** ~~x~~ `m`\n";
    let pages = pages(body);
    let text = body_text(&pages[0]);
    for part in [
        "One", "Two", "1.first", "2.second", "inner", "quoted", "code", "e s x m",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let rules = pages[0]
        .items
        .iter()
        .filter(|item| matches!(item, Item::Rectangle(_)));
    assert!(rules.count() >= 3);
}

#[test]
fn a_list_stands_apart_from_the_text_and_its_items_close_together() {
    let pages = pages("Before\n\n- one\n- two\n\nAfter");
    let y = |text| run(&pages[0], text).y;
    let gap = y("one") - y("Before");
    assert!((y("After") - y("two") - gap).abs() < 0.01);
    assert!(y("two") - y("one") < gap - 3.0);
}

#[test]
fn styles_of_type_are_faces_of_their_own() {
    let pages = set(
        &document("plain *slanted* **bold** `fixed`"),
        &PageSetup::default(),
    );
    let face = |text| &pages.faces[run(&pages.pages[0], text).face];
    assert_eq!((face("plain").weight, face("plain").italic), (400, false));
    assert!(face("slanted").italic);
    assert_eq!(face("bold").weight, 700);
    assert_eq!(face("fixed").family, "Liberation Mono");
}

#[test]
fn the_head_row_of_a_table_stands_again_on_the_next_page() {
    let rows: String = (1..=60).map(|row| format!("| {row} | x |\n")).collect();
    let pages = pages(&format!("| Number | Letter |\n|---|---|\n{rows}"));
    assert!(pages.len() > 1);
    for page in &pages {
        assert!(body_text(page).starts_with("Number"), "{}", body_text(page));
    }
}

#[test]
fn each_run_says_where_it_came_from() {
    let body = "Dear {{ value }}, *thank* you.";
    let document = document_with(body, "Ann");
    let pages = set(&document, &PageSetup::default());
    let place = |text| run(&pages.pages[0], text).place.clone().unwrap();
    let ann = place("Ann");
    assert_eq!(&body[ann.start..ann.end], "{{ value }}");
    assert_eq!((ann.field.as_deref(), ann.merged), (Some("value"), true));
    let thank = place("thank");
    assert_eq!(&body[thank.start..thank.end], "thank");
    assert!(!thank.merged);
}

#[test]
fn a_line_of_a_long_paragraph_leads_to_its_own_words() {
    let body = (1..200)
        .map(|n| format!("wörd{n}"))
        .collect::<Vec<_>>()
        .join(" ");
    let pages = pages(&body);
    for run in runs(&pages[0]).filter(|run| run.region == Region::Body) {
        let place = run.place.as_ref().unwrap();
        assert_eq!(&body[place.start..place.end], run.text);
    }
}

#[test]
fn clusters_say_where_each_character_stands() {
    let pages = pages("office ffi");
    let run = run(&pages[0], "office");
    assert_eq!(run.clusters[0].start, 0);
    assert!(
        run.clusters
            .windows(2)
            .all(|two| two[0].start < two[1].start && two[0].x < two[1].x)
    );
    assert!(run.clusters.last().unwrap().x < run.width);
}

#[test]
fn a_link_leads_where_it_may_and_nowhere_else() {
    let pages = pages("[a](https://example.org/x) [b](javascript:alert) [c](#) <d@example.org>");
    let targets: Vec<_> = pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Link(link) => Some(link.target.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(targets, ["https://example.org/x", "mailto:d@example.org"]);
    assert_eq!(body_text(&pages[0]), "a b c d@example.org");
}

#[test]
fn a_word_too_long_for_the_page_does_not_run_off_it() {
    let long = "x".repeat(500);
    let pages = pages(&long);
    let page = &pages[0];
    assert!(runs(page).all(|run| run.x + run.width <= page.width - 50.0));
    let text: String = runs(page).map(|run| run.text.as_str()).collect();
    assert_eq!(text, long);
}

#[test]
fn a_long_letter_is_whole_on_narrow_paper() {
    let page = PageSetup {
        font_size: 24.0,
        line_height: 3.0,
        margins: ::letter::page::Margins {
            left: 80.0,
            right: 80.0,
            top: 80.0,
            bottom: 80.0,
            ..Default::default()
        },
        ..PageSetup::default()
    };
    let pages = pages_on(&lines(40), &page);
    let all: String = pages.iter().map(|page| body_text(page) + "\n").collect();
    assert!((1..=40).all(|line| all.contains(&format!("Line {line}\n"))));
}
