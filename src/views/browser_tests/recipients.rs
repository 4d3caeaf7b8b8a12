//! The list of recipients, the controls for their cells, and what is asked when a file brings more.

use letter::{Field, FieldKind, Recipient, Recipients};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use super::store_with;
use crate::platform::fixture::Fixture;
use crate::session::{Action, Incoming, People};
use crate::views::cell_control::{CellControl, CellControlProps};
use crate::views::incoming_dialog::{IncomingDialog, IncomingDialogProps};
use crate::views::recipient_list::{RecipientList, RecipientListProps};

#[wasm_bindgen_test]
async fn the_list_is_searched_and_one_of_it_chosen() {
    let store = store_with(&["Ada Quill", "Ben Marl", "Cleo Marl"], "Dear all,");
    let props = RecipientListProps {
        store: store.clone(),
        session: store.session(),
    };
    let page = Fixture::show::<RecipientList>(props).await;
    assert_eq!(page.count("[role=option]"), 3);
    page.type_into("input", "marl").await;
    assert_eq!(page.count("[role=option]"), 2);
    page.click("[role=option]:last-child").await;
    assert_eq!(store.session().selected, Some(2));
    page.type_into("input", "nobody").await;
    assert!(page.text().contains("Nobody matches “nobody”."));
}

async fn cell(kind: FieldKind, text: &str) -> Fixture {
    let mut field = Field::new("x", kind);
    field.choices = vec!["North".to_owned(), "South".to_owned()];
    let props = CellControlProps {
        field,
        cell: text.to_owned(),
        language: "en-GB".into(),
        readonly: false,
        on_type: Callback::noop(),
    };
    Fixture::show::<CellControl>(props).await
}

#[wasm_bindgen_test]
async fn a_cell_has_the_control_of_its_kind() {
    for (kind, text, control) in [
        (FieldKind::Text, "Ada", "input[type=text]"),
        (FieldKind::Lines, "1 Quay\nMarl", "textarea"),
        (FieldKind::Markdown, "**Ada**", "textarea"),
        (FieldKind::List, "York; Hull", "textarea"),
        (FieldKind::Date, "1 May 1990", "input[type=date]"),
        (FieldKind::Date, "in spring", "input[type=text]"),
        (FieldKind::Number, "3", "input[inputmode=decimal]"),
        (FieldKind::YesNo, "Y", "select"),
        (FieldKind::Choice, "South", "select"),
    ] {
        let page = cell(kind, text).await;
        assert_eq!(page.count(control), 1, "{kind:?} {text}");
        assert_eq!(page.count("label[for=cell-x]"), 1);
    }
}

#[wasm_bindgen_test]
async fn a_value_is_shown_as_it_was_understood() {
    assert_eq!(
        cell(FieldKind::Date, "1 May 1990").await.value("input"),
        "1990-05-01"
    );
    assert_eq!(cell(FieldKind::YesNo, "Y").await.value("select"), "yes");
    assert_eq!(
        cell(FieldKind::Choice, "South").await.value("select"),
        "South"
    );
}

#[wasm_bindgen_test]
async fn a_value_that_is_not_understood_is_kept_and_said() {
    for (kind, text) in [(FieldKind::YesNo, "perhaps"), (FieldKind::Choice, "West")] {
        let page = cell(kind, text).await;
        assert_eq!(page.value("select"), text);
        assert!(page.text().contains("(not understood)"), "{}", page.text());
        let described = page.attribute("select", "aria-describedby");
        assert_eq!(described.as_deref(), Some("cell-x-problem"));
    }
}

#[wasm_bindgen_test]
async fn the_question_about_those_of_a_file_counts_both_sides() {
    for (there, replace) in [
        (vec!["Ada"], "Replace the one there"),
        (vec!["Ada", "Ben"], "Replace the 2 there"),
    ] {
        let store = store_with(&there, "Dear all,");
        store.dispatch(Action::RecipientsBrought(Incoming {
            file: "guests.csv".to_owned(),
            people: People::from(Recipients {
                recipients: vec![Recipient::from_iter([("name", "Cleo")])],
                ..Recipients::default()
            }),
            ..Incoming::default()
        }));
        let props = IncomingDialogProps {
            store: store.clone(),
            session: store.session(),
        };
        let page = Fixture::show::<IncomingDialog>(props).await;
        assert!(page.text().contains("1 recipient in “guests.csv”"));
        assert!(page.text().contains(replace), "{}", page.text());
        page.click(".dialog-actions .button-primary").await;
        assert_eq!(store.session().people.len(), there.len() + 1);
    }
}
