//! A part of the page for a test, with one component in it.

use gloo_timers::future::TimeoutFuture;
use web_sys::Element;
use yew::BaseComponent;

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
        TimeoutFuture::new(20).await;
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

    /// An attribute of the first element that matches `selector`.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.0
            .query_selector(selector)
            .unwrap()?
            .get_attribute(name)
    }
}
