//! `M019`: a pattern of a date or a number that is not understood.
//!
//! ## What it finds
//! A filter `date` with the signs of another program, such as `%d %B %Y`, `dd.mm.yyyy` or `d/m/Y`,
//! and a filter of numbers with a pattern where it wants a figure.
//!
//! ## Why
//! The pattern itself would be printed in place of the date. The fix is the pattern that is meant.
//!
//! ## Example
//! `{{ due | date("dd.mm.yyyy") }}`

use super::{Context, Rule, RuleInfo};
use crate::merge::FaultKind;
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;

#[derive(Debug)]
pub(super) struct UnknownPattern;

const INFO: RuleInfo = RuleInfo {
    code: "M019",
    name: "unknown-pattern",
    severity: Severity::Error,
    summary: "A pattern that is not understood",
};

impl Rule for UnknownPattern {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        context
            .merger
            .faults()
            .iter()
            .filter_map(|fault| match &fault.kind {
                FaultKind::DatePattern(meant) => Some(of_date(
                    &context.template.body,
                    fault.span,
                    meant.as_deref(),
                )),
                FaultKind::NumberPattern(decimals) => {
                    Some(of_number(&context.template.body, fault.span, *decimals))
                }
                _ => None,
            })
            .collect()
    }
}

/// What may stand around a text in a tag.
const QUOTES: [char; 6] = ['"', '\'', '“', '”', '‘', '’'];

fn of_date(body: &str, place: Span, meant: Option<&str>) -> Problem {
    let written = place.of(body);
    let pattern = written.trim_matches(QUOTES);
    let message = match meant {
        Some(meant) => format!(
            "“{pattern}” is not how a date is written here, and the tag prints as it stands. Write \
             “{meant}”."
        ),
        None => format!(
            "“{pattern}” is not how a date is written here, and the tag prints as it stands. Write D \
             for the day, MMMM for the month and YYYY for the year, as in “D MMMM YYYY”, and other \
             words in [brackets]."
        ),
    };
    let fix = meant.map(|meant| {
        let is_single = written.starts_with('\'') && !meant.contains('\'');
        let quote = if is_single { '\'' } else { '"' };
        Fix::new(
            format!("Write “{meant}”"),
            vec![Edit::new(place, format!("{quote}{meant}{quote}"))],
        )
    });
    INFO.at(place, message).mended_by(fix)
}

fn of_number(body: &str, place: Span, decimals: Option<usize>) -> Problem {
    let pattern = place.of(body).trim_matches(QUOTES);
    let message = format!(
        "“{pattern}” is not how a number is written here, and the tag prints as it stands. Write how \
         many decimals there are to be, as in number(2)."
    );
    let fix = decimals.map(|decimals| {
        Fix::new(
            format!("Write {decimals}"),
            vec![Edit::new(place, decimals.to_string())],
        )
    });
    INFO.at(place, message).mended_by(fix)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check, check_code, mended, messages};

    const PEOPLE: &str = "who, due (date), fee (number)\na, 2026-12-01, 1234.5";

    #[test]
    fn a_pattern_of_another_program_is_named_once_and_mended() {
        for (written, right) in [
            ("'%d %B %Y'", "'DD MMMM YYYY'"),
            ("\"dd.mm.yyyy\"", "\"DD.MM.YYYY\""),
            ("'d/m/Y'", "'DD/MM/YYYY'"),
            ("“d/m/Y”", "\"DD/MM/YYYY\""),
            ("'MMMM d, yyyy'", "'MMMM D, YYYY'"),
        ] {
            let body = format!("{{{{ who }}}}: by {{{{ due | date({written}) }}}}.");
            let fixed = body.replace(written, right);
            assert_eq!(check_code("M019", &body, PEOPLE), [(written, vec![])]);
            assert_eq!(mended("M019", &body, PEOPLE), fixed);
            let others = check(&body, PEOPLE);
            assert!(
                others
                    .iter()
                    .all(|found| ["M019", "M006"].contains(&found.0)),
                "{others:?}"
            );
        }
    }

    #[test]
    fn the_message_says_what_is_meant() {
        assert_eq!(
            messages("M019", "{{ due | date('d.m.Y') }}", PEOPLE),
            [
                "“d.m.Y” is not how a date is written here, and the tag prints as it stands. Write \
                 “DD.MM.YYYY”."
            ]
        );
    }

    #[test]
    fn a_number_wants_how_many_decimals() {
        let body = "{{ who }} {{ fee | number('#,##0.00') }}";
        assert_eq!(check_code("M019", body, PEOPLE), [("'#,##0.00'", vec![])]);
        assert_eq!(
            mended("M019", body, PEOPLE),
            "{{ who }} {{ fee | number(2) }}"
        );
    }

    #[test]
    fn what_is_understood_stays() {
        for body in [
            "{{ due | date }}",
            "{{ due | date('D MMMM YYYY') }}",
            "{{ due | date(\"'the' Do 'of' MMMM\") }}",
            "{{ fee | number(2) }}",
            "{{ fee | money('£') }}",
        ] {
            assert_eq!(check_code("M019", body, PEOPLE), [], "{body}");
        }
    }
}
