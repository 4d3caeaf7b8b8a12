//! `M002`: a tag names a field that the letter does not have.
//!
//! ## What it finds
//! A name in a tag that is neither a declared field nor the variable of a loop around it.
//!
//! ## Why
//! Nothing is printed in its place, in no letter.
//!
//! ## Example
//! `Dear {{ salutaton }},` where the field is called `salutation`.
//!
//! ## Fix
//! Where one field's name is near: that name.

use super::nearest::nearest;
use super::{Context, Rule, RuleInfo};
use crate::merge::FaultKind;
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::template::Template;

#[derive(Debug, Default)]
pub(super) struct UnknownField;

const INFO: RuleInfo = RuleInfo {
    code: "M002",
    name: "unknown-field",
    severity: Severity::Error,
    summary: "A tag names a field that this letter does not have",
};

impl Rule for UnknownField {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        context
            .merger
            .faults()
            .iter()
            .filter_map(|fault| match &fault.kind {
                FaultKind::UnknownField(name) => Some(problem(context.template, fault.span, name)),
                _ => None,
            })
            .collect()
    }
}

fn problem(template: &Template, range: Span, name: &str) -> Problem {
    let fields = template.fields.iter().map(|field| field.name.as_str());
    let meant = nearest(name, fields);
    let advice = meant.map_or_else(
        || "Nothing is printed here: add the field, or take the tag out.".to_owned(),
        |meant| format!("Did you mean “{meant}”?"),
    );
    let fix = meant.map(|meant| {
        Fix::new(
            format!("Change it to “{meant}”"),
            vec![Edit::new(range, meant.to_owned())],
        )
    });
    let message = format!("“{name}” is not a field of this letter. {advice}");
    INFO.at(range, message).mended_by(fix)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, messages, places};

    #[test]
    fn a_name_that_no_field_has_is_found_where_it_stands() {
        for (body, expected) in [
            ("Dear {{ nmae }},", vec!["nmae"]),
            ("Dear {{ name }},", vec![]),
            (
                "{% if membr %}a{% elif town %}b{% endif %}",
                vec!["membr", "town"],
            ),
            ("{{ town | default(\"here\") }}", vec!["town"]),
            (
                "{% for line in name %}{{ line }}{{ loop.index }}{% endfor %}",
                vec![],
            ),
            ("{% for line in name %}{% endfor %}{{ line }}", vec!["line"]),
            ("{# town #} {{ \"town\" }}", vec![]),
        ] {
            assert_eq!(
                places("M002", body, "name, member\nAnn, yes"),
                expected,
                "{body}"
            );
        }
    }

    #[test]
    fn the_nearest_field_is_put_in() {
        for (body, expected) in [
            ("Dear {{ nmae }},", "Dear {{ name }},"),
            (
                "{% if membr == \"x\" %}a{% endif %}",
                "{% if member == \"x\" %}a{% endif %}",
            ),
            ("Dear {{ town }},", "Dear {{ town }},"),
        ] {
            assert_eq!(mended("M002", body, "name, member\nAnn, yes"), expected);
        }
    }

    #[test]
    fn the_message_says_what_was_meant() {
        assert_eq!(
            messages("M002", "{{ nmae }} {{ town }}", "name\nAnn"),
            [
                "“nmae” is not a field of this letter. Did you mean “name”?",
                "“town” is not a field of this letter. Nothing is printed here: add the field, or \
                 take the tag out.",
            ]
        );
    }
}
