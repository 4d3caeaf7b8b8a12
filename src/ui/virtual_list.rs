//! A list of which only the rows on the screen are made, so that ten thousand scroll as ten do.

use std::ops::Range;

use yew::prelude::*;

use crate::platform::dom::{self, Element};

/// Rows made above and below those on the screen.
const MARGIN: usize = 8;

/// What a list is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct VirtualListProps {
    /// The list's id, and the beginning of its rows' ids: `<id>-<index>`.
    pub id: AttrValue,
    /// What is listed, in words.
    pub label: AttrValue,
    /// How many rows there are.
    pub count: usize,
    /// How high each is, in CSS pixels; the style sheet gives rows with `data-height` that height.
    pub row_height: usize,
    /// The chosen row.
    pub chosen: Option<usize>,
    /// The content of a row.
    pub row: Callback<usize, Html>,
    /// Called with the index of a row that the author chose.
    pub on_choose: Callback<usize>,
}

/// A list to choose one row from, by pointer or by the arrow keys.
#[component]
pub fn VirtualList(props: &VirtualListProps) -> Html {
    let node = use_node_ref();
    let window = use_state(|| Window {
        top: 0,
        height: 800,
    });
    let (count, height) = (props.count, props.row_height);
    {
        let (node, window) = (node.clone(), window.clone());
        use_effect_with((props.chosen, count), move |(chosen, _)| {
            if let Some(list) = node.cast::<Element>() {
                if let Some(chosen) = *chosen {
                    reveal(&list, chosen, height);
                }
                window.set(Window::of(&list));
            }
        });
    }
    let onscroll = {
        let (node, window) = (node.clone(), window.clone());
        Callback::from(move |_: Event| {
            if let Some(list) = node.cast::<Element>() {
                window.set(Window::of(&list));
            }
        })
    };
    let onkeydown = {
        let (chosen, on_choose) = (props.chosen, props.on_choose.clone());
        let page = (window.height / height).max(1);
        Callback::from(move |event: KeyboardEvent| {
            if let Some(next) = after_key(&event.key(), chosen, page, count) {
                event.prevent_default();
                on_choose.emit(next);
            }
        })
    };
    let onclick = {
        let on_choose = props.on_choose.clone();
        Callback::from(move |event: MouseEvent| {
            let row = dom::closest(&event, "[data-row]");
            let index = row.and_then(|row| row.get_attribute("data-row")?.parse().ok());
            if let Some(index) = index {
                on_choose.emit(index);
            }
        })
    };
    let rows = window.rows(height, count);
    let content = use_node_ref();
    {
        let (content, above) = (content.clone(), rows.start * height);
        use_effect_with((above, count * height), move |(above, whole)| {
            dom::set_style(&content, "padding-top", &format!("{above}px"));
            dom::set_style(&content, "height", &format!("{whole}px"));
        });
    }
    let active = props.chosen.filter(|chosen| rows.contains(chosen));
    html! {
        <div class="list" id={props.id.clone()} role="listbox" tabindex="0" aria-label={props.label.clone()} ref={node}
            aria-activedescendant={active.map(|index| format!("{}-{index}", props.id))}
            {onscroll} {onkeydown} {onclick}>
            <div class="list-content" role="presentation" ref={content}>
                { for rows.map(|index| row(props, index)) }
            </div>
        </div>
    }
}

fn row(props: &VirtualListProps, index: usize) -> Html {
    let is_chosen = props.chosen == Some(index);
    html! {
        <div class="list-row" role="option" key={index} id={format!("{}-{index}", props.id)}
            data-row={index.to_string()} aria-selected={is_chosen.to_string()}
            aria-posinset={(index + 1).to_string()} aria-setsize={props.count.to_string()}
            data-height={props.row_height.to_string()}>
            { props.row.emit(index) }
        </div>
    }
}

/// The part of the list that is on the screen, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Window {
    top: usize,
    height: usize,
}

impl Window {
    fn of(list: &Element) -> Self {
        Self {
            top: usize::try_from(list.scroll_top()).unwrap_or(0),
            height: usize::try_from(list.client_height()).unwrap_or(0),
        }
    }

    fn rows(self, height: usize, count: usize) -> Range<usize> {
        let first = (self.top / height).saturating_sub(MARGIN).min(count);
        let last = (self.top + self.height).div_ceil(height) + MARGIN;
        first..last.min(count)
    }
}

/// Scrolls the list so far that the row shows.
fn reveal(list: &Element, index: usize, height: usize) {
    let window = Window::of(list);
    let (top, bottom) = (index * height, (index + 1) * height);
    let scroll = if top < window.top {
        top
    } else if bottom > window.top + window.height {
        bottom - window.height
    } else {
        return;
    };
    list.set_scroll_top(i32::try_from(scroll).unwrap_or(i32::MAX));
}

fn after_key(key: &str, chosen: Option<usize>, page: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let at = chosen.unwrap_or(0);
    let next = match key {
        "ArrowDown" => chosen.map_or(0, |at| at + 1),
        "ArrowUp" => at.saturating_sub(1),
        "PageDown" => at + page,
        "PageUp" => at.saturating_sub(page),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(next.min(last))
}

#[cfg(test)]
mod tests {
    use super::{Window, after_key};

    #[test]
    fn only_the_rows_on_the_screen_and_some_around_are_made() {
        let window = Window {
            top: 4_000,
            height: 400,
        };
        assert_eq!(window.rows(40, 10_000), 92..118);
        assert_eq!(window.rows(40, 100), 92..100);
        assert_eq!(window.rows(40, 5), 5..5);
        assert_eq!(Window { top: 0, height: 0 }.rows(40, 3), 0..3);
    }

    #[test]
    fn the_arrow_keys_stay_in_the_list() {
        assert_eq!(after_key("ArrowDown", None, 5, 3), Some(0));
        assert_eq!(after_key("ArrowDown", Some(2), 5, 3), Some(2));
        assert_eq!(after_key("ArrowUp", Some(0), 5, 3), Some(0));
        assert_eq!(after_key("PageDown", Some(1), 5, 30), Some(6));
        assert_eq!(after_key("End", Some(1), 5, 30), Some(29));
        assert_eq!(after_key("End", None, 5, 0), None);
        assert_eq!(after_key("a", Some(1), 5, 30), None);
    }
}
