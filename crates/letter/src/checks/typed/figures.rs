//! Figures that belong to the word before them: units, powers, formulas, codes and numberings.
//!
//! None of them is ever a footnote's mark, whatever notes the letter has: a fix that took m² for
//! one would print a wrong area.

/// Units whose square or cube is written with a small figure.
const UNITS: [&str; 39] = [
    "mm",
    "cm",
    "dm",
    "km",
    "nm",
    "µm",
    "μm",
    "ft",
    "yd",
    "mi",
    "in",
    "sq",
    "metre",
    "metres",
    "meter",
    "meters",
    "kilometre",
    "kilometres",
    "kilometer",
    "kilometers",
    "centimetre",
    "centimetres",
    "centimeter",
    "centimeters",
    "millimetre",
    "millimetres",
    "millimeter",
    "millimeters",
    "inch",
    "inches",
    "foot",
    "feet",
    "yard",
    "yards",
    "mile",
    "miles",
    "mètre",
    "mètres",
    "metros",
];

/// Molecules that are not plain from their capitals alone.
const MOLECULES: [&str; 10] = ["CO", "NO", "SO", "NH", "CH", "OH", "HO", "PO", "SiO", "TiO"];

/// Words that a figure names or numbers rather than marks.
const NUMBERED: [&str; 60] = [
    "address",
    "annex",
    "appendix",
    "article",
    "art",
    "band",
    "block",
    "box",
    "catch",
    "channel",
    "chapter",
    "chap",
    "class",
    "clause",
    "covid",
    "day",
    "fig",
    "figure",
    "file",
    "flat",
    "form",
    "formula",
    "gate",
    "grade",
    "group",
    "html",
    "item",
    "key",
    "level",
    "line",
    "lot",
    "model",
    "month",
    "no",
    "nos",
    "page",
    "para",
    "paras",
    "paragraph",
    "part",
    "phase",
    "plot",
    "pp",
    "question",
    "room",
    "route",
    "rule",
    "schedule",
    "sec",
    "section",
    "stage",
    "step",
    "table",
    "tier",
    "unit",
    "utf",
    "version",
    "vol",
    "volume",
    "year",
];

/// Whether a raised figure between `before` and `after` is a power, a unit's, a part of a formula
/// or of a fraction.
pub(super) fn raised_belongs(number: usize, before: &str, after: &str) -> bool {
    let word = super::sites::word(before);
    is_unit(word, number)
        || MOLECULES.contains(&word)
        || is_code(word, number)
        || (word.is_empty() && (is_power(before) || is_fraction(after) || leads(before, after)))
}

/// Whether a figure on the line between the two numbers or names what stands before it.
pub(super) fn figure_belongs(number: usize, before: &str) -> bool {
    let word = super::sites::word(before.trim_end_matches(['.', ':']));
    is_unit(word, number) || NUMBERED.contains(&word.to_lowercase().as_str())
}

/// A star that grades: `5*`, `A*`.
pub(super) fn star_belongs(before: &str, after: &str) -> bool {
    let token = super::sites::token(before);
    let pattern = after
        .strip_prefix('.')
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    token.chars().count() == 1 || pattern
}

/// A single letter has powers and makes formulas (x², m², H², A⁴, H¹N¹); a unit its square and
/// cube. “I” and what is a word of one letter stand before no mark either.
fn is_unit(word: &str, number: usize) -> bool {
    let single = word.chars().count() == 1;
    single || (matches!(number, 2 | 3) && UNITS.contains(&word.to_lowercase().as_str()))
}

/// `COVID¹⁹`: a code in capitals with more than one figure.
fn is_code(word: &str, number: usize) -> bool {
    number > 9 && (word.eq_ignore_ascii_case("covid") || word.eq_ignore_ascii_case("utf"))
}

/// A number has powers, and so has a calculation in brackets; a year has none.
fn is_power(before: &str) -> bool {
    if before.ends_with(['⁻', '⁺', '−', '-', '^']) {
        return true;
    }
    if let Some(inner) = before.strip_suffix([')', ']']) {
        return is_calculation(inner.rsplit(['(', '[']).next().unwrap_or_default());
    }
    let token = before.trim_end_matches(|c: char| c.is_ascii_digit() || ".,/–-".contains(c));
    let number = before.get(token.len()..).unwrap_or_default();
    number.ends_with(|c: char| c.is_ascii_digit()) && !ends_in_a_year(number)
}

/// `2019`, `12/5/2019`, `2019–20`.
fn ends_in_a_year(number: &str) -> bool {
    let is_year = |part: &str| {
        part.len() == 4
            && part
                .parse::<usize>()
                .is_ok_and(|year| (1200..=2200).contains(&year))
    };
    let mut parts = number.rsplit(['/', '–', '-', '.']);
    let (last, before) = (parts.next().unwrap_or_default(), parts.next());
    is_year(last) || (last.len() == 2 && before.is_some_and(is_year))
}

/// `x + y`, `2 − 3`: signs of arithmetic and no word.
fn is_calculation(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic());
    text.contains(['+', '−', '×', '·', '=', '*', '-', '/'])
        && text
            .chars()
            .any(|c| c.is_alphabetic() || "+−×·=*".contains(c))
        && words.into_iter().all(|word| word.chars().count() < 2)
}

/// `¹/₂`, `½` written in two figures.
fn is_fraction(after: &str) -> bool {
    let below = after.strip_prefix(['/', '⁄']);
    below.is_some_and(|below| {
        below.starts_with(|c: char| c.is_ascii_digit() || ('₀'..='₉').contains(&c))
            || below.starts_with("<sub>")
    })
}

/// `¹⁴C`: the figure leads what follows.
fn leads(before: &str, after: &str) -> bool {
    before.ends_with(char::is_whitespace) && after.starts_with(char::is_alphanumeric)
}
