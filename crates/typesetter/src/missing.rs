//! The characters that no font can print.

use std::collections::BTreeMap;

use letter::{Document, Origin, characters, walk};
use messages::{Fault, FaultKind, Place};

use crate::fonts::Fonts;
use crate::source::place_of;

/// The characters of a letter that no font can print, each with where it comes first.
#[derive(Debug, Default)]
pub(crate) struct Missing<'a> {
    characters: BTreeMap<char, &'a Origin>,
}

/// Looks through the letter and its notes.
pub(crate) fn find<'a>(document: &'a Document, fonts: &Fonts) -> Missing<'a> {
    let mut missing = Missing::default();
    let mut known = BTreeMap::new();
    walk::each_text(document, &mut |text, origin| {
        if text.is_ascii() {
            return;
        }
        for c in characters::printed(text).chars().filter(|c| !c.is_ascii()) {
            if !*known.entry(c).or_insert_with(|| fonts.covers(c)) {
                missing.characters.entry(c).or_insert(origin);
            }
        }
    });
    missing
}

impl Missing<'_> {
    /// The characters themselves.
    pub(crate) fn characters(&self) -> impl Iterator<Item = char> {
        self.characters.keys().copied()
    }

    /// A fault for each.
    pub(crate) fn faults(&self) -> Vec<Fault> {
        self.characters
            .iter()
            .map(|(c, origin)| fault(*c, Some(place_of(origin))))
            .collect()
    }
}

/// The fault that no font has the character.
pub(crate) fn fault(c: char, place: Option<Place>) -> Fault {
    Fault {
        kind: FaultKind::Character,
        message: format!(
            "No font here has the character “{c}” (U+{:04X}), so it cannot be printed. Write it in \
             another way, or add a font that has it.",
            u32::from(c)
        ),
        place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use letter::{Recipient, Template, merge};

    #[test]
    fn a_character_that_no_font_has_is_found_wherever_it_stands() {
        let template = Template {
            body: "Zoë 雨 — “ok”[^a]\n\n> ```\n> 風\n> ```\n\n[^a]: *☂️* and 雨".to_owned(),
            ..Template::default()
        };
        let document = merge(&template, &Recipient::default()).document;
        let found = find(&document, &Fonts::bundled());
        let characters: String = found.characters().collect();
        assert_eq!(characters, "☂雨風");
        let faults = found.faults();
        let rain = faults
            .iter()
            .find(|fault| fault.message.contains('雨'))
            .unwrap();
        assert!(rain.message.contains("U+96E8"), "{}", rain.message);
        let place = rain.place.as_ref().unwrap();
        assert!(template.body[place.start..place.end].contains('雨'));
        assert_eq!(place.start, 0);
    }
}
