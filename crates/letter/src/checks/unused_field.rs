//! `M006`: a field that the letter does not use.
//!
//! ## What it finds
//! A declared field that no tag names. The field by which recipients are called is needed for the
//! list of recipients, and is not looked at.
//!
//! ## Why
//! Either its tag was forgotten, or the field is left over.
//!
//! ## Example
//! A field `town` and no `{{ town }}`.

use super::fields::{first_uses, names_recipients};
use super::{Context, Rule, RuleInfo};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;

#[derive(Debug, Default)]
pub(super) struct UnusedField;

const INFO: RuleInfo = RuleInfo {
    code: "M006",
    name: "unused-field",
    severity: Severity::Advice,
    summary: "A field that the letter does not use",
};

impl Rule for UnusedField {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let uses = first_uses(context.template);
        let fields = context.template.fields.iter().zip(uses).enumerate();
        fields
            .filter(|(at, (_, used))| used.is_none() && !names_recipients(context.template, *at))
            .map(|(_, (field, _))| {
                let message = format!(
                    "The letter does not use the field “{}”. Put it in where it belongs, or remove \
                     it.",
                    field.display_name()
                );
                INFO.at(None, message).about(&field.name)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::messages;

    fn unused(body: &str) -> usize {
        messages("M006", body, "name, town, member (yes_no)\nAnn, York, yes").len()
    }

    #[test]
    fn a_field_without_a_tag_is_found() {
        assert_eq!(unused("{{ name }} {% if member %}a{% endif %}"), 1);
        assert_eq!(unused("{{ name }}"), 2);
    }

    #[test]
    fn any_tag_is_a_use() {
        for body in [
            "{{ town }}{{ member }}",
            "{% if member and town == \"York\" %}a{% endif %}",
            "{% for part in town %}{{ part ~ member }}{% endfor %}",
        ] {
            assert_eq!(unused(body), 0, "{body}");
        }
    }

    #[test]
    fn a_comment_and_a_filter_of_that_name_are_none() {
        assert_eq!(unused("{# town #}{{ name | town }}{{ member }}"), 1);
    }

    #[test]
    fn the_name_that_recipients_go_by_need_not_be_in_the_letter() {
        assert_eq!(unused("{{ town }}{{ member }}"), 0);
    }
}
