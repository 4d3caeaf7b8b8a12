//! What stands between the cells of a table.

use super::headings;
use super::records::{Record, Records};
use crate::template::Template;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// A comma: where the decimal sign is a point.
    Comma,
    /// A semicolon: what spreadsheets write where the decimal sign is a comma.
    Semicolon,
    /// A tab: what is copied out of a spreadsheet.
    Tab,
}

impl Separator {
    /// All of them, the likelier first.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    /// The sign itself.
    #[must_use]
    pub fn sign(self) -> char {
        char::from(self.byte())
    }

    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// How many rows are looked at to find the separator.
const SAMPLE_ROWS: usize = 20;

/// The separator of the table, and the table's text without a line that names the separator.
pub(super) fn choose<'t>(text: &'t str, template: Option<&Template>) -> (Separator, &'t str) {
    named(text).unwrap_or_else(|| (best(text, template).0, text))
}

/// The separator that a first line such as `sep=;` names, and the text after that line.
fn named(text: &str) -> Option<(Separator, &str)> {
    let rest = text
        .strip_prefix("sep=")
        .or_else(|| text.strip_prefix("SEP="))?;
    let separator = Separator::ALL
        .into_iter()
        .find(|separator| rest.starts_with(separator.sign()))?;
    let rest = rest.get(1..)?;
    let rest = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix(['\n', '\r']))?;
    Some((separator, rest))
}

/// What speaks for a separator; more is better, the first that differs decides.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Evidence {
    /// Headings that are fields of the template.
    fields: usize,
    /// Rows with as many cells as there are headings, where there is more than one.
    agreeing: usize,
    /// Cells that do not begin with a space, as the words after a comma in a sentence do.
    tidy: usize,
    /// Headings.
    columns: usize,
}

fn best(text: &str, template: Option<&Template>) -> (Separator, Evidence) {
    let mut best = (Separator::Comma, Evidence::default());
    for separator in Separator::ALL {
        let evidence = evidence(text, separator, template);
        if evidence > best.1 {
            best = (separator, evidence);
        }
    }
    best
}

fn evidence(text: &str, separator: Separator, template: Option<&Template>) -> Evidence {
    let sample = sample(text, separator);
    let Some(first) = sample.first().filter(|first| first.count > 1) else {
        return Evidence::default();
    };
    let untidy = sample
        .iter()
        .flat_map(|record| &record.cells)
        .any(|cell| cell.text.starts_with(' '));
    Evidence {
        fields: headings::known(first, template),
        agreeing: agreeing(&sample),
        tidy: usize::from(!untidy),
        columns: first.count,
    }
}

fn sample(text: &str, separator: Separator) -> Vec<Record> {
    Records::new(text, separator)
        .filter(|record| !record.is_blank())
        .take(SAMPLE_ROWS)
        .collect()
}

/// How many rows have as many cells as the first, the first among them.
fn agreeing(sample: &[Record]) -> usize {
    let count = sample.first().map(|first| first.count);
    sample
        .iter()
        .filter(|record| Some(record.count) == count)
        .count()
}

/// Whether the text is a table rather than prose: a heading of it is a field of the template, or
/// it has several rows, each with as many cells as there are headings, and no tag.
pub(crate) fn looks_like_table(text: &str, template: Option<&Template>) -> bool {
    if named(text).is_some() {
        return true;
    }
    let (separator, evidence) = best(text, template);
    let sample = sample(text, separator);
    let has_headings = sample.first().is_some_and(|first| {
        let is_heading = |text: &str| (1..=60).contains(&text.trim().chars().count());
        first.cells.iter().all(|cell| is_heading(&cell.text))
    });
    let is_even = sample.len() > 1 && evidence.agreeing == sample.len();
    let has_tags = text.contains("{{") || text.contains("{%");
    evidence.fields > 0 || (has_headings && is_even && !has_tags)
}
