//! `M017`: a comparison that cannot be made, or that fails by a hair.
//!
//! ## What it finds
//! A text compared with a number or a date, a value that is empty and should be less or more than
//! another, and a text that differs from the one asked for by capitals, spaces or accents alone, or
//! means the same; a text that is none of a field's choices. Both sides of every comparison are looked at, for every recipient.
//!
//! ## Why
//! The condition counts as not fulfilled, so that a wrong paragraph reaches a person in silence.
//!
//! ## Example
//! `{% if age >= 18 %}` where `age` is a text, and `{% if region == 'Kent' %}` for somebody whose
//! region is `kent`.

mod choices;

use super::concerned::{Concerned, count};
use super::kinds;
use super::who::{letters_to, who};
use super::{Context, Rule, RuleInfo, Seen};
use crate::expression::Oddity;
use crate::merge::FaultKind;
use crate::problem::{CellEdit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::template::{Field, FieldKind, FieldName};

#[derive(Debug, Default)]
pub(super) struct UnlikeComparison {
    found: Concerned<Found>,
}

/// What is odd, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    place: Span,
    oddity: Oddity,
    field: Option<FieldName>,
    other: String,
}

const INFO: RuleInfo = RuleInfo {
    code: "M017",
    name: "unlike-comparison",
    severity: Severity::Error,
    summary: "A comparison that cannot be made, or fails by a hair",
};

impl Rule for UnlikeComparison {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, context: &Context<'_>, seen: Seen<'_>) {
        let Seen {
            index,
            letter,
            recipient,
        } = seen;
        for fault in &letter.faults {
            let FaultKind::Comparison {
                oddity,
                field,
                other,
            } = &fault.kind
            else {
                continue;
            };
            // What can never be a choice is said once, of the template.
            let can_never_be = *oddity == Oddity::NearMiss
                && field
                    .as_ref()
                    .and_then(|name| context.template.field(name.as_str()))
                    .is_some_and(|field| field.kind == FieldKind::Choice);
            // A cell that is not of its field's kind has a problem of its own.
            let is_misread = matches!(oddity, Oddity::LeftEmpty | Oddity::RightEmpty)
                && field
                    .as_ref()
                    .and_then(|name| context.template.field(name.as_str()))
                    .is_some_and(|field| !crate::compose::cell(field, recipient).trim().is_empty());
            if !is_misread && !can_never_be {
                let found = Found {
                    place: fault.span,
                    oddity: *oddity,
                    field: field.clone(),
                    other: other.clone(),
                };
                self.found.add(found, index);
            }
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let found = self.found.take().into_each();
        let of_letters = found.map(|(found, indices)| found.problem(context, recipients, indices));
        let faults = context.merger.faults().iter();
        let of_template = faults.filter_map(|fault| choices::problem(context.template, fault));
        of_letters.chain(of_template).collect()
    }
}

impl Found {
    fn problem(
        &self,
        context: &Context<'_>,
        recipients: &Recipients,
        indices: Vec<usize>,
    ) -> Problem {
        let field = self
            .field
            .as_ref()
            .and_then(|name| context.template.field(name.as_str()));
        let message = self.message(field, context, recipients, &indices);
        let fix = field.and_then(|field| match self.oddity {
            Oddity::Unlike(Some(kind)) | Oddity::SameMeaning(kind) => {
                kinds::fix(field, kind, context.template, recipients)
            }
            Oddity::NearMiss => self.rewriting(field, context, recipients, &indices),
            _ => None,
        });
        let severity = match self.oddity {
            Oddity::NearMiss | Oddity::SameMeaning(_) => Severity::Warning,
            _ => Severity::Error,
        };
        let problem = Problem {
            severity,
            ..INFO.at(self.place, message).concerning(indices)
        };
        match field {
            Some(field) => problem.about(&field.name).mended_by(fix),
            None => problem,
        }
    }

    fn message(
        &self,
        field: Option<&Field>,
        context: &Context<'_>,
        recipients: &Recipients,
        indices: &[usize],
    ) -> String {
        let what = field.map_or("A value", Field::display_name);
        let quoted = field.map_or_else(|| what.to_owned(), |_| format!("“{what}”"));
        let other = &self.other;
        let who = who(context.template, recipients, indices);
        let whom = format!("{} ({who})", count(indices));
        let letters = letters_to(context.template, recipients, indices);
        match self.oddity {
            Oddity::Unlike(Some(kind)) => format!(
                "{quoted} is a text and cannot be compared with “{other}”, so the condition counts as \
                 not fulfilled in {letters}. Make the field {} in Fields.",
                kinds::wanted(kind),
            ),
            Oddity::Unlike(None) => format!(
                "{quoted} cannot be compared with “{other}”, so the condition counts as not fulfilled \
                 in {letters}. {}",
                kinds::comparable(field),
            ),
            Oddity::LeftEmpty | Oddity::RightEmpty => format!(
                "{quoted} is empty for {whom}, so it is neither less nor more than “{other}” and the \
                 condition counts as not fulfilled. Fill it in, or give the field a default."
            ),
            Oddity::NearMiss => format!(
                "{quoted} is nearly “{other}” for {whom}, and does not count as it: capitals, spaces \
                 or accents differ. Write both alike."
            ),
            Oddity::SameMeaning(kind) => format!(
                "{quoted} means the same as “{other}” for {whom}, and does not count as it, because \
                 the field is a text. Write both alike, or make the field {} in Fields.",
                kinds::wanted(kind),
            ),
        }
    }

    /// The cells written as the condition has it, where it asks for one text as a whole.
    fn rewriting(
        &self,
        field: &Field,
        context: &Context<'_>,
        recipients: &Recipients,
        indices: &[usize],
    ) -> Option<Fix> {
        let body = &context.template.body;
        let written = self.place.of(body);
        let asks_for_whole = written.contains("==") || written.contains("!=");
        let is_text = matches!(field.kind, FieldKind::Text | FieldKind::Choice);
        let literal = [format!("'{}'", self.other), format!("\"{}\"", self.other)];
        let is_literal = literal
            .iter()
            .any(|literal| written.contains(literal.as_str()));
        let all_written = indices.iter().all(|index| {
            recipients
                .recipients
                .get(*index)
                .is_some_and(|recipient| !recipient.cell(field.name.as_str()).trim().is_empty())
        });
        (asks_for_whole && is_text && is_literal && all_written).then(|| Fix {
            title: format!("Write “{}” in {}", self.other.trim(), cells(indices)),
            cells: indices
                .iter()
                .map(|index| CellEdit {
                    recipient: *index,
                    field: field.name.clone(),
                    text: self.other.trim().to_owned(),
                })
                .collect(),
            ..Fix::default()
        })
    }
}

fn cells(indices: &[usize]) -> String {
    match indices.len() {
        1 => "this cell".to_owned(),
        many => format!("these {many} cells"),
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check, check_code, mended, messages, of_code};
    use crate::template::FieldKind;

    fn fixed_kinds(body: &str, people: &str) -> Vec<Option<FieldKind>> {
        of_code("M017", body, people)
            .into_iter()
            .map(|problem| Some(problem.fix?.fields.first()?.kind))
            .collect()
    }

    #[test]
    fn a_text_is_not_compared_with_a_number() {
        let people = "who, age\na, 9\nb, 40\nc,";
        let body = "{% if age >= 18 %}vote{% else %}wait{% endif %}";
        assert_eq!(
            check(body, people),
            [
                ("M017", "age >= 18", vec![0, 1]),
                ("M017", "age >= 18", vec![2]),
            ]
        );
        assert_eq!(
            messages("M017", body, people),
            [
                "“age” is a text and cannot be compared with “18”, so the condition counts as not \
                 fulfilled in the letters to a and b. Make the field a number in Fields.",
                "“age” is empty for 1 recipient (c), so it is neither less nor more than “18” and the \
                 condition counts as not fulfilled. Fill it in, or give the field a default.",
            ]
        );
        assert_eq!(fixed_kinds(body, people), [Some(FieldKind::Number), None]);
        assert_eq!(
            fixed_kinds("{% if age != 1 %}s{% endif %}", "who, age\na, 1\nb, many"),
            [None]
        );
    }

    #[test]
    fn texts_that_are_numbers_or_dates_have_no_order() {
        let number = "{% if age < '18' %}young{% endif %}";
        assert_eq!(
            fixed_kinds(number, "who, age\na, 9"),
            [Some(FieldKind::Number)]
        );
        let date = "{% if due < '2026-12-01' %}soon{% endif %}";
        assert_eq!(
            fixed_kinds(date, "who, due\na, 5 January 2026"),
            [Some(FieldKind::Date)]
        );
        let grade = "{% if grade <= 'C' %}passed{% endif %}";
        assert_eq!(check_code("M017", grade, "who, grade\na, B"), []);
    }

    #[test]
    fn what_differs_by_a_hair_is_named() {
        let people = "who, region\nAnn, Kent\nBob, kent\nCy, KENT\nDi, Essex\nEd, Kènt";
        let body = "{% if region == 'Kent' %}a{% else %}b{% endif %}";
        assert_eq!(
            messages("M017", body, people),
            [
                "“region” is nearly “Kent” for 3 recipients (Bob, Cy and Ed), and does not count as \
                 it: capitals, spaces or accents differ. Write both alike."
            ]
        );
        let fix = of_code("M017", body, people).remove(0).fix.unwrap();
        assert_eq!(fix.title, "Write “Kent” in these 3 cells");
        assert_eq!(fix.cells.len(), 3);
        let all = "{% if region in ['Kent', 'Essex'] %}a{% endif %}{% if region is eq('KENT') %}b{% endif %}";
        assert_eq!(
            check_code("M017", all, "who, region\na, kent"),
            [
                ("region in ['Kent', 'Essex']", vec![0]),
                ("region is eq('KENT')", vec![0])
            ]
        );
    }

    #[test]
    fn a_text_that_the_template_asks_for_too_is_meant() {
        let people = "who, region\na, kent\nb, Kent";
        let both = "{% if region == 'Kent' or region == 'kent' %}a{% endif %}";
        assert_eq!(check_code("M017", both, people), []);
        let folded = "{% if region | lower == 'kent' %}a{% endif %}";
        assert_eq!(check_code("M017", folded, people), []);
    }

    #[test]
    fn what_means_the_same_is_named_with_the_kind_that_would_do() {
        let member = "{% if member == 'yes' %}a{% endif %}";
        assert_eq!(
            fixed_kinds(member, "who, member\na, TRUE\nb, no\nc, yes"),
            [Some(FieldKind::YesNo)]
        );
        let date = "{% if due == '2026-01-05' %}a{% endif %}";
        assert_eq!(
            fixed_kinds(date, "who, due\na, 5 January 2026"),
            [Some(FieldKind::Date)]
        );
        let letter = "{% if class == 'Y' %}a{% endif %}";
        assert_eq!(check_code("M017", letter, "who, class\na, S\nb, 1"), []);
    }

    #[test]
    fn what_can_be_compared_is_not_reported() {
        let people = "who, age (number), due (date), member (yes_no), size (choice small|large)\n\
                      a, 17, 2026-01-05, yes, small\nb,\"1,800\", 1 March 2027, no, large\n\
                      c, , , ,";
        for condition in [
            "age == 18",
            "age == '1800'",
            "age and age > 17.5",
            "due == '2026-01-05'",
            "due == '5 January 2026'",
            "due and due < '1 March 2027'",
            "member == 'yes'",
            "member == true",
            "member != 'No'",
            "size == 'small'",
            "size in ['small', 'large']",
            "age is defined and age >= 18",
            "age == ''",
        ] {
            let body = format!("{{% if {condition} %}}a{{% endif %}}");
            assert_eq!(check_code("M017", &body, people), [], "{condition}");
        }
    }

    #[test]
    fn a_value_with_a_problem_of_its_own_is_not_reported_twice() {
        let people = "who, age (number), due (date)\na, many, some day";
        let body = "{% if age > 3 %}a{% endif %}{% if due < '2026-01-05' %}b{% endif %}";
        assert_eq!(check_code("M017", body, people), []);
        assert_eq!(check_code("M004", body, people).len(), 2);
    }

    #[test]
    fn what_a_field_of_choices_can_never_be_is_named() {
        let people = "who, region (choice Kent|Essex)\na, Kent \nb, Essex";
        let body = "{% if region == 'kent' %}a{% elif region in [\"Esex\", 'Kent'] %}b{% endif %}";
        let found = of_code("M017", body, people);
        let at: Vec<&str> = found
            .iter()
            .map(|problem| problem.range.unwrap().of(body))
            .collect();
        assert_eq!(at, ["'kent'", "\"Esex\""]);
        assert_eq!(
            found[0].message,
            "“region” is never “kent”: its choices are “Kent” and “Essex”. Write one of them, or add \
             this one in Fields."
        );
        assert_eq!(
            found[0].fix.as_ref().unwrap().apply(body),
            body.replace("'kent'", "\"Kent\"")
        );
        assert_eq!(found[1].fix.as_ref().unwrap().title, "Write “Essex”");
        let right = "{% if region == 'Kent' %}a{% endif %}{% if region != '' %}b{% endif %}";
        assert_eq!(mended("M017", right, people), right);
        assert_eq!(check_code("M017", right, people), []);
    }

    #[test]
    fn a_date_is_compared_with_a_date_only() {
        let people = "who, due (date)\na, 2026-01-05";
        assert_eq!(
            messages("M017", "{% if due >= '2026' %}a{% endif %}", people),
            [
                "“due” cannot be compared with “2026”, so the condition counts as not fulfilled in \
                 the letter to a. Compare it with a date, like '2026-03-31'."
            ]
        );
    }
}
