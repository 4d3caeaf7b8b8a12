//! A search box over a list to choose from.

use std::rc::Rc;

use yew::prelude::*;

use super::{Icon, IconView, VirtualList};
use crate::platform::dom;

/// The height of a row, in CSS pixels.
const ROW: usize = 44;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchItem {
    /// What it is called.
    pub label: AttrValue,
    /// More of it, in small; searched as well.
    pub detail: AttrValue,
}

/// What a searchable list is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct SearchListProps {
    /// Begins the ids of its parts.
    pub id: AttrValue,
    /// What is searched, in words: "Search fields".
    pub label: AttrValue,
    /// What there is.
    pub items: Rc<Vec<SearchItem>>,
    /// What to say where nothing is found.
    pub empty: AttrValue,
    /// Called with the index of what was chosen.
    pub on_choose: Callback<usize>,
    /// Called with what is searched, when it changes.
    #[prop_or_default]
    pub on_query: Callback<String>,
    /// Called when Enter is pressed and nothing is found.
    #[prop_or_default]
    pub on_nothing: Callback<()>,
}

/// A search box over a list: the arrow keys go through what is found, Enter chooses.
#[component]
pub fn SearchList(props: &SearchListProps) -> Html {
    let query = use_state(String::new);
    let at = use_state(|| 0);
    let found = use_memo((props.items.clone(), (*query).clone()), |(items, query)| {
        search(items, query)
    });
    let oninput = {
        let (query, at, on_query) = (query.clone(), at.clone(), props.on_query.clone());
        Callback::from(move |event: InputEvent| {
            query.set(dom::value_of(&event));
            on_query.emit(dom::value_of(&event));
            at.set(0);
        })
    };
    let choose = {
        let (found, on_choose) = (found.clone(), props.on_choose.clone());
        Callback::from(move |row: usize| {
            if let Some(index) = found.get(row) {
                on_choose.emit(*index);
            }
        })
    };
    let onkeydown = {
        let (at, choose, count) = (at.clone(), choose.clone(), found.len());
        let on_nothing = props.on_nothing.clone();
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowDown" => at.set((*at + 1).min(count.saturating_sub(1))),
                "ArrowUp" => at.set(at.saturating_sub(1)),
                "Enter" if count == 0 => on_nothing.emit(()),
                "Enter" => choose.emit(*at),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let row = {
        let (items, found) = (props.items.clone(), found.clone());
        Callback::from(move |row: usize| {
            let item = found.get(row).and_then(|index| items.get(*index));
            item.map_or_else(Html::default, item_view)
        })
    };
    html! {
        <div class="search-list">
            <div class="search-box">
                <IconView icon={Icon::Search} />
                <input type="search" class="input" data-autofocus="" aria-label={props.label.clone()}
                    placeholder={props.label.clone()} autocomplete="off" value={(*query).clone()}
                    role="combobox" aria-autocomplete="list"
                    aria-expanded={(!found.is_empty()).to_string()}
                    aria-controls={(!found.is_empty()).then(|| props.id.clone())}
                    aria-activedescendant={(!found.is_empty()).then(|| format!("{}-{}", props.id, *at))} {oninput} {onkeydown} />
            </div>
            if found.is_empty() {
                <p class="empty-line">{ props.empty.clone() }</p>
            } else {
                <VirtualList id={props.id.clone()} label={props.label.clone()} count={found.len()}
                    row_height={ROW} chosen={Some(*at)} {row} on_choose={choose} />
            }
        </div>
    }
}

fn item_view(item: &SearchItem) -> Html {
    html! {
        <span class="item-text">
            <span class="item-label truncate">{ item.label.clone() }</span>
            if !item.detail.is_empty() {
                <span class="item-detail truncate">{ item.detail.clone() }</span>
            }
        </span>
    }
}

/// The indices of the items that hold every word of `query`, without regard to case.
fn search(items: &[SearchItem], query: &str) -> Vec<usize> {
    let query = query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let holds = |item: &SearchItem| {
        let text = format!("{} {}", item.label, item.detail).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let found = items.iter().enumerate().filter(|(_, item)| holds(item));
    found.map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::{SearchItem, search};

    #[test]
    fn every_word_must_be_found_in_any_order_and_case() {
        let item = |label: &'static str, detail: &'static str| SearchItem {
            label: label.into(),
            detail: detail.into(),
        };
        let items = [item("Ada Quill", "Harbour Library"), item("Ben", "Museum")];
        assert_eq!(search(&items, ""), [0, 1]);
        assert_eq!(search(&items, "library ADA"), [0]);
        assert_eq!(search(&items, "ada museum"), [] as [usize; 0]);
    }
}
