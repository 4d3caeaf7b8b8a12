//! `M025`: dates of which day and month may be swapped.
//!
//! ## What it finds
//! Dates such as 03/04/2026 in a column that has others with the month first, or in which no date
//! tells which comes first.
//!
//! ## Why
//! The letter would name a day a month away, and nobody would see it.
//!
//! ## Example
//! `02/03/2026` and `12/31/2025` in one column.
//!
//! ## Fix
//! The whole column, written so that there is no doubt. Where no date tells, a person has to choose.

use std::collections::BTreeMap;

use super::columns::rewrite;
use super::concerned::count;
use super::fields::first_uses;
use super::who::who;
use super::{Context, Rule, RuleInfo, Seen};
use crate::compose::cell;
use crate::problem::{Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::template::{Field, FieldKind};
use crate::values::dates::{self, Date};

#[derive(Debug, Default)]
pub(super) struct DoubtfulDate {
    /// By the field's index.
    columns: BTreeMap<usize, Dates>,
}

const INFO: RuleInfo = RuleInfo {
    code: "M025",
    name: "doubtful-date",
    severity: Severity::Warning,
    summary: "Dates of which day and month may be swapped",
};

impl Rule for DoubtfulDate {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, context: &Context<'_>, seen: Seen<'_>) {
        let Seen {
            index, recipient, ..
        } = seen;
        let fields = context.template.fields.iter().enumerate();
        for (at, field) in fields.filter(|(_, field)| field.kind == FieldKind::Date) {
            let text = cell(field, recipient);
            if let Some((day_first, month_first)) = dates::both_orders(text) {
                let dates = self.columns.entry(at).or_default();
                dates.push((index, text.to_owned(), day_first, month_first));
            }
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let places = first_uses(context.template);
        let columns = std::mem::take(&mut self.columns).into_iter();
        columns
            .filter_map(|(at, dates)| {
                let field = context.template.fields.get(at)?;
                let column = Column { field, dates };
                let (message, problem) = column.problem(context, recipients)?;
                let place = places.get(at).copied().flatten();
                let found = INFO.at(place, message).concerning(column.doubtful());
                Some(match problem {
                    Mending::Sure(fix) => found.about(&field.name).mended_by(Some(fix)),
                    Mending::Choice(ways) => found.about(&field.name).mended_by_one_of(ways),
                })
            })
            .collect()
    }
}

enum Mending {
    Sure(Fix),
    Choice(Vec<Fix>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Day,
    Month,
}

/// Whose date of digits, its text, and the day with the day first and with the month first.
type Dates = Vec<(usize, String, Option<Date>, Option<Date>)>;

/// The dates of digits in a column.
struct Column<'a> {
    field: &'a Field,
    dates: Dates,
}

impl Column<'_> {
    /// Whose date can be read in two ways that differ.
    fn doubtful(&self) -> Vec<usize> {
        let doubtful = self
            .dates
            .iter()
            .filter(|(_, _, one, other)| one.is_some() && other.is_some() && one != other);
        doubtful.map(|(index, ..)| *index).collect()
    }

    /// Whether some date can be read in that order alone.
    fn shows(&self, order: Order) -> Option<&str> {
        self.dates
            .iter()
            .find(|(_, _, day_first, month_first)| match order {
                Order::Day => day_first.is_some() && month_first.is_none(),
                Order::Month => month_first.is_some() && day_first.is_none(),
            })
            .map(|(_, text, ..)| text.as_str())
    }

    fn problem(&self, context: &Context<'_>, recipients: &Recipients) -> Option<(String, Mending)> {
        let template = context.template;
        let language = template.language.as_str();
        let doubtful = self.doubtful();
        let first = *doubtful.first()?;
        let (_, written, day_first, month_first) =
            self.dates.iter().find(|(index, ..)| *index == first)?;
        let name = self.field.display_name();
        let whom = format!(
            "{} ({})",
            count(&doubtful),
            who(template, recipients, &doubtful)
        );
        let long = |date: &Option<Date>| date.map(|date| dates::long(date, language));
        let (day_first, month_first) = (long(day_first)?, long(month_first)?);
        let order = if dates::month_first(language) {
            Order::Month
        } else {
            Order::Day
        };
        let (own, other) = match order {
            Order::Day => (self.shows(Order::Day), self.shows(Order::Month)),
            Order::Month => (self.shows(Order::Month), self.shows(Order::Day)),
        };
        let either = format!("{day_first} or {month_first}");
        match (own, other) {
            (Some(_), None) => None,
            (None, Some(evidence)) => Some((
                format!(
                    "“{name}” is “{evidence}” for some, so “{written}” for {whom} may be another day \
                     than it is read as: {either}."
                ),
                Mending::Sure(self.rewritten(order.other())),
            )),
            (Some(one), Some(another)) => Some((
                format!(
                    "“{name}” has dates in two orders, such as “{one}” and “{another}”: “{written}” \
                     for {whom} may be {either}. Look at each."
                ),
                Mending::Choice(Vec::new()),
            )),
            (None, None) => language.starts_with("en").then(|| {
                (
                    format!(
                        "“{name}” is “{written}” for {whom}: no date of the column says whether that \
                         is {either}. Choose how the column is meant."
                    ),
                    Mending::Choice(vec![
                        self.rewritten(Order::Day),
                        self.rewritten(Order::Month),
                    ]),
                )
            }),
        }
    }

    /// The whole column in ISO's form, read in that order.
    fn rewritten(&self, order: Order) -> Fix {
        let title = match order {
            Order::Day => "The day comes first",
            Order::Month => "The month comes first",
        };
        let cells = self.dates.iter().filter_map(|(index, _, day, month)| {
            let date = match order {
                Order::Day => day.or(*month),
                Order::Month => month.or(*day),
            };
            Some((*index, date?.to_string()))
        });
        rewrite(title, self.field, cells)
    }
}

impl Order {
    fn other(self) -> Self {
        match self {
            Self::Day => Self::Month,
            Self::Month => Self::Day,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages, of_code};

    fn people(dates: &[&str]) -> String {
        let rows = dates.iter().enumerate();
        let rows: String = rows.map(|(at, date)| format!("\nP{at}, {date}")).collect();
        format!("name, due (date){rows}")
    }

    #[test]
    fn dates_beside_others_with_the_month_first_are_in_doubt() {
        let people = people(&[
            "02/03/2026",
            "01/13/2026",
            "12/31/2025",
            "04/05/2026",
            "05/05/2026",
        ]);
        assert_eq!(
            check_code("M025", "{{ due }}", &people),
            [("due", vec![0, 3])]
        );
        let problem = &of_code("M025", "{{ due }}", &people)[0];
        let fix = problem.fix.as_ref().expect("a fix");
        let texts: Vec<_> = fix.cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "2026-02-03",
                "2026-01-13",
                "2025-12-31",
                "2026-04-05",
                "2026-05-05"
            ]
        );
    }

    #[test]
    fn a_column_that_does_not_tell_is_asked_about_once() {
        let people = people(&["02/03/2026", "04/05/2026"]);
        assert_eq!(
            messages("M025", "{{ due }}", &people),
            [
                "“due” is “02/03/2026” for 2 recipients (P0 and P1): no date of the column says \
                 whether that is 2 March 2026 or 3 February 2026. Choose how the column is meant."
            ]
        );
        let ways: Vec<_> = of_code("M025", "{{ due }}", &people)[0]
            .ways
            .iter()
            .map(|way| (way.title.clone(), way.cells[0].text.clone()))
            .collect();
        assert_eq!(
            ways,
            [
                ("The day comes first".to_owned(), "2026-03-02".to_owned()),
                ("The month comes first".to_owned(), "2026-02-03".to_owned())
            ]
        );
    }

    #[test]
    fn a_column_that_tells_is_in_no_doubt() {
        for dates in [
            &["02/03/2026", "13/01/2026"][..],
            &["2026-03-02", "2 March 2026", "02.03.2026"],
            &["05/05/2026"],
        ] {
            assert_eq!(
                check_code("M025", "{{ due }}", &people(dates)),
                [],
                "{dates:?}"
            );
        }
    }
}
