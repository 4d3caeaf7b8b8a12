//! Characters that no letter prints: control characters, and what Unicode has for programs alone.
//!
//! What cannot be seen and yet does something stays: a joiner in a name or an emoji, a mark of the
//! direction of writing, a place where a word may be broken. The rest is left out by every format
//! that goes on paper, and the rule `invisible-character` names it.

/// The flag that letters of the tag block may follow: with them it is the flag of a region.
const FLAG: char = '\u{1f3f4}';

/// The characters of `text` that are not printed, each with where it stands.
pub fn unprinted(text: &str) -> impl Iterator<Item = (usize, char)> {
    let is_plain = is_plain(text);
    let leaves_open = !is_plain && leaves_direction_open(text);
    let text = if is_plain { "" } else { text };
    let mut in_flag = false;
    text.char_indices().filter(move |(_, c)| {
        in_flag = *c == FLAG || (in_flag && is_tag(*c));
        match c {
            c if is_tag(*c) => !in_flag,
            c if is_direction(*c) => leaves_open,
            c => is_never_printed(*c),
        }
    })
}

/// `text` as it is printed.
#[must_use]
pub fn printed(text: &str) -> String {
    without(text, |_| None)
}

/// `text` without what is not printed. A character that stands for another since a file was read
/// by the wrong table, such as U+0092 for an apostrophe, is that other one again.
#[must_use]
pub fn cleaned(text: &str) -> String {
    without(text, meant)
}

fn without(text: &str, instead: impl Fn(char) -> Option<char>) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = 0;
    for (at, c) in unprinted(text) {
        kept.push_str(text.get(rest..at).unwrap_or_default());
        kept.extend(instead(c));
        rest = at + c.len_utf8();
    }
    kept.push_str(text.get(rest..).unwrap_or_default());
    kept
}

/// Whether nothing in `text` needs a closer look; quick, for all text is asked. What may be left out
/// is a control character of ASCII or begins with one of these bytes in UTF-8.
fn is_plain(text: &str) -> bool {
    !text
        .bytes()
        .any(|byte| matches!(byte, 0..=8 | 14..=31 | 127 | 0xC2 | 0xE2 | 0xEF) || byte >= 0xF0)
}

/// Whether `c` takes no place and does nothing in a letter, wherever it stands.
fn is_never_printed(c: char) -> bool {
    match c {
        // What a line break or a tab is to other programs is white space.
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' => false,
        c if c.is_control() => true,
        // Operators that are not seen, directions that Unicode has given up, notes between the lines,
        // the mark at the beginning of a file.
        '\u{2061}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{feff}' => true,
        // Orders to turn all that follows round.
        '\u{202d}' | '\u{202e}' => true,
        c => is_no_character(c),
    }
}

/// Whether Unicode says that this is no character.
fn is_no_character(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// Whether `c` is something that a page need not show where no font has it: a joiner, a selector, a mark
/// of direction (Unicode's “default ignorable” characters).
#[must_use]
pub fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// Whether `c` begins or ends a stretch of text with a direction of its own.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}')
}

/// Whether a stretch with a direction of its own is not ended, or not begun, in `text`: then it would
/// turn round what stands beside it in the letter.
fn leaves_direction_open(text: &str) -> bool {
    let mut open = Vec::new();
    for c in text.chars() {
        match c {
            '\u{202a}' | '\u{202b}' => open.push('\u{202c}'),
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            '\u{202c}' | '\u{2069}' if open.pop() != Some(c) => return true,
            _ => {}
        }
    }
    !open.is_empty()
}

/// What the control characters from U+0080 on were in Windows-1252, the table that most programs of
/// an office wrote; a space where it has nothing.
const WINDOWS_1252: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// What a control character was meant to be.
fn meant(c: char) -> Option<char> {
    let place = u32::from(c).checked_sub(0x80)?;
    let meant = WINDOWS_1252.chars().nth(usize::try_from(place).ok()?)?;
    (meant != ' ').then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(printed(text), expected, "{text:?}");
    }

    #[test]
    fn what_only_programs_see_is_left_out() {
        check("Ann\u{feff} \u{0}Lee\u{7f}\u{86}", "Ann Lee");
        check(
            "a\u{2062}b\u{206f}c\u{fffb}d\u{ffff}\u{fdd0}\u{1fffe}",
            "abcd",
        );
        check("\u{202e}nnA", "nnA");
        check("Ann\u{e0041}\u{e0042}", "Ann");
    }

    #[test]
    fn what_does_something_stays() {
        for text in [
            "a\tb\r\nc\u{85}d\u{c}e",
            "soft\u{ad}hyphen, zero\u{200b}width, word\u{2060}joiner",
            "👩\u{200d}💻 ☂\u{fe0f} 葛\u{e0100}",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
            "نامه\u{200c}ای \u{200f}שלום\u{200e} \u{61c}",
            "\u{202a}+44 20\u{202c} and \u{2067}שלום\u{2069}",
            "Zoë, 1½ – “quoted”",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn a_direction_that_is_not_ended_is_left_out() {
        check("\u{202b}Ann", "Ann");
        check("Ann\u{2069}", "Ann");
        check("\u{2067}a\u{202c}", "a");
    }

    #[test]
    fn an_apostrophe_of_another_table_is_one_again() {
        assert_eq!(
            cleaned("O\u{92}Brien\u{feff} \u{93}x\u{94}\u{81}"),
            "O’Brien “x”"
        );
        assert_eq!(printed("O\u{92}Brien"), "OBrien");
    }
}
