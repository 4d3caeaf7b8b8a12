//! Positions in a text: bytes here, UTF-16 units in the browser.

use letter::Span;

/// One entry for this many bytes of text.
const STRIDE: usize = 128;

/// The length of `text` in UTF-16 units.
#[must_use]
pub fn utf16_length(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(char::len_utf16).sum()
}

/// Translates positions of one text between UTF-8 bytes and UTF-16 units.
///
/// A table with an entry for every 128 bytes, so that a position is found by a short count from
/// the entry before it. A text without any character beyond ASCII needs no table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    text: String,
    /// The units before the byte `index * STRIDE`; empty where bytes and units are the same.
    units: Vec<usize>,
}

impl Positions {
    /// The positions of `text`.
    #[must_use]
    pub fn of(text: String) -> Self {
        let units = if text.is_ascii() {
            Vec::new()
        } else {
            units_at_strides(&text)
        };
        Self { text, units }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The UTF-16 units before `byte`; a byte inside a character counts as its beginning, one
    /// beyond the text as its end.
    #[must_use]
    pub fn to_utf16(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.units.is_empty() {
            return byte;
        }
        let entry = byte / STRIDE;
        let (mut at, mut units) = self.entry(entry);
        for c in self.text[at..].chars() {
            if at + c.len_utf8() > byte {
                break;
            }
            at += c.len_utf8();
            units += c.len_utf16();
        }
        units
    }

    /// The bytes before the UTF-16 unit `unit`; between the two units of one character its
    /// beginning, beyond the text its end.
    #[must_use]
    pub fn to_byte(&self, unit: usize) -> usize {
        if self.units.is_empty() {
            return unit.min(self.text.len());
        }
        let entry = self.units.partition_point(|&units| units <= unit);
        let (mut at, mut units) = self.entry(entry.saturating_sub(1));
        for c in self.text[at..].chars() {
            if units + c.len_utf16() > unit {
                break;
            }
            at += c.len_utf8();
            units += c.len_utf16();
        }
        at
    }

    /// The range in UTF-16 units.
    #[must_use]
    pub fn range_to_utf16(&self, span: Span) -> (usize, usize) {
        (self.to_utf16(span.start), self.to_utf16(span.end))
    }

    /// The character boundary at or after the entry's byte, and the units before it.
    fn entry(&self, entry: usize) -> (usize, usize) {
        let mut at = (entry * STRIDE).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        (at, self.units.get(entry).copied().unwrap_or_default())
    }
}

/// The units before the character that holds, or begins at, each multiple of the stride.
fn units_at_strides(text: &str) -> Vec<usize> {
    let mut table = Vec::with_capacity(text.len() / STRIDE + 1);
    let mut units = 0;
    for (at, c) in text.char_indices() {
        if table.len() * STRIDE < at + c.len_utf8() {
            table.push(units);
        }
        units += c.len_utf16();
    }
    if table.len() * STRIDE <= text.len() {
        table.push(units);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::Positions;

    fn check(text: &str) {
        let positions = Positions::of(text.to_owned());
        let boundaries = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        for byte in boundaries {
            let unit = text[..byte].encode_utf16().count();
            assert_eq!(positions.to_utf16(byte), unit, "byte {byte} of {text:.40}");
            assert_eq!(positions.to_byte(unit), byte, "unit {unit} of {text:.40}");
        }
    }

    #[test]
    fn every_character_is_found_both_ways() {
        for text in ["", "plain", "é", "👩‍👩‍👧 und Zoë – “ja”", "日本語\n"] {
            check(text);
            for length in [1, 126, 127, 128, 129, 300] {
                check(&format!("{}{text}", "x".repeat(length)));
                check(&text.repeat(length));
            }
        }
    }

    #[test]
    fn positions_outside_and_inside_a_character_are_moved_to_a_boundary() {
        let positions = Positions::of("a👍b".to_owned());
        assert_eq!(positions.to_utf16(3), 1);
        assert_eq!(positions.to_byte(2), 1);
        assert_eq!(positions.to_utf16(99), 4);
        assert_eq!(positions.to_byte(99), 6);
    }
}
