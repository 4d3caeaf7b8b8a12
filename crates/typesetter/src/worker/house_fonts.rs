//! The house's fonts, of which a worker fetches only those that a letter needs.

use std::collections::BTreeMap;

use letter::page::Assets;
use messages::Fault;

use crate::bundled_fonts::NAMES;
use crate::fonts::{FALLBACK, FIXED_WIDTH, Fonts};

/// The fonts that are there so far.
#[derive(Debug, Default)]
pub(super) struct HouseFonts {
    /// What is there, by the place in [`NAMES`]; no data where a file could not be had.
    files: BTreeMap<usize, Vec<u8>>,
    fonts: Fonts,
    are_all_wanted: bool,
    case: Option<Case>,
}

/// The house's fonts with those of a template.
#[derive(Debug)]
struct Case {
    assets: Assets,
    fonts: Fonts,
    faults: Vec<Fault>,
}

impl HouseFonts {
    /// The files that are not there and that a letter in that family needs.
    pub(super) fn wanted(&self, family: Option<&str>) -> Vec<&'static str> {
        let needed = |name: &str| self.are_all_wanted || is_needed(name, family);
        NAMES
            .iter()
            .enumerate()
            .filter(|(place, name)| !self.files.contains_key(place) && needed(name))
            .map(|(_, name)| *name)
            .collect()
    }

    /// Asks for all files; says whether some are still to be fetched.
    pub(super) fn want_all(&mut self) -> bool {
        self.are_all_wanted = true;
        !self.has_all()
    }

    /// Whether every file is there, or cannot be had.
    pub(super) fn has_all(&self) -> bool {
        self.files.len() == NAMES.len()
    }

    /// Adds a file. The fonts stand in their own order, whichever came first, so that a letter is set
    /// as it would be with all of them.
    pub(super) fn add(&mut self, name: &str, data: Vec<u8>) {
        let Some(place) = NAMES.iter().position(|file| *file == name) else {
            return;
        };
        self.files.insert(place, data);
        self.fonts = Fonts::default();
        for data in self.files.values() {
            self.fonts.add(data.clone());
        }
        self.case = None;
    }

    /// The fonts, with those that a template brings along, and what is wrong with these.
    pub(super) fn with(&mut self, assets: &Assets) -> (Fonts, Vec<Fault>) {
        let case = match self.case.take() {
            Some(case) if case.assets == *assets => case,
            _ => {
                let (fonts, faults) = self.fonts.with_assets(assets);
                Case {
                    assets: assets.clone(),
                    fonts,
                    faults,
                }
            }
        };
        let answer = (case.fonts.clone(), case.faults.clone());
        self.case = Some(case);
        answer
    }
}

/// Whether a letter in that family needs the file: the family's own or, for one that is not of the
/// house, those that stand in for it. Code is set in a family of its own.
fn is_needed(name: &str, family: Option<&str>) -> bool {
    let Some(family) = family else {
        return false;
    };
    let is_of_house = NAMES.iter().any(|name| is_of(name, family));
    let family = if is_of_house { family } else { FALLBACK };
    is_of(name, family) || is_of(name, FIXED_WIDTH)
}

fn is_of(name: &str, family: &str) -> bool {
    let own = name.split('-').next().unwrap_or(name);
    own.eq_ignore_ascii_case(&family.replace(' ', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_waits_for_the_fonts_it_needs() {
        let mut fonts = HouseFonts::default();
        assert_eq!(
            fonts.wanted(Some("carlito")),
            [
                "LiberationMono-Regular",
                "Carlito-Regular",
                "Carlito-Bold",
                "Carlito-Italic",
                "Carlito-BoldItalic"
            ]
        );
        assert_eq!(
            fonts.wanted(Some("House of Ann"))[0],
            "LiberationSerif-Regular"
        );
        assert_eq!(fonts.wanted(Some("House of Ann")).len(), 5);
        assert!(fonts.wanted(None).is_empty());
        assert!(fonts.want_all());
        assert_eq!(fonts.wanted(None), NAMES);
    }

    #[test]
    fn a_file_that_cannot_be_had_is_not_asked_for_again() {
        let mut fonts = HouseFonts::default();
        for name in NAMES {
            fonts.add(name, Vec::new());
        }
        assert!(!fonts.want_all());
        assert!(fonts.wanted(Some(FALLBACK)).is_empty());
    }

    #[test]
    fn the_order_in_which_the_files_come_does_not_matter() {
        let file = |name: &str| {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/");
            std::fs::read(format!("{folder}{name}.ttf")).unwrap()
        };
        let mut fonts = HouseFonts::default();
        for name in NAMES.iter().rev() {
            fonts.add(name, file(name));
        }
        let (mixed, _) = fonts.with(&Assets::default());
        let bundled = Fonts::bundled();
        let count = NAMES.len();
        assert!((0..count).all(|index| mixed.get(index) == bundled.get(index)));
        assert!(mixed.get(count).is_none() && bundled.get(count).is_none());
    }
}
