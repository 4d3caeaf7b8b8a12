//! A button that opens a menu.

use yew::prelude::*;

use super::{Icon, IconView};
use crate::platform::dom::{self, HtmlElement};

/// One line of a menu.
#[derive(Clone, Debug, PartialEq)]
pub enum MenuItem {
    /// Something to do.
    Command {
        /// What, in words.
        label: AttrValue,
        /// More of it, in small.
        hint: Option<AttrValue>,
        /// Whether it can be done just now.
        enabled: bool,
        /// Does it.
        on_choose: Callback<()>,
    },
    /// A heading for the lines below.
    Heading(AttrValue),
}

impl MenuItem {
    /// A command without a hint.
    #[must_use]
    pub fn new(label: impl Into<AttrValue>, on_choose: Callback<()>) -> Self {
        Self::Command {
            label: label.into(),
            hint: None,
            enabled: true,
            on_choose,
        }
    }

    /// The same command with a hint.
    #[must_use]
    pub fn hint(self, text: impl Into<AttrValue>) -> Self {
        match self {
            Self::Command {
                label,
                enabled,
                on_choose,
                ..
            } => Self::Command {
                label,
                hint: Some(text.into()),
                enabled,
                on_choose,
            },
            heading @ Self::Heading(_) => heading,
        }
    }

    /// The same command, to be chosen only where `enabled` is true.
    #[must_use]
    pub fn when(self, is_enabled: bool) -> Self {
        match self {
            Self::Command {
                label,
                hint,
                on_choose,
                ..
            } => Self::Command {
                label,
                hint,
                enabled: is_enabled,
                on_choose,
            },
            heading @ Self::Heading(_) => heading,
        }
    }
}

/// What a menu button is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct MenuButtonProps {
    /// The button's words.
    pub label: AttrValue,
    /// A picture before them.
    #[prop_or_default]
    pub icon: Option<Icon>,
    /// Whether the menu opens towards the left.
    #[prop_or_default]
    pub to_left: bool,
    /// Whether it can be opened just now.
    #[prop_or_default]
    pub disabled: bool,
    /// The lines.
    #[prop_or_default]
    pub items: Vec<MenuItem>,
}

/// A button that opens a menu below it.
#[component]
pub fn MenuButton(props: &MenuButtonProps) -> Html {
    let open = use_state(|| false);
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(*open, move |open| {
            if *open {
                focus_item(&node, |_, _| 0);
            }
        });
    }
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let close = {
        let (open, node) = (open.clone(), node.clone());
        Callback::from(move |()| {
            open.set(false);
            if let Some(button) = dom::find(&node, "button") {
                dom::focus_element(&button);
            }
        })
    };
    let onkeydown = {
        let (open, node, close) = (open.clone(), node.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            if on_key(&event.key(), *open, &node, &open, &close) {
                event.prevent_default();
                event.stop_propagation();
            }
        })
    };
    let onfocusout = {
        let (open, node) = (open.clone(), node.clone());
        Callback::from(move |event: FocusEvent| {
            if !dom::contains(&node, event.related_target()) {
                open.set(false);
            }
        })
    };
    html! {
        <div class="menu-anchor" ref={node} {onkeydown} {onfocusout}>
            <button type="button" class="button" aria-haspopup="menu" aria-expanded={open.to_string()}
                disabled={props.disabled} onclick={toggle}>
                if let Some(icon) = props.icon { <IconView {icon} /> }
                <span>{ props.label.clone() }</span>
                <IconView icon={Icon::Down} />
            </button>
            if *open {
                <div class={classes!("menu", props.to_left.then_some("menu-to-left"))} role="menu" aria-label={props.label.clone()}>
                    { for props.items.iter().map(|item| line(item, &close)) }
                </div>
            }
        </div>
    }
}

fn line(item: &MenuItem, close: &Callback<()>) -> Html {
    match item {
        MenuItem::Heading(text) => {
            html! { <div class="menu-heading" role="presentation">{ text.clone() }</div> }
        }
        MenuItem::Command {
            label,
            hint,
            enabled,
            on_choose,
        } => {
            let (close, on_choose, enabled) = (close.clone(), on_choose.clone(), *enabled);
            let onclick = Callback::from(move |_: MouseEvent| {
                if enabled {
                    close.emit(());
                    on_choose.emit(());
                }
            });
            html! {
                <button type="button" class="menu-item" role="menuitem" tabindex="-1" {onclick}
                    aria-disabled={(!enabled).then_some("true")}>
                    <span>{ label.clone() }</span>
                    if let Some(hint) = hint { <span class="menu-hint">{ hint.clone() }</span> }
                </button>
            }
        }
    }
}

/// Answers a key; true where it was one for the menu.
fn on_key(
    key: &str,
    is_open: bool,
    node: &NodeRef,
    open: &UseStateHandle<bool>,
    close: &Callback<()>,
) -> bool {
    match (key, is_open) {
        ("ArrowDown", false) => open.set(true),
        ("ArrowDown", true) => focus_item(node, |at, count| (at + 1) % count),
        ("ArrowUp", true) => focus_item(node, |at, count| (at + count - 1) % count),
        ("Home", true) => focus_item(node, |_, _| 0),
        ("End", true) => focus_item(node, |_, count| count - 1),
        ("Escape", true) => close.emit(()),
        _ => return false,
    }
    true
}

/// Gives the focus to the item whose index `choose` makes of the focused one's and the count.
fn focus_item(node: &NodeRef, choose: impl FnOnce(usize, usize) -> usize) {
    let items: Vec<HtmlElement> = dom::find_all(node, "[role=menuitem]");
    if items.is_empty() {
        return;
    }
    let focused = dom::focused(node);
    let is_focused = |item: &HtmlElement| focused.as_ref().is_some_and(|it| **item == *it);
    let at = items.iter().position(is_focused).unwrap_or(0);
    if let Some(item) = items.get(choose(at, items.len())) {
        dom::focus_element(item);
    }
}
