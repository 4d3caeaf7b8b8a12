//! What in a reading of a name speaks against the reading.

/// Whether a name looks as no name does: a sign within a word, a capital letter after a small one,
/// letters of two scripts side by side.
///
/// Read in the wrong encoding `José` becomes `JosŽ`, `Müller` `MŸller` and `Иван` `€ван`.
pub(super) fn is_odd(name: &str) -> bool {
    let mut neighbours = Neighbours::default();
    let mut characters = name.chars().peekable();
    let mut run = 0;
    while let Some(character) = characters.next() {
        let after = characters.peek().copied();
        if is_odd_between(neighbours, character, after) {
            return true;
        }
        let is_accented = script(character) == Some(Script::Latin) && !character.is_ascii();
        run = if is_accented { run + 1 } else { 0 };
        if run > MOST_ACCENTED {
            return true;
        }
        neighbours = Neighbours {
            earlier: neighbours.before,
            before: Some(character),
        };
    }
    false
}

/// The most accented letters that stand side by side in a name, as in `Žížala`.
const MOST_ACCENTED: usize = 3;

/// The two characters before the one that is looked at.
#[derive(Clone, Copy, Debug, Default)]
struct Neighbours {
    earlier: Option<char>,
    before: Option<char>,
}

fn is_odd_between(neighbours: Neighbours, character: char, after: Option<char>) -> bool {
    let before = neighbours.before;
    if matches!(character, '\u{80}'..='\u{9f}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{ff61}'..='\u{ff9f}')
    {
        return true;
    }
    match script(character) {
        Some(own) => {
            let is_other = |other: char| script(other).is_some_and(|other| !own.goes_with(other));
            before.is_some_and(is_other) || is_odd_capital(neighbours, character, after)
        }
        None if character.is_ascii()
            || character.is_alphanumeric()
            || character.is_whitespace() =>
        {
            false
        }
        None => is_odd_sign(before, character, after),
    }
}

/// A capital after a small letter, or between a word's first capital and a small letter. What is
/// plain ASCII, as in `McDonald`, was read right in any case.
fn is_odd_capital(neighbours: Neighbours, character: char, after: Option<char>) -> bool {
    let Some(before) = neighbours.before else {
        return false;
    };
    let is_foreign = !character.is_ascii() || !before.is_ascii();
    let is_begun = neighbours
        .earlier
        .is_none_or(|earlier| !earlier.is_alphabetic());
    let after_small = before.is_lowercase();
    let after_first = before.is_uppercase() && is_begun && after.is_some_and(char::is_lowercase);
    is_foreign
        && character.is_uppercase()
        && (after_small || (after_first && !character.is_ascii()))
}

/// A sign where none stands in a name.
fn is_odd_sign(before: Option<char>, character: char, after: Option<char>) -> bool {
    let is_letter = |one: Option<char>| one.is_some_and(|one| script(one).is_some());
    let is_small = |one: Option<char>| one.is_some_and(char::is_lowercase);
    let (follows, precedes) = (is_letter(before), is_letter(after));
    match character {
        '’' | '´' | '‑' | '・' | '\u{a0}' | '\u{ad}' | '\u{200c}'..='\u{200f}' => false,
        '·' => follows && before != Some('l') && before != Some('L'),
        '–' | '—' => is_small(before) && is_small(after),
        '“' | '„' | '«' | '‹' | '‘' | '‚' | '¿' | '¡' | '「' | '（' | '(' => follows,
        '”' | '»' | '›' | '…' | '®' | '™' | '©' | 'ª' | 'º' | '°' | '²' | '³' | '」' | '）' => {
            precedes
        }
        '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}' => false,
        _ => follows || precedes,
    }
}

/// The scripts that names are written in, as far as an encoding can mix them up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Thai,
    EastAsian,
}

impl Script {
    fn goes_with(self, other: Self) -> bool {
        self == other
            || (self == Self::EastAsian && other == Self::Latin)
            || (self == Self::Latin && other == Self::EastAsian)
    }
}

fn script(character: char) -> Option<Script> {
    Some(match character {
        'ª' | 'º' | '×' | '÷' | 'µ' | 'ƒ' | 'ˆ' | '˜' => return None,
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{591}'..='\u{5ff}' => Script::Hebrew,
        '\u{600}'..='\u{6ff}' => Script::Arabic,
        '\u{e01}'..='\u{e4e}' => Script::Thai,
        '\u{1100}'..='\u{11ff}'
        | '\u{3040}'..='\u{312f}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2ffff}' => Script::EastAsian,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::is_odd;

    #[test]
    fn names_as_people_have_them_are_not_odd() {
        for name in [
            "José",
            "Müller",
            "O’Brien",
            "D’Éon",
            "McDonald",
            "ÅSA",
            "Łódź",
            "Žížala",
            "Núñez-Łoś",
            "Иван Петров",
            "Γιώργος",
            "דוד לוי",
            "محمد",
            "王小明",
            "山田 太郎",
            "김철수",
            "L’Été",
            "Guðrún",
            "“Zoë”",
            "¿Qué?",
            "Aix–Marseille",
            "1º piso",
            "Ağaoğlu",
            "ŞİMŞEK",
            "Straße 5 – Hof",
            "€ 5",
            "5 €",
        ] {
            assert!(!is_odd(name), "{name}");
        }
    }

    #[test]
    fn what_comes_of_the_wrong_encoding_is_odd() {
        for name in [
            "JosŽ",
            "MŸller",
            "€ван",
            "Mu–oz",
            "Fran\u{8d}ois",
            "JosÈ",
            "M¸ller",
            "Zoл",
            "иВАН",
            "©koda",
            "ùìåí",
            "Zo\u{fffd}",
            "…sterreich",
            "Garc\u{92}a",
            "ﾔﾏﾀﾞ",
        ] {
            assert!(is_odd(name), "{name}");
        }
    }
}
