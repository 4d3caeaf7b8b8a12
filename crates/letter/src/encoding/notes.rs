//! What there is to say about how a file was read, in sentences.

use super::{Decoded, Detected, Encoding, Reading};

/// The most lines that a sentence names.
const MOST_NAMED: usize = 10;

impl Decoded {
    /// What a person should look at again, if there is anything.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        if self.damaged {
            return Some(format!(
                "Some characters of this file cannot be read as {} and were replaced by “\u{fffd}”. Save \
                 it as UTF-8 and open it again.",
                self.encoding
            ));
        }
        let lines = match self.foreign_lines.as_slice() {
            [] => return None,
            [line] => format!("Line {line} is"),
            lines => format!("Lines {} are", listed(lines)),
        };
        Some(format!(
            "{lines} not in {}, as the rest of this file is, and was read as {}. Look at the names in it.",
            Encoding::UTF_8,
            Encoding::WINDOWS_1252
        ))
    }
}

/// `3, 8 and 12`, no more than a sentence holds.
fn listed(lines: &[usize]) -> String {
    let named: Vec<String> = lines
        .iter()
        .take(MOST_NAMED)
        .map(usize::to_string)
        .collect();
    match named.split_last() {
        _ if lines.len() > MOST_NAMED => {
            format!("{} and {} more", named.join(", "), lines.len() - MOST_NAMED)
        }
        Some((last, first)) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => named.concat(),
    }
}

impl Detected {
    /// What a person should be asked, where the encoding is not sure.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let (best, others) = self.readings.split_first()?;
        let others: Vec<String> = others
            .iter()
            .map(|other| format!("as {} it would be {}", other.encoding, quoted(other)))
            .collect();
        Some(format!(
            "It is not sure how the characters of this file were saved. It was read as {}: {}; {}.",
            best.encoding,
            quoted(best),
            others.join(", ")
        ))
    }
}

fn quoted(reading: &Reading) -> String {
    format!("“{}”", reading.names.join("”, “"))
}

#[cfg(test)]
mod tests {
    use crate::encoding::{Encoding, decode, detect};

    #[test]
    fn a_doubt_is_said_with_the_names_in_each_reading() {
        let note = detect(b"name\nH\xE9l\xE8ne\n", "en-GB").note().unwrap();
        assert_eq!(
            note,
            "It is not sure how the characters of this file were saved. It was read as Western European \
             (Windows): “Hélène”; as Central European (Windows) it would be “Hélčne”."
        );
    }

    #[test]
    fn lines_that_were_read_otherwise_are_said() {
        let note = |bytes: &[u8]| decode(bytes, Encoding::UTF_8).note();
        assert_eq!(note("Zoë".as_bytes()), None);
        assert!(
            note(b"a\nM\xFCller")
                .unwrap()
                .starts_with("Line 2 is not in Unicode")
        );
        let many = note(&b"M\xFCller\n".repeat(30)).unwrap();
        assert!(
            many.starts_with("Lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 20 more are not"),
            "{many}"
        );
        assert!(
            note(b"\xFC\n\n\xFC")
                .unwrap()
                .starts_with("Lines 1 and 3 are")
        );
    }
}
