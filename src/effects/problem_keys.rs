//! The keys that go from problem to problem, wherever the focus is.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::platform::dom::{Element, EventListener, EventListenerOptions, KeyboardEvent};
use crate::session::{Direction, Store};
use crate::views::go_to_neighbour;

/// F8 goes to the next problem, Shift and F8 to the one before.
#[hook]
pub fn use_problem_keys(root: &NodeRef, store: &Store) {
    let (root, store) = (root.clone(), store.clone());
    use_effect_with((), move |()| {
        // The page's own listener, which comes after the text surface has had its turn: Yew's
        // handlers would come before.
        let listener = root.cast::<Element>().map(|root| {
            EventListener::new_with_options(
                &root,
                "keydown",
                EventListenerOptions::enable_prevent_default(),
                move |event| {
                    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                        return;
                    };
                    if event.key() == "F8" && !event.default_prevented() {
                        event.prevent_default();
                        let direction = if event.shift_key() {
                            Direction::Previous
                        } else {
                            Direction::Next
                        };
                        go_to_neighbour(&store, direction);
                    }
                },
            )
        });
        move || drop(listener)
    });
}
