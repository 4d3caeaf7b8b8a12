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
//! Where one field's name is near: that name. Where none is: the field is added.

use super::meant_field::{alike, change, declare, several_words, tag_around};
use super::nearest::nearest;
use super::{Context, Rule, RuleInfo};
use crate::merge::FaultKind;
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::syntax::{Tag, tags};
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
        let tags = tags(&context.template.body);
        let faults = context.merger.faults().iter();
        faults
            .filter_map(|fault| match &fault.kind {
                FaultKind::UnknownField(name) => {
                    let tag = tag_around(&tags, fault.span);
                    problem(context.template, fault.span, name, tag)
                }
                _ => None,
            })
            .collect()
    }
}

fn problem(template: &Template, range: Span, name: &str, tag: Option<&Tag>) -> Option<Problem> {
    let body = template.body.as_str();
    if let Some(tag) = tag
        && let Some(words) = several_words(body, tag)
    {
        return spaced(template, words, tag).filter(|_| words.start == range.start);
    }
    let fields = template.fields.iter().map(|field| field.name.as_str());
    let meant = alike(template, name).map(|field| field.name.as_str());
    let meant = meant.or_else(|| nearest(name, fields));
    let advice = meant.map_or_else(
        || "Nothing is printed here: add the field, or take the tag out.".to_owned(),
        |meant| format!("Did you mean “{meant}”?"),
    );
    let fix = match meant {
        Some(meant) => Some(change(range, meant)),
        None => tag.and_then(|tag| declare(template, range, tag)),
    };
    let message = format!("“{name}” is not a field of this letter. {advice}");
    Some(INFO.at(range, message).mended_by(fix))
}

/// A name of several words: hyphens between names are read as minus signs.
fn spaced(template: &Template, words: Span, tag: &Tag) -> Option<Problem> {
    let written = words.of(&template.body);
    let (advice, fix) = match alike(template, written) {
        Some(field) => (
            format!("Did you mean “{}”?", field.name),
            Some(change(words, field.name.as_str())),
        ),
        None => (
            "A name in a tag has no hyphens: add a field with a name of one word.".to_owned(),
            declare(template, words, tag),
        ),
    };
    let message = format!("“{written}” is not a field of this letter. {advice}");
    Some(INFO.at(words, message).mended_by(fix))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, messages, of_code, places};
    use crate::template::FieldKind;

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
            ("Dear {{ last-name }},", "Dear {{ last_name }},"),
            ("Dear {{ Name | upper }},", "Dear {{ name | upper }},"),
        ] {
            assert_eq!(
                mended("M002", body, "name, member, last_name\nAnn, yes, Lee"),
                expected
            );
        }
    }

    #[test]
    fn a_field_that_is_not_there_yet_is_added() {
        let added = |body: &str| {
            let problems = of_code("M002", body, "name\nAnn");
            let fix = problems.into_iter().find_map(|problem| problem.fix)?;
            let field = fix.fields.first()?.clone();
            let mended = fix.apply(body);
            Some((field.name.to_string(), field.kind, mended))
        };
        for (body, expected) in [
            (
                "{{ Übername }}",
                Some(("Übername", FieldKind::Text, "{{ Übername }}")),
            ),
            (
                "{{ first-line }}",
                Some(("first_line", FieldKind::Text, "{{ first_line }}")),
            ),
            (
                "{% if grant %}a{% endif %}",
                Some(("grant", FieldKind::YesNo, "{% if grant %}a{% endif %}")),
            ),
            ("{% if age > 3 %}a{% endif %}", None),
            ("{{ nmae }}", None),
        ] {
            let expected =
                expected.map(|(name, kind, body)| (name.to_owned(), kind, body.to_owned()));
            assert_eq!(added(body), expected, "{body}");
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
