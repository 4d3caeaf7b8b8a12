//! The typesetter's worker, behind the messages of `crates/messages`.
//!
//! A request is a JSON text, and the documents that it is about are two more; a file comes as a
//! `Blob`, which the browser may keep on disk. gloo-worker would do little more here: its default
//! codec is no longer maintained, and its bridge wants the worker's own types, and with them Typst,
//! in the app.

use std::fmt;

use messages::{Reply, Request};
use wasm_bindgen::prelude::*;

use super::answer::Given;
use super::bridge::Bridge;

#[wasm_bindgen]
extern "C" {
    /// The worker as its JavaScript module gives it.
    #[derive(Debug)]
    pub type RawTypesetter;

    #[wasm_bindgen(method)]
    fn ask(this: &RawTypesetter, request: &str, template: &str, recipients: &str);
    #[wasm_bindgen(method)]
    fn end(this: &RawTypesetter);
}

/// A file as the browser holds it, of any size; cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct FileContent(web_sys::Blob);

impl FileContent {
    /// How many bytes it has.
    #[must_use]
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// The file as the host is given it.
    #[must_use]
    pub fn given(self) -> Given {
        self.0.into()
    }

    /// The browser's own.
    #[must_use]
    pub fn blob(&self) -> &web_sys::Blob {
        &self.0
    }
}

/// A worker; ended when dropped.
pub struct TypesetterWorker {
    raw: RawTypesetter,
    _on_reply: Closure<dyn FnMut(String, JsValue)>,
}

impl fmt::Debug for TypesetterWorker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TypesetterWorker").finish_non_exhaustive()
    }
}

impl Drop for TypesetterWorker {
    fn drop(&mut self) {
        self.raw.end();
    }
}

impl TypesetterWorker {
    /// Begins to fetch it. `on_reply` takes each answer and, beside a finished file's, the file.
    #[must_use]
    pub fn start(
        bridge: &Bridge,
        mut on_reply: impl FnMut(Reply, Option<FileContent>) + 'static,
    ) -> Self {
        let on_reply = Closure::new(move |json: String, file: JsValue| {
            // What cannot be read comes from a worker of another build; nothing follows from it, and
            // the deadline is kept.
            if let Ok(reply) = serde_json::from_str(&json) {
                on_reply(reply, file.dyn_into().ok().map(FileContent));
            }
        });
        Self {
            raw: bridge.start_typesetter(&on_reply),
            _on_reply: on_reply,
        }
    }

    /// Asks; the template and the recipients are the JSON texts of their documents, empty where the
    /// request is about none.
    pub fn ask(&self, request: &Request, template: &str, recipients: &str) {
        if let Ok(json) = serde_json::to_string(request) {
            self.raw.ask(&json, template, recipients);
        }
    }
}
