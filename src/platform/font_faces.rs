//! Fonts that the browser loads for the pages: known to the whole page, so under names of our own.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{FontFace, FontFaceDescriptors};

/// A font as the page names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontName {
    /// The family, which no style sheet of a host uses.
    pub family: String,
    /// The weight, from 100 to 900.
    pub weight: u16,
    /// Whether it is slanted.
    pub italic: bool,
}

/// Where a font comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontSource {
    /// A file at that address.
    File(String),
    /// A file that is here already.
    Data(Vec<u8>),
}

/// How far a font is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is under way.
    Loading,
    /// It can be used.
    Loaded,
    /// It cannot be had; another stands in for it.
    Failed,
}

thread_local! {
    /// The fonts asked for. They belong to the page, as the browser's own list of them does.
    static ASKED: RefCell<Vec<(FontName, Standing)>> = const { RefCell::new(Vec::new()) };
}

/// How far the font is; none where nobody has asked for it.
#[must_use]
pub fn standing(name: &FontName) -> Option<Standing> {
    ASKED.with_borrow(|asked| {
        let known = asked.iter().find(|(known, _)| known == name);
        known.map(|(_, standing)| *standing)
    })
}

/// Loads the font, and comes back once it can be used or cannot be had.
pub async fn load(name: FontName, source: FontSource) {
    set(&name, Standing::Loading);
    let loaded = face(&name, source).await;
    set(
        &name,
        match loaded {
            Ok(()) => Standing::Loaded,
            Err(_) => Standing::Failed,
        },
    );
}

/// Forgets the fonts that could not be had, so that they are asked for once more.
pub fn forget_failed() {
    ASKED.with_borrow_mut(|asked| asked.retain(|(_, standing)| *standing != Standing::Failed));
}

fn set(name: &FontName, standing: Standing) {
    ASKED.with_borrow_mut(|asked| {
        asked.retain(|(known, _)| known != name);
        asked.push((name.clone(), standing));
    });
}

async fn face(name: &FontName, source: FontSource) -> Result<(), JsValue> {
    let descriptors = FontFaceDescriptors::new();
    descriptors.set_weight(&name.weight.to_string());
    descriptors.set_style(if name.italic { "italic" } else { "normal" });
    let face = match source {
        FontSource::File(address) => {
            let source = format!("url(\"{address}\")");
            FontFace::new_with_str_and_descriptors(&name.family, &source, &descriptors)?
        }
        FontSource::Data(data) => {
            FontFace::new_with_u8_array_and_descriptors(&name.family, &data, &descriptors)?
        }
    };
    JsFuture::from(face.load()?).await?;
    let document = web_sys::window().and_then(|window| window.document());
    match document {
        Some(document) => document.fonts().add(&face),
        None => Ok(()),
    }
}
