//! A row of tools that is one stop on the way of the Tab key.

use yew::prelude::*;

use super::row_keys::next_in_row;
use crate::platform::dom::{self, HtmlElement};

/// The tools that can be used just now; the lines of an open menu are none.
const TOOLS: &str = "button:not([role=menuitem]):not(:disabled)";

/// What a row of tools is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct ToolBarProps {
    /// What the tools are for, in a word.
    pub label: AttrValue,
    /// The tools.
    pub children: Html,
}

/// A row of tools; the arrow keys go from one to the next, and Tab comes back to the latest.
#[component]
pub fn ToolBar(props: &ToolBarProps) -> Html {
    let node = use_node_ref();
    let latest = use_mut_ref(|| None::<HtmlElement>);
    {
        let (node, latest) = (node.clone(), latest.clone());
        // After each time it is drawn: the tool that was the stop may be gone or of no use now.
        use_effect(move || stop_at(&node, latest.borrow().as_ref()));
    }
    let onfocusin = {
        let (node, latest) = (node.clone(), latest.clone());
        Callback::from(move |_: FocusEvent| {
            if let (Some(at), tools) = focused_tool(&node) {
                latest.replace(tools.get(at).cloned());
                stop_at(&node, tools.get(at));
            }
        })
    };
    let onkeydown = {
        let node = node.clone();
        Callback::from(move |event: KeyboardEvent| {
            let (Some(at), tools) = focused_tool(&node) else {
                return;
            };
            let Some(next) = next_in_row(&event.key(), at, tools.len()) else {
                return;
            };
            event.prevent_default();
            if let Some(tool) = tools.get(next) {
                dom::focus_element(tool);
            }
        })
    };
    html! {
        <div class="toolbar" role="toolbar" aria-label={props.label.clone()} ref={node} {onfocusin} {onkeydown}>
            { props.children.clone() }
        </div>
    }
}

/// The place of the tool that has the focus, and all tools.
fn focused_tool(node: &NodeRef) -> (Option<usize>, Vec<HtmlElement>) {
    let tools = dom::find_all(node, TOOLS);
    let focused = dom::focused(node);
    let has_it = |tool: &HtmlElement| focused.as_ref().is_some_and(|it| **tool == *it);
    (tools.iter().position(has_it), tools)
}

/// Lets Tab come to the tool `latest`, or to the first where that cannot be used, and to no other.
fn stop_at(node: &NodeRef, latest: Option<&HtmlElement>) {
    let tools = dom::find_all(node, TOOLS);
    let at = tools.iter().position(|tool| Some(tool) == latest);
    for (index, tool) in tools.iter().enumerate() {
        tool.set_tab_index(if index == at.unwrap_or(0) { 0 } else { -1 });
    }
}
