//! How a number is written: a language's signs, decimals, groups, a currency or a percent sign.

use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Amount, EXACT_DIGITS, languages};

/// How a number is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The language's signs.
    pub marks: Marks,
    /// How many decimals; where none is said, as many as there are.
    pub decimals: Option<u32>,
    /// Whether thousands are parted.
    pub grouped: bool,
    /// What stands beside it.
    pub unit: Unit,
}

/// What stands beside a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Nothing.
    #[default]
    None,
    /// A percent sign.
    Percent,
    /// A currency's sign or code.
    Currency(Arc<str>),
}

/// What a language writes numbers with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Between the whole and the fraction.
    pub point: char,
    /// Between groups of three digits.
    pub group: char,
    /// How many digits there are before any are parted.
    least: usize,
    /// Whether a currency stands before the number, and whether a space stands between.
    currency_first: bool,
    currency_spaced: bool,
    percent_spaced: bool,
}

const THIN: char = '\u{202f}';
const SPACE: char = '\u{a0}';

impl Marks {
    /// The signs of the language of that tag; of one that is not known, the English ones.
    #[must_use]
    pub fn of(language: &str) -> Self {
        let tag = languages::find(language).map_or("en", |entry| entry.tag);
        let tag = tag.split('-').next().unwrap_or(tag);
        let lower = language.trim().to_ascii_lowercase().replace('_', "-");
        let is_swiss = matches!(lower.as_str(), "de-ch" | "it-ch" | "de-li");
        let has_point = matches!(tag, "en" | "cy" | "ga" | "mt");
        let (point, group) = match tag {
            _ if is_swiss => ('.', '’'),
            _ if has_point => ('.', ','),
            "fr" => (',', THIN),
            "sv" | "nb" | "nn" | "fi" | "pl" | "cs" | "sk" | "hu" | "bg" | "uk" | "lt" | "lv"
            | "et" => (',', SPACE),
            _ => (',', '.'),
        };
        Self {
            point,
            group,
            least: if matches!(tag, "es" | "pl") { 5 } else { 4 },
            currency_first: has_point || is_swiss || matches!(tag, "nl" | "tr") || lower == "de-at",
            currency_spaced: is_swiss || tag == "nl" || lower == "de-at",
            percent_spaced: !has_point
                && !is_swiss
                && !matches!(tag, "nl" | "it" | "pt" | "el" | "pl" | "hu" | "uk" | "tr"),
        }
    }
}

impl Look {
    /// The look of a number that nobody wrote.
    #[must_use]
    pub fn plain(marks: Marks) -> Self {
        Self {
            marks,
            decimals: None,
            grouped: false,
            unit: Unit::None,
        }
    }

    /// The look of what is worked out from numbers of this look and of another.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self {
            marks: self.marks,
            decimals: self.decimals.max(other.decimals),
            grouped: self.grouped || other.grouped,
            unit: match &self.unit {
                Unit::None => other.unit.clone(),
                unit => unit.clone(),
            },
        }
    }
}

/// The number without what is finer than a binary fraction can hold.
pub(super) fn rounded(value: Decimal) -> Decimal {
    let digits = u32::try_from(EXACT_DIGITS).unwrap_or_default();
    let strategy = RoundingStrategy::MidpointAwayFromZero;
    match value.round_sf_with_strategy(digits, strategy) {
        Some(rounded)
            if value.scale() > 0 && value.abs() < Decimal::from(1_000_000_000_000_000_i64) =>
        {
            rounded.normalize()
        }
        _ => value.normalize(),
    }
}

/// The number as it is printed; halves are rounded away from nought, as money is.
///
/// ```
/// use letter::values::numbers::{Amount, Look, Marks, Unit, write};
///
/// let look = |language| Look {
///     decimals: Some(2),
///     grouped: true,
///     unit: Unit::Currency("€".into()),
///     ..Look::plain(Marks::of(language))
/// };
/// let says = |language| write(&Amount { value: "-1234.565".parse().unwrap(), look: look(language) });
/// assert_eq!(says("en-GB"), "-€1,234.57");
/// assert_eq!(says("de"), "-1.234,57\u{a0}€");
/// assert_eq!(says("fr"), "-1\u{202f}234,57\u{a0}€");
/// assert_eq!(says("nl"), "-€\u{a0}1.234,57");
/// ```
#[must_use]
pub fn write(amount: &Amount) -> String {
    let Amount { value, look } = amount;
    let value = match look.decimals {
        Some(decimals) => {
            let strategy = RoundingStrategy::MidpointAwayFromZero;
            value.round_dp_with_strategy(decimals, strategy)
        }
        None => rounded(*value),
    };
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut digits = if look.grouped {
        in_groups(whole, &look.marks)
    } else {
        whole.to_owned()
    };
    let wanted = look.decimals.map_or(fraction.len(), |decimals| {
        usize::try_from(decimals).unwrap_or_default()
    });
    if wanted > 0 {
        digits.push(look.marks.point);
        digits.push_str(fraction);
        digits.extend(std::iter::repeat_n(
            '0',
            wanted.saturating_sub(fraction.len()),
        ));
    }
    let sign = if value.is_sign_negative() && !value.is_zero() {
        "-"
    } else {
        ""
    };
    format!("{sign}{}", beside(&digits, look))
}

fn in_groups(whole: &str, marks: &Marks) -> String {
    if whole.len() < marks.least {
        return whole.to_owned();
    }
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(marks.group);
        }
        text.push(digit);
    }
    text
}

fn beside(digits: &str, look: &Look) -> String {
    let marks = &look.marks;
    match &look.unit {
        Unit::None => digits.to_owned(),
        Unit::Percent if marks.percent_spaced => format!("{digits}{SPACE}%"),
        Unit::Percent => format!("{digits}%"),
        Unit::Currency(currency) if marks.currency_first => {
            let spaced = marks.currency_spaced || currency.ends_with(char::is_alphabetic);
            let space = if spaced { "\u{a0}" } else { "" };
            format!("{currency}{space}{digits}")
        }
        Unit::Currency(currency) => format!("{digits}{SPACE}{currency}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, language: &str, change: fn(&mut Look), expected: &str) {
        let mut look = Look::plain(Marks::of(language));
        change(&mut look);
        let value = value.parse().unwrap();
        assert_eq!(write(&Amount { value, look }), expected);
    }

    #[test]
    fn a_number_is_written_as_its_language_has_it() {
        check("1234567.5", "en-GB", |_| (), "1234567.5");
        check(
            "1234567.5",
            "en-GB",
            |look| look.grouped = true,
            "1,234,567.5",
        );
        check("1234567.5", "de", |look| look.grouped = true, "1.234.567,5");
        check(
            "1234567.5",
            "de-CH",
            |look| look.grouped = true,
            "1’234’567.5",
        );
        check("1234", "es", |look| look.grouped = true, "1234");
        check("12345", "es", |look| look.grouped = true, "12.345");
        check("2.50", "de", |_| (), "2,5");
        check("2.5", "de", |look| look.decimals = Some(2), "2,50");
        check("-0.001", "en", |look| look.decimals = Some(2), "0.00");
        check("12.5", "en-GB", |look| look.unit = Unit::Percent, "12.5%");
        check(
            "12.5",
            "de",
            |look| look.unit = Unit::Percent,
            "12,5\u{a0}%",
        );
    }

    #[test]
    fn a_fraction_without_end_is_cut_where_it_is_no_longer_exact() {
        check(
            "3.3333333333333333333333333333",
            "en",
            |_| (),
            "3.33333333333333",
        );
        check(
            "1234567890123456789.5",
            "en",
            |_| (),
            "1234567890123456789.5",
        );
    }
}
