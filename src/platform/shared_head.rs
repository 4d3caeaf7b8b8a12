//! Pages that begin alike: the browser holds the beginning once, and only the rest of each crosses
//! over to it. A page's style sheet is two thirds of a short letter.

use std::cell::RefCell;

use js_sys::JsString;

/// What a page's head ends with; its texts are escaped, so it stands nowhere before.
const END: &str = "</head>";

/// The head of the page that was handed over last.
#[derive(Debug, Default)]
pub struct SharedHead(RefCell<Option<(String, JsString)>>);

impl SharedHead {
    /// The page as the browser's text.
    #[must_use]
    pub fn hand_over(&self, page: &str) -> JsString {
        let Some((head, rest)) = page.find(END).and_then(|at| page.split_at_checked(at)) else {
            return page.into();
        };
        let mut kept = self.0.borrow_mut();
        let (_, shared) = match &mut *kept {
            Some(kept) if kept.0 == head => kept,
            kept => kept.insert((head.to_owned(), head.into())),
        };
        shared.concat(&JsString::from(rest))
    }
}
