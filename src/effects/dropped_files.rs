//! Files dropped on the editor.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::platform::dom::{
    DataTransfer, DragEvent, Element, EventListener, EventListenerOptions, EventListenerPhase, File,
};
use crate::platform::files as dialogs;

/// Hands a file that is dropped anywhere on `root` to `on_file`.
#[hook]
pub fn use_dropped_files(root: &NodeRef, on_file: Callback<File>) {
    let root = root.clone();
    use_effect_with((), move |()| {
        let listeners = root.cast::<Element>().map(|root| {
            let hover = {
                let shown = root.clone();
                listen(&root, "dragover", move |event, data| {
                    event.prevent_default();
                    data.set_drop_effect("copy");
                    show_target(&shown, true);
                })
            };
            let leave = {
                let shown = root.clone();
                listen(&root, "dragleave", move |_, _| show_target(&shown, false))
            };
            let shown = root.clone();
            let drop = listen(&root, "drop", move |event, _| {
                event.prevent_default();
                event.stop_propagation();
                show_target(&shown, false);
                for file in dialogs::dropped(event) {
                    on_file.emit(file);
                }
            });
            [hover, leave, drop]
        });
        move || drop(listeners)
    });
}

/// Listens ahead of the text surface, which would put a dropped file's content into the text.
fn listen(
    root: &Element,
    name: &'static str,
    answer: impl Fn(&DragEvent, &DataTransfer) + 'static,
) -> EventListener {
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: false,
    };
    EventListener::new_with_options(root, name, options, move |event| {
        let Some(event) = event.dyn_ref::<DragEvent>() else {
            return;
        };
        if let Some(data) = event
            .data_transfer()
            .filter(|_| dialogs::carries_files(event))
        {
            answer(event, &data);
        }
    })
}

fn show_target(root: &Element, shown: bool) {
    // The browser refuses only names that are not words.
    let _ = root.toggle_attribute_with_force("data-drop", shown);
}
