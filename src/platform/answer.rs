//! An answer that comes later, as a promise for the element.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use yew::Callback;

/// A yes or no that is promised.
#[derive(Clone, Debug)]
pub struct Answer {
    promise: Promise,
}

impl Answer {
    /// A promise, and what keeps it; the first answer counts.
    #[must_use]
    pub fn new() -> (Self, Callback<bool>) {
        let mut keep = None::<Function>;
        let promise = Promise::new(&mut |resolve, _| keep = Some(resolve));
        let on_answer = Callback::from(move |answer: bool| {
            if let Some(keep) = &keep {
                // The function that settles a promise does not throw.
                let _ = keep.call1(&JsValue::NULL, &answer.into());
            }
        });
        (Self { promise }, on_answer)
    }

    /// The promise.
    pub fn promise(&self) -> Promise {
        self.promise.clone()
    }
}
