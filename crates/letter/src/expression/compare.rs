//! What expressions compare: by the calendar, by size, by meaning, and by the letters of a text.

use std::cmp::Ordering;
use std::sync::{Mutex, PoisonError};

use minijinja::value::{Object, ValueKind};
use minijinja::{Error, State, Value};

use super::filters::{language, refuse};
use super::values::{Day, Number, amount, is_empty, plain_number, print};
use crate::template::FieldKind;
use crate::values::{dates, numbers, words, yes_no};

/// The context's key for what is found; no field can be called so.
pub(crate) const FINDINGS: &str = " findings";

/// What is found while an expression is evaluated.
#[derive(Debug, Default)]
pub(crate) struct Findings(Mutex<Vec<Finding>>);

impl Object for Findings {}

impl Findings {
    /// What was found, leaving nothing behind.
    pub(crate) fn take(&self) -> Vec<Finding> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn add(&self, finding: Finding) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(finding);
    }
}

/// What is odd about a comparison of two values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The number of the comparison in its expression.
    pub(crate) comparison: usize,
    pub(crate) oddity: Oddity,
    /// What its sides print.
    pub(crate) left: String,
    pub(crate) right: String,
}

/// What is odd about a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Oddity {
    /// The sides are of kinds that cannot be compared; the kind that would do, where there is one.
    Unlike(Option<FieldKind>),
    /// The left side is empty, so that it is neither less nor more.
    LeftEmpty,
    /// The right side is.
    RightEmpty,
    /// The sides are texts that differ in capitals, spaces or accents alone.
    NearMiss,
    /// The sides are texts that differ and mean the same for that kind of field.
    SameMeaning(FieldKind),
}

/// What two values are to each other.
enum Relation {
    Ordered(Ordering),
    /// Neither less nor more.
    Differ(Option<Oddity>),
    Odd(Oddity),
}

/// `left < right` and its like.
pub(super) fn compare(
    state: &State,
    left: &Value,
    right: &Value,
    sign: &str,
    comparison: usize,
) -> Result<bool, Error> {
    let language = language(state);
    let (holds, oddity) = match sign {
        "in" => contains(left, right, &language),
        "not in" => {
            let (holds, oddity) = contains(left, right, &language);
            (holds.map(|holds| !holds), oddity)
        }
        _ => ordered(left, right, sign, &language),
    };
    if let Some(oddity) = oddity
        && let Some(findings) = state.lookup(FINDINGS)
        && let Some(findings) = findings.downcast_object_ref::<Findings>()
    {
        findings.add(Finding {
            comparison,
            oddity,
            left: print(left, &language),
            right: print(right, &language),
        });
    }
    holds.ok_or_else(|| refuse("its two sides cannot be compared"))
}

type Answer = (Option<bool>, Option<Oddity>);

fn ordered(left: &Value, right: &Value, sign: &str, language: &str) -> Answer {
    let equality = matches!(sign, "==" | "!=");
    if !equality && is_empty(left) {
        return (None, Some(Oddity::LeftEmpty));
    }
    if !equality && is_empty(right) {
        return (None, Some(Oddity::RightEmpty));
    }
    let relation = if !equality && let (Some(left), Some(right)) = (left.as_str(), right.as_str()) {
        by_letters(left.trim(), right.trim(), language)
    } else {
        relation(left, right, language)
    };
    match relation {
        Relation::Odd(oddity) => (None, Some(oddity)),
        Relation::Differ(oddity) => (Some(sign == "!="), oddity.filter(|_| equality)),
        Relation::Ordered(order) => {
            let holds = match sign {
                "==" => order.is_eq(),
                "!=" => order.is_ne(),
                "<" => order.is_lt(),
                "<=" => order.is_le(),
                ">" => order.is_gt(),
                _ => order.is_ge(),
            };
            (Some(holds), None)
        }
    }
}

/// Texts come one after the other by their letters, but not those that are numbers or dates.
fn by_letters(left: &str, right: &str, language: &str) -> Relation {
    let sides = [left, right];
    let is_date = |text: &&str| dates::parse(text, language).is_some();
    let is_number = |text: &&str| numbers::read(text, language).is_some();
    if sides.iter().any(is_date) {
        Relation::Odd(Oddity::Unlike(Some(FieldKind::Date)))
    } else if sides.iter().any(is_number) {
        Relation::Odd(Oddity::Unlike(Some(FieldKind::Number)))
    } else {
        Relation::Ordered(left.cmp(right))
    }
}

fn relation(left: &Value, right: &Value, language: &str) -> Relation {
    match (is_empty(left), is_empty(right)) {
        (true, true) => return Relation::Ordered(Ordering::Equal),
        (false, false) => {}
        _ => return Relation::Differ(None),
    }
    one_way(left, right, language)
        .or_else(|| {
            one_way(right, left, language).map(|relation| match relation {
                Relation::Ordered(order) => Relation::Ordered(order.reverse()),
                other => other,
            })
        })
        .unwrap_or_else(|| {
            if left == right {
                Relation::Ordered(Ordering::Equal)
            } else if left.kind() == right.kind() {
                Relation::Differ(None)
            } else {
                Relation::Odd(Oddity::Unlike(None))
            }
        })
}

/// What `one` is to `other`, where the kind of `one` says how they are compared.
fn one_way(one: &Value, other: &Value, language: &str) -> Option<Relation> {
    let unlike = |kind| Some(Relation::Odd(Oddity::Unlike(Some(kind))));
    if let Some(day) = one.downcast_object_ref::<Day>() {
        let other = match other.downcast_object_ref::<Day>() {
            Some(other) => other.date,
            None => match other.as_str().and_then(|text| dates::parse(text, language)) {
                Some(date) => Some(date),
                None => return Some(Relation::Odd(Oddity::Unlike(None))),
            },
        };
        // A cell that is no date has a problem of its own.
        return Some(match (day.date, other) {
            (Some(date), Some(other)) => Relation::Ordered(date.cmp(&other)),
            _ => Relation::Differ(None),
        });
    }
    if let Some(number) = amount(one, language) {
        if let Some(other) = amount(other, language) {
            return Some(Relation::Ordered(number.value.cmp(&other.value)));
        }
        let text = other.as_str()?;
        // A field's number may be compared with a text that says one; a text's field must not be
        // taken for a number, or it would be one for some recipients only.
        if one.downcast_object_ref::<Number>().is_none() {
            return unlike(FieldKind::Number);
        }
        return Some(match numbers::read(text, language) {
            Some(other) => Relation::Ordered(number.value.cmp(&other.amount.value)),
            None => Relation::Odd(Oddity::Unlike(None)),
        });
    }
    if one.kind() == ValueKind::Bool {
        let meaning = match (other.kind(), plain_number(other)) {
            (ValueKind::Bool, _) => Some(other.is_true()),
            (_, Some(number)) if number.is_zero() => Some(false),
            (_, Some(number)) if number == rust_decimal::Decimal::ONE => Some(true),
            _ => other.as_str().and_then(yes_no::parse),
        };
        return Some(match meaning {
            Some(other) => Relation::Ordered(one.is_true().cmp(&other)),
            None => Relation::Odd(Oddity::Unlike(None)),
        });
    }
    let (one, other) = (one.as_str()?.trim(), other.as_str()?.trim());
    Some(if one == other {
        Relation::Ordered(Ordering::Equal)
    } else {
        Relation::Differ(nearly(one, other, language))
    })
}

/// What makes two texts that differ look the same to a person.
fn nearly(one: &str, other: &str, language: &str) -> Option<Oddity> {
    if may_look_alike(one, other) && words::folded(one) == words::folded(other) {
        return Some(Oddity::NearMiss);
    }
    let has_figure = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    if has_figure(one) && has_figure(other) {
        let number = |text| Some(numbers::read(text, language)?.amount.value);
        if number(one).is_some_and(|number_of_one| number(other) == Some(number_of_one)) {
            return Some(Oddity::SameMeaning(FieldKind::Number));
        }
        let date = |text| dates::parse(text, language);
        if date(one).is_some_and(|date_of_one| date(other) == Some(date_of_one)) {
            return Some(Oddity::SameMeaning(FieldKind::Date));
        }
    }
    // A single letter is as often a mark for something else.
    let is_word = |text: &str| {
        let words = ["yes", "no", "true", "false"];
        words.iter().any(|word| text.eq_ignore_ascii_case(word))
    };
    let is_same = (is_word(one) || is_word(other)) && {
        let meaning = yes_no::parse(one);
        meaning.is_some() && meaning == yes_no::parse(other)
    };
    is_same.then_some(Oddity::SameMeaning(FieldKind::YesNo))
}

/// Whether it is worth a closer look: most texts differ in their first letter already.
fn may_look_alike(one: &str, other: &str) -> bool {
    match (one.chars().next(), other.chars().next()) {
        (Some(a), Some(b)) if a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric() => {
            a.eq_ignore_ascii_case(&b)
        }
        _ => true,
    }
}

fn contains(item: &Value, list: &Value, language: &str) -> Answer {
    if let (Some(part), Some(whole)) = (item.as_str(), list.as_str()) {
        let holds = whole.contains(part);
        let near = !holds && words::folded(whole).contains(&words::folded(part));
        return (Some(holds), near.then_some(Oddity::NearMiss));
    }
    if let Some(whole) = list.as_str() {
        let part = print(item, language);
        return (Some(!part.is_empty() && whole.contains(&part)), None);
    }
    if is_empty(list) {
        return (Some(false), None);
    }
    let Ok(items) = list.try_iter() else {
        return (None, Some(Oddity::Unlike(None)));
    };
    let mut oddity = None;
    for other in items {
        match ordered(item, &other, "==", language) {
            (Some(true), _) => return (Some(true), None),
            (_, found) => oddity = oddity.or(found),
        }
    }
    let unlike = matches!(oddity, Some(Oddity::Unlike(_)));
    ((!unlike).then_some(false), oddity)
}

/// The item before or after which all others come.
pub(super) fn extreme(state: &State, list: &Value, wanted: Ordering) -> Result<Value, Error> {
    let language = language(state);
    let mut best: Option<Value> = None;
    for item in list.try_iter()? {
        let is_better = best
            .as_ref()
            .is_none_or(|best| match relation(&item, best, &language) {
                Relation::Ordered(order) => order == wanted,
                _ => item.cmp(best) == wanted,
            });
        if is_better {
            best = Some(item);
        }
    }
    Ok(best.unwrap_or(Value::UNDEFINED))
}
