//! Numbers as people write them, and as a letter's language does.

mod look;

use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::languages;

pub use look::{Look, Marks, Unit, write};

/// A number and the way it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Its size, exact in decimals.
    pub value: Decimal,
    /// How it is written.
    pub look: Look,
}

/// A number that was read from a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The number; what is worked out from it is written as it is.
    pub amount: Amount,
    /// Whether the text has the tail that binary fractions leave, as in `0.30000000000000004`.
    pub noisy: bool,
}

/// The number that the text is, in a letter of that language (a BCP 47 tag).
///
/// Groups of three digits may be parted by spaces (narrow and unbreakable ones too), by `’` or `'`,
/// and by the sign the language uses: a comma in English, a point in most others. A decimal point
/// is a point in English, Irish, Welsh and Maltese and in a language that is not known, and a comma
/// in the others, where a point is still read as a decimal point when it cannot part thousands
/// (`1234.5`). Where both signs stand, the text can be read in one way only, whatever the language.
/// A currency may stand before or after; a percent sign or a unit makes the text no number.
///
/// ```
/// use letter::values::numbers::parse;
///
/// assert_eq!(parse("1,250.50", "en-GB"), Some(1250.5));
/// assert_eq!(parse("1.250,50", "de"), Some(1250.5));
/// assert_eq!(parse("£1,250.50", "de"), Some(1250.5));
/// assert_eq!(parse("1 250", "fr"), Some(1250.0));
/// assert_eq!(parse("12,5", "en-GB"), None);
/// assert_eq!(parse("twelve", "en-GB"), None);
/// ```
#[must_use]
pub fn parse(text: &str, language: &str) -> Option<f64> {
    read(text, language)?.amount.value.to_f64()
}

/// The same with the way it is written, so that what is worked out from it can be written alike.
///
/// ```
/// use letter::values::numbers::{Unit, read, write};
///
/// let price = read("£1,234.50", "en-GB").unwrap().amount;
/// assert_eq!(price.look.unit, Unit::Currency("£".into()));
/// let twice = letter::values::numbers::Amount { value: price.value + price.value, ..price };
/// assert_eq!(write(&twice), "£2,469.00");
/// ```
#[must_use]
pub fn read(text: &str, language: &str) -> Option<Written> {
    let (negative, rest) = without_sign(text.trim());
    let (currency, rest) = without_currency(rest);
    let (second, digits) = without_sign(rest);
    if (negative || second) && (negative == second || currency.is_none() && second) {
        return None;
    }
    let marks = Marks::of(language);
    let (whole, fraction, grouped) = split(digits, &marks)?;
    let (value, noisy) = decimal(&whole, fraction)?;
    let cents = fraction.is_some_and(|fraction| fraction.len() == 2);
    let look = Look {
        marks,
        decimals: cents.then_some(2),
        grouped,
        unit: currency.map_or(Unit::None, |currency| Unit::Currency(currency.into())),
    };
    let value = if negative || second { -value } else { value };
    let amount = Amount { value, look };
    Some(Written { amount, noisy })
}

/// How many decimals a spreadsheet's pattern (`#,##0.00`) or a programmer's (`%.2f`) asks for.
pub(crate) fn decimals_of_pattern(pattern: &str) -> Option<usize> {
    let pattern = pattern.trim().trim_start_matches(['%', ':', ',']);
    if let Some(digits) = pattern
        .strip_prefix('.')
        .and_then(|it| it.strip_suffix('f'))
    {
        return digits.parse().ok();
    }
    let is_picture = !pattern.is_empty() && pattern.chars().all(|c| "#0.,".contains(c));
    let (_, fraction) = pattern.rsplit_once(['.', ',']).unwrap_or(("", ""));
    let decimals = if fraction.contains('#') {
        0
    } else {
        fraction.len()
    };
    is_picture.then_some(decimals)
}

/// The first number in the text with more decimals than any letter wants: the tail of a division, or
/// of a product of fractions.
///
/// ```
/// use letter::values::numbers::long_fraction;
///
/// assert_eq!(long_fraction("£3.33333333333333 each"), Some("3.33333333333333"));
/// assert_eq!(long_fraction("3,33333333333333"), Some("3,33333333333333"));
/// assert_eq!(long_fraction("0.015625 of 1,234,567.5"), None);
/// ```
#[must_use]
pub fn long_fraction(text: &str) -> Option<&str> {
    const MOST_DECIMALS: usize = 6;
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let mut numbers = text.split(|c| !is_part(c));
    numbers.find(|number| {
        let fraction = number.rsplit_once(['.', ',']).map(|(_, fraction)| fraction);
        fraction.is_some_and(|fraction| fraction.len() > MOST_DECIMALS)
    })
}

/// What parts the whole from the fraction in that language.
pub(crate) fn decimal_sign(language: &str) -> char {
    Marks::of(language).point
}

fn without_sign(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// What stands for a currency beside the signs that Unicode has for them.
const CURRENCIES: [&str; 47] = [
    "EUR", "GBP", "USD", "CHF", "JPY", "CNY", "INR", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK",
    "HUF", "RON", "BGN", "TRY", "UAH", "CAD", "AUD", "NZD", "ZAR", "BRL", "MXN", "SGD", "HKD",
    "ILS", "AED", "KRW", "RUB", "US$", "CA$", "AU$", "NZ$", "A$", "C$", "R$", "kr.", "kr", "zł",
    "Kč", "Ft", "lei", "лв.", "лв", "Fr.", "грн",
];

/// The currency before or after the number, and the number.
fn without_currency(text: &str) -> (Option<&str>, &str) {
    let is_sign = |c: char| matches!(c, '$' | '£' | '¥' | '\u{20a0}'..='\u{20cf}');
    let word = CURRENCIES.into_iter().find_map(|word| {
        let rest = text
            .strip_prefix(word)
            .or_else(|| text.strip_suffix(word))?;
        Some((Some(word), rest.trim()))
    });
    let sign = || {
        let sign = text.chars().next().filter(|c| is_sign(*c)).or_else(|| {
            let last = text.chars().next_back();
            last.filter(|c| is_sign(*c))
        })?;
        let rest = text
            .strip_prefix(sign)
            .or_else(|| text.strip_suffix(sign))?;
        let at = text.find(sign)?;
        Some((text.get(at..at + sign.len_utf8()), rest.trim()))
    };
    word.or_else(sign).unwrap_or((None, text))
}

/// The digits before the decimal point and those after it, and whether there are groups.
fn split<'t>(text: &'t str, marks: &Marks) -> Option<(String, Option<&'t str>, bool)> {
    let group = if marks.point == '.' { ',' } else { '.' };
    split_at(text, marks.point, group)
        .or_else(|| plain(text))
        .or_else(|| {
            let both = text.contains(marks.point) && text.contains(group);
            both.then(|| split_at(text, group, marks.point)).flatten()
        })
}

/// Reads digits with that decimal point, in groups of three or in one.
fn split_at(text: &str, point: char, group: char) -> Option<(String, Option<&str>, bool)> {
    let (whole, fraction) = match text.split_once(point) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    if fraction.is_some_and(|fraction| !is_digits(fraction)) {
        return None;
    }
    let digits = without_groups(whole, group)?;
    let grouped = digits.len() < whole.len();
    Some((digits, fraction, grouped))
}

/// Reads digits with a point as programs write them.
fn plain(text: &str) -> Option<(String, Option<&str>, bool)> {
    let (whole, fraction) = text.split_once('.')?;
    (is_digits(whole) && is_digits(fraction)).then(|| (whole.to_owned(), Some(fraction), false))
}

/// How many digits a binary fraction is exact to.
const EXACT_DIGITS: usize = 15;

/// The number of those digits, and whether a binary fraction's tail was left out.
fn decimal(whole: &str, fraction: Option<&str>) -> Option<(Decimal, bool)> {
    let Some(fraction) = fraction else {
        return Decimal::from_str(whole).ok().map(|value| (value, false));
    };
    let value = Decimal::from_str(&format!("{whole}.{fraction}")).ok()?;
    let digits = whole.trim_start_matches('0').len() + fraction.len();
    if digits <= EXACT_DIGITS {
        return Some((value, false));
    }
    Some((look::rounded(value), true))
}

/// The digits without what parts them in groups of three; the same sign must part them all.
fn without_groups(whole: &str, group: char) -> Option<String> {
    let separator = whole.chars().find(|c| !c.is_ascii_digit());
    let Some(separator) = separator else {
        return is_digits(whole).then(|| whole.to_owned());
    };
    if separator != group && !is_neutral_separator(separator) {
        return None;
    }
    let groups: Vec<&str> = whole.split(separator).collect();
    let (first, others) = groups.split_first()?;
    let fits = is_digits(first)
        && first.len() <= 3
        && others
            .iter()
            .all(|digits| digits.len() == 3 && is_digits(digits));
    fits.then(|| groups.concat())
}

fn is_neutral_separator(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}'
    )
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, language: &str, expected: Option<f64>) {
        assert_eq!(parse(text, language), expected, "{text:?} in {language}");
    }

    #[test]
    fn reads_what_the_language_writes() {
        check("0", "en-GB", Some(0.0));
        check("007", "en-GB", Some(7.0));
        check(" 42 ", "en-GB", Some(42.0));
        check("-3", "en-GB", Some(-3.0));
        check("\u{2212}3,5", "de", Some(-3.5));
        check("+3", "de", Some(3.0));
        check("1,234,567", "en-US", Some(1_234_567.0));
        check("1.234.567", "nl", Some(1_234_567.0));
        check("1\u{202f}234,5", "fr", Some(1234.5));
        check("1’234.50", "de-CH", Some(1234.5));
        check("1.234", "de", Some(1234.0));
        check("1.234", "en-GB", Some(1.234));
        check("1234.5", "de", Some(1234.5));
        check("1.5", "xx", Some(1.5));
    }

    #[test]
    fn reads_money() {
        check("£1,234.50", "en-GB", Some(1234.5));
        check("-£5", "en-GB", Some(-5.0));
        check("£-5", "en-GB", Some(-5.0));
        check("€ 1.234,50", "nl", Some(1234.5));
        check("1 234,50 €", "fr", Some(1234.5));
        check("CHF 1’234.50", "de-CH", Some(1234.5));
        check("12 EUR", "en-GB", Some(12.0));
        check("100 kr", "sv", Some(100.0));
        check("99,90 zł", "pl", Some(99.9));
    }

    #[test]
    fn two_signs_can_be_read_in_one_way_only() {
        check("1.234,50", "en-GB", Some(1234.5));
        check("1,234.50", "de", Some(1234.5));
        check("1.234,50", "de", Some(1234.5));
    }

    #[test]
    fn the_tail_of_a_binary_fraction_is_no_part_of_the_number() {
        for (text, expected) in [
            ("0.30000000000000004", Some("0.3")),
            ("1481.3999999999999", Some("1481.4")),
            ("0.1499999999999999944", Some("0.15")),
            ("1234.5678", None),
            ("1234567890123456", None),
        ] {
            let read = read(text, "en-GB").unwrap();
            let written = write(&read.amount);
            assert_eq!(read.noisy.then_some(written.as_str()), expected, "{text}");
        }
    }

    #[test]
    fn does_not_guess() {
        for text in [
            "",
            "-",
            ".",
            ",",
            "1,23",
            "1,2345",
            "12,345,6",
            "1,234 567",
            ".5",
            "5.",
            "1e5",
            "inf",
            "NaN",
            "5%",
            "5 km",
            "--1",
            "1.2.3",
            "0x10",
            "١٢",
            "1,,000",
        ] {
            check(text, "en-GB", None);
        }
        for text in [
            "£", "££5", "£5 €", "--£5", "-£-5", "£1,23", "5 CHFs", "£five",
        ] {
            check(text, "en-GB", None);
        }
        check("1.2345,6", "de", None);
        check("1,2,3", "de", None);
    }
}
