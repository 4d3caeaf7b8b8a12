//! A picture of the letter, or its words where it cannot be shown.

use yew::prelude::*;

use crate::effects::{PictureState, use_picture};

/// What a picture is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct PictureProps {
    /// Its `data:` URI.
    pub source: AttrValue,
    /// What it shows, in words; empty for an ornament.
    pub alternative: AttrValue,
    /// How it looks.
    #[prop_or_default]
    pub class: Option<AttrValue>,
    /// The number of the piece of the letter that it is.
    #[prop_or_default]
    pub piece: Option<AttrValue>,
    /// No more points than these are of use, across and down.
    #[prop_or_default]
    pub most: Option<(f64, f64)>,
}

/// The picture on a canvas.
#[component]
pub fn PictureView(props: &PictureProps) -> Html {
    let canvas = use_node_ref();
    let state = use_picture(&props.source);
    {
        let canvas = canvas.clone();
        use_effect_with((state.clone(), props.most), move |(state, most)| {
            if let PictureState::There(picture) = state {
                picture.draw_on(&canvas, *most);
            }
        });
    }
    let words = &props.alternative;
    if let PictureState::Faulty(fault) = state {
        let name = if words.is_empty() {
            "Picture"
        } else {
            words.as_str()
        };
        return html! {
            <span class="missing-image" data-piece={props.piece.clone()}>{ format!("{name} ({fault})") }</span>
        };
    }
    let is_ornament = words.is_empty();
    html! {
        <canvas ref={canvas} class={classes!("picture", props.class.clone())} data-piece={props.piece.clone()}
            role={(!is_ornament).then_some("img")} aria-label={(!is_ornament).then(|| words.clone())}
            aria-hidden={is_ornament.then_some("true")} width="0" height="0" />
    }
}
