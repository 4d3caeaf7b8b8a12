//! `R003`: a field that everyone must have has no value for anyone.
//!
//! ## What it finds
//! A required field without a default for which no recipient of several has a value.
//!
//! ## Why
//! Most likely the list was made for another letter, or its column is called something else.
//!
//! ## Example
//! A required field `salutation`, and a file of recipients without such a column.

use super::fields::{first_uses, has_no_value};
use super::nearest::nearest;
use super::{Context, Rule, RuleInfo};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::template::{Field, Template};

#[derive(Debug, Default)]
pub(super) struct MissingColumn;

const INFO: RuleInfo = RuleInfo {
    code: "R003",
    name: "missing-column",
    severity: Severity::Error,
    summary: "A value that everyone must have is missing for all",
};

/// Whether `field` is required and nobody of several has a value for it.
pub(super) fn is_missing_column(field: &Field, recipients: &Recipients) -> bool {
    let all = &recipients.recipients;
    field.required && all.len() > 1 && all.iter().all(|recipient| has_no_value(field, recipient))
}

impl Rule for MissingColumn {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let uses = first_uses(context.template);
        let fields = context.template.fields.iter().zip(uses);
        fields
            .filter(|(field, _)| is_missing_column(field, recipients))
            .map(|(field, place)| {
                INFO.at(place, message(field, context.template, recipients))
                    .concerning((0..recipients.recipients.len()).collect())
            })
            .collect()
    }
}

fn message(field: &Field, template: &Template, recipients: &Recipients) -> String {
    let columns = recipients
        .recipients
        .iter()
        .flat_map(|recipient| recipient.cells.keys())
        .map(|name| name.as_str())
        .filter(|name| template.field(name).is_none());
    let mut columns: Vec<&str> = columns.collect();
    crate::order::sort_and_dedup(&mut columns);
    let advice = nearest(field.name.as_str(), columns).map_or_else(
        || "Fill it in, or let the field be left empty.".to_owned(),
        |column| format!("Is it the column “{column}”? Rename one or the other."),
    );
    format!(
        "No recipient has a value for “{}”, which every letter needs. {advice}",
        field.display_name()
    )
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages};

    const BODY: &str = "Dear {{ salutation }},";

    #[test]
    fn a_required_field_that_nobody_has_is_one_problem() {
        assert_eq!(
            check_code("R003", BODY, "who, salutation (text required)\na,\nb,"),
            [("salutation", vec![0, 1])]
        );
    }

    #[test]
    fn it_is_not_missing_where_somebody_has_it_or_nobody_must() {
        for people in [
            "who, salutation (text required)\na,\nb, Bea",
            "who, salutation\na,\nb,",
            "who, salutation (text required)\na,",
        ] {
            assert!(check_code("R003", BODY, people).is_empty(), "{people}");
        }
    }

    #[test]
    fn the_message_names_a_column_that_may_be_meant() {
        assert_eq!(
            messages(
                "R003",
                BODY,
                "who, salutation (text required), Salutation (column)\na, , Ann\nb, , Bea"
            ),
            [
                "No recipient has a value for “salutation”, which every letter needs. Is it the column \
              “Salutation”? Rename one or the other."
            ]
        );
    }
}
