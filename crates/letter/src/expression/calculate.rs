//! What expressions work out: numbers in decimals, as money is reckoned, and texts put together.

use minijinja::value::ValueKind;
use minijinja::{Error, State, Value};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::filters::{bounded, language, refuse};
use super::values::{amount, is_empty, number, print};
use crate::limits;
use crate::values::numbers::{self, Amount, Look, Unit};

/// `left + right` and its like.
pub(super) fn calculate(
    state: &State,
    left: &Value,
    right: &Value,
    sign: &str,
) -> Result<Value, Error> {
    let language = language(state);
    if let (Some(one), Some(other)) = (amount(left, &language), amount(right, &language)) {
        return worked_out(&one, &other, sign).map(number);
    }
    if sign == "+" {
        if let (Some(one), Some(other)) = (left.as_str(), right.as_str()) {
            bounded(one.len().checked_add(other.len()))?;
            return Ok(Value::from(format!("{one}{other}")));
        }
        let is_list = |value: &Value| matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable);
        if is_list(left) && is_list(right) {
            let most = limits::LETTER_STEPS;
            let items = left.try_iter()?.chain(right.try_iter()?);
            let items: Vec<Value> = items.take(most + 1).collect();
            if items.len() > most {
                return Err(refuse("the list it makes is too long"));
            }
            return Ok(Value::from(items));
        }
    }
    let odd = if amount(left, &language).is_none() {
        left
    } else {
        right
    };
    Err(no_number(odd))
}

pub(super) fn no_number(value: &Value) -> Error {
    if is_empty(value) {
        return refuse("a value is empty");
    }
    match value.as_str() {
        Some(text) if numbers::parse(text, "en").is_some() => {
            refuse(format!("“{text}” is a text; make its field a number"))
        }
        _ => refuse(format!("“{value}” is not a number")),
    }
}

fn worked_out(one: &Amount, other: &Amount, sign: &str) -> Result<Amount, Error> {
    if let (Unit::Currency(a), Unit::Currency(b)) = (&one.look.unit, &other.look.unit)
        && a != b
    {
        return Err(refuse(format!("{a} and {b} are two currencies")));
    }
    let (a, b) = (one.value, other.value);
    if b.is_zero() && matches!(sign, "/" | "//" | "%") {
        return Err(refuse("nothing can be divided by 0"));
    }
    let value = match sign {
        "+" => a.checked_add(b),
        "-" => a.checked_sub(b),
        "*" => a.checked_mul(b),
        "/" => a.checked_div(b),
        "//" => a.checked_div(b).map(|quotient| quotient.floor()),
        "%" => a.checked_rem(b).map(|rest| {
            if rest.is_zero() || rest.is_sign_negative() == b.is_sign_negative() {
                rest
            } else {
                rest + b
            }
        }),
        _ => power(a, b),
    };
    let value = value.ok_or_else(|| refuse("the number is too large"))?;
    let mut look = look(one, other, sign);
    if matches!(look.unit, Unit::Currency(_)) && !value.fract().is_zero() {
        // A part of a pound is pence, also where all that was typed are whole pounds.
        look.decimals = look.decimals.or(Some(2));
    }
    Ok(Amount { value, look })
}

/// How the result is written. A percentage of a fee is no percentage, and neither is one pound per
/// pound an amount of pounds.
fn look(one: &Amount, other: &Amount, sign: &str) -> Look {
    let look = one.look.and(&other.look);
    let (a, b) = (&one.look.unit, &other.look.unit);
    let is_money = |unit: &&Unit| matches!(unit, Unit::Currency(_));
    let unit = match sign {
        "/" if a == b && *a != Unit::None => return Look::plain(look.marks),
        "+" | "-" => look.unit,
        _ if a == b => look.unit,
        _ => [a, b]
            .into_iter()
            .find(is_money)
            .cloned()
            .unwrap_or_default(),
    };
    Look { unit, ..look }
}

fn power(base: Decimal, exponent: Decimal) -> Option<Decimal> {
    let times = exponent.to_i32().filter(|_| exponent.fract().is_zero())?;
    let mut result = Decimal::ONE;
    for _ in 0..times.unsigned_abs().min(1_000) {
        result = result.checked_mul(base)?;
    }
    if times < 0 {
        return Decimal::ONE.checked_div(result);
    }
    Some(result)
}

/// `-value`.
pub(super) fn negate(state: &State, value: &Value) -> Result<Value, Error> {
    let mut amount = needed(state, value)?;
    amount.value = -amount.value;
    Ok(number(amount))
}

/// `left ~ right`: the two as they print, one after the other.
pub(super) fn join(state: &State, left: &Value, right: &Value) -> Result<String, Error> {
    let language = language(state);
    let (left, right) = (print(left, &language), print(right, &language));
    bounded(left.len().checked_add(right.len()))?;
    Ok(left + &right)
}

/// The number that the value is, or that a text says.
fn needed(state: &State, value: &Value) -> Result<Amount, Error> {
    let language = language(state);
    amount(value, &language)
        .or_else(|| Some(numbers::read(value.as_str()?, &language)?.amount))
        .ok_or_else(|| no_number(value))
}

/// The number without its sign.
pub(super) fn abs(state: &State, value: &Value) -> Result<Value, Error> {
    let mut amount = needed(state, value)?;
    amount.value = amount.value.abs();
    Ok(number(amount))
}

/// The value as a number.
pub(super) fn float(state: &State, value: &Value) -> Result<Value, Error> {
    needed(state, value).map(number)
}

/// The value as a whole number.
pub(super) fn int(state: &State, value: &Value) -> Result<Value, Error> {
    let mut amount = needed(state, value)?;
    amount.value = amount.value.trunc();
    amount.look.decimals = None;
    Ok(number(amount))
}

/// The number with so many decimals, none where it is not said; halves go away from nought.
pub(super) fn round(state: &State, value: &Value, decimals: Option<u32>) -> Result<Value, Error> {
    let mut amount = needed(state, value)?;
    let decimals = decimals.unwrap_or(0).min(MOST_DECIMALS);
    let strategy = RoundingStrategy::MidpointAwayFromZero;
    amount.value = amount.value.round_dp_with_strategy(decimals, strategy);
    amount.look.decimals = Some(decimals);
    Ok(number(amount))
}

const MOST_DECIMALS: u32 = 20;

/// The number with its thousands parted, and with so many decimals where it is said.
pub(super) fn grouped(state: &State, value: &Value, decimals: Option<u32>) -> Result<Value, Error> {
    written(state, value, |look| {
        look.grouped = true;
        look.decimals = decimals
            .map(|decimals| decimals.min(MOST_DECIMALS))
            .or(look.decimals);
    })
}

/// The number as an amount of money, in cents, with the currency where it is said.
pub(super) fn money(
    state: &State,
    value: &Value,
    currency: Option<String>,
) -> Result<Value, Error> {
    written(state, value, |look| {
        look.grouped = true;
        look.decimals = Some(2);
        if let Some(currency) = currency.filter(|currency| !currency.trim().is_empty()) {
            look.unit = Unit::Currency(currency.trim().into());
        }
    })
}

/// The number with a percent sign, and with so many decimals where it is said.
pub(super) fn percent(state: &State, value: &Value, decimals: Option<u32>) -> Result<Value, Error> {
    written(state, value, |look| {
        look.unit = Unit::Percent;
        look.decimals = decimals
            .map(|decimals| decimals.min(MOST_DECIMALS))
            .or(look.decimals);
    })
}

/// The number in another look; an empty value stays empty.
fn written(state: &State, value: &Value, change: impl FnOnce(&mut Look)) -> Result<Value, Error> {
    if is_empty(value) {
        return Ok(Value::from(""));
    }
    let mut amount = needed(state, value)?;
    change(&mut amount.look);
    Ok(number(amount))
}

/// All items added up; an empty one counts as nothing.
pub(super) fn sum(state: &State, values: &Value) -> Result<Value, Error> {
    let mut total: Option<Amount> = None;
    for value in values.try_iter()? {
        if is_empty(&value) {
            continue;
        }
        let next = needed(state, &value)?;
        total = Some(match total {
            Some(before) => worked_out(&before, &next, "+")?,
            None => next,
        });
    }
    Ok(total.map_or_else(|| Value::from(0), number))
}

/// Whether the value is a number.
pub(super) fn is_number(state: &State, value: &Value) -> bool {
    amount(value, &language(state)).is_some()
}

/// Whether the value is a whole number.
pub(super) fn is_integer(state: &State, value: &Value) -> bool {
    amount(value, &language(state)).is_some_and(|amount| amount.value.fract().is_zero())
}

/// Whether the number can be divided by the other without a rest.
pub(super) fn is_divisible(state: &State, value: &Value, by: &Value) -> bool {
    let language = language(state);
    let (Some(value), Some(by)) = (amount(value, &language), amount(by, &language)) else {
        return false;
    };
    value
        .value
        .checked_rem(by.value)
        .is_some_and(|rest| rest.is_zero())
}

pub(super) fn is_even(state: &State, value: &Value) -> bool {
    is_divisible(state, value, &Value::from(2))
}

pub(super) fn is_odd(state: &State, value: &Value) -> bool {
    is_integer(state, value) && !is_even(state, value)
}

#[cfg(test)]
mod tests {
    use crate::testing::sample;

    /// What `source` prints for Ann, whose values are those of `people`.
    #[track_caller]
    fn check(people: &str, language: &str, source: &str, expected: &str) {
        let (mut template, recipients) = sample(&format!("{{{{ {source} }}}}"), people);
        template.language = language.to_owned();
        let letter = crate::merge(&template, &recipients.recipients[0]);
        let text = crate::formats::text::write(&letter.document);
        assert_eq!(
            (text.trim(), letter.faults.as_slice()),
            (expected, &[][..]),
            "{source}"
        );
    }

    const TYPED: &str =
        "fee (number),extra (number),n (number),half (number)\n\"1,234.50\",0.20,3,0.5";

    #[test]
    fn what_is_worked_out_is_written_like_what_was_typed() {
        let check = |source, expected| check(TYPED, "en-GB", source, expected);
        check("fee * 1.2", "1,481.40");
        check("fee + extra", "1,234.70");
        check("fee * 2", "2,469.00");
        check("fee | round(2)", "1,234.50");
        check("fee | round", "1,235");
        check("extra * 0.175", "0.04");
        check("n * 2", "6");
        check("n + half", "3.5");
        check("n / 8", "0.375");
        check("-n", "-3");
        check("n * 700", "2100");
        check("fee - fee", "0.00");
        check("0.1 + 0.2", "0.3");
        check("1000000.1 - 1000000", "0.1");
        check("1.005 | round(2)", "1.01");
        check("[fee, extra, 1] | sum", "1,235.70");
        check("[n, 10, half] | max", "10");
        check("[n, 10, half] | min", "0.5");
        check("'£' ~ fee * 2", "£2,469.00");
        check("fee", "1,234.50");
        check("fee | default(0)", "1,234.50");
        check("7 // 2", "3");
        check("-7 % 3", "2");
        check("2 ** 10", "1024");
        check("n | int", "3");
        check("'12.7' | int", "12");
        check("'a\\n\"b' ~ n", "a \"b3");
    }

    #[test]
    fn the_letter_s_language_has_its_own_signs() {
        let typed = "fee (number),n (number)\n\"1.234,50\",2";
        check(typed, "de", "fee * 2", "2.469,00");
        check(typed, "de", "n * 1.25", "2,5");
        check(typed, "de", "1.5", "1,5");
        check(typed, "de", "fee | money('€')", "1.234,50\u{a0}€");
        check(typed, "en-GB", "fee | money('£')", "£1,234.50");
        check(typed, "fr", "n | percent", "2\u{a0}%");
        check(typed, "en-GB", "fee | number(0)", "1,235");
    }

    #[test]
    fn a_currency_and_a_percentage_are_reckoned_with() {
        let typed = "fee (number),other (number)\n\"£1,234.50\",£0.50";
        check(typed, "en-GB", "fee + other", "£1,235.00");
        check(typed, "en-GB", "fee * 2", "£2,469.00");
        check(typed, "en-GB", "fee / other", "2469");
        check(typed, "en-GB", "fee * (10 | percent) / 100", "£123.45");
        check(typed, "en-GB", "(10 | percent) * fee / 100", "£123.45");
        let (template, recipients) = sample("{{ a + b }}", "a (number),b (number)\n£1,€2");
        let letter = crate::merge(&template, &recipients.recipients[0]);
        assert_eq!(letter.faults.len(), 1);
    }
}
