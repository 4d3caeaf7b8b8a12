//! A part of the page for a test, with one component in it.

use gloo_timers::future::TimeoutFuture;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement};
use yew::BaseComponent;

/// How long the page is given to show what an event changed, in milliseconds: Yew draws in turns of
/// its own, and a busy machine takes its time for them.
const SETTLED_MS: u32 = 150;

/// A component on the page.
#[derive(Debug)]
pub struct Fixture(Element);

impl Fixture {
    /// Draws the component and waits until it is there.
    pub async fn show<C: BaseComponent>(props: C::Properties) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let host = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&host).unwrap();
        yew::Renderer::<C>::with_root_and_props(host.clone(), props).render();
        TimeoutFuture::new(SETTLED_MS).await;
        Self(host)
    }

    /// How many elements match `selector`.
    pub fn count(&self, selector: &str) -> u32 {
        self.0.query_selector_all(selector).unwrap().length()
    }

    /// The text that is there to read.
    pub fn text(&self) -> String {
        self.0.text_content().unwrap_or_default()
    }

    /// The text of the first element that matches `selector`.
    pub fn text_of(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    /// What the first control that matches `selector` holds.
    pub fn value(&self, selector: &str) -> String {
        let value = Reflect::get(&self.find(selector), &"value".into());
        value.unwrap().as_string().unwrap()
    }

    /// Clicks the first element that matches `selector`, and waits for what comes of it.
    pub async fn click(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().click();
        TimeoutFuture::new(SETTLED_MS).await;
    }

    /// Puts `text` into the first control that matches `selector`, as typing does.
    pub async fn type_into(&self, selector: &str, text: &str) {
        self.set(selector, text, "input").await;
    }

    /// Chooses what is called `value` in the first list that matches `selector`.
    pub async fn choose(&self, selector: &str, value: &str) {
        self.set(selector, value, "change").await;
    }

    async fn set(&self, selector: &str, value: &str, event: &str) {
        let control = self.find(selector);
        Reflect::set(&control, &"value".into(), &value.into()).unwrap();
        let options = EventInit::new();
        options.set_bubbles(true);
        let event = Event::new_with_event_init_dict(event, &options).unwrap();
        control.dispatch_event(&event).unwrap();
        TimeoutFuture::new(SETTLED_MS).await;
    }

    fn find(&self, selector: &str) -> Element {
        self.0.query_selector(selector).unwrap().unwrap()
    }

    /// An attribute of the first element that matches `selector`.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.0
            .query_selector(selector)
            .unwrap()?
            .get_attribute(name)
    }
}
