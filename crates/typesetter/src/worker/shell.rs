//! The worker as its script in the browser calls it: requests and answers as JSON text.

use messages::Reply;
use wasm_bindgen::prelude::*;

use super::{Answer, Worker};
use crate::day::Day;

/// The typesetter, for `editor/typesetter_worker.js`.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct TypesetterShell(Worker);

/// Something to tell the page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ShellAnswer(Answer);

#[wasm_bindgen]
impl TypesetterShell {
    /// A typesetter without fonts, on the day that so many days follow 1 January 1970.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(days: u32) -> Self {
        let mut worker = Worker::default();
        worker.set_day(Day::since_1970(days));
        Self(worker)
    }

    /// Hears a request.
    ///
    /// # Errors
    ///
    /// It is not one, because the page is of another build.
    pub fn ask(
        &mut self,
        request: &str,
        template: String,
        recipients: String,
    ) -> Result<(), JsValue> {
        let request =
            serde_json::from_str(request).map_err(|error| JsValue::from_str(&error.to_string()))?;
        self.0.ask(request, template, recipients);
        Ok(())
    }

    /// The names of the font files that the next step needs.
    pub fn wanted_fonts(&mut self) -> Vec<String> {
        let names = self.0.wanted_fonts();
        names.into_iter().map(ToOwned::to_owned).collect()
    }

    /// Adds a font file.
    pub fn add_font(&mut self, name: &str, data: Vec<u8>) {
        self.0.add_font(name, data);
    }

    /// Does the next step, and says whether there was one.
    pub fn step(&mut self) -> bool {
        self.0.step()
    }

    /// The next thing to tell the page.
    pub fn answer(&mut self) -> Option<ShellAnswer> {
        self.0.answer().map(ShellAnswer)
    }
}

#[wasm_bindgen]
impl ShellAnswer {
    /// The answer as JSON text.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string(&self.0.reply).unwrap_or_else(|error| broken(error.to_string()))
    }

    /// The media type of the file that goes with it; none where there is no file.
    #[must_use]
    pub fn media_type(&self) -> Option<String> {
        let file = self.0.file.as_ref();
        file.map(|(_, media_type)| (*media_type).to_owned())
    }

    /// The file that goes with it; it is there once.
    pub fn take_file(&mut self) -> Option<Vec<u8>> {
        self.0.file.take().map(|(data, _)| data)
    }
}

fn broken(message: String) -> String {
    let reply = Reply::Broken {
        while_loading: false,
        message,
    };
    serde_json::to_string(&reply).unwrap_or_default()
}
