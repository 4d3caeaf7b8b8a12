//! The letter as it stands on the page: what a value may and may not become.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use letter::{Field, FieldKind, Recipient, Template, merge};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;
use yew::Callback;

use super::letter_sheet::{LetterSheet, LetterSheetProps};
use super::painter::Painter;

/// Shows the letter of a template whose one field has that kind and value.
async fn show(body: &str, kind: FieldKind, value: &str) -> Element {
    let template = Template {
        fields: vec![Field::new("value", kind)],
        body: body.to_owned(),
        ..Template::default()
    };
    let letter = merge(&template, &Recipient::from_iter([("value", value)]));
    let props = LetterSheetProps {
        painted: Rc::new(Painter::paint(&template, &letter.document, true)),
        language: "en-GB".into(),
        caret: 0,
        on_place: Callback::noop(),
    };
    let document = web_sys::window().unwrap().document().unwrap();
    let host = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&host).unwrap();
    yew::Renderer::<LetterSheet>::with_root_and_props(host.clone(), props).render();
    TimeoutFuture::new(20).await;
    host
}

fn count(page: &Element, selector: &str) -> u32 {
    page.query_selector_all(selector).unwrap().length()
}

fn text(page: &Element) -> String {
    page.text_content().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_value_is_shown_as_it_was_typed_and_marked() {
    let value = "<img src=x onerror=alert(1)> **bold** {{ value }}";
    let page = show("Dear {{ value }},", FieldKind::Text, value).await;
    assert!(text(&page).contains(value), "{}", text(&page));
    assert_eq!(count(&page, "img, strong"), 0);
    assert_eq!(count(&page, ".merged"), 1);
}

#[wasm_bindgen_test]
async fn nothing_is_fetched_from_elsewhere() {
    let page = show(
        "![a chart](https://x.example/{{ value }})",
        FieldKind::Text,
        "1",
    )
    .await;
    assert_eq!(count(&page, "img"), 0);
    assert!(text(&page).contains("a chart"));
}

#[wasm_bindgen_test]
async fn only_a_link_that_may_be_followed_is_one() {
    let body = "[good](https://a.example) [bad]({{ value }}) [nowhere](#)";
    let page = show(body, FieldKind::Text, "javascript:alert(1)").await;
    let links = page.query_selector_all("a").unwrap();
    assert_eq!(links.length(), 1);
    let link = page.query_selector("a").unwrap().unwrap();
    assert_eq!(
        link.get_attribute("href").as_deref(),
        Some("https://a.example")
    );
    assert_eq!(
        link.get_attribute("rel").as_deref(),
        Some("noopener noreferrer")
    );
    assert_eq!(link.get_attribute("target").as_deref(), Some("_blank"));
}

#[wasm_bindgen_test]
async fn a_note_and_its_mark_lead_to_each_other() {
    let page = show("One[^a] two[^a].\n\n[^a]: A note.\n", FieldKind::Text, "").await;
    assert_eq!(count(&page, "a[role=doc-noteref][href='#note-1']"), 2);
    for occurrence in 0..2 {
        let back = format!("#note-1 a[href='#reference-1-{occurrence}']");
        assert_eq!(count(&page, &back), 1, "{back}");
    }
}
