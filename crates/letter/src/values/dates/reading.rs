//! Reading days as people write them.

use super::Date;
use crate::values::languages::{self, Language};

/// Reads a day as people write it in that language (a BCP 47 tag).
///
/// - ISO: `2020-10-13`, alone or with a time after a `T` or a space, which is left out;
/// - digits, with `.`, `/` or `-` between them: `13.10.2020`, `13/10/2020`, the day first, but in
///   `en-US` the month first;
/// - with the month's name, whole or shortened, in the letter's language or in English:
///   `13 October 2020`, `13. Oktober 2020`, `October 13, 2020`, `13 de octubre de 2020`,
///   `2020. október 13.`; the day's ordinal ending and the day of the week may be there.
///
/// The year has four digits: a year of two is not guessed.
///
/// ```
/// use letter::values::dates::{parse, Date};
///
/// let day = Date::new(2020, 10, 13);
/// assert_eq!(parse("13 October 2020", "en-GB"), day);
/// assert_eq!(parse("13. října 2020", "cs"), day);
/// assert_eq!(parse("13/10/2020", "en-GB"), day);
/// assert_eq!(parse("10/13/2020", "en-US"), day);
/// assert_eq!(parse("next Tuesday", "en-GB"), None);
/// ```
#[must_use]
pub fn parse(text: &str, language: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() > 80 {
        return None;
    }
    parse_iso(text)
        .or_else(|| parse_digits(text, language))
        .or_else(|| parse_named(text, language))
}

fn parse_iso(text: &str) -> Option<Date> {
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    if time.is_some_and(|time| !is_time(time)) {
        return None;
    }
    match numbers_between(date, '-')?[..] {
        [(year, 4), (month, 2), (day, 2)] => date_of(year, month, day),
        _ => None,
    }
}

/// Whether the text can be the time of day in a time stamp, such as `00:00:00` or `09:30:00.000Z`.
fn is_time(text: &str) -> bool {
    text.contains(':')
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || ":.+-Z".contains(c))
}

fn parse_digits(text: &str, language: &str) -> Option<Date> {
    let text = text.strip_suffix('.').unwrap_or(text);
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '.' | '/' | '-') {
        return None;
    }
    match numbers_between(text, separator)?[..] {
        [(first, 1..=2), (second, 1..=2), (year, 4)] if languages::month_first(language) => {
            date_of(year, first, second)
        }
        [(first, 1..=2), (second, 1..=2), (year, 4)] => date_of(year, second, first),
        [(year, 4), (month, 1..=2), (day, 1..=2)] => date_of(year, month, day),
        _ => None,
    }
}

/// The two days that a date of digits can be: with the day first, and with the month first. None
/// where the text is no such date, or has dots, which stand in dates with the day first alone.
pub(crate) fn both_orders(text: &str) -> Option<(Option<Date>, Option<Date>)> {
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '/' | '-') {
        return None;
    }
    match numbers_between(text, separator)?[..] {
        [(first, 1..=2), (second, 1..=2), (year, 4)] => {
            Some((date_of(year, second, first), date_of(year, first, second)))
        }
        _ => None,
    }
}

/// The numbers with the separator between them, each with how many digits it has.
fn numbers_between(text: &str, separator: char) -> Option<Vec<(u16, usize)>> {
    text.split(separator)
        .map(|part| {
            let part = part.trim();
            whole_number(part).map(|number| (number, part.len()))
        })
        .collect()
}

/// The number that the digits are; nothing else may stand there, not even a sign.
fn whole_number(digits: &str) -> Option<u16> {
    let only_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    only_digits.then(|| digits.parse().ok()).flatten()
}

fn date_of(year: u16, month: u16, day: u16) -> Option<Date> {
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

fn parse_named(text: &str, tag: &str) -> Option<Date> {
    let text = text.to_lowercase();
    languages::find(tag)
        .into_iter()
        .chain(languages::find("en"))
        .find_map(|language| parse_in(&text, language))
}

/// Reads a date with a month's name of that language: the name, one number of at most two digits
/// and one of four, in any order that holds no other word than those a date of the language has.
fn parse_in(text: &str, language: &Language) -> Option<Date> {
    let text = without_weekday(text, language);
    let (month, before, after) = find_month(&text, language)?;
    let (mut day, mut year) = (None, None);
    for word in [before, after]
        .iter()
        .flat_map(|part| part.split([' ', ',', '.', '\u{a0}', '-', '/']))
    {
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let place = match digits.len() {
            0 if word.is_empty() || is_date_word(word, language) => continue,
            1..=2 if is_ordinal_ending(word, digits) => &mut day,
            4 if digits == word || is_ordinal_ending(word, digits) => &mut year,
            _ => return None,
        };
        if place.replace(whole_number(digits)?).is_some() {
            return None;
        }
    }
    date_of(year?, month, day?)
}

/// The text without the whole name of a day of the week, which can hold a month's: in Welsh,
/// Tuesday is "Dydd Mawrth" and March is "Mawrth".
fn without_weekday(text: &str, language: &Language) -> String {
    language
        .weekdays
        .iter()
        .find_map(|name| {
            let name = name.to_lowercase();
            let (before, after) = split_at_word(text, &name)?;
            Some(format!("{before} {after}"))
        })
        .unwrap_or_else(|| text.to_owned())
}

/// The number of the month that the text names, and the text before and after the name.
///
/// The longest name wins, so that "June" is not taken for "Jun" and a rest.
fn find_month<'t>(text: &'t str, language: &Language) -> Option<(u16, &'t str, &'t str)> {
    [
        language.months,
        language.months_alone(),
        language.months_short,
    ]
    .into_iter()
    .flat_map(|names| (1u16..).zip(names.iter()))
    .filter_map(|(month, name)| {
        let name = name.to_lowercase();
        let (before, after) = split_at_word(text, name.trim_end_matches('.'))?;
        Some((name.len(), (month, before, after)))
    })
    .max_by_key(|(length, _)| *length)
    .map(|(_, found)| found)
}

/// The text before and after the word, which must not be a part of a longer one.
fn split_at_word<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    text.match_indices(word).find_map(|(start, found)| {
        let before = text.get(..start)?;
        let after = text.get(start + found.len()..)?;
        let whole =
            !before.ends_with(char::is_alphabetic) && !after.starts_with(char::is_alphabetic);
        whole.then_some((before, after))
    })
}

/// Words that may stand in a date of any of the languages.
const SMALL_WORDS: [&str; 14] = [
    "the", "of", "den", "am", "le", "el", "il", "de", "del", "d’", "d'", "r", "m", "d",
];

/// Whether the word may stand in a date beside day, month and year: the first three letters of a
/// day of the week, or one of the small words of the language's long form.
fn is_date_word(word: &str, language: &Language) -> bool {
    let shortens = |name: &str| name.to_lowercase().chars().take(3).eq(word.chars());
    let long_form = language.long_date.to_lowercase();
    let mut words_of_form = long_form
        .split([' ', '\''])
        .map(|part| part.trim_end_matches('.'));
    SMALL_WORDS.contains(&word)
        || words_of_form.any(|part| part == word)
        || language.weekdays.iter().any(shortens)
}

/// Whether what follows the digits in the word is nothing or a short ending such as `th` or `(e)ko`.
fn is_ordinal_ending(word: &str, digits: &str) -> bool {
    word.strip_prefix(digits)
        .is_some_and(|ending| ending.chars().count() <= 5)
}
