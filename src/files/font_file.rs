//! What a font file says of itself: its family, its weight, and whether it is slanted.
//!
//! The file is a stranger's: every length in it is looked at before it is followed.

/// A font of a TrueType or OpenType file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontFile {
    /// The family's name.
    pub family: String,
    /// The weight, from 1 to 1000.
    pub weight: u16,
    /// Whether it is slanted.
    pub italic: bool,
}

/// The name that programs group the styles of one family by.
const TYPOGRAPHIC_FAMILY: u16 = 16;

/// The name of the family; with the typographic one beside it, that of a part of it.
const FAMILY: u16 = 1;

impl FontFile {
    /// Reads a file; none where it is not one font in TrueType or OpenType.
    #[must_use]
    pub fn read(file: &[u8]) -> Option<Self> {
        let is_font = [&b"\0\x01\0\0"[..], b"OTTO", b"true"]
            .iter()
            .any(|magic| file.starts_with(magic));
        if !is_font {
            return None;
        }
        let names = table(file, b"name")?;
        let family = name(names, TYPOGRAPHIC_FAMILY).or_else(|| name(names, FAMILY))?;
        let style = table(file, b"OS/2");
        let weight = style.and_then(|style| number(style, 4));
        let selection = style.and_then(|style| number(style, 62)).unwrap_or(0);
        Some(Self {
            family,
            weight: weight.filter(|it| (1..=1000).contains(it)).unwrap_or(400),
            italic: selection & 1 != 0,
        })
    }
}

fn table<'f>(file: &'f [u8], tag: &[u8; 4]) -> Option<&'f [u8]> {
    let count = usize::from(number(file, 4)?);
    let record = file
        .get(12..)?
        .chunks_exact(16)
        .take(count)
        .find(|record| record.starts_with(tag))?;
    let (start, length) = (long(record, 8)?, long(record, 12)?);
    file.get(start..start.checked_add(length)?)
}

/// The name of that kind; the English one where there are several.
fn name(table: &[u8], kind: u16) -> Option<String> {
    let count = usize::from(number(table, 2)?);
    let texts = usize::from(number(table, 4)?);
    let records = table.get(6..)?.chunks_exact(12).take(count);
    let named = records.filter(|record| number(record, 6) == Some(kind));
    let read = |record: &[u8]| {
        let start = texts.checked_add(usize::from(number(record, 10)?))?;
        let bytes = table.get(start..start.checked_add(usize::from(number(record, 8)?))?)?;
        let text = match number(record, 0)? {
            0 | 3 => utf16(bytes)?,
            _ if bytes.is_ascii() => String::from_utf8_lossy(bytes).into_owned(),
            _ => return None,
        };
        let text: String = text.chars().filter(|c| !c.is_control()).take(80).collect();
        let text = text.trim().to_owned();
        let is_english = number(record, 4).is_some_and(|language| matches!(language, 0 | 0x409));
        (!text.is_empty()).then_some((is_english, text))
    };
    let (_, text) = named
        .filter_map(read)
        .reduce(|one, other| if other.0 && !one.0 { other } else { one })?;
    Some(text)
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16(&units).ok()
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(u16::from_be_bytes(bytes))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(bytes)).ok()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::FontFile;

    fn file(name: &str) -> Vec<u8> {
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/typesetter/fonts");
        std::fs::read(fonts.join(name)).unwrap()
    }

    #[test]
    fn a_font_says_what_it_is() {
        for (name, family, weight, italic) in [
            ("Carlito-Bold.ttf", "Carlito", 700, false),
            ("LiberationSerif-Italic.ttf", "Liberation Serif", 400, true),
            (
                "LiberationSans-BoldItalic.ttf",
                "Liberation Sans",
                700,
                true,
            ),
        ] {
            let expected = FontFile {
                family: family.to_owned(),
                weight,
                italic,
            };
            assert_eq!(FontFile::read(&file(name)), Some(expected));
        }
    }

    #[test]
    fn what_is_no_font_is_refused_wherever_it_ends() {
        assert_eq!(FontFile::read(b"%PDF-1.7"), None);
        let font = file("Carlito-Regular.ttf");
        for length in (0..2_000).chain([font.len() / 2]) {
            // Whatever it comes to, it comes to something.
            let _ = FontFile::read(&font[..length]);
        }
        assert_eq!(FontFile::read(&font[..200]), None);
        let mut broken = font.clone();
        broken[4..600].fill(255);
        assert_eq!(FontFile::read(&broken), None);
    }
}
