//! The last moments of a page.

use std::fmt;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use web_sys::{Document, VisibilityState};

/// Listens until it is dropped.
pub struct Listening {
    _listeners: Vec<EventListener>,
}

impl fmt::Debug for Listening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listening").finish_non_exhaustive()
    }
}

/// Calls `hide` whenever the page may be about to vanish: it hides, freezes, or is left.
///
/// A phone ends a hidden page without another word, so hiding counts as the end.
#[must_use]
pub fn on_hide(hide: impl Fn() + 'static) -> Option<Listening> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let hide = Rc::new(hide);
    let (hidden, frozen) = (Rc::clone(&hide), Rc::clone(&hide));
    let page = document.clone();
    let listeners = vec![
        EventListener::new(&document, "visibilitychange", move |_| {
            if is_hidden(&page) {
                hidden();
            }
        }),
        EventListener::new(&document, "freeze", move |_| frozen()),
        EventListener::new(&window, "pagehide", move |_| hide()),
    ];
    Some(Listening {
        _listeners: listeners,
    })
}

fn is_hidden(document: &Document) -> bool {
    document.visibility_state() == VisibilityState::Hidden
}

/// Lets the browser ask the author before the page is left, while `unsaved` says so.
#[must_use]
pub fn ask_before_leaving(unsaved: impl Fn() -> bool + 'static) -> Option<Listening> {
    let window = web_sys::window()?;
    let options = EventListenerOptions::enable_prevent_default();
    let listener =
        EventListener::new_with_options(&window, "beforeunload", options, move |event| {
            if unsaved() {
                event.prevent_default();
            }
        });
    Some(Listening {
        _listeners: vec![listener],
    })
}
