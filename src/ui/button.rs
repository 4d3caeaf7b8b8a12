//! A button with words, an icon or both.

use yew::prelude::*;

use super::{Icon, IconView};

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Words in a frame.
    #[default]
    Plain,
    /// What a form is there for.
    Primary,
    /// Words without a frame.
    Quiet,
    /// An icon alone; the words are its name and its tooltip.
    Icon,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button-primary",
            Self::Quiet => "button button-quiet",
            Self::Icon => "button button-quiet button-icon",
        }
    }
}

/// What a button is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct ButtonProps {
    /// What it does, in words.
    pub label: AttrValue,
    /// Fewer words to show, where what is around them says the rest.
    #[prop_or_default]
    pub short: Option<AttrValue>,
    /// More of it, shown on hover; the words where it has only an icon.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// A picture before the words.
    #[prop_or_default]
    pub icon: Option<Icon>,
    /// How it looks.
    #[prop_or_default]
    pub look: Look,
    /// Whether it is pressed, for a button that stays so.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// Whether it can do nothing just now.
    #[prop_or_default]
    pub disabled: bool,
    /// The element, to give it the focus.
    #[prop_or_default]
    pub node: NodeRef,
    /// What it does.
    pub on_press: Callback<()>,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let is_bare = props.look == Look::Icon;
    let title = props
        .title
        .clone()
        .or_else(|| is_bare.then(|| props.label.clone()));
    let pressed = props.pressed.map(|pressed| pressed.to_string());
    let on_press = props.on_press.clone();
    let onclick = use_callback(on_press, |_: MouseEvent, on_press| on_press.emit(()));
    html! {
        <button type="button" class={props.look.class()} {title} {onclick} ref={props.node.clone()}
            disabled={props.disabled} aria-pressed={pressed}
            aria-label={(is_bare || props.short.is_some()).then(|| props.label.clone())}>
            if let Some(icon) = props.icon { <IconView {icon} /> }
            if !is_bare { <span>{ props.short.clone().unwrap_or_else(|| props.label.clone()) }</span> }
        </button>
    }
}
