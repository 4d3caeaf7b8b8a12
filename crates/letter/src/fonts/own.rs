//! The fonts that a template brings along.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ttf_parser::Face;

use crate::page::{Assets, FontAsset};

/// The files, taken out of their text once.
#[derive(Debug)]
pub struct OwnFonts(Vec<Vec<u8>>);

impl OwnFonts {
    /// Those of a template; what is no font is not among them.
    #[must_use]
    pub fn of(assets: &Assets) -> Self {
        Self(assets.fonts.iter().filter_map(file).collect())
    }

    /// Whether one of them has `c`.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        self.0.iter().any(|file| has(file, c))
    }
}

fn file(font: &FontAsset) -> Option<Vec<u8>> {
    let text: String = font.data.split_whitespace().collect();
    STANDARD.decode(text).ok()
}

fn has(file: &[u8], c: char) -> bool {
    let glyph = Face::parse(file, 0)
        .ok()
        .and_then(|face| face.glyph_index(c));
    glyph.is_some_and(|glyph| glyph.0 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Extra;

    #[test]
    fn a_font_of_the_template_is_asked_as_well() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../typesetter/fonts/");
        let file = std::fs::read(format!("{folder}LiberationMono-Regular.ttf")).unwrap();
        let font = FontAsset {
            family: "House Mono".to_owned(),
            data: STANDARD.encode(file).into(),
            extra: Extra::new(),
        };
        let broken = FontAsset {
            data: "AAEAAA!".into(),
            ..font.clone()
        };
        let fonts = vec![broken, font];
        let assets = Assets {
            fonts,
            ..Assets::default()
        };
        let own = OwnFonts::of(&assets);
        assert!(own.has('é'));
        assert!(!own.has('王'));
    }
}
