//! The letter as it stands on the page: what a value may and may not become.

use std::rc::Rc;

use letter::{Field, FieldKind, Recipient, Template, merge};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use crate::platform::fixture::Fixture;
use crate::platform::timing::TimeoutFuture;
use crate::views::letter_sheet::{LetterSheet, LetterSheetProps};
use crate::views::painter::Painter;
use crate::views::reveal::Reveal;

/// Shows the letter of a template whose one field has that kind and value.
async fn show(body: &str, kind: FieldKind, value: &str) -> Fixture {
    let template = Template {
        fields: vec![Field::new("value", kind)],
        body: body.to_owned(),
        ..Template::default()
    };
    let letter = merge(&template, &Recipient::from_iter([("value", value)]));
    let props = LetterSheetProps {
        painted: Rc::new(Painter::paint(
            &template,
            &letter.document,
            true,
            &Reveal::default(),
        )),
        revealed: 0,
        language: "en-GB".into(),
        caret: 0,
        on_place: Callback::noop(),
    };
    Fixture::show::<LetterSheet>(props).await
}

#[wasm_bindgen_test]
async fn a_value_is_shown_as_it_was_typed_and_marked() {
    let value = "<img src=x onerror=alert(1)> **bold** {{ value }}";
    let page = show("Dear {{ value }},", FieldKind::Text, value).await;
    assert!(page.text().contains(value), "{}", page.text());
    assert_eq!(page.count("img, strong"), 0);
    assert_eq!(page.count(".merged"), 1);
}

#[wasm_bindgen_test]
async fn nothing_is_fetched_from_elsewhere() {
    let page = show(
        "![a chart](https://x.example/{{ value }})",
        FieldKind::Text,
        "1",
    )
    .await;
    assert_eq!(page.count("img"), 0);
    assert!(page.text().contains("a chart"));
}

#[wasm_bindgen_test]
async fn only_a_link_that_may_be_followed_is_one() {
    let body = "[good](https://a.example) [bad]({{ value }}) [nowhere](#)";
    let page = show(body, FieldKind::Text, "javascript:alert(1)").await;
    assert_eq!(page.count("a"), 1);
    for (name, expected) in [
        ("href", "https://a.example"),
        ("rel", "noopener noreferrer"),
        ("target", "_blank"),
    ] {
        assert_eq!(page.attribute("a", name).as_deref(), Some(expected));
    }
}

#[wasm_bindgen_test]
async fn a_note_and_its_mark_lead_to_each_other() {
    let page = show("One[^a] two[^a].\n\n[^a]: A note.\n", FieldKind::Text, "").await;
    assert_eq!(page.count("a[role=doc-noteref][href='#note-1']"), 2);
    for occurrence in 0..2 {
        let back = format!("#note-1 a[href='#reference-1-{occurrence}']");
        assert_eq!(page.count(&back), 1, "{back}");
    }
}

/// Waits until the page holds so many, five seconds at most.
async fn wait_for(page: &Fixture, selector: &str, count: u32) {
    for _ in 0..500 {
        if page.count(selector) == count {
            return;
        }
        TimeoutFuture::new(10).await;
    }
    panic!("{} of {selector}", page.count(selector));
}

#[wasm_bindgen_test]
async fn what_a_long_letter_shows_later_comes_by_itself() {
    let items = "- Item\n".repeat(900);
    let rows = "| Row |\n".repeat(700);
    let notes: String = (0..800)
        .map(|at| format!("Word[^n{at}]\n\n[^n{at}]: Note {at}.\n\n"))
        .collect();
    let body = format!("{items}\nBetween\n\n| Head |\n| --- |\n{rows}\n{notes}");
    let page = show(&body, FieldKind::Text, "").await;
    for (selector, count) in [
        (".letter-body li", 900),
        ("td", 700),
        (".note-mark", 800),
        (".notes li", 800),
    ] {
        wait_for(&page, selector, count).await;
    }
    assert!(page.text().contains("Note 799."));
}

#[wasm_bindgen_test]
async fn a_paragraph_with_more_in_it_than_any_letter_has_is_shown_as_its_text() {
    let body = format!(
        "{}*last* one[^n]\\\nline\n\n[^n]: Note.",
        "{{ value }} **x** ".repeat(1_500)
    );
    let page = show(&body, FieldKind::Text, "Ann").await;
    assert!(page.count(".letter-body *") < 10);
    let text = page.text_of(".letter-body p");
    assert_eq!(text.matches("Ann x ").count(), 1_500);
    assert!(
        text.ends_with("last one¹line"),
        "{}",
        &text[text.len() - 40..]
    );
    assert_eq!(page.count(".notes li"), 1);
}
