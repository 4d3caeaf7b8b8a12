//! Small questions to the page: focus, scrolling, what was clicked.

pub use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
pub use web_sys::{
    Blob, DataTransfer, DragEvent, Element, File, HtmlDialogElement, HtmlElement, KeyboardEvent,
};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{Event, NodeRef, TargetCast};

/// The text that the control of `event` holds.
#[must_use]
pub fn value_of(event: &impl AsRef<web_sys::Event>) -> String {
    let Some(target) = event.as_ref().target() else {
        return String::new();
    };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        String::new()
    }
}

/// Whether the check box of `event` is ticked.
#[must_use]
pub fn is_ticked(event: &Event) -> bool {
    event
        .target_dyn_into::<HtmlInputElement>()
        .is_some_and(|input| input.checked())
}

/// The file that was chosen in the control of `event`.
#[must_use]
pub fn chosen_file(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target_dyn_into()?;
    input.files()?.get(0)
}

/// Gives the focus to the element.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// The element that `event` happened in, or the nearest around it, that matches `selector`.
#[must_use]
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    let target = event.composed_path().get(0);
    let node = target.dyn_into::<web_sys::Node>().ok()?;
    let element = match node.dyn_into::<Element>() {
        Ok(element) => element,
        Err(node) => node.parent_element()?,
    };
    element.closest(selector).ok().flatten()
}

/// The first element in `root` that matches `selector`.
#[must_use]
pub fn find(root: &NodeRef, selector: &str) -> Option<Element> {
    root.cast::<Element>()?.query_selector(selector).ok()?
}

/// Scrolls `scroller` so far that `element` shows, and nothing outside of it.
pub fn show_in(scroller: &Element, element: &Element) {
    let (outer, inner) = (
        scroller.get_bounding_client_rect(),
        element.get_bounding_client_rect(),
    );
    let margin = 24.0;
    let above = inner.top() - margin - outer.top();
    let below = inner.bottom() + margin - outer.bottom();
    let by = if above < 0.0 {
        above
    } else if below > 0.0 {
        below.min(above)
    } else {
        return;
    };
    #[expect(clippy::cast_possible_truncation, reason = "a distance on the screen")]
    scroller.set_scroll_top(scroller.scroll_top() + by as i32);
}

/// Where in `element` the pointer is, from 0 to 1 across and down.
#[must_use]
pub fn within(event: &web_sys::MouseEvent, element: &Element) -> (f64, f64) {
    let area = element.get_bounding_client_rect();
    let x = f64::from(event.client_x()) - area.left();
    let y = f64::from(event.client_y()) - area.top();
    (x / area.width(), y / area.height())
}

/// What has the focus in the tree that `node` is in: the page's, or that of its shadow root.
#[must_use]
pub fn focused(node: &NodeRef) -> Option<Element> {
    let root = node.get()?.get_root_node();
    match root.dyn_into::<web_sys::ShadowRoot>() {
        Ok(shadow) => shadow.active_element(),
        Err(root) => root.dyn_into::<web_sys::Document>().ok()?.active_element(),
    }
}

/// Gives the focus to `element`, where it can take it.
pub fn focus_element(element: &Element) {
    // An element of a drawing can take it too. One that cannot leaves it where it is, or throws.
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// Gives the focus back to `element` after what stands over it is gone, unless something else has
/// taken it by then.
pub fn focus_later(element: Option<Element>) {
    let Some(element) = element else { return };
    gloo_timers::callback::Timeout::new(0, move || {
        let root = element.get_root_node();
        let taken = match root.dyn_into::<web_sys::ShadowRoot>() {
            Ok(shadow) => shadow.active_element().is_some(),
            Err(root) => root
                .dyn_into::<web_sys::Document>()
                .ok()
                .and_then(|document| document.active_element())
                .is_some_and(|active| active.tag_name() != "BODY"),
        };
        if !taken {
            focus_element(&element);
        }
    })
    .forget();
}

/// Whether `target` lies in the element.
#[must_use]
pub fn contains(node: &NodeRef, target: Option<web_sys::EventTarget>) -> bool {
    let inner = target.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    inner.is_some() && node.get().is_some_and(|node| node.contains(inner.as_ref()))
}

/// Lets the element go on hearing of the pointer wherever it moves, until it is let go.
pub fn hold_pointer(event: &web_sys::PointerEvent) {
    if let Some(element) = event.target_dyn_into::<Element>() {
        // Fails only where the pointer is gone again.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Which hundredth of the way from the left of the one element in `root` to the right of the other
/// the pointer is at.
#[must_use]
pub fn share_before(
    root: &NodeRef,
    (left, right): (&str, &str),
    event: &web_sys::PointerEvent,
) -> Option<u32> {
    let start = find(root, left)?.get_bounding_client_rect().left();
    let end = find(root, right)?.get_bounding_client_rect().right();
    let share = (f64::from(event.client_x()) - start) / (end - start) * 100.0;
    share.is_finite().then_some(share as u32)
}

/// The elements in `root` that match `selector`, in their order.
#[must_use]
pub fn find_all(root: &NodeRef, selector: &str) -> Vec<HtmlElement> {
    let found = root
        .cast::<Element>()
        .and_then(|root| root.query_selector_all(selector).ok());
    let Some(found) = found else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}

/// Sets a style of the element through its object, which a strict policy allows where it refuses
/// the `style` attribute.
pub fn set_style(node: &NodeRef, name: &str, value: &str) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // The browser refuses only names and values that it does not know.
        let _ = element.style().set_property(name, value);
    }
}

#[wasm_bindgen]
extern "C" {
    /// The page, as far as it says where a pointer is in its text.
    type PointedPage;

    #[wasm_bindgen(method, catch, js_name = caretPositionFromPoint)]
    fn caret_position_from_point(
        this: &PointedPage,
        x: i32,
        y: i32,
        options: &JsValue,
    ) -> Result<Option<CaretPosition>, JsValue>;

    type CaretPosition;

    #[wasm_bindgen(method, getter, js_name = offsetNode)]
    fn offset_node(this: &CaretPosition) -> Option<web_sys::Node>;

    #[wasm_bindgen(method, getter)]
    fn offset(this: &CaretPosition) -> usize;
}

/// How many bytes of the text in `element` stand before the pointer; none where the browser does
/// not say, or where the element holds more than one piece of text.
#[must_use]
pub fn bytes_before_pointer(event: &web_sys::MouseEvent, element: &Element) -> Option<usize> {
    let page: JsValue = web_sys::window()?.document()?.into();
    let options = js_sys::Object::new();
    let root = element.get_root_node();
    if root.is_instance_of::<web_sys::ShadowRoot>() {
        js_sys::Reflect::set(&options, &"shadowRoots".into(), &js_sys::Array::of1(&root)).ok()?;
    }
    // A browser that lacks the function, or knows an older form of it, throws.
    let position = page
        .unchecked_ref::<PointedPage>()
        .caret_position_from_point(event.client_x(), event.client_y(), &options)
        .ok()??;
    let node = position.offset_node()?;
    if node.node_type() != web_sys::Node::TEXT_NODE
        || node.parent_element().as_ref() != Some(element)
    {
        return None;
    }
    let units: Vec<u16> = node
        .text_content()?
        .encode_utf16()
        .take(position.offset())
        .collect();
    String::from_utf16(&units).ok().map(|before| before.len())
}
