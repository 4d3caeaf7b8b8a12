//! Leaving the page a moment between the steps of what a very long letter takes.

use letter::Template;
use yew::prelude::*;

use crate::platform::timing::Timeout;

/// How long a text is, in bytes, for which each step has a task of its own: several times as long as
/// a letter of fifty pages.
const LONG: usize = 200_000;

/// The value; for a very long letter a task later, and until then the one before. None where there was
/// none before.
#[hook]
pub fn use_later<T: Clone + PartialEq + 'static>(template: &Template, value: T) -> Option<T> {
    let kept = use_mut_ref(|| None::<T>);
    let update = use_force_update();
    let is_long = template.body.len() > LONG;
    if !is_long {
        kept.replace(Some(value.clone()));
    }
    {
        let kept = kept.clone();
        use_effect_with(value, move |value| {
            let value = Some(value.clone());
            let is_kept = *kept.borrow() == value;
            let timer = (!is_kept).then(|| {
                Timeout::new(0, move || {
                    kept.replace(value);
                    update.force_update();
                })
            });
            move || drop(timer)
        });
    }
    let kept = kept.borrow();
    kept.clone()
}
