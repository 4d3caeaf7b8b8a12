//! The fonts that letters are set in, and the characters each of them has.
//!
//! Nothing of a font is read here: what the files hold is written down in `fonts/coverage.txt`, so
//! that a character without a font is known before any file is fetched. A test of the typesetter holds
//! the list to the files.

mod own;

pub use own::OwnFonts;

use std::sync::LazyLock;

use crate::characters::is_ignorable;

/// Families and their characters, a line each: `Noto Sans Thai*: E01-E3A E3F-E5B`. The first line is
/// what the families that any letter can be set in have together; a star says that there is a bold
/// face. What an earlier family has is not said again, but for those of [`own_family`].
const COVERAGE: &str = include_str!("fonts/coverage.txt");

static FAMILIES: LazyLock<Vec<Family>> =
    LazyLock::new(|| COVERAGE.lines().filter_map(Family::read).collect());

/// A family of fonts for the characters of some scripts.
#[derive(Debug)]
pub struct Family {
    /// Its name.
    pub name: &'static str,
    /// Its files, without the end of their names: `NotoSansThai-Regular`.
    pub files: Vec<String>,
    ranges: Vec<(u32, u32)>,
}

impl Family {
    fn read(line: &'static str) -> Option<Self> {
        let (name, ranges) = line.split_once(": ")?;
        let family = name.trim_end_matches('*');
        let stem: String = family.split(' ').collect();
        let faces = if name.ends_with('*') {
            &["Regular", "Bold"][..]
        } else {
            &["Regular"]
        };
        let code = |text: &str| u32::from_str_radix(text, 16).ok();
        let range = |text: &str| match text.split_once('-') {
            Some((first, last)) => Some((code(first)?, code(last)?)),
            None => code(text).map(|only| (only, only)),
        };
        Some(Self {
            name: family,
            files: faces.iter().map(|face| format!("{stem}-{face}")).collect(),
            ranges: ranges.split(' ').filter_map(range).collect(),
        })
    }

    fn has(&self, c: char) -> bool {
        let code = u32::from(c);
        let after = self.ranges.partition_point(|(first, _)| *first <= code);
        let range = after.checked_sub(1).and_then(|at| self.ranges.get(at));
        range.is_some_and(|(_, last)| code <= *last)
    }
}

/// The families beside those that any letter can be set in, in the order in which they are asked for
/// a character in a letter of that language. Chinese, Japanese and Korean share characters that they
/// do not write alike.
pub fn families(language: &str) -> impl Iterator<Item = &'static Family> {
    let first = own_family(language);
    let is_first = move |family: &&Family| first == Some(family.name);
    let families = || FAMILIES.iter().skip(1);
    let others = families().filter(move |family| !is_first(family));
    families().filter(is_first).chain(others)
}

/// The family of the language, where it is one of several for the same characters.
fn own_family(language: &str) -> Option<&'static str> {
    let tag = language.to_ascii_lowercase().replace('_', "-");
    let mut parts = tag.split('-');
    match parts.next()? {
        "ja" => Some("Noto Sans JP"),
        "yue" => Some("Noto Sans TC"),
        "zh" if parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo")) => {
            Some("Noto Sans TC")
        }
        _ => None,
    }
}

/// The family that a letter of that language prints `c` in; none where every letter can print it, or
/// none.
#[must_use]
pub fn family_for(c: char, language: &str) -> Option<&'static Family> {
    if everyday(c) {
        return None;
    }
    families(language).find(|family| family.has(c))
}

/// Whether the families that any letter can be set in have `c` between them.
#[must_use]
pub fn everyday(c: char) -> bool {
    FAMILIES.first().is_some_and(|family| family.has(c))
}

/// Whether `c` takes no ink, so that no font is asked for it.
#[must_use]
pub fn takes_no_ink(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_ignorable(c)
}

/// Whether a letter can print `c` in a font that comes along.
#[must_use]
pub fn can_print(c: char) -> bool {
    c.is_ascii() || takes_no_ink(c) || FAMILIES.iter().any(|family| family.has(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, language: &str, family: Option<&str>) {
        for c in text.chars() {
            let found = family_for(c, language).map(|family| family.name);
            assert_eq!(found, family, "{c} in {language}");
        }
    }

    #[test]
    fn each_script_has_its_family() {
        check("Zoë–½Ω€שלום", "en-GB", None);
        check("王小明", "en-GB", Some("Noto Sans SC"));
        check("王小明", "ja", Some("Noto Sans JP"));
        check("王小明", "zh-Hant-TW", Some("Noto Sans TC"));
        check("김민준", "en", Some("Noto Sans KR"));
        check("محمد", "en", Some("Noto Sans Arabic"));
        check("नमस्ते", "en", Some("Noto Sans Devanagari"));
        check("👩💻🎉", "en", Some("Noto Emoji"));
    }

    #[test]
    fn the_names_of_the_files_are_those_of_the_faces() {
        let thai = families("en").find(|it| it.name == "Noto Sans Thai");
        let files = thai.map(|family| family.files.join(" "));
        let expected = "NotoSansThai-Regular NotoSansThai-Bold";
        assert_eq!(files.as_deref(), Some(expected));
    }

    #[test]
    fn what_no_font_has_cannot_be_printed() {
        assert!(!can_print('\u{13000}') && !can_print('\u{e123}'));
        assert!("aé王\u{200d}\u{fe0f} ".chars().all(can_print));
    }
}
