//! The house's fonts, of which a worker fetches only those that a letter needs.

use std::collections::{BTreeMap, BTreeSet};

use letter::fonts;
use letter::page::Assets;
use messages::Fault;
use typst::text::Font;

use crate::bundled_fonts::NAMES;
use crate::fonts::{FALLBACK, FIXED_WIDTH, Fonts, read};

/// The fonts that are there so far.
#[derive(Debug, Default)]
pub(super) struct HouseFonts {
    /// What is there, by the place in [`all`]; no fonts where a file could not be had.
    files: BTreeMap<usize, Vec<Font>>,
    fonts: Fonts,
    are_all_wanted: bool,
    /// The files for characters that the house's own fonts have not.
    scripts: BTreeSet<&'static str>,
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
        let own = |name: &str| self.are_all_wanted || is_needed(name, family);
        all()
            .enumerate()
            .filter(|(place, file)| {
                !self.files.contains_key(place)
                    && match file.family {
                        None => own(file.name),
                        Some(_) => self.scripts.contains(file.name),
                    }
            })
            .map(|(_, file)| file.name)
            .collect()
    }

    /// Asks for the files that have these characters; says whether some are still to be fetched.
    pub(super) fn want(&mut self, characters: &[char], language: &str) -> bool {
        for c in characters {
            if let Some(family) = fonts::family_for(*c, language) {
                self.scripts.extend(family.files.iter().map(String::as_str));
            } else if fonts::everyday(*c) {
                self.are_all_wanted = true;
            }
        }
        !self.wanted(None).is_empty()
    }

    /// Adds a file. The fonts stand in their own order, whichever came first, so that a letter is set
    /// as it would be with all of them.
    pub(super) fn add(&mut self, name: &str, data: Vec<u8>) {
        let Some(place) = all().position(|file| file.name == name) else {
            return;
        };
        self.files.insert(place, read(data));
        self.fonts = Fonts::default();
        for (place, file) in all().enumerate() {
            if let Some(fonts) = self.files.get(&place) {
                self.fonts.add_read(fonts, file.family);
            }
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

/// A file that can be fetched.
struct File {
    name: &'static str,
    /// The family for some scripts that it belongs to; none for one of [`NAMES`].
    family: Option<&'static str>,
}

/// All files, in the order in which their fonts stand.
fn all() -> impl Iterator<Item = File> {
    let own = NAMES.iter().map(|name| File { name, family: None });
    own.chain(fonts::families("").flat_map(|family| {
        family.files.iter().map(|name| File {
            name,
            family: Some(family.name),
        })
    }))
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
        assert!(fonts.want(&['ﬁ'], "en"));
        assert_eq!(fonts.wanted(None), NAMES);
    }

    #[test]
    fn only_the_fonts_of_the_script_are_fetched() {
        let mut fonts = HouseFonts::default();
        assert!(fonts.want(&['ไ', 'ท', '王'], "en-GB"));
        let wanted = [
            "NotoSansThai-Regular",
            "NotoSansThai-Bold",
            "NotoSansSC-Regular",
        ];
        assert_eq!(fonts.wanted(None), wanted);
        assert!(!HouseFonts::default().want(&['\u{13000}'], "en"));
    }

    #[test]
    fn a_file_that_cannot_be_had_is_not_asked_for_again() {
        let mut fonts = HouseFonts::default();
        for name in NAMES {
            fonts.add(name, Vec::new());
        }
        assert!(!fonts.want(&['ﬁ'], "en"));
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
