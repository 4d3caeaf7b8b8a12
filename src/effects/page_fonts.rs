//! The fonts of the pages: asked for when a page needs them, and the page waits for them.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use letter::page::Assets;
use messages::Face;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::files::FontFile;
use crate::platform::bridge::Bridge;
use crate::platform::font_faces::{self, FontName, FontSource, Standing};

/// What the families are called in the browser, so that none is one of the host's.
const PREFIX: &str = "Letterwright";

/// The weight from which on a font is bold.
const BOLD: u16 = 600;

/// The fonts of some pages, by the indices that the pages use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageFonts {
    names: Vec<FontName>,
    /// Whether each can be used, or another has to stand in for it.
    pub ready: bool,
    /// The families that cannot be had.
    pub missing: Vec<String>,
}

impl PageFonts {
    /// The family to ask the browser for.
    #[must_use]
    pub fn family(&self, face: usize) -> &str {
        self.names.get(face).map_or("serif", |name| &name.family)
    }
}

/// The fonts of these faces; the component is drawn again when they are there.
#[hook]
pub fn use_page_fonts(bridge: &Bridge, faces: &[Face], assets: &Assets) -> Rc<PageFonts> {
    let update = use_force_update();
    let sources = use_memo((faces.to_vec(), assets.clone()), |(faces, assets)| {
        let own = own_fonts(assets);
        faces
            .iter()
            .map(|face| source(face, &own, bridge))
            .collect::<Vec<(FontName, FontSource)>>()
    });
    {
        let update = update.clone();
        use_effect_with(Rc::clone(&sources), move |sources| {
            for (name, source) in sources.iter() {
                if font_faces::standing(name).is_none() {
                    let (name, source, update) = (name.clone(), source.clone(), update.clone());
                    spawn_local(async move {
                        font_faces::load(name, source).await;
                        update.force_update();
                    });
                }
            }
        });
    }
    let standings: Vec<Option<Standing>> = sources
        .iter()
        .map(|(name, _)| font_faces::standing(name))
        .collect();
    use_memo((sources, standings), |(sources, standings)| PageFonts {
        names: sources.iter().map(|(name, _)| name.clone()).collect(),
        ready: standings
            .iter()
            .all(|standing| matches!(standing, Some(Standing::Loaded | Standing::Failed))),
        missing: faces
            .iter()
            .zip(standings)
            .filter(|(_, standing)| **standing == Some(Standing::Failed))
            .map(|(face, _)| face.family.clone())
            .collect(),
    })
    .clone()
}

/// A font that the template brings along.
struct OwnFont {
    family: String,
    /// What the browser calls it: other bytes, another name.
    name: FontName,
    data: Vec<u8>,
}

fn own_fonts(assets: &Assets) -> Vec<OwnFont> {
    let read = |asset: &letter::page::FontAsset| {
        let data = crate::files::base64::decode(&asset.data)?;
        let font = FontFile::read(&data)?;
        let mut hasher = DefaultHasher::new();
        asset.data.hash(&mut hasher);
        let name = FontName {
            family: format!("{PREFIX} {:x} {}", hasher.finish(), quiet(&asset.family)),
            weight: font.weight,
            italic: font.italic,
        };
        Some(OwnFont {
            family: asset.family.to_lowercase(),
            name,
            data,
        })
    };
    assets.fonts.iter().filter_map(read).collect()
}

fn source(face: &Face, own: &[OwnFont], bridge: &Bridge) -> (FontName, FontSource) {
    let family = face.family.to_lowercase();
    let mine = || own.iter().filter(|font| font.family == family);
    let same = |font: &&OwnFont| (font.name.weight, font.name.italic) == (face.weight, face.italic);
    if let Some(font) = mine().find(same).or_else(|| mine().next()) {
        return (font.name.clone(), FontSource::Data(font.data.clone()));
    }
    let name = FontName {
        family: format!("{PREFIX} {}", quiet(&face.family)),
        weight: face.weight,
        italic: face.italic,
    };
    (name, FontSource::File(bridge.address(&file_name(face))))
}

/// The file of a font that comes with the editor.
fn file_name(face: &Face) -> String {
    let style = match (face.weight >= BOLD, face.italic) {
        (true, true) => "BoldItalic",
        (true, false) => "Bold",
        (false, true) => "Italic",
        (false, false) => "Regular",
    };
    let family: String = face
        .family
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    format!("fonts/{family}-{style}.ttf")
}

/// A family's name without what would need quoting in a style.
fn quiet(family: &str) -> String {
    family
        .chars()
        .filter(|c| c.is_alphabetic() || *c == ' ')
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use messages::Face;

    use super::file_name;

    #[test]
    fn the_fonts_that_come_with_the_editor_are_found_by_their_names() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/typesetter");
        for (family, weight, italic) in [
            ("Liberation Serif", 400, false),
            ("Liberation Sans", 700, true),
            ("Carlito", 700, false),
            ("Liberation Mono", 400, false),
        ] {
            let face = Face {
                family: family.to_owned(),
                weight,
                italic,
            };
            let file = folder.join(file_name(&face));
            assert!(file.exists(), "{}", file.display());
        }
    }
}
