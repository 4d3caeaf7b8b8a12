//! How large the pages are shown.

use yew::prelude::*;

use crate::platform::dom;
use crate::platform::local_storage::{preference, set_preference};
use crate::ui::{Button, Icon, Look};

/// The sizes to choose from, in per cent of the paper's.
const SIZES: [u16; 8] = [50, 75, 90, 100, 125, 150, 175, 200];

/// Under which name the choice is kept.
const PREFERENCE: &str = "page-zoom";

/// How large the pages are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// As wide as there is room.
    #[default]
    Width,
    /// So that a whole page is seen.
    Page,
    /// In per cent of the paper's size.
    Percent(u16),
}

impl Zoom {
    /// The size chosen the last time.
    pub(crate) fn kept() -> Self {
        preference(PREFERENCE).map_or_else(Self::default, |kept| Self::read(&kept))
    }

    /// Keeps the choice for the next time.
    pub(crate) fn keep(self) {
        set_preference(PREFERENCE, &self.value());
    }

    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Width => "width",
            Self::Page => "page",
            Self::Percent(_) => "percent",
        }
    }

    /// How wide a page of that width is shown, in points; none where it takes the room there is.
    pub(super) fn width_of(self, paper: f64) -> Option<f64> {
        match self {
            Self::Percent(percent) => Some(paper * f64::from(percent) / 100.0),
            Self::Width | Self::Page => None,
        }
    }

    fn read(value: &str) -> Self {
        match value {
            "page" => Self::Page,
            number => number
                .parse()
                .ok()
                .filter(|number| SIZES.contains(number))
                .map_or(Self::Width, Self::Percent),
        }
    }

    fn value(self) -> String {
        match self {
            Self::Percent(percent) => percent.to_string(),
            other => other.key().to_owned(),
        }
    }

    fn label(self) -> String {
        match self {
            Self::Width => "Fit width".to_owned(),
            Self::Page => "Whole page".to_owned(),
            Self::Percent(percent) => format!("{percent} %"),
        }
    }

    fn larger(self) -> Self {
        let at = self.percent();
        let next = SIZES.into_iter().find(|size| *size > at);
        next.map_or(self, Self::Percent)
    }

    fn smaller(self) -> Self {
        let at = self.percent();
        let next = SIZES.into_iter().rev().find(|size| *size < at);
        next.map_or(self, Self::Percent)
    }

    /// The size that a step leads away from.
    fn percent(self) -> u16 {
        match self {
            Self::Percent(percent) => percent,
            Self::Width => 99,
            Self::Page => 74,
        }
    }
}

/// Answers the keys of the desk: plus, minus, and nought for the width.
pub(super) fn keys(zoom: Zoom, on_zoom: &Callback<Zoom>) -> Callback<KeyboardEvent> {
    let on_zoom = on_zoom.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let next = match event.key().as_str() {
            "+" | "=" => zoom.larger(),
            "-" => zoom.smaller(),
            "0" => Zoom::Width,
            _ => return,
        };
        event.prevent_default();
        on_zoom.emit(next);
    })
}

/// What the choice of a size is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct ZoomBarProps {
    /// The size.
    pub zoom: Zoom,
    /// Called with another.
    pub on_zoom: Callback<Zoom>,
}

/// Smaller, larger, and the sizes between them.
#[component]
pub fn ZoomBar(props: &ZoomBarProps) -> Html {
    let zoom = props.zoom;
    let onchange = props
        .on_zoom
        .reform(|event: Event| Zoom::read(&dom::value_of(&event)));
    let choices = [Zoom::Width, Zoom::Page]
        .into_iter()
        .chain(SIZES.map(Zoom::Percent));
    let option = |choice: Zoom| {
        html! { <option value={choice.value()} selected={choice == zoom}>{ choice.label() }</option> }
    };
    html! {
        <div class="zoom" role="group" aria-label="Size of the pages">
            <Button label="Smaller" title="Smaller (−)" icon={Icon::Less} look={Look::Icon} disabled={zoom.smaller() == zoom}
                on_press={props.on_zoom.reform(move |()| zoom.smaller())} />
            <select class="input" aria-label="Size" {onchange}>{ for choices.map(option) }</select>
            <Button label="Larger" title="Larger (+)" icon={Icon::Add} look={Look::Icon} disabled={zoom.larger() == zoom}
                on_press={props.on_zoom.reform(move |()| zoom.larger())} />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::Zoom;

    #[test]
    fn each_step_is_a_size_that_can_be_chosen() {
        for (from, larger, smaller) in [
            (Zoom::Width, Zoom::Percent(100), Zoom::Percent(90)),
            (Zoom::Page, Zoom::Percent(75), Zoom::Percent(50)),
            (Zoom::Percent(200), Zoom::Percent(200), Zoom::Percent(175)),
            (Zoom::Percent(50), Zoom::Percent(75), Zoom::Percent(50)),
        ] {
            assert_eq!((from.larger(), from.smaller()), (larger, smaller));
        }
    }

    #[test]
    fn what_was_kept_is_a_size_or_the_width() {
        for zoom in [Zoom::Width, Zoom::Page, Zoom::Percent(125)] {
            assert_eq!(Zoom::read(&zoom.value()), zoom);
        }
        assert_eq!(Zoom::read("5000"), Zoom::Width);
    }
}
