//! The day on which a file is written, which PDF/A wants to be told.

use typst::foundations::Datetime;
use typst_pdf::Timestamp;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year.
    pub year: i32,
    /// From 1 to 12.
    pub month: u8,
    /// From 1 to 31.
    pub day: u8,
}

impl Day {
    /// The day that so many days follow 1 January 1970.
    #[must_use]
    pub fn since_1970(days: u32) -> Self {
        let mut year = 1970;
        let mut left = days;
        while left >= days_in_year(year) {
            left -= days_in_year(year);
            year += 1;
        }
        let mut month = 1;
        while left >= days_in_month(year, month) {
            left -= days_in_month(year, month);
            month += 1;
        }
        Self {
            year,
            month,
            day: u8::try_from(left + 1).unwrap_or(1),
        }
    }

    /// Today, in Greenwich. In the browser the page has to say.
    #[cfg(not(target_family = "wasm"))]
    pub(crate) fn today() -> Option<Self> {
        let since = std::time::UNIX_EPOCH.elapsed().ok()?;
        let days = u32::try_from(since.as_secs() / 86_400).ok()?;
        Some(Self::since_1970(days))
    }

    #[cfg(target_family = "wasm")]
    pub(crate) fn today() -> Option<Self> {
        None
    }

    pub(crate) fn timestamp(self) -> Option<Timestamp> {
        let midnight = Datetime::from_ymd_hms(self.year, self.month, self.day, 0, 0, 0)?;
        Some(Timestamp::new_utc(midnight))
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_year(year: i32) -> u32 {
    365 + u32::from(is_leap(year))
}

fn days_in_month(year: i32, month: u8) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(is_leap(year)),
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_leap_years_and_months() {
        for (days, year, month, day) in [
            (0, 1970, 1, 1),
            (58, 1970, 2, 28),
            (59, 1970, 3, 1),
            (789, 1972, 2, 29),
            (11_016, 2000, 2, 29),
            (20_779, 2026, 11, 22),
        ] {
            assert_eq!(Day::since_1970(days), Day { year, month, day });
        }
    }
}
