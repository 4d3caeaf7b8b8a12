//! The first things that Tab comes to: ways past the tools to the parts of the editor.

use yew::prelude::*;

use super::app::Pane;
use super::surface::SurfaceSlot;
use crate::platform::text_surface::TextSurface;
use crate::platform::{dom, timing};

/// The links, which are seen once one of them has the focus.
pub fn skip_links(root: &NodeRef, surface: &SurfaceSlot, on_choose: &Callback<Pane>) -> Html {
    let to = |pane: Pane| {
        let (root, surface, on_choose) = (root.clone(), surface.clone(), on_choose.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            on_choose.emit(pane);
            let (root, surface) = (root.clone(), surface.clone());
            timing::next_turn(move || match first_control(pane) {
                None => surface.with(TextSurface::focus),
                Some(control) => {
                    if let Some(control) = dom::find(&root, control) {
                        dom::focus_element(&control);
                    }
                }
            });
        });
        html! {
            <button type="button" class="button skip-link" {onclick}>{ format!("Go to {}", name(pane)) }</button>
        }
    };
    let parts = [Pane::Text, Pane::Recipients, Pane::Letter, Pane::Problems];
    html! { <nav class="skip-links" aria-label="Go to a part of the editor">{ for parts.map(to) }</nav> }
}

fn name(pane: Pane) -> &'static str {
    match pane {
        Pane::Text => "the text",
        Pane::Letter => "the letter",
        Pane::Recipients => "the recipients",
        Pane::Fields => "the fields",
        Pane::Problems => "the problems",
    }
}

/// What gets the focus in a part; the text has a way of its own.
fn first_control(pane: Pane) -> Option<&'static str> {
    match pane {
        Pane::Text => None,
        Pane::Letter => Some(".pane-letter button"),
        Pane::Recipients | Pane::Fields => Some(".panel .button"),
        Pane::Problems => Some(".pane-problems .disclosure"),
    }
}
