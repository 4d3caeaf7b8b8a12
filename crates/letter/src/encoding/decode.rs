//! Reading bytes in a given encoding.

use super::Encoding;

/// The most lines that are named as read otherwise.
const MOST_LINES: usize = 1_000;

/// A text with what is known of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// The lines, counted from 1, that hold bytes which are no UTF-8 in a file that is: those bytes
    /// were read as Windows-1252.
    pub foreign_lines: Vec<usize>,
    /// Whether some bytes stand for no character; U+FFFD takes their place.
    pub damaged: bool,
}

/// Reads the bytes in that encoding. Any bytes are a text.
///
/// ```
/// use letter::encoding::{Encoding, decode};
///
/// let decoded = decode(b"Zo\xC3\xAB\nM\xFCller\n", Encoding::UTF_8);
/// assert_eq!(decoded.text, "Zo\u{eb}\nM\u{fc}ller\n");
/// assert_eq!(decoded.foreign_lines, [2]);
/// ```
#[must_use]
pub fn decode(bytes: &[u8], encoding: Encoding) -> Decoded {
    let bytes = without_mark(bytes, encoding);
    if encoding == Encoding::UTF_8 {
        return utf_8(bytes);
    }
    let (text, damaged) = encoding.0.decode_without_bom_handling(bytes);
    Decoded {
        text: text.into_owned(),
        encoding,
        foreign_lines: Vec::new(),
        damaged,
    }
}

fn without_mark(bytes: &[u8], encoding: Encoding) -> &[u8] {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((found, length)) if found == encoding.0 => bytes.get(length..).unwrap_or_default(),
        _ => bytes,
    }
}

/// Lists are put together from other lists, so that a line of a UTF-8 file may come from an older one.
fn utf_8(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut foreign_lines = Vec::new();
    let mut line = 1;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if chunk.invalid().is_empty() {
            continue;
        }
        // Only what precedes a broken place is counted, once.
        line += lines_in(chunk.valid());
        let (read, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
        text.push_str(&read);
        if foreign_lines.last() != Some(&line) && foreign_lines.len() < MOST_LINES {
            foreign_lines.push(line);
        }
    }
    Decoded {
        text,
        encoding: Encoding::UTF_8,
        foreign_lines,
        damaged: false,
    }
}

fn lines_in(text: &str) -> usize {
    text.matches('\n').count()
}
