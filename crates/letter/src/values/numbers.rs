//! Numbers as people write them; what is printed stays the text of the cell.

use super::languages;

/// The number that the text is, in a letter of that language (a BCP 47 tag).
///
/// Groups of three digits may be parted by spaces (narrow and unbreakable ones too), by `’` or `'`,
/// and by the sign the language uses: a comma in English, a point in most others. A decimal point
/// is a point in English, Irish, Welsh and Maltese and in a language that is not known, and a comma
/// in the others, where a point is still read as a decimal point when it cannot part thousands
/// (`1234.5`). A currency, a percent sign or a unit makes the text no number.
///
/// ```
/// use letter::values::numbers::parse;
///
/// assert_eq!(parse("1,250.50", "en-GB"), Some(1250.5));
/// assert_eq!(parse("1.250,50", "de"), Some(1250.5));
/// assert_eq!(parse("1 250", "fr"), Some(1250.0));
/// assert_eq!(parse("12,5", "en-GB"), None);
/// assert_eq!(parse("twelve", "en-GB"), None);
/// ```
#[must_use]
pub fn parse(text: &str, language: &str) -> Option<f64> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let point = decimal_sign(language);
    let group = if point == '.' { ',' } else { '.' };
    let number = parse_with(digits, point, group).or_else(|| parse_plain(digits))?;
    Some(if negative { -number } else { number })
}

/// What parts the whole from the fraction in that language.
pub(crate) fn decimal_sign(language: &str) -> char {
    let is_swiss = matches!(
        language.to_ascii_lowercase().as_str(),
        "de-ch" | "it-ch" | "de-li"
    );
    let has_point = languages::find(language)
        .is_none_or(|entry| matches!(entry.tag, "en" | "en-US" | "en-CA" | "cy" | "ga" | "mt"));
    if has_point || is_swiss { '.' } else { ',' }
}

/// Reads digits with that decimal point, in groups of three or in one.
fn parse_with(text: &str, point: char, group: char) -> Option<f64> {
    let (whole, fraction) = match text.split_once(point) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    if fraction.is_some_and(|fraction| !is_digits(fraction)) {
        return None;
    }
    let whole = without_groups(whole, group)?;
    match fraction {
        Some(fraction) => format!("{whole}.{fraction}").parse().ok(),
        None => parse_whole(&whole),
    }
}

/// Reads digits. Those that fit are read as an integer, which needs none of the tables that reading
/// a fraction does.
fn parse_whole(digits: &str) -> Option<f64> {
    match digits.parse::<u32>() {
        Ok(number) => Some(f64::from(number)),
        Err(_) => digits.parse().ok(),
    }
}

/// Reads digits with a point as programs write them.
fn parse_plain(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.')?;
    (is_digits(whole) && is_digits(fraction))
        .then(|| text.parse().ok())
        .flatten()
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
            "£5",
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
        check("1.2345,6", "de", None);
        check("1,2,3", "de", None);
    }
}
