//! The problems of one rule: whom they concern, how many are listed, and what mends them.

use std::rc::Rc;

use letter::{Edit, Fix, Problem, Severity, Span};
use wasm_bindgen_test::wasm_bindgen_test;

use super::store_with;
use crate::platform::fixture::Fixture;
use crate::session::{Action, Store, Wordings};
use crate::views::problem_group::{ProblemGroup, ProblemGroupProps};
use crate::views::problems_pane::Group;

fn problem(recipients: &[usize], fix: Option<Fix>) -> Problem {
    Problem {
        code: "M001",
        severity: Severity::Warning,
        message: "Something is wrong.".to_owned(),
        range: Some(Span::new(0, 1)),
        recipients: recipients.to_vec(),
        field: None,
        fix,
        ways: Vec::new(),
    }
}

async fn show(store: &Store, problems: Vec<Problem>) -> Fixture {
    let count = problems.len();
    let revision = store.session().revision;
    store.dispatch(Action::Checked {
        revision,
        problems,
        wordings: Wordings::default(),
    });
    let props = ProblemGroupProps {
        store: store.clone(),
        session: store.session(),
        group: Group {
            code: "M001",
            summary: "A rule",
            severity: Severity::Warning,
            problems: Rc::new((0..count).collect()),
        },
    };
    Fixture::show::<ProblemGroup>(props).await
}

#[wasm_bindgen_test]
async fn a_problem_says_whom_it_concerns() {
    for (concerned, expected) in [
        (vec![1], "Ben"),
        (vec![0, 1, 2], "Ada, Ben, Cleo"),
        (vec![0, 1, 2, 3], "Ada, Ben, Cleo and 1 more"),
        (vec![0, 1, 2, 3, 4], "All recipients"),
    ] {
        let store = store_with(&["Ada", "Ben", "Cleo", "Dan", "Eve"], "Dear all,");
        let page = show(&store, vec![problem(&concerned, None)]).await;
        assert_eq!(page.text_of(".problem-who"), expected);
    }
}

#[wasm_bindgen_test]
async fn of_many_problems_the_first_are_listed_and_the_rest_on_request() {
    let store = store_with(&["Ada"], "Dear all,");
    let page = show(&store, vec![problem(&[0], None); 23]).await;
    assert_eq!(page.count(".problem"), 20);
    assert!(page.text().contains("Show 3 more"));
    page.click(".problem-list + button").await;
    assert_eq!(page.count(".problem"), 23);
    assert_eq!(page.count(".problem-list + button"), 0);
}

#[wasm_bindgen_test]
async fn all_problems_of_a_rule_are_mended_with_one_click() {
    let store = store_with(&["Ada"], "one two");
    let capital = |at: usize, text: &str| {
        let edit = Edit::new(Span::new(at, at + 1), text);
        Some(Fix::new("Use a capital", vec![edit]))
    };
    let problems = vec![problem(&[], capital(0, "O")), problem(&[], capital(4, "T"))];
    let page = show(&store, problems).await;
    page.click(".problem-group-header button").await;
    assert_eq!(store.session().template.body, "One Two");
}

#[wasm_bindgen_test]
async fn what_was_found_in_an_older_text_cannot_be_mended() {
    let store = store_with(&["Ada"], "one two");
    let revision = store.session().revision;
    let fix = Fix::new("Use a capital", vec![Edit::new(Span::new(0, 1), "O")]);
    store.dispatch(Action::Checked {
        revision,
        problems: vec![problem(&[], Some(fix))],
        wordings: Wordings::default(),
    });
    store.dispatch(Action::BodyTyped("three".to_owned()));
    let props = ProblemGroupProps {
        store: store.clone(),
        session: store.session(),
        group: Group {
            code: "M001",
            summary: "A rule",
            severity: Severity::Warning,
            problems: Rc::new(vec![0]),
        },
    };
    let page = Fixture::show::<ProblemGroup>(props).await;
    assert_eq!(page.count("li button:disabled"), 1);
}
