//! Placeholders: the characters that stand for values while Markdown is parsed.
//!
//! They are the private-use characters of planes 15 and 16. To Markdown they are neither white
//! space nor punctuation, so emphasis around a value works as it does around a word.

const FIRST: u32 = 0xF_0000;
const SECOND_PLANE: u32 = 0x10_0000;
const IN_PLANE: u32 = 0xFFFE;

/// The placeholder of that number, from 0; none past the last.
pub(crate) fn numbered(number: usize) -> Option<char> {
    let number = u32::try_from(number).ok()?;
    let code = if number < IN_PLANE {
        FIRST + number
    } else {
        SECOND_PLANE + (number - IN_PLANE)
    };
    char::from_u32(code).filter(|&c| is_one(c))
}

/// Whether `c` is a placeholder.
pub(crate) fn is_one(c: char) -> bool {
    number(c).is_some()
}

/// The number of a placeholder.
pub(crate) fn number(c: char) -> Option<usize> {
    let code = u32::from(c);
    let number = match code {
        FIRST..=0xF_FFFD => code - FIRST,
        SECOND_PLANE..=0x10_FFFD => code - SECOND_PLANE + IN_PLANE,
        _ => return None,
    };
    usize::try_from(number).ok()
}

/// Whether `text` holds a placeholder; quick, for all text is asked.
pub(crate) fn any_in(text: &str) -> bool {
    text.bytes().any(|byte| byte >= 0xF3) && text.contains(is_one)
}

/// A text for people: `…` stands for what is not known there.
pub(crate) fn readable(text: String) -> String {
    if any_in(&text) {
        text.replace(is_one, "…")
    } else {
        text
    }
}
