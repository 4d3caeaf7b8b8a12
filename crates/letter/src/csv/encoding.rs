//! Which characters the bytes of a text file stand for.

/// How a text file's bytes stand for characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with the lower byte first, as Excel's "Unicode text" is.
    Utf16Le,
    /// UTF-16 with the higher byte first.
    Utf16Be,
    /// Windows-1252, the older encoding of Western Europe; Latin-1 is part of it.
    Windows1252,
}

/// A text with what is known of its bytes.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// Whether some bytes stand for no character; U+FFFD takes their place.
    pub damaged: bool,
}

/// Reads the bytes: by their byte order mark, else as UTF-16 if every other byte is zero, else as
/// UTF-8 if that is what they are, else as Windows-1252, in which any bytes are a text.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return utf8_lossy(rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(rest, Encoding::Utf16Le);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(rest, Encoding::Utf16Be);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return utf16(bytes, encoding);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded {
            text: text.to_owned(),
            encoding: Encoding::Utf8,
            damaged: false,
        },
        Err(_) if is_mostly_utf8(bytes) => utf8_lossy(bytes),
        Err(_) => windows_1252(bytes),
    }
}

fn utf8_lossy(bytes: &[u8]) -> Decoded {
    let damaged = std::str::from_utf8(bytes).is_err();
    let text = String::from_utf8_lossy(bytes).into_owned();
    Decoded {
        text,
        encoding: Encoding::Utf8,
        damaged,
    }
}

/// Whether more characters beyond ASCII are sound UTF-8 than are not: then it is UTF-8 with damage,
/// for hardly any text of another encoding looks like that.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > broken
}

/// UTF-16 without a mark shows itself by zeros in every other byte of mostly Latin text.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..bytes.len().min(1000)).unwrap_or_default();
    let zeros = |offset: usize| {
        sample
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (first, second) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    let is_utf16 =
        |zeros: usize, others: usize| half >= 2 && zeros * 10 >= half * 6 && others * 10 < half;
    if is_utf16(second, first) {
        Some(Encoding::Utf16Le)
    } else if is_utf16(first, second) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Decoded {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes(*pair),
        _ => u16::from_le_bytes(*pair),
    });
    let mut damaged = !rest.is_empty();
    let text = char::decode_utf16(units)
        .map(|unit| {
            unit.unwrap_or_else(|_| {
                damaged = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    Decoded {
        text,
        encoding,
        damaged,
    }
}

/// What the bytes 0x80 to 0x9F are in Windows-1252; the five that Microsoft left open are control
/// characters, as in the WHATWG's table.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(bytes: &[u8]) -> Decoded {
    let character = |byte: &u8| match byte.checked_sub(0x80) {
        Some(index) => WINDOWS_1252
            .get(usize::from(index))
            .copied()
            .unwrap_or(char::from(*byte)),
        None => char::from(*byte),
    };
    Decoded {
        text: bytes.iter().map(character).collect(),
        encoding: Encoding::Windows1252,
        damaged: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: Encoding) {
        let decoded = decode(bytes);
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
    }

    #[test]
    fn each_encoding_is_known_with_and_without_its_mark() {
        check("Zoë".as_bytes(), "Zoë", Encoding::Utf8);
        check("\u{feff}Zoë".as_bytes(), "Zoë", Encoding::Utf8);
        check(b"Zo\xEB \x96 \x80 5", "Zoë – € 5", Encoding::Windows1252);
        check(b"", "", Encoding::Utf8);
        let text = "name\tZoë €\n";
        for mark in ["", "\u{feff}"] {
            let units: Vec<u16> = format!("{mark}{text}").encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            check(&little, text, Encoding::Utf16Le);
            check(&big, text, Encoding::Utf16Be);
        }
    }

    #[test]
    fn damage_is_told_from_another_encoding() {
        let damaged = decode(b"Zo\xC3\xAB, Ren\xC3\xA9, caf\xC3\xA9 \xC3");
        assert_eq!(damaged.text, "Zoë, René, café \u{fffd}");
        assert!(damaged.damaged);
        assert!(decode(b"\xFF\xFEa\0\0\xD8b\0").damaged);
        assert!(decode(b"\xFF\xFEa\0b").damaged);
    }
}
