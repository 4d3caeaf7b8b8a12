//! The letter as it will lie on the desk: its pages, typeset, as large as the author wants them.

mod headings;
mod on_paper;
mod picture;
mod places;
mod reading;
mod sheet;
mod zoom;

use std::rc::Rc;

use letter::Span;
use messages::{Page, Pages};
use yew::prelude::*;

use crate::effects::PageFonts;
use crate::platform::dom;
use crate::session::Shared;
pub(super) use headings::Headings;
pub(super) use on_paper::PagesOnPaper;
pub(super) use zoom::{Zoom, ZoomBar};

/// What the pages are made of.
#[derive(Debug, PartialEq, Properties)]
pub struct PageViewProps {
    /// The pages.
    pub pages: Shared<Pages>,
    /// The names of their fonts.
    pub fonts: Rc<PageFonts>,
    /// Where the letter's headings come from.
    pub headings: Rc<Headings>,
    /// The letter's line height, in times the size of its type.
    pub line_height: f64,
    /// Whether the text has changed since, and newer ones are on their way.
    pub stale: bool,
    /// Whether values that came from a field are marked.
    pub marks: bool,
    /// How large the pages are.
    pub zoom: Zoom,
    /// Called when a key asks for another size.
    pub on_zoom: Callback<Zoom>,
    /// The letter's language.
    pub language: AttrValue,
    /// Where the caret stands in the text, in bytes.
    pub caret: usize,
    /// Called with the place of the text that the author pointed at.
    pub on_place: Callback<Span>,
}

/// The pages, one below the other; a click leads to the place in the text, and the caret's place is
/// marked.
#[component]
pub fn PageView(props: &PageViewProps) -> Html {
    let desk = use_node_ref();
    let pressed = use_mut_ref(|| (0, 0));
    // While pages are behind the text, a place in them is one of the text as it was.
    let caret = if props.stale {
        None
    } else {
        places::caret_mark(&props.pages, props.caret)
    };
    {
        let desk = desk.clone();
        use_effect_with(caret, move |caret| {
            let mark = caret.and_then(|_| dom::find(&desk, ".page-caret"));
            if let (Some(mark), Some(desk)) = (mark, desk.cast()) {
                dom::show_in(&desk, &mark);
            }
        });
    }
    let onmousedown = {
        let pressed = pressed.clone();
        Callback::from(move |event: MouseEvent| {
            pressed.replace((event.client_x(), event.client_y()));
        })
    };
    let onclick = {
        let (pages, on_place) = (props.pages.clone(), props.on_place.clone());
        let desk = desk.clone();
        Callback::from(move |event: MouseEvent| {
            let (x, y) = *pressed.borrow();
            let dragged = (event.client_x() - x).abs() + (event.client_y() - y).abs() > 4;
            if follow_note(&desk, &event) {
                return;
            }
            // Who drags, or clicks twice, selects text.
            let selects = event.detail() == 1 && dragged || event.detail() > 1;
            if !selects && let Some(place) = place_of(&pages, &event) {
                on_place.emit(place);
            }
        })
    };
    let onkeydown = zoom::keys(props.zoom, &props.on_zoom);
    let sheet = |(index, page): (usize, &Page)| {
        html! {
            <sheet::Sheet key={index} pages={props.pages.clone()} {index} fonts={Rc::clone(&props.fonts)}
                headings={Rc::clone(&props.headings)} line_height={props.line_height} marks={props.marks} caret={caret.filter(|mark| mark.page == index)}
                width={props.zoom.width_of(page.width)} />
        }
    };
    html! {
        <div class={classes!("desk", "page-desk", props.stale.then_some("is-stale"))} ref={desk} tabindex="0"
            role="region" aria-label="Letter as it will be sent" data-zoom={props.zoom.key()} {onkeydown}>
            <article class="pages" lang={props.language.clone()} translate="no" {onmousedown} {onclick}>
                { for props.pages.pages.iter().enumerate().map(sheet) }
            </article>
        </div>
    }
}

/// Follows a link between a note and its mark: the browser does not, in a shadow root.
fn follow_note(desk: &NodeRef, event: &MouseEvent) -> bool {
    let Some(link) = dom::closest(event, "a.page-note") else {
        return false;
    };
    event.prevent_default();
    let other = match link.get_attribute("data-mark") {
        Some(number) => dom::find(desk, &format!("a[data-note='{number}']")),
        None => link
            .get_attribute("data-note")
            .and_then(|number| dom::find(desk, &format!("a[data-mark='{number}']"))),
    };
    if let (Some(other), Some(desk)) = (other, desk.cast()) {
        dom::show_in(&desk, &other);
        dom::focus_element(&other);
    }
    true
}

/// The place in the text of what the author pointed at; none on a link, which leads elsewhere.
fn place_of(pages: &Pages, event: &MouseEvent) -> Option<Span> {
    if dom::closest(event, "a").is_some() {
        return None;
    }
    let sheet = dom::closest(event, "[data-page]")?;
    let index: usize = sheet.get_attribute("data-page")?.parse().ok()?;
    let page = pages.pages.get(index)?;
    let (x, y) = dom::within(event, &sheet.query_selector("svg").ok()??);
    places::place_at(page, x * page.width, y * page.height)
}
