//! The first things that Tab comes to: ways past the tools to the parts of the editor.

use yew::prelude::*;

use super::app::Pane;
use super::surface::SurfaceSlot;
use crate::platform::text_surface::TextSurface;
use crate::platform::{dom, timing};

/// What the links are made of.
#[derive(Debug, PartialEq, Properties)]
pub struct SkipLinksProps {
    /// The editor's own element.
    pub root: NodeRef,
    /// The text.
    pub surface: SurfaceSlot,
    /// Called with the part that is to be shown where there is room for one.
    pub on_choose: Callback<Pane>,
}

/// Ways to the parts of the editor, seen while one has the focus.
#[component]
pub fn SkipLinks(props: &SkipLinksProps) -> Html {
    let to = |pane: Pane| {
        let props = (
            props.root.clone(),
            props.surface.clone(),
            props.on_choose.clone(),
        );
        let onclick = Callback::from(move |_: MouseEvent| {
            let (root, surface, on_choose) = props.clone();
            on_choose.emit(pane);
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
