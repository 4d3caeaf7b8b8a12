//! Yes and no, by a stated list of words.

/// Words that mean yes, in lower case.
///
/// English, digits and ticks first, then the words of the languages that dates are known in, then
/// what spreadsheets in those languages write for a true cell.
pub const YES: &[&str] = &[
    "yes",
    "y",
    "true",
    "t",
    "1",
    "on",
    "✓",
    "✔", // English, and signs
    "ja",
    "j",
    "oui",
    "o",
    "sí",
    "si",
    "sì",
    "s",
    "sim", // de nl da sv nb, fr, es ca, it, pt
    "tak",
    "ano",
    "áno",
    "da",
    "igen",
    "да",
    "так",
    "ναι", // pl, cs, sk, sl hr ro, hu, bg, uk, el
    "kyllä",
    "jah",
    "jā",
    "taip",
    "já",
    "ie",
    "bai",
    "iva",
    "evet", // fi et lv lt is cy eu mt tr
    "wahr",
    "vrai",
    "waar",
    "verdadero",
    "verdadeiro",
    "vero",
    "cert", // spreadsheets' true
    "prawda",
    "pravda",
    "igaz",
    "sand",
    "sant",
    "tosi",
    "adevărat",
    "tõene",
    "doğru",
];

/// Words that mean no, in lower case; in the order of [`YES`].
pub const NO: &[&str] = &[
    "no", "n", "false", "f", "0", "off", "✗", "✘", // English, and signs
    "nein", "nee", "nej", "nei", "non", "não", "nao", // de, nl, da sv, nb is, fr, pt
    "nie", "ne", "nem", "nu", "не", "ні", "όχι", // pl sk, cs sl hr lt, hu, ro, bg, uk, el
    "ei", "nē", "nage", "ez", "le", "hayır", // fi et, lv, cy, eu, mt, tr
    "falsch", "faux", "onwaar", "falso", "fals", // spreadsheets' false
    "fałsz", "nepravda", "hamis", "falsk", "usann", "falskt", "epätosi", "väär", "yanlış",
];

/// What the text says, or `None` where it is none of the words of [`YES`] and [`NO`].
///
/// Case and white space around the word make no difference. A blank text is `None` as well: whether
/// that means "no value" or "no" is for the caller to say. A lone `x` is neither, because people put
/// it for "chosen" as often as for "crossed out", and so is `na`, for "not applicable".
///
/// ```
/// use letter::values::yes_no;
///
/// assert_eq!(yes_no::parse("Yes"), Some(true));
/// assert_eq!(yes_no::parse(" nein "), Some(false));
/// assert_eq!(yes_no::parse("perhaps"), None);
/// assert_eq!(yes_no::parse(""), None);
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<bool> {
    let word = text.trim().to_lowercase();
    if YES.contains(&word.as_str()) {
        Some(true)
    } else if NO.contains(&word.as_str()) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_word_is_understood_in_any_case() {
        for (words, meaning) in [(YES, true), (NO, false)] {
            for word in words {
                assert_eq!(parse(word), Some(meaning), "{word}");
                assert_eq!(parse(&format!(" {word}\n")), Some(meaning), "{word}");
            }
        }
        assert_eq!(parse("TRUE"), Some(true));
        assert_eq!(parse("FAŁSZ"), Some(false));
    }

    #[test]
    fn no_word_means_both() {
        for word in YES {
            assert!(!NO.contains(word), "{word}");
        }
    }

    #[test]
    fn anything_else_is_not_guessed() {
        for text in [
            "", " ", "x", "yes?", "yes no", "2", "01", "maybe", "ye", "not", "n/a", "na", "-",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
