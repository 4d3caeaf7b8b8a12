//! Which recipients are asked for.

use anyhow::{Result, bail};

/// A run of recipients, counted from 1, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    first: usize,
    last: usize,
}

impl Rows {
    /// Reads `5..9`, `5..`, `..9`, `5`, or `..`, which is all.
    pub fn read(text: &str) -> Result<Self> {
        let number = |text: &str, empty: usize| match text {
            "" => Some(empty),
            text => text.parse().ok().filter(|number| *number > 0),
        };
        let (first, last) = match text.split_once("..") {
            Some((first, last)) => (number(first, 1), number(last, usize::MAX)),
            None => (number(text, 0), number(text, 0)),
        };
        match (first, last) {
            (Some(first), Some(last)) if 0 < first && first <= last => Ok(Self { first, last }),
            _ => bail!(
                "--rows {text} names no recipients. They are counted from 1, such as --rows 1..100 \
                 or --rows 101.."
            ),
        }
    }

    /// Whether the recipient at `index`, counted from 0, is among them.
    pub fn contains(self, index: usize) -> bool {
        (self.first..=self.last).contains(&(index + 1))
    }

    /// Whether no recipient from `index` on is among them.
    pub fn end_before(self, index: usize) -> bool {
        index >= self.last
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[track_caller]
    fn check(text: &str, among: &[usize], others: &[usize]) {
        let rows = Rows::read(text).unwrap();
        for row in among {
            assert!(rows.contains(row - 1), "{text}: {row}");
            assert!(!rows.end_before(row - 1), "{text}: {row}");
        }
        for row in others {
            assert!(!rows.contains(row - 1), "{text}: {row}");
        }
    }

    #[test]
    fn both_ends_are_included() {
        check("5..9", &[5, 9], &[1, 4, 10]);
        check("5..", &[5, 1_000_000], &[4]);
        check("..5", &[1, 5], &[6]);
        check("5", &[5], &[4, 6]);
        assert!(Rows::read("5..9").unwrap().end_before(9));
    }

    #[test]
    fn what_is_no_run_is_refused() {
        for text in ["", "0", "9..5", "a..b", "1...5", "-1..5", "..0"] {
            assert!(Rows::read(text).is_err(), "{text}");
        }
    }
}
