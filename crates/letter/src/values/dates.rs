//! Days: reading them as people write them, and writing them as a letter's language does.

mod patterns;
mod reading;

use std::fmt;

pub(crate) use super::languages::month_first;
pub use patterns::understand;
pub(crate) use reading::both_orders;
pub use reading::parse;

use super::languages::{self, Language, Names};
use super::words;

/// A day of the Gregorian calendar, from the year 1 to 9999. It exists: there is no 30 February.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, or `None` where the calendar has no such day.
    ///
    /// ```
    /// use letter::values::dates::Date;
    ///
    /// assert!(Date::new(2020, 2, 29).is_some());
    /// assert!(Date::new(2021, 2, 29).is_none());
    /// ```
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year) && (1..=days_of(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The day that so many days after 1 January of the year 1 is.
    fn after_days(mut days: u32) -> Option<Self> {
        let mut year = 1;
        loop {
            let length = if days_of(year, 2) == 29 { 366 } else { 365 };
            if days < length {
                break;
            }
            days -= length;
            year += 1;
        }
        for month in 1..=12 {
            let length = u32::from(days_of(year, month));
            if days < length {
                return Self::new(year, month, u8::try_from(days + 1).ok()?);
            }
            days -= length;
        }
        None
    }

    /// The day that a spreadsheet keeps as that number of days, counted as `from` says. Only the
    /// numbers of five digits are read, which are days of 1927 to 2177.
    ///
    /// ```
    /// use letter::values::dates::{Date, Epoch};
    ///
    /// assert_eq!(Date::of_serial("44117", Epoch::Since1900), Date::new(2020, 10, 13));
    /// assert_eq!(Date::of_serial("42655", Epoch::Since1904), Date::new(2020, 10, 13));
    /// assert_eq!(Date::of_serial("2020", Epoch::Since1900), None);
    /// ```
    #[must_use]
    pub fn of_serial(text: &str, from: Epoch) -> Option<Self> {
        /// 30 December 1899: with it, days from 1 March 1900 on come out as Excel counts them.
        const SINCE_1900: u32 = 693_593;
        /// 1 January 1904.
        const SINCE_1904: u32 = 695_055;
        let serial: u32 = text.parse().ok().filter(|_| text.len() == 5)?;
        let first = match from {
            Epoch::Since1900 => SINCE_1900,
            Epoch::Since1904 => SINCE_1904,
        };
        Self::after_days(first + serial).filter(|_| serial >= 10_000)
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day of the week: 0 is Monday, 6 is Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        let years = u32::from(self.year - 1);
        let days_before = years * 365 + years / 4 - years / 100 + years / 400;
        let days_of_months: u32 = (1..self.month)
            .map(|month| u32::from(days_of(self.year, month)))
            .sum();
        let weekday = (days_before + days_of_months + u32::from(self.day - 1)) % 7;
        u8::try_from(weekday).unwrap_or_default()
    }
}

/// From when a spreadsheet counts its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Epoch {
    /// The year 1900, as almost all do.
    Since1900,
    /// The year 1904, as those of old Macs do.
    Since1904,
}

/// The ISO 8601 form: `2020-10-13`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How many days the month has; none where there is no such month.
fn days_of(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

/// The long form of the letter's language: what a field of kind `date` prints.
///
/// A language that is not known gets the ISO form, which is read the same everywhere.
///
/// ```
/// use letter::values::dates::{long, Date};
///
/// let day = Date::new(2020, 10, 1).unwrap();
/// assert_eq!(long(day, "en-GB"), "1 October 2020");
/// assert_eq!(long(day, "en-US"), "October 1, 2020");
/// assert_eq!(long(day, "de"), "1. Oktober 2020");
/// assert_eq!(long(day, "fr"), "1er octobre 2020");
/// assert_eq!(long(day, "pl"), "1 października 2020");
/// assert_eq!(long(day, "ja"), "2020-10-01");
/// ```
#[must_use]
pub fn long(date: Date, language: &str) -> String {
    match languages::find(language) {
        Some(entry) if entry.tag == "fr" && date.day == 1 => format(date, "Do MMMM YYYY", language),
        Some(entry) => format(date, entry.long_date, language),
        None => date.to_string(),
    }
}

/// Writes the day by a pattern.
///
/// | in the pattern | in the text |
/// | --- | --- |
/// | `D`, `DD` | the day: `3`, `03` |
/// | `Do` | the day as an ordinal: `3rd`, by [`words::ordinal`] |
/// | `M`, `MM` | the month's number: `7`, `07` |
/// | `MMM`, `MMMM` | the month's name: `Jul`, `July`; beside a day in the form that the language uses there |
/// | `YY`, `YYYY` | the year: `20`, `2020` |
/// | `dddd`, `ddd` | the day of the week: `Monday`, `Mon` |
/// | `'text'` or `[text]` | the text as it is; `''` is an apostrophe |
///
/// Any other letter or sign stands for itself. In a language that is not known, names are English.
///
/// ```
/// use letter::values::dates::{format, Date};
///
/// let day = Date::new(2020, 7, 3).unwrap();
/// assert_eq!(format(day, "dddd, D MMMM YYYY", "en-GB"), "Friday, 3 July 2020");
/// assert_eq!(format(day, "'the' Do 'of' MMMM", "en-GB"), "the 3rd of July");
/// assert_eq!(format(day, "DD/MM/YY", "en-GB"), "03/07/20");
/// assert_eq!(format(day, "D MMMM", "pl"), "3 lipca");
/// assert_eq!(format(day, "MMMM YYYY", "pl"), "lipiec 2020");
/// ```
#[must_use]
pub fn format(date: Date, pattern: &str, language: &str) -> String {
    let Some(names) = languages::find(language).or_else(|| languages::find("en")) else {
        return date.to_string();
    };
    let pieces = pieces(pattern);
    let has_day = pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Part("D" | "DD" | "Do")));
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Literal(literal) => text.push_str(literal),
            Piece::Part("Do") => text.push_str(&words::ordinal(u64::from(date.day), language)),
            Piece::Part("MMMM") if !has_day => {
                text.push_str(month(names.months_alone(), date));
            }
            Piece::Part(part) => text.push_str(&part_of(date, part, names)),
        }
    }
    text
}

fn part_of(date: Date, part: &str, names: &Language) -> String {
    match part {
        "D" => date.day.to_string(),
        "DD" => format!("{:02}", date.day),
        "M" => date.month.to_string(),
        "MM" => format!("{:02}", date.month),
        "MMM" => month(names.months_short, date).to_owned(),
        "MMMM" => month(names.months, date).to_owned(),
        "YY" => format!("{:02}", date.year % 100),
        "YYYY" => date.year.to_string(),
        "ddd" => weekday(date, names).chars().take(3).collect(),
        "dddd" => weekday(date, names).to_owned(),
        other => other.to_owned(),
    }
}

fn month(names: Names, date: Date) -> &'static str {
    names.get(usize::from(date.month) - 1).unwrap_or_default()
}

fn weekday(date: Date, names: &Language) -> &'static str {
    names
        .weekdays
        .get(usize::from(date.weekday()))
        .unwrap_or_default()
}

/// A piece of a pattern.
#[derive(Debug)]
enum Piece<'p> {
    /// Stands for itself.
    Literal(&'p str),
    /// A part of the date.
    Part(&'p str),
}

/// The parts of a date that a pattern can name, longer before shorter.
const PARTS: [&str; 10] = [
    "YYYY", "MMMM", "dddd", "MMM", "ddd", "YY", "MM", "DD", "Do", "D",
];

fn pieces(pattern: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while !rest.is_empty() {
        let (piece, length) = next_piece(rest);
        pieces.push(piece);
        rest = rest.get(length..).unwrap_or_default();
    }
    pieces
}

/// The first piece of the pattern and how many bytes of it the piece takes.
fn next_piece(pattern: &str) -> (Piece<'_>, usize) {
    for (open, close) in [("'", "'"), ("[", "]")] {
        if let Some(inner) = pattern.strip_prefix(open)
            && let Some((literal, _)) = inner.split_once(close)
        {
            let shown = if literal.is_empty() && open == "'" {
                "'"
            } else {
                literal
            };
            return (Piece::Literal(shown), literal.len() + 2);
        }
    }
    if let Some(part) = PARTS
        .into_iter()
        .chain(["M"])
        .find(|part| pattern.starts_with(part))
    {
        return (Piece::Part(part), part.len());
    }
    let length = pattern.chars().next().map_or(1, char::len_utf8);
    (
        Piece::Literal(pattern.get(..length).unwrap_or_default()),
        length,
    )
}

#[cfg(test)]
mod tests;
