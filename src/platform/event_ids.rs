//! Keeping our events apart from those of a page that is a Yew app itself.

use std::sync::Once;

use yew::{Html, component};

/// More roots than a page's own Yew app is likely to have.
const HOST_ROOTS: u32 = 16;

/// Among how many numbers ours is drawn, so that two components like this one differ as well.
const SPREAD: f64 = 48.0;

/// Lets our roots be numbered from a number that is unlikely to be another program's.
///
/// Yew numbers the roots of each program from 1 and writes the numbers on elements and events: on
/// a page that is a Yew app, its root and ours would take each other's clicks for their own. Roots
/// that come and go use the low numbers up; once for the program is enough.
pub fn keep_apart() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let drawn = js_sys::Math::random() * SPREAD;
        (0..HOST_ROOTS + drawn as u32).for_each(|_| use_up_a_number());
    });
}

fn use_up_a_number() {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.create_element("div").ok());
    if let Some(root) = root {
        yew::Renderer::<Nothing>::with_root(root).render().destroy();
    }
}

#[component]
fn Nothing() -> Html {
    Html::default()
}
