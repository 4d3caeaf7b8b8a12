//! `M004`: a cell does not hold what its field asks for.
//!
//! ## What it finds
//! A yes/no field with another word, a date that is none, a number that is none, a choice that is
//! not among the field's choices.
//!
//! ## Why
//! Nothing is guessed: a yes/no that is not understood counts as no, and a date prints as typed.
//!
//! ## Example
//! `perhaps` in a yes/no field.

use std::collections::BTreeSet;

use super::columns::rewrite;
use super::concerned::{Concerned, count};
use super::fields::first_uses;
use super::kinds::wanted;
use super::who::{joined, who};
use super::{Context, Rule, RuleInfo, Seen};
use crate::compose::cell;
use crate::merge::FaultKind;
use crate::problem::{Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::shorten::{QUOTE, shorten};
use crate::template::{Field, FieldKind};
use crate::values::dates::{self, Date, Epoch};
use crate::values::numbers::{Amount, Look, Marks, write};

#[derive(Debug, Default)]
pub(super) struct MisreadValue {
    /// By the field's index.
    found: Concerned<usize>,
}

const INFO: RuleInfo = RuleInfo {
    code: "M004",
    name: "misread-value",
    severity: Severity::Error,
    summary: "A value is not of its field’s kind",
};

/// The most values that a message quotes.
const MOST_QUOTED: usize = 3;

impl Rule for MisreadValue {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, context: &Context<'_>, seen: Seen<'_>) {
        let Seen { index, letter, .. } = seen;
        for fault in &letter.faults {
            let FaultKind::Cell { field, .. } = &fault.kind else {
                continue;
            };
            let fields = &context.template.fields;
            if let Some(at) = fields.iter().position(|other| other.name == *field) {
                self.found.add(at, index);
            }
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let uses = first_uses(context.template);
        let mut problems = Vec::new();
        for (at, indices) in self.found.take().into_each() {
            let Some(field) = context.template.fields.get(at) else {
                continue;
            };
            let message = format!(
                "“{}” should be {}, and {} for {} ({}). {}",
                field.display_name(),
                wanted(field.kind),
                quoted(field, recipients, &indices),
                count(&indices),
                who(context.template, recipients, &indices),
                advice(field, &context.template.language),
            );
            let place = uses.get(at).copied().flatten();
            let ways = serials(field, recipients, &indices);
            let problem = INFO.at(place, message).concerning(indices);
            problems.push(problem.about(&field.name).mended_by_one_of(ways));
        }
        problems
    }
}

fn advice(field: &Field, language: &str) -> String {
    match field.kind {
        FieldKind::YesNo => "Until it is, it counts as no: type yes or no.".to_owned(),
        FieldKind::Date => "Type it like 2026-03-31 or 31 March 2026.".to_owned(),
        FieldKind::Number => {
            let mut look = Look::plain(Marks::of(language));
            look.decimals = Some(2);
            look.grouped = true;
            let value = 12_345.into();
            format!(
                "Type it in figures, like {}.",
                write(&Amount { value, look })
            )
        }
        _ => {
            let choices: Vec<String> = field
                .choices
                .iter()
                .map(|choice| format!("“{}”", choice.trim()))
                .collect();
            if choices.is_empty() {
                "The field has no choices yet: add some.".to_owned()
            } else {
                format!("The choices are {}.", joined(&choices))
            }
        }
    }
}

/// “it is “perhaps””, “it is “perhaps”, “n/a” and others”.
fn quoted(field: &Field, recipients: &Recipients, indices: &[usize]) -> String {
    let texts = indices
        .iter()
        .filter_map(|index| recipients.recipients.get(*index))
        .map(|recipient| cell(field, recipient).trim());
    let mut cells = BTreeSet::new();
    for text in texts {
        cells.insert(text);
        if cells.len() > MOST_QUOTED + 1 {
            cells.pop_last();
        }
    }
    let mut parts: Vec<String> = cells
        .iter()
        .take(MOST_QUOTED)
        .map(|cell| format!("“{}”", shorten(cell, QUOTE)))
        .collect();
    if cells.len() > MOST_QUOTED {
        parts.push("others".to_owned());
    }
    format!("it is {}", joined(&parts))
}

/// The ways to read the cells of a column of dates that a spreadsheet keeps as numbers of days.
fn serials(field: &Field, recipients: &Recipients, indices: &[usize]) -> Vec<Fix> {
    let read = |epoch: Epoch, suffix: &str| {
        let day = |index: &usize| {
            let text = cell(field, recipients.recipients.get(*index)?);
            Some((*index, text, Date::of_serial(text, epoch)?))
        };
        let days: Vec<(usize, &str, Date)> = indices.iter().filter_map(day).collect();
        let (_, text, date) = days.first()?;
        let title = format!("Read {text} as {}{suffix}", dates::long(*date, "en-GB"));
        let cells = days
            .iter()
            .map(|(index, _, date)| (*index, date.to_string()));
        Some(rewrite(title, field, cells))
    };
    if field.kind != FieldKind::Date {
        return Vec::new();
    }
    let usual = read(Epoch::Since1900, "");
    let old = read(Epoch::Since1904, ", from an old Mac’s spreadsheet");
    usual.into_iter().chain(old).collect()
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages, of_code};

    #[test]
    fn each_field_is_one_problem_with_all_whom_it_concerns() {
        let people = "who, member (yes_no), born (date)\n\
                      a, perhaps, 2001-05-04\n\
                      b, yes, some day\n\
                      c, n/a, 31 February 2020\n\
                      d, ,";
        assert_eq!(
            check_code("M004", "{% if member %}{{ born }}{% endif %}", people),
            [("member", vec![0, 2]), ("born", vec![1, 2])]
        );
    }

    #[test]
    fn a_spreadsheet_s_count_of_days_can_be_read() {
        let people = "who, born (date)\na, 44117\nb, 2 May 2001\nc, 44118";
        let problem = &of_code("M004", "{{ born }}", people)[0];
        let ways: Vec<_> = problem
            .ways
            .iter()
            .map(|way| (way.title.as_str(), way.cells[1].text.as_str()))
            .collect();
        assert_eq!(
            ways,
            [
                ("Read 44117 as 13 October 2020", "2020-10-14"),
                (
                    "Read 44117 as 14 October 2024, from an old Mac’s spreadsheet",
                    "2024-10-15"
                )
            ]
        );
    }

    #[test]
    fn the_message_says_what_was_typed_and_what_would_do() {
        let says = |people: &str| messages("M004", "", people);
        assert_eq!(
            says("who, member (yes_no)\na, perhaps\nb, perhaps"),
            [
                "“member” should be yes or no, and it is “perhaps” for 2 recipients (a and b). Until it \
              is, it counts as no: type yes or no."
            ]
        );
        assert_eq!(
            says("who, size (choice small|large)\na, huge"),
            [
                "“size” should be one of its choices, and it is “huge” for 1 recipient (a). The choices \
              are “small” and “large”."
            ]
        );
        assert_eq!(
            says("who, guests (number)\na, a few"),
            [
                "“guests” should be a number, and it is “a few” for 1 recipient (a). Type it in \
             figures, like 12,345.00."
            ]
        );
    }
}
