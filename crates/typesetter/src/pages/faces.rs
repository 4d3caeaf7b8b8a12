//! The fonts that a letter's pages use.

use messages::Face;
use typst::text::Font;

use crate::fonts::Fonts;

/// The fonts in the order of their first use.
#[derive(Debug)]
pub(super) struct Faces<'a> {
    fonts: &'a Fonts,
    known: Vec<Font>,
    pub(super) list: Vec<Face>,
}

impl<'a> Faces<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        Self {
            fonts,
            known: Vec::new(),
            list: Vec::new(),
        }
    }

    /// The index of a font.
    pub(super) fn index(&mut self, font: &Font) -> usize {
        if let Some(index) = self.known.iter().position(|known| known == font) {
            return index;
        }
        self.known.push(font.clone());
        self.list.push(self.fonts.face(font));
        self.list.len() - 1
    }
}
