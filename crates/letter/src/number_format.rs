//! How a field's numbers are written, as its author chose it.

use serde::{Deserialize, Serialize};

use crate::template::Extra;
use crate::values::numbers::{self, Look, Unit, Written};

/// How the numbers of a field are written, whatever their cells look like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NumberFormat {
    /// What they are.
    #[serde(default)]
    pub style: NumberStyle,
    /// How many decimals; where it is not said, two for money and else as many as there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(max = 10)))]
    pub decimals: Option<u8>,
    /// Whether thousands are parted.
    #[serde(default = "yes")]
    pub grouping: bool,
    /// The sign or code of the currency, for money; where it is not said, that of the cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What this version does not know.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub extra: Extra,
}

fn yes() -> bool {
    true
}

/// What a field's numbers are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum NumberStyle {
    /// Numbers alone.
    #[default]
    Number,
    /// Amounts of money.
    Money,
    /// Hundredths of something, with a percent sign.
    Percent,
}

impl NumberStyle {
    /// Every style, in the order a form offers them.
    pub const ALL: [Self; 3] = [Self::Number, Self::Money, Self::Percent];
}

/// The most decimals of a format.
pub const MOST_DECIMALS: u8 = 10;

/// Signs that say the same as a currency's code.
const SIGNS: [(&str, &str); 4] = [("GBP", "£"), ("EUR", "€"), ("USD", "$"), ("INR", "₹")];

impl NumberFormat {
    /// A format of that style, thousands parted, without decimals or currency of its own.
    #[must_use]
    pub fn new(style: NumberStyle) -> Self {
        Self {
            style,
            decimals: None,
            grouping: true,
            currency: None,
            extra: Extra::new(),
        }
    }

    /// The number that the text is in a field of this format, which says how it is written. A text
    /// with another currency is none: it would be printed as what it is not.
    ///
    /// ```
    /// use letter::values::numbers::write;
    /// use letter::{NumberFormat, NumberStyle};
    ///
    /// let pounds = NumberFormat {
    ///     currency: Some("£".to_owned()),
    ///     ..NumberFormat::new(NumberStyle::Money)
    /// };
    /// let says = |text| pounds.read(text, "en-GB").map(|read| write(&read.amount));
    /// assert_eq!(says("1234.5").as_deref(), Some("£1,234.50"));
    /// assert_eq!(says("GBP 1,234.50").as_deref(), Some("£1,234.50"));
    /// assert_eq!(says("€5"), None);
    /// let share = NumberFormat::new(NumberStyle::Percent);
    /// let read = share.read("12.5 %", "en-GB").unwrap();
    /// assert_eq!(write(&read.amount), "12.5%");
    /// ```
    #[must_use]
    pub fn read(&self, text: &str, language: &str) -> Option<Written> {
        let text = text.trim();
        let is_share = self.style == NumberStyle::Percent;
        let number = text.strip_suffix('%').filter(|_| is_share).unwrap_or(text);
        let mut read = numbers::read(number, language)?;
        let look = &mut read.amount.look;
        let typed = match &look.unit {
            Unit::Currency(typed) => Some(typed.to_string()),
            _ => None,
        };
        let wanted = self
            .currency
            .as_deref()
            .map(str::trim)
            .filter(|it| !it.is_empty());
        let unit = match (self.style, wanted, typed) {
            (NumberStyle::Money, Some(wanted), Some(typed)) if sign(&typed) != sign(wanted) => {
                return None;
            }
            (NumberStyle::Money, Some(wanted), _) => Unit::Currency(wanted.into()),
            (NumberStyle::Money, None, Some(typed)) => Unit::Currency(typed.into()),
            (NumberStyle::Percent, _, None) => Unit::Percent,
            (NumberStyle::Number | NumberStyle::Percent, _, Some(_)) => return None,
            _ => Unit::None,
        };
        *look = Look {
            decimals: self.decimals(),
            grouped: self.grouping,
            unit,
            ..look.clone()
        };
        Some(read)
    }

    fn decimals(&self) -> Option<u32> {
        let decimals = self.decimals.map(|decimals| decimals.min(MOST_DECIMALS));
        let of_money = (self.style == NumberStyle::Money).then_some(2);
        decimals.or(of_money).map(u32::from)
    }
}

fn sign(currency: &str) -> &str {
    let known = SIGNS.iter().find(|(code, _)| *code == currency);
    known.map_or(currency, |(_, sign)| sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::sample;

    #[track_caller]
    fn check(format: NumberFormat, language: &str, body: &str, cell: &str, expected: &str) {
        let (mut template, recipients) = sample(body, &format!("n (number)\n\"{cell}\""));
        template.language = language.to_owned();
        template.fields[0].format = Some(format);
        let letter = crate::merge(&template, &recipients.recipients[0]);
        assert_eq!(letter.faults, [], "{cell}");
        assert_eq!(
            crate::formats::text::write(&letter.document).trim(),
            expected
        );
    }

    #[test]
    fn a_number_prints_as_its_field_says_whatever_was_typed() {
        let plain = || NumberFormat::new(NumberStyle::Number);
        let euros = || NumberFormat {
            currency: Some("€".to_owned()),
            ..NumberFormat::new(NumberStyle::Money)
        };
        let cents = || NumberFormat {
            decimals: Some(2),
            grouping: false,
            ..plain()
        };
        let share = || NumberFormat::new(NumberStyle::Percent);
        check(plain(), "en-GB", "{{ n }}", "1234567.5", "1,234,567.5");
        check(plain(), "de", "{{ n }}", "1234567,5", "1.234.567,5");
        check(cents(), "de", "{{ n }}", "1.234,5", "1234,50");
        check(
            euros(),
            "de",
            "{{ n }} {{ n * 2 }}",
            "1234,5",
            "1.234,50\u{a0}€ 2.469,00\u{a0}€",
        );
        check(
            euros(),
            "en-GB",
            "{{ n }}",
            "EUR 0.30000000000000004",
            "€0.30",
        );
        check(
            share(),
            "en-GB",
            "{{ n }} {{ n + n }} {{ n / 2 }}",
            "12.5%",
            "12.5% 25% 6.25",
        );
        check(
            share(),
            "en-GB",
            "{% if n > 10 %}more{% endif %}",
            "12.5",
            "more",
        );
    }
}
