//! An answer that comes later, as a promise for the element.

use futures_util::future::LocalBoxFuture;
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;
use yew::Callback;

/// A value of the browser's that is given to the host.
pub type Given = JsValue;

/// What the host is given later, or a sentence that says why there is nothing.
pub type Later = LocalBoxFuture<'static, Result<Given, String>>;

/// The promise of what is given later; it fails with the sentence.
pub fn promise(later: Later) -> Promise {
    future_to_promise(async move { later.await.map_err(|sentence| sentence.into()) })
}

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
