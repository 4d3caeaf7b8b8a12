//! The time of day, and waiting no longer than so long.

use std::future::Future;
use std::pin::pin;

use futures_util::future::{Either, select};
pub use gloo_timers::callback::{Interval, Timeout};
pub use gloo_timers::future::TimeoutFuture;

/// The time in milliseconds since 1970.
#[must_use]
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// What `work` comes to; none where it takes longer than `limit` milliseconds.
pub async fn within<T>(limit: u32, work: impl Future<Output = T>) -> Option<T> {
    match select(pin!(work), TimeoutFuture::new(limit)).await {
        Either::Left((answer, _)) => Some(answer),
        Either::Right(_) => None,
    }
}

/// Calls `action` when everything that is under way is done.
pub fn next_turn(action: impl FnOnce() + 'static) {
    gloo_timers::callback::Timeout::new(0, action).forget();
}

/// A time in milliseconds since 1970 as the author's browser writes it.
#[must_use]
pub fn date_and_time(time: f64) -> String {
    written(time, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

/// The day of a time in milliseconds since 1970, as the author's browser writes it.
#[must_use]
pub fn date(time: f64) -> String {
    written(time, &[("dateStyle", "medium")])
}

fn written(time: f64, styles: &[(&str, &str)]) -> String {
    let date = js_sys::Date::new(&time.into());
    let options = js_sys::Object::new();
    for (key, style) in styles {
        // Setting a property of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&options, &(*key).into(), &(*style).into());
    }
    date.to_locale_string("default", &options).into()
}
