//! A template made ready, once for all requests about the same one.

use std::rc::Rc;
use std::sync::Arc;

use letter::{Document, Merger, Template, json};

use crate::typesetter::Letter;

/// A template made ready.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) template: Arc<Template>,
    pub(super) merger: Merger,
}

impl Opened {
    /// A letter of the template as the typesetter takes it.
    pub(super) fn letter<'a>(&'a self, document: &'a Document) -> Letter<'a> {
        Letter {
            document,
            page: &self.template.page,
            title: &self.template.title,
        }
    }
}

/// Opens templates, and keeps the last.
#[derive(Debug, Default)]
pub(super) struct Opener {
    last: Option<(String, Rc<Opened>)>,
}

impl Opener {
    /// The template that the JSON text holds, or a sentence that says why it cannot be opened.
    pub(super) fn open(&mut self, text: &str) -> Result<Rc<Opened>, String> {
        if let Some((_, opened)) = self.last.as_ref().filter(|(last, _)| last == text) {
            return Ok(Rc::clone(opened));
        }
        let template = json::read_template(text).map_err(|error| {
            format!("The letter cannot be opened by the part that sets pages ({error}).")
        })?;
        let template = Arc::new(template);
        let opened = Rc::new(Opened {
            merger: Merger::new(Arc::clone(&template)),
            template,
        });
        self.last = Some((text.to_owned(), Rc::clone(&opened)));
        Ok(opened)
    }
}
