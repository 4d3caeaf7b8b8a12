//! What the engine offers at the caret, as the surface lists it.

use letter::completion::Candidate;
use letter::{Span, Template};

use crate::platform::text_surface::Offer;
use crate::platform::utf16::utf16_length;
use crate::session::Store;

/// What can be put in at the caret of that text.
pub fn completion(store: &Store, text: &str, caret: usize) -> Option<Offer> {
    let mut template = Template::clone(&store.session().template);
    text.clone_into(&mut template.body);
    let found = letter::completion::complete(&template, caret)?;
    let options: Vec<_> = found.options.iter().map(option).collect();
    Some((Span::new(found.from, caret), options.into()))
}

fn option(candidate: &Candidate) -> serde_json::Value {
    let before_caret = candidate.insert.get(..candidate.caret);
    let caret = utf16_length(before_caret.unwrap_or(&candidate.insert));
    serde_json::json!({
        "label": candidate.label,
        "detail": candidate.detail,
        "info": candidate.info,
        "apply": candidate.insert,
        "caret": caret,
    })
}
