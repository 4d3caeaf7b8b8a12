//! Words by a language's conventions: whose it is, which in order, a list, a title's capitals.

use super::languages;

/// Whose it is, in English: always `’s`, after an s as well ("James’s"), as one says it.
///
/// A plural in s ("the trustees’") cannot be told from a name in s; write its apostrophe into the
/// letter's text. An empty text stays empty.
///
/// ```
/// use letter::values::words::possessive;
///
/// assert_eq!(possessive("Mary"), "Mary’s");
/// assert_eq!(possessive("James"), "James’s");
/// assert_eq!(possessive(""), "");
/// ```
#[must_use]
pub fn possessive(name: &str) -> String {
    let name = name.trim_end();
    if name.is_empty() {
        String::new()
    } else {
        format!("{name}’s")
    }
}

/// The number as a place in an order, in digits.
///
/// English has `1st`, `2nd`, `3rd`, `4th`, Welsh `1af`, `2il`, `3ydd`, Irish `3ú`, French `1er`,
/// `2e`, Dutch `3e`, Swedish `1:a`, `3:e`, Italian and Portuguese `3º`, Spanish and Galician `3.º`,
/// Catalan `1r`, `2n`, `3r`, `4t`, `5è`, Greek `3ος`. Most others write a point: `3.`. Where the ending
/// depends on the noun (Bulgarian, Lithuanian, Maltese, Romanian, Ukrainian) and in a language that is
/// not known, the number stands alone.
///
/// ```
/// use letter::values::words::ordinal;
///
/// assert_eq!(ordinal(3, "en-GB"), "3rd");
/// assert_eq!(ordinal(11, "en-GB"), "11th");
/// assert_eq!(ordinal(3, "de"), "3.");
/// assert_eq!(ordinal(1, "fr"), "1er");
/// ```
#[must_use]
pub fn ordinal(number: u64, language: &str) -> String {
    let tag = languages::find(language).map_or("", |entry| entry.tag);
    format!("{number}{}", ordinal_ending(number, tag))
}

fn ordinal_ending(number: u64, tag: &str) -> &'static str {
    match tag.split('-').next().unwrap_or_default() {
        "en" => english_ending(number),
        "cy" => welsh_ending(number),
        "ga" => "ú",
        "fr" if number == 1 => "er",
        "fr" | "nl" => "e",
        "sv" => swedish_ending(number),
        "it" | "pt" => "º",
        "es" | "gl" => ".º",
        "ca" => catalan_ending(number),
        "el" => "ος",
        "de" | "da" | "nb" | "nn" | "is" | "fi" | "et" | "lv" | "pl" | "cs" | "sk" | "sl"
        | "hr" | "hu" | "eu" | "tr" => ".",
        _ => "",
    }
}

fn english_ending(number: u64) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

fn welsh_ending(number: u64) -> &'static str {
    match number {
        1 => "af",
        2 => "il",
        3 | 4 => "ydd",
        5 | 6 => "ed",
        7..=10 | 12 | 15 | 18 | 20 | 40 | 60 | 80 | 100 => "fed",
        11 | 13 | 14 | 16 | 17 | 19 => "eg",
        _ => "ain",
    }
}

fn swedish_ending(number: u64) -> &'static str {
    match (number % 100, number % 10) {
        (11 | 12, _) => ":e",
        (_, 1 | 2) => ":a",
        _ => ":e",
    }
}

fn catalan_ending(number: u64) -> &'static str {
    match number {
        1 | 3 => "r",
        2 => "n",
        4 => "t",
        _ => "è",
    }
}

/// Joins the items as a sentence does: `a, b and c`, with the language's word for "and".
///
/// Items that are empty or white space are left out. Where the language's "and" changes before a
/// sound, it does: Spanish "y" to "e", Welsh "a" to "ac". In a language that is not known the last
/// item has a comma before it like the others.
///
/// ```
/// use letter::values::words::join_and;
///
/// assert_eq!(join_and(&["Ann", "Bob", "Cay"], "en-GB"), "Ann, Bob and Cay");
/// assert_eq!(join_and(&["Ann", "Bob"], "de"), "Ann und Bob");
/// assert_eq!(join_and(&["Ana", "Inés"], "es"), "Ana e Inés");
/// ```
#[must_use]
pub fn join_and<T: AsRef<str>>(items: &[T], language: &str) -> String {
    join(items, language, " ")
}

/// As [`join_and`], with a comma before the "and" of three items or more, as is the custom in the
/// United States.
///
/// ```
/// use letter::values::words::join_and_serial;
///
/// assert_eq!(join_and_serial(&["Ann", "Bob", "Cay"], "en-US"), "Ann, Bob, and Cay");
/// assert_eq!(join_and_serial(&["Ann", "Bob"], "en-US"), "Ann and Bob");
/// ```
#[must_use]
pub fn join_and_serial<T: AsRef<str>>(items: &[T], language: &str) -> String {
    join(items, language, ", ")
}

/// Joins the items; `before_and` stands before the "and" of three items or more.
fn join<T: AsRef<str>>(items: &[T], language: &str, before_and: &str) -> String {
    let items: Vec<&str> = items
        .iter()
        .map(|item| item.as_ref().trim())
        .filter(|item| !item.is_empty())
        .collect();
    let Some((last, others)) = items.split_last() else {
        return String::new();
    };
    if others.is_empty() {
        return (*last).to_owned();
    }
    let Some(entry) = languages::find(language) else {
        return items.join(", ");
    };
    let space = if others.len() > 1 { before_and } else { " " };
    format!(
        "{}{space}{} {last}",
        others.join(", "),
        and_before(entry.tag, entry.and, last)
    )
}

fn and_before(tag: &str, and: &'static str, next: &str) -> &'static str {
    let next = next.to_lowercase();
    let starts = |beginnings: &[&str]| beginnings.iter().any(|start| next.starts_with(start));
    match tag {
        "es" if starts(&["i", "í", "hi", "hí"]) && !starts(&["hie", "hia", "ia", "ie", "io"]) => {
            "e"
        }
        "cy" if starts(&["a", "â", "e", "ê", "i", "o", "ô", "u", "w", "ŵ", "y", "ŷ"]) => "ac",
        _ => and,
    }
}

/// English words that a title leaves small, but for the first and the last word.
const SMALL_WORDS: [&str; 22] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "off",
    "on", "or", "over", "per", "the", "to", "via", "with",
];

/// Gives each word a capital, as an English title has them.
///
/// Small words ("of", "the") stay small inside, and a word that has a capital after its first letter
/// ("McCoig", "NHS") stays as it is. White space stays as it is.
///
/// ```
/// use letter::values::words::title_case;
///
/// assert_eq!(title_case("the head of violence reduction"), "The Head of Violence Reduction");
/// assert_eq!(title_case("NHS leads at McCoig house"), "NHS Leads at McCoig House");
/// ```
#[must_use]
pub fn title_case(text: &str) -> String {
    let count = text.split_whitespace().count();
    let mut seen = 0;
    text.split_inclusive(char::is_whitespace)
        .map(|piece| {
            let word = piece.trim_end();
            if word.is_empty() {
                return piece.to_owned();
            }
            seen += 1;
            if seen > 1 && seen < count && SMALL_WORDS.contains(&word.to_lowercase().as_str()) {
                piece.to_lowercase()
            } else {
                capitalised(piece)
            }
        })
        .collect()
}

/// The word with a capital, in each of its parts where it has hyphens.
fn capitalised(word: &str) -> String {
    if word.chars().skip(1).any(char::is_uppercase) {
        return word.to_owned();
    }
    word.split_inclusive('-').map(first_letter_large).collect()
}

fn first_letter_large(part: &str) -> String {
    let mut changed = String::with_capacity(part.len());
    let mut found = false;
    for c in part.chars() {
        if !found && c.is_alphanumeric() {
            found = true;
            changed.extend(c.to_uppercase());
        } else {
            changed.push(c);
        }
    }
    changed
}

/// The text without what the eye passes over: capitals, accents, and how wide a space is.
///
/// ```
/// use letter::values::words::folded;
///
/// assert_eq!(folded("  São  Tomé"), folded("SAO TOME"));
/// assert_ne!(folded("Kent"), folded("Kend"));
/// ```
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in word.chars().flat_map(char::to_lowercase) {
            match c {
                // What stands over a letter as a character of its own, and what is not seen.
                '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
                '’' | '‘' | '`' => folded.push('\''),
                '‐' | '‑' | '–' => folded.push('-'),
                c => folded.push_str(&plain_letter(c)),
            }
        }
    }
    folded
}

/// Small letters with a mark, each group behind the letter without it.
const MARKED: [(&str, &str); 24] = [
    ("a", "àáâãäåāăą"),
    ("c", "çćĉċč"),
    ("d", "ďđ"),
    ("e", "èéêëēĕėęě"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįı"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŉ"),
    ("o", "òóôõöøōŏő"),
    ("r", "ŕŗř"),
    ("s", "śŝşšș"),
    ("t", "ţťŧț"),
    ("u", "ùúûüũūŭůűų"),
    ("w", "ŵẁẃẅ"),
    ("y", "ýÿŷỳ"),
    ("z", "źżž"),
    ("ae", "æ"),
    ("oe", "œ"),
    ("ss", "ß"),
    ("и", "й"),
    ("е", "ё"),
];

fn plain_letter(c: char) -> String {
    let marked = MARKED
        .iter()
        .find(|(_, marked)| !c.is_ascii() && marked.contains(c));
    marked.map_or_else(|| c.to_string(), |(plain, _)| (*plain).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_follow_the_language() {
        for (number, language, expected) in [
            (1, "en", "1st"),
            (2, "en", "2nd"),
            (12, "en", "12th"),
            (21, "en", "21st"),
            (112, "en-US", "112th"),
            (103, "en", "103rd"),
            (1, "cy", "1af"),
            (22, "cy", "22ain"),
            (2, "fr", "2e"),
            (1, "sv", "1:a"),
            (11, "sv", "11:e"),
            (22, "sv", "22:a"),
            (3, "it", "3º"),
            (3, "es", "3.º"),
            (2, "ca", "2n"),
            (7, "ca", "7è"),
            (3, "de-AT", "3."),
            (3, "ro", "3"),
            (3, "ja", "3"),
        ] {
            assert_eq!(ordinal(number, language), expected);
        }
    }

    #[test]
    fn lists_are_joined_as_a_sentence_would() {
        let check = |items: &[&str], language, expected: &str| {
            assert_eq!(join_and(items, language), expected);
        };
        check(&[], "en", "");
        check(&["Ann"], "en", "Ann");
        check(&["Ann", "", " ", "Bob"], "en", "Ann and Bob");
        check(&["agua", "hielo"], "es", "agua y hielo");
        check(&["padres", "hijos"], "es", "padres e hijos");
        check(&["bara", "afal"], "cy", "bara ac afal");
        check(&["a", "b", "c"], "fi", "a, b ja c");
        check(&["a", "b", "c"], "ja", "a, b, c");
        assert_eq!(join_and_serial(&["Ann"], "en-US"), "Ann");
    }

    #[test]
    fn a_title_keeps_white_space_and_capitals() {
        for (text, expected) in [
            ("", ""),
            ("  a  day in the life ", "  A  Day in the Life "),
            ("what it is for", "What It Is For"),
            ("vice-chair", "Vice-Chair"),
            ("“state of play”", "“State of Play”"),
            ("WEST YORKSHIRE", "WEST YORKSHIRE"),
            ("élan\nvital", "Élan\nVital"),
        ] {
            assert_eq!(title_case(text), expected);
        }
    }
}
