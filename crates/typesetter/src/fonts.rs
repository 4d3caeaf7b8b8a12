//! The fonts a letter is set in: those of the house, and those that a template brings along.

#[cfg(not(target_family = "wasm"))]
use std::path::PathBuf;
use std::sync::Arc;

use data_url::forgiving_base64;
#[cfg(not(target_family = "wasm"))]
use letter::fonts;
use letter::fonts::takes_no_ink;
use letter::page::{Assets, FontAsset};
use messages::{Face, Fault, FaultKind};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo, FontStyle};
use typst::utils::LazyHash;

/// The family that text is set in where the wanted one is not there.
pub const FALLBACK: &str = "Liberation Serif";

/// The family of text in a fixed-width face.
pub const FIXED_WIDTH: &str = "Liberation Mono";

/// A collection of fonts; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Fonts {
    fonts: Vec<Font>,
    book: Arc<LazyHash<FontBook>>,
    /// Where more can be had.
    #[cfg(not(target_family = "wasm"))]
    folder: Option<PathBuf>,
}

/// The fonts of a TrueType or OpenType file.
pub(crate) fn read(file: Vec<u8>) -> Vec<Font> {
    Font::iter(Bytes::new(file)).collect()
}

impl Fonts {
    /// The fonts that come with the typesetter. In the browser they are files of their own, which
    /// are fetched and given to [`Fonts::add`].
    #[cfg(not(target_family = "wasm"))]
    #[must_use]
    pub fn bundled() -> Self {
        let mut fonts = Self::default();
        for data in crate::bundled_fonts::FILES {
            fonts.add_all(Font::iter(Bytes::new(data)), None);
        }
        fonts
    }

    /// Fetches what it lacks from that folder: the files of the scripts that names are written in.
    #[cfg(not(target_family = "wasm"))]
    #[must_use]
    pub fn with_folder(self, folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: Some(folder.into()),
            ..self
        }
    }

    /// Adds the fonts for these characters that can be fetched, and says whether there were any.
    #[cfg(not(target_family = "wasm"))]
    pub(crate) fn fetch(&mut self, characters: impl Iterator<Item = char>, language: &str) -> bool {
        let Some(folder) = self.folder.clone() else {
            return false;
        };
        let before = self.fonts.len();
        for family in characters.filter_map(|c| fonts::family_for(c, language)) {
            if self.has_family(family.name) {
                continue;
            }
            for file in &family.files {
                if let Ok(data) = std::fs::read(folder.join(format!("{file}.ttf"))) {
                    self.add_all(Font::iter(Bytes::new(data)), Some(family.name));
                }
            }
        }
        self.fonts.len() > before
    }

    /// In a browser a worker fetches fonts before a letter is set.
    #[cfg(target_family = "wasm")]
    pub(crate) fn fetch(&mut self, _: impl Iterator<Item = char>, _: &str) -> bool {
        false
    }

    /// Adds the fonts of a TrueType or OpenType file, and says how many there were.
    pub fn add(&mut self, file: Vec<u8>) -> usize {
        self.add_read(&read(file), None)
    }

    /// Adds fonts that are read already, under a family's name where they are to have another one.
    pub(crate) fn add_read(&mut self, fonts: &[Font], family: Option<&str>) -> usize {
        self.add_all(fonts.iter().cloned(), family)
    }

    /// These fonts and those that a template brings along. What cannot be read is a fault each.
    #[must_use]
    pub fn with_assets(&self, assets: &Assets) -> (Self, Vec<Fault>) {
        let mut fonts = self.clone();
        let faults = assets
            .fonts
            .iter()
            .filter_map(|asset| fonts.add_asset(asset).err())
            .collect();
        (fonts, faults)
    }

    fn add_asset(&mut self, asset: &FontAsset) -> Result<(), Fault> {
        let file = forgiving_base64::decode_to_vec(asset.data.as_bytes()).unwrap_or_default();
        let found = self.add_all(Font::iter(Bytes::new(file)), Some(&asset.family));
        if found > 0 {
            return Ok(());
        }
        Err(Fault {
            kind: FaultKind::Font,
            message: format!(
                "The font file for “{}” cannot be read; another font stands in for it. Choose a \
                 TrueType or OpenType file (.ttf or .otf).",
                asset.family
            ),
            place: None,
        })
    }

    fn add_all(&mut self, fonts: impl Iterator<Item = Font>, family: Option<&str>) -> usize {
        let before = self.fonts.len();
        let mut book = FontBook::clone(&self.book);
        for font in fonts {
            let mut info = font.info().clone();
            if let Some(family) = family {
                family.clone_into(&mut info.family);
            }
            book.push(info);
            self.fonts.push(font);
        }
        self.book = Arc::new(LazyHash::new(book));
        self.fonts.len() - before
    }

    /// The names of the families, in alphabetical order.
    #[must_use]
    pub fn families(&self) -> Vec<String> {
        self.book
            .families()
            .map(|(family, _)| family.to_owned())
            .collect()
    }

    /// Whether there is a family of that name, whatever its case.
    #[must_use]
    pub fn has_family(&self, family: &str) -> bool {
        self.book.contains_family(&family.to_lowercase())
    }

    /// Whether some font can print the character. What takes no ink, such as a space or a joiner,
    /// every font can.
    #[must_use]
    pub fn covers(&self, c: char) -> bool {
        takes_no_ink(c) || self.infos().any(|info| info.coverage.contains(c.into()))
    }

    fn infos(&self) -> impl Iterator<Item = &FontInfo> {
        (0..self.fonts.len()).filter_map(|index| self.book.info(index))
    }

    /// How a browser asks for the font.
    pub(crate) fn face(&self, font: &Font) -> Face {
        // Of one file under two names, the template's own name is the later.
        let index = self.fonts.iter().rposition(|other| other == font);
        let info = index
            .and_then(|index| self.book.info(index))
            .unwrap_or_else(|| font.info());
        Face {
            family: info.family.clone(),
            weight: info.variant.weight.to_number(),
            italic: info.variant.style != FontStyle::Normal,
        }
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Font> {
        self.fonts.get(index)
    }
}
