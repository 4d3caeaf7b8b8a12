//! The form of a field.

use std::cell::RefCell;
use std::rc::Rc;

use letter::{Field, FieldKind, NumberStyle, Template};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use crate::platform::fixture::Fixture;
use crate::session::Shared;
use crate::views::field_form::{FieldForm, FieldFormProps};

type Saved = Rc<RefCell<Option<Field>>>;

async fn show(field: Option<Field>) -> (Fixture, Saved) {
    let saved = Saved::default();
    let on_save = {
        let saved = Rc::clone(&saved);
        Callback::from(move |field| {
            saved.replace(Some(field));
        })
    };
    let props = FieldFormProps {
        template: Shared::new(Template {
            fields: vec![Field::new("town", FieldKind::Text)],
            ..Template::default()
        }),
        field,
        label: String::new(),
        kind: FieldKind::Text,
        on_save,
        on_close: Callback::noop(),
    };
    (Fixture::show::<FieldForm>(props).await, saved)
}

#[wasm_bindgen_test]
async fn a_new_field_is_named_by_its_label() {
    let (page, saved) = show(None).await;
    page.type_into("#field-label", "Date of birth").await;
    page.click("[type=submit]").await;
    let field = saved.take().unwrap();
    assert_eq!(
        (field.name.as_str(), field.label.as_str()),
        ("date_of_birth", "Date of birth")
    );
}

#[wasm_bindgen_test]
async fn a_name_that_is_taken_is_refused_with_a_reason() {
    let (page, saved) = show(None).await;
    page.type_into("#field-label", "Where from").await;
    page.type_into("#field-name", "town").await;
    assert_eq!(page.count("[type=submit]:disabled"), 1);
    assert_eq!(page.count(".form-problem"), 1);
    page.click("[type=submit]").await;
    assert!(saved.take().is_none());
}

#[wasm_bindgen_test]
async fn a_field_that_is_there_keeps_its_name_when_its_label_changes() {
    let (page, saved) = show(Some(Field::new("town", FieldKind::Text))).await;
    page.type_into("#field-label", "City").await;
    page.click("[type=submit]").await;
    let field = saved.take().unwrap();
    assert_eq!(
        (field.name.as_str(), field.label.as_str()),
        ("town", "City")
    );
}

#[wasm_bindgen_test]
async fn a_number_is_written_as_the_form_says() {
    let (page, saved) = show(Some(Field::new("fee", FieldKind::Number))).await;
    page.choose("#field-style", "Money").await;
    page.type_into("#field-currency", "£").await;
    assert_eq!(
        page.text_of("#field-style-help"),
        "1234567.5 prints as £1,234,567.50."
    );
    page.click("[type=submit]").await;
    let format = saved.take().unwrap().format.unwrap();
    assert_eq!(format.style, NumberStyle::Money);
    assert_eq!(format.currency.as_deref(), Some("£"));
}

#[wasm_bindgen_test]
async fn a_list_says_what_stands_between_its_items() {
    let (page, saved) = show(Some(Field::new("towns", FieldKind::Text))).await;
    assert_eq!(page.count("#field-separator"), 0);
    page.choose("#field-kind", "List").await;
    page.type_into("#field-separator", "/").await;
    page.click("[type=submit]").await;
    let field = saved.take().unwrap();
    assert_eq!((field.kind, field.separator()), (FieldKind::List, "/"));
}
