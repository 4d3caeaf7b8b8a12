//! What the element calls: mounting an editor, and talking to it.

use std::cell::RefCell;

use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use yew::AppHandle;

use crate::effects::FirstVisit;
use crate::platform::answer::{Answer, promise};
use crate::platform::bridge::Bridge;
use crate::platform::event_ids;
use crate::rest::{Later, Rest};
use crate::sample;
use crate::session::{Action, Session, Store};
use crate::views::{App, AppProps, SurfaceSlot};
use crate::whole::{self, Editor};

/// What the element says when it mounts an editor.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Options {
    storage_key: Option<String>,
    language: Option<String>,
    readonly: bool,
    /// Whether the element is going to bring a letter of its own.
    has_source: bool,
}

/// Shows an editor in `container`.
#[wasm_bindgen]
#[must_use]
pub fn mount(container: web_sys::Element, bridge: Bridge, options: &str) -> Mount {
    event_ids::keep_apart();
    let options: Options = serde_json::from_str(options).unwrap_or_default();
    // What a first visit begins with is opened once it is known that nothing is kept.
    let session = Session::new(sample::blank(options.language.as_deref()));
    let store = Store::new(session);
    store.dispatch(Action::ReadonlySet(options.readonly));
    let surface = SurfaceSlot::default();
    let (loaded, on_loaded) = Answer::new();
    let later = later(Editor {
        store: store.clone(),
        bridge: bridge.clone(),
        surface: surface.clone(),
    });
    let (whole, on_whole) = Answer::new();
    later.then(move |_| on_whole.emit(true));
    let props = AppProps {
        store: store.clone(),
        later: later.clone(),
        bridge,
        surface: surface.clone(),
        storage_key: options.storage_key,
        first_visit: if options.has_source {
            FirstVisit::Blank
        } else {
            FirstVisit::Sample
        },
        on_loaded,
    };
    let app = yew::Renderer::<App>::with_root_and_props(container, props).render();
    Mount {
        store,
        later,
        whole,
        surface,
        loaded,
        app: RefCell::new(Some(app)),
    }
}

/// The rest of the program for that editor, which is fetched from here on.
fn later(editor: Editor) -> Later {
    let later = Later::default();
    let arriving = later.clone();
    spawn_local(async move { arriving.arrive(whole::begin(editor).await.into()) });
    later
}

/// Calls `callback` with what is known, once, should the program fail for good.
#[wasm_bindgen]
pub fn on_panic(callback: js_sys::Function) {
    crate::platform::failure::tell(callback);
}

/// An editor on the page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Mount {
    store: Store,
    later: Later,
    whole: Answer,
    surface: SurfaceSlot,
    loaded: Answer,
    app: RefCell<Option<AppHandle<App>>>,
}

#[wasm_bindgen]
impl Mount {
    /// Answers whether a kept document was found, once it is known.
    pub fn loaded(&self) -> js_sys::Promise {
        self.loaded.promise()
    }

    /// Answers when all of the program is there, which what can fail with [`COMING`] waits for.
    pub fn whole(&self) -> js_sys::Promise {
        self.whole.promise()
    }

    /// The template as JSON text.
    #[must_use]
    pub fn template(&self) -> String {
        letter::json::write_template(&self.store.session().template)
    }

    /// Takes another template, as JSON text.
    ///
    /// # Errors
    ///
    /// A sentence that says which value is wrong, or that another tab has the letter open; what is
    /// there stays.
    pub fn set_template(&self, json: &str) -> Result<(), JsValue> {
        let template = letter::json::read_template(json).map_err(sentence)?;
        self.refuse_if_locked()?;
        self.store.dispatch(Action::TemplateReplaced(template));
        Ok(())
    }

    /// The recipients as JSON text.
    #[must_use]
    pub fn recipients(&self) -> String {
        letter::json::write_recipients(&self.store.session().people.to_recipients())
    }

    /// Takes other recipients, as JSON text.
    ///
    /// # Errors
    ///
    /// As [`Mount::set_template`].
    pub fn set_recipients(&self, json: &str) -> Result<(), JsValue> {
        let recipients = letter::json::read_recipients(json).map_err(sentence)?;
        self.refuse_if_locked()?;
        self.store.dispatch(Action::RecipientsReplaced(recipients));
        Ok(())
    }

    /// The index of the chosen recipient.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        self.store.session().selected
    }

    /// Chooses a recipient; none chooses the first.
    pub fn set_selected(&self, index: Option<usize>) {
        let index = index.unwrap_or(0);
        self.store.dispatch(Action::RecipientChosen(index));
    }

    /// Lets the document be read only, or changed.
    pub fn set_readonly(&self, readonly: bool) {
        self.store.dispatch(Action::ReadonlySet(readonly));
    }

    /// Says which language the letter is in, as a BCP 47 tag.
    pub fn set_language(&self, tag: &str) {
        self.store.dispatch(Action::LanguageChosen(tag.to_owned()));
    }

    /// The letter of the recipient at `index` as `text`, `html`, `fragment` or `markdown`.
    ///
    /// # Errors
    ///
    /// A sentence where there is no such recipient or format.
    pub fn letter(&self, index: usize, format: &str) -> Result<js_sys::JsString, JsValue> {
        self.rest()?.letter(index, format).map_err(sentence)
    }

    /// The letter of the recipient at `index` as a `pdf` or `docx` file: a promise of a Blob, which
    /// fails with a sentence.
    ///
    /// # Errors
    ///
    /// A sentence where the rest of the program is not there.
    pub fn letter_file(&self, index: usize, format: &str) -> Result<js_sys::Promise, JsValue> {
        Ok(promise(self.rest()?.letter_file(index, format)))
    }

    /// All letters in a ZIP, each a file in that format: a promise of a Blob, which fails with a
    /// sentence where none can be made. What is left out is told by `letter-error`.
    ///
    /// # Errors
    ///
    /// As [`Mount::letter_file`].
    pub fn letters(&self, format: &str) -> Result<js_sys::Promise, JsValue> {
        Ok(promise(self.rest()?.letters(format)))
    }

    /// The problems over all recipients as JSON text, of the letter as it stands; none before the
    /// rest of the program is there.
    #[must_use]
    pub fn problems(&self) -> String {
        let rest = self.later.rest();
        rest.map_or_else(|| "[]".to_owned(), |rest| rest.problems())
    }

    /// Opens a file by its content: a template, recipients, a table or a Markdown text. `options` is
    /// JSON text; a promise of what was and was not taken, as JSON text, which fails with a sentence
    /// that says why it cannot be opened; what is there then stays.
    ///
    /// # Errors
    ///
    /// As [`Mount::letter_file`].
    pub fn open(
        &self,
        file: web_sys::Blob,
        name: String,
        options: String,
    ) -> Result<js_sys::Promise, JsValue> {
        Ok(promise(self.rest()?.open(file, name, options)))
    }

    fn rest(&self) -> Result<Rest, JsValue> {
        self.later.rest().ok_or_else(|| sentence(COMING))
    }

    fn refuse_if_locked(&self) -> Result<(), JsValue> {
        let refusal = self.store.session().refusal();
        refusal.map_or(Ok(()), |refusal| Err(sentence(refusal)))
    }

    /// Gives the focus to the text.
    pub fn focus(&self) {
        self.surface.with(|surface| surface.focus());
    }

    /// Takes the editor off the page.
    pub fn destroy(&self) {
        self.later.then(|rest| rest.end());
        if let Some(app) = self.app.borrow_mut().take() {
            app.destroy();
        }
    }
}

/// What is said where something was asked for before all of the program was there.
const COMING: &str = "The editor is still being loaded. Try again in a moment.";

fn sentence(error: impl ToString) -> JsValue {
    JsValue::from_str(&error.to_string())
}
