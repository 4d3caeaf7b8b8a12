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
    let mut decoder = Decoder::new(bytes, encoding);
    while decoder.step(bytes) {}
    decoder.finish()
}

/// How many bytes a step reads, and what is left of the line.
pub(super) const BLOCK: usize = 32_768;

/// Bytes that are being read in short steps. Each step is given the same bytes.
#[derive(Debug)]
pub(crate) struct Decoder {
    decoded: Decoded,
    position: usize,
    /// The line that the position is in, as far as it has been counted.
    line: usize,
}

impl Decoder {
    pub fn new(bytes: &[u8], encoding: Encoding) -> Self {
        Self {
            decoded: Decoded {
                text: String::with_capacity(bytes.len()),
                encoding,
                foreign_lines: Vec::new(),
                damaged: false,
            },
            position: mark_length(bytes, encoding),
            line: 1,
        }
    }

    /// Reads some lines; says whether there are more.
    pub fn step(&mut self, bytes: &[u8]) -> bool {
        let encoding = self.decoded.encoding.0;
        let rest = bytes.get(self.position..).unwrap_or_default();
        let block = if encoding.is_ascii_compatible() {
            lines(rest)
        } else {
            rest
        };
        self.position += block.len();
        if self.decoded.encoding == Encoding::UTF_8 {
            self.read_utf_8(block);
        } else {
            let (text, damaged) = encoding.decode_without_bom_handling(block);
            self.decoded.text.push_str(&text);
            self.decoded.damaged |= damaged;
        }
        self.position < bytes.len()
    }

    pub fn progress(&self) -> usize {
        self.position
    }

    pub fn finish(self) -> Decoded {
        self.decoded
    }

    /// Lists are put together from other lists, so that a line of a UTF-8 file may come from an older
    /// one.
    fn read_utf_8(&mut self, block: &[u8]) {
        for chunk in block.utf8_chunks() {
            self.decoded.text.push_str(chunk.valid());
            self.line += chunk.valid().matches('\n').count();
            if chunk.invalid().is_empty() {
                continue;
            }
            let (read, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
            self.decoded.text.push_str(&read);
            let lines = &mut self.decoded.foreign_lines;
            if lines.last() != Some(&self.line) && lines.len() < MOST_LINES {
                lines.push(self.line);
            }
        }
    }
}

/// The first lines, about as many bytes as a step reads. In no encoding is the byte of a line break
/// part of another character, but for those of two bytes each.
pub(super) fn lines(bytes: &[u8]) -> &[u8] {
    let after = bytes.get(BLOCK..).unwrap_or_default();
    let end = after.iter().position(|byte| *byte == b'\n');
    let length = end.map_or(bytes.len(), |end| BLOCK + end + 1);
    bytes.get(..length).unwrap_or(bytes)
}

/// How long the byte order mark is.
fn mark_length(bytes: &[u8], encoding: Encoding) -> usize {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((found, length)) if found == encoding.0 => length,
        _ => 0,
    }
}
