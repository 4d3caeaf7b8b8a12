//! `R007`: characters that were spoilt on the way.
//!
//! ## What it finds
//! `JosÃ©`, which is “José” read in the wrong way, `Zo�`, of which a character is lost, and `&amp;`,
//! which is an “&” of a web page.
//!
//! ## Why
//! They print as they stand, in a person’s name as often as not.
//!
//! ## Example
//! `JosÃ©` in the column of names.
//!
//! ## Fix
//! What the characters were; none where one is lost.

use super::{Finding, Spoilt, SpoiltCells};
use crate::checks::RuleInfo;
use crate::problem::Severity;

const INFO: RuleInfo = RuleInfo {
    code: "R007",
    name: "spoilt-characters",
    severity: Severity::Error,
    summary: "Characters that were spoilt on the way",
};

pub(in crate::checks) fn rule() -> SpoiltCells {
    SpoiltCells::new(INFO, find)
}

const LOST: Spoilt = Spoilt {
    why: "a character was lost when the list was saved or opened. Type it anew, or save the list as \
          “CSV UTF-8” and open it again.",
    title: None,
};
const MISREAD: Spoilt = Spoilt {
    why: "the characters of a list in UTF-8 were read as others.",
    title: Some("Put the right characters in"),
};
const ENTITIES: Spoilt = Spoilt {
    why: "a web page’s way to write a character.",
    title: Some("Put the characters in"),
};

/// How often a text may have been spoilt one time after the other.
const ROUNDS: usize = 3;

fn find(text: &str) -> Option<Finding> {
    if text.is_ascii() && !text.contains('&') {
        return None;
    }
    if text.contains(char::REPLACEMENT_CHARACTER) {
        return Some((LOST, text.to_owned()));
    }
    if let Some(mended) = repeatedly(text, read_as_utf8) {
        return Some((MISREAD, mended));
    }
    repeatedly(text, without_entities).map(|mended| (ENTITIES, mended))
}

/// What is left after mending as often as there is something to mend; none where there is nothing.
fn repeatedly(text: &str, mend: fn(&str) -> Option<String>) -> Option<String> {
    let mut mended = mend(text)?;
    for _ in 1..ROUNDS {
        match mend(&mended) {
            Some(again) => mended = again,
            None => break,
        }
    }
    Some(mended)
}

/// What the bytes 0x80 to 0x9F stand for in Windows-1252.
const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The text that was read as Windows-1252 and is UTF-8; none where it is not. A text that people
/// write is hardly ever sound UTF-8 in this way.
fn read_as_utf8(text: &str) -> Option<String> {
    let byte = |c: char| match u32::from(c) {
        code @ (0..=0x7F | 0xA0..=0xFF) => u8::try_from(code).ok(),
        _ => {
            let place = HIGH.chars().position(|high| high == c)?;
            u8::try_from(0x80 + place).ok()
        }
    };
    let bytes: Vec<u8> = text.chars().map(byte).collect::<Option<_>>()?;
    String::from_utf8(bytes)
        .ok()
        .filter(|read| read != text && !read.contains(char::is_control))
}

/// The text with the commonest entities of HTML read; none where there is none.
fn without_entities(text: &str) -> Option<String> {
    let mut read = String::new();
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at_checked(at)?;
        read.push_str(before);
        match entity(from) {
            Some((c, length)) => {
                found = true;
                read.push(c);
                rest = from.get(length..)?;
            }
            None => {
                read.push('&');
                rest = from.get(1..)?;
            }
        }
    }
    read.push_str(rest);
    found.then_some(read)
}

/// The character that an entity at the start of `text` is, and how long that is.
fn entity(text: &str) -> Option<(char, usize)> {
    const NAMED: [(&str, char); 6] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
    ];
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let named = NAMED.iter().find(|(known, _)| *known == name);
    let numbered = || {
        let number = name.strip_prefix('#')?;
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        char::from_u32(code.ok()?).filter(|c| !c.is_control())
    };
    let c = named.map(|(_, c)| *c).or_else(numbered)?;
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, of_code};

    fn check(cell: &str, expected: Option<&str>) {
        let people = format!("name\n\"{cell}\"");
        let problems = of_code("R007", "{{ name }}", &people);
        let mended = problems
            .first()
            .and_then(|problem| problem.fix.as_ref())
            .map(|fix| fix.cells[0].text.as_str());
        assert_eq!(mended, expected, "{cell}");
    }

    #[test]
    fn characters_read_in_the_wrong_way_are_put_right() {
        check("JosÃ©", Some("José"));
        check("JosÃƒÂ©", Some("José"));
        check("Oâ€™Brien", Some("O’Brien"));
        check("Zoë Müller-Åström", None);
        check("Ã", None);
        check("naïve «Ÿ»", None);
    }

    #[test]
    fn entities_are_read() {
        check("Smith &amp; Sons", Some("Smith & Sons"));
        check("Smith &amp;amp; Sons", Some("Smith & Sons"));
        check("O&#39;Brien &lt;x&gt;", Some("O'Brien <x>"));
        check("Smith & Sons; R&D", None);
        check("&unknown; &#0;", None);
    }

    #[test]
    fn a_lost_character_is_named_and_not_mended() {
        let people = "name\nZo\u{fffd}\nAnn";
        assert_eq!(
            check_code("R007", "{{ name }}", people),
            [("name", vec![0])]
        );
        check("Zo\u{fffd}", None);
    }
}
