//! `R002`: a column that no field goes by.
//!
//! ## What it finds
//! Values of recipients under a name that the template has no field for.
//!
//! ## Why
//! They are in no letter; perhaps the column is called a little differently from its field.
//!
//! ## Example
//! A column `Salutaton`, where the field is called `salutation`.

use super::concerned::{Concerned, count};
use super::nearest::nearest;
use super::{Context, Rule, RuleInfo, Seen};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::template::FieldName;

#[derive(Debug, Default)]
pub(super) struct UnusedColumn {
    found: Concerned<FieldName>,
}

const INFO: RuleInfo = RuleInfo {
    code: "R002",
    name: "unused-column",
    severity: Severity::Warning,
    summary: "A column that no field goes by",
};

impl Rule for UnusedColumn {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, context: &Context<'_>, seen: Seen<'_>) {
        let Seen {
            index, recipient, ..
        } = seen;
        for (name, cell) in recipient.cells.iter() {
            if context.template.field(name.as_str()).is_none() && !cell.trim().is_empty() {
                self.found.add(name.clone(), index);
            }
        }
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let found = self.found.take().into_each();
        found
            .map(|(column, indices)| {
                let fields = context.template.fields.iter();
                let meant = nearest(column.as_str(), fields.map(|field| field.name.as_str()));
                problem(&column, meant, indices)
            })
            .collect()
    }
}

fn problem(column: &FieldName, meant: Option<&str>, indices: Vec<usize>) -> Problem {
    let advice = meant.map_or_else(
        || "Add a field of that name, or leave the column out.".to_owned(),
        |meant| format!("Is it the field “{meant}”? Rename one or the other."),
    );
    let has = if indices.len() == 1 { "has" } else { "have" };
    let message = format!(
        "{} {has} a value under “{column}”, which is not a field of this letter. {advice}",
        count(&indices)
    );
    INFO.at(None, message).concerning(indices)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages};

    #[test]
    fn values_that_no_field_takes_are_found() {
        let people = "name, phone (column), Nmae (column)\nAnn, 123, \nBob, , Robert\nCy, 456,";
        assert_eq!(
            check_code("R002", "", people),
            [("", vec![1]), ("", vec![0, 2])]
        );
        assert_eq!(
            messages("R002", "", people),
            [
                "1 recipient has a value under “Nmae”, which is not a field of this letter. Is it \
                 the field “name”? Rename one or the other.",
                "2 recipients have a value under “phone”, which is not a field of this letter. Add \
                 a field of that name, or leave the column out.",
            ]
        );
    }

    #[test]
    fn a_column_without_values_does_no_harm() {
        assert!(check_code("R002", "", "name, phone (column)\nAnn,").is_empty());
    }
}
