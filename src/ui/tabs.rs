//! A row of tabs.

use yew::prelude::*;

use super::row_keys::next_in_row;
use crate::platform::dom;

/// One tab.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// Its name in ids: the tab is `tab-<key>`, what it shows `panel-<key>`.
    pub key: &'static str,
    /// Its words.
    pub label: AttrValue,
    /// A number after them; none where there is nothing to count.
    pub count: Option<usize>,
}

/// What a row of tabs is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct TabListProps {
    /// What the row chooses, in words.
    pub label: AttrValue,
    /// The tabs.
    pub tabs: Vec<Tab>,
    /// The key of the chosen one.
    pub chosen: &'static str,
    /// Called with the key of another.
    pub on_choose: Callback<&'static str>,
}

/// A row of tabs; the arrow keys go from one to the next.
#[component]
pub fn TabList(props: &TabListProps) -> Html {
    let node = use_node_ref();
    let onkeydown = {
        let (node, tabs, chosen) = (node.clone(), props.tabs.clone(), props.chosen);
        let on_choose = props.on_choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            let at = tabs.iter().position(|tab| tab.key == chosen).unwrap_or(0);
            let Some(next) = next_in_row(&event.key(), at, tabs.len()) else {
                return;
            };
            event.prevent_default();
            if let Some(tab) = tabs.get(next) {
                on_choose.emit(tab.key);
                if let Some(element) = dom::find(&node, &format!("#tab-{}", tab.key)) {
                    dom::focus_element(&element);
                }
            }
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={props.label.clone()} ref={node} {onkeydown}>
            { for props.tabs.iter().map(|tab| one(tab, props)) }
        </div>
    }
}

fn one(tab: &Tab, props: &TabListProps) -> Html {
    let is_chosen = tab.key == props.chosen;
    let (key, on_choose) = (tab.key, props.on_choose.clone());
    let onclick = Callback::from(move |_: MouseEvent| on_choose.emit(key));
    html! {
        <button type="button" class="tab" role="tab" id={format!("tab-{key}")} {onclick}
            aria-controls={is_chosen.then(|| format!("panel-{key}"))}
            aria-selected={is_chosen.to_string()} tabindex={if is_chosen { "0" } else { "-1" }}>
            <span>{ tab.label.clone() }</span>
            if let Some(count) = tab.count { <span class="count">{ count }</span> }
        </button>
    }
}
