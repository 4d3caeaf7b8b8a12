//! Text as string literals.

use std::collections::BTreeSet;

use letter::characters;

/// The most bytes of one literal: Typst counts the places in a text with 16 bits.
const MOST_BYTES: usize = 30_000;

/// A word of more characters than this may be broken anywhere, so that it does not run off the
/// paper.
const LONGEST_WORD: usize = 44;

/// From there on it may be broken after so many characters.
const STEP: usize = 8;

/// Stands in for a character that no font can print, as a square of its own: a question mark would
/// read as one.
pub(crate) const STAND_IN: char = '□';

/// A piece of a text that is one literal.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    /// The part of the text it is.
    pub(super) text: &'t str,
    /// Where in the text it begins.
    pub(super) start: usize,
    /// Whether a line may end after it, although it is inside a word.
    pub(super) breaks: bool,
}

/// Cuts `text` into literals. `word` is how many characters of a word went before it, and is left at
/// how many there are at its end.
pub(super) fn pieces<'t>(text: &'t str, word: &mut usize) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        *word = if c.is_whitespace() { 0 } else { *word + 1 };
        let breaks = *word >= LONGEST_WORD && (*word - LONGEST_WORD).is_multiple_of(STEP);
        if breaks || end - start >= MOST_BYTES {
            pieces.extend(piece(text, start, end, breaks));
            start = end;
        }
    }
    pieces.extend(piece(text, start, text.len(), false));
    pieces
}

fn piece(text: &str, start: usize, end: usize, breaks: bool) -> Option<Piece<'_>> {
    let text = text.get(start..end).filter(|text| !text.is_empty())?;
    Some(Piece {
        text,
        start,
        breaks,
    })
}

/// What of `text` is printed: a line break or a tab is a space, and what no font has is `STAND_IN`.
pub(super) fn printed(text: &str, missing: &BTreeSet<char>) -> String {
    characters::printed(text)
        .chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            c if missing.contains(&c) => STAND_IN,
            c => c,
        })
        .collect()
}

/// `text` as a string literal of Typst: nothing in it can end the literal.
pub(crate) fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                literal.push('\\');
                literal.push(c);
            }
            c if c.is_control() => literal.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_can_end_its_literal() {
        for (text, expected) in [
            ("plain", r#""plain""#),
            (r#"a "quoted" \ word"#, r#""a \"quoted\" \\ word""#),
            ("#eval(\"1\")", r##""#eval(\"1\")""##),
            ("a\nb\0", r#""a\u{a}b\u{0}""#),
            ("ünïcödé — 1½", "\"ünïcödé — 1½\""),
        ] {
            assert_eq!(literal(text), expected);
        }
    }

    #[test]
    fn what_has_no_ink_of_its_own_is_a_space_or_nothing() {
        let missing = BTreeSet::from(['雨']);
        assert_eq!(printed("a\tb\nc\u{7}d\r", &missing), "a b cd ");
        assert_eq!(printed("a雨b", &missing), "a□b");
    }

    #[test]
    fn only_a_word_too_long_for_a_line_is_cut() {
        let mut word = 0;
        assert_eq!(pieces("a few short words", &mut word).len(), 1);
        let long = "x".repeat(60);
        let lengths: Vec<_> = pieces(&long, &mut 0)
            .iter()
            .map(|it| it.text.len())
            .collect();
        assert_eq!(lengths, [44, 8, 8]);
        assert_eq!(pieces(&"a ".repeat(30_000), &mut 0).len(), 2);
    }
}
