//! `M018`: a text that says no counts as yes.
//!
//! ## What it finds
//! A field of text or of choices that a condition asks for as it is, `{% if member %}`, and that says
//! no, false, 0, none or “n/a” for somebody.
//!
//! ## Why
//! Any text fulfils such a condition, so that everyone gets the members' paragraph. Where all cells
//! say yes or no, the fix makes the field one of yes or no.
//!
//! ## Example
//! `{% if member %}` with `no` in a text field.

use super::concerned::{Concerned, count};
use super::kinds;
use super::who::who;
use super::{Context, Rule, RuleInfo, Seen};
use crate::compose::cell;
use crate::expression;
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::syntax::{self, Tag, TagKind};
use crate::template::{Field, FieldKind, FieldName, Template};
use crate::values::yes_no;

#[derive(Debug, Default)]
pub(super) struct TextAsCondition {
    /// None until they have been looked for.
    asked: Option<Vec<Asked>>,
    found: Concerned<usize>,
}

/// A field of text that a condition asks for as it is.
#[derive(Debug)]
struct Asked {
    field: FieldName,
    /// Where it does so first.
    place: Span,
    /// Whether a tag prints it as it is.
    printed: bool,
}

const INFO: RuleInfo = RuleInfo {
    code: "M018",
    name: "text-as-condition",
    severity: Severity::Error,
    summary: "A text that says no counts as yes",
};

impl Rule for TextAsCondition {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, context: &Context<'_>, seen: Seen<'_>) {
        let Seen {
            index, recipient, ..
        } = seen;
        let template = context.template;
        let asked = self.asked.get_or_insert_with(|| asked(template));
        for (at, asked) in asked.iter().enumerate() {
            let field = template.field(asked.field.as_str());
            if field.is_some_and(|field| may_be_no(cell(field, recipient))) {
                self.found.add(at, index);
            }
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let asked = self.asked.take().unwrap_or_default();
        let found = self.found.take().into_each();
        found
            .filter_map(|(at, indices)| asked.get(at)?.problem(context, recipients, indices))
            .collect()
    }
}

impl Asked {
    fn problem(
        &self,
        context: &Context<'_>,
        recipients: &Recipients,
        mut indices: Vec<usize>,
    ) -> Option<Problem> {
        let template = context.template;
        let field = template.field(self.field.as_str())?;
        let text = |index: &usize| Some(cell(field, recipients.recipients.get(*index)?).trim());
        let fix = kinds::fix(field, FieldKind::YesNo, template, recipients);
        if fix.is_none() {
            // Where other cells say something else, a short word may be somebody's name.
            indices.retain(|index| text(index).is_some_and(|text| is_sure_no(text, self.printed)));
        }
        let message = format!(
            "“{}” is a text, and any text counts as yes: for {} ({}) it says “{}”, and the condition \
             is fulfilled all the same. Make the field yes or no in Fields.",
            field.display_name(),
            count(&indices),
            who(template, recipients, &indices),
            text(indices.first()?)?,
        );
        let problem = INFO.at(self.place, message).concerning(indices);
        Some(problem.about(&field.name).mended_by(fix))
    }
}

/// Whether the text may be a no.
fn may_be_no(text: &str) -> bool {
    yes_no::parse(text) == Some(false) || is_sure_no(text.trim(), false)
}

/// Whether nobody would take the text for anything but a no, also where the field is printed.
fn is_sure_no(text: &str, printed: bool) -> bool {
    let text = text.to_lowercase();
    match text.as_str() {
        "0" | "false" | "n/a" | "n.a." | "none" | "not applicable" | "-" | "–" | "—" => true,
        "no" | "nein" | "nej" | "não" => !printed,
        _ => false,
    }
}

/// The fields of text that a condition asks for as they are.
fn asked(template: &Template) -> Vec<Asked> {
    let mut asked: Vec<Asked> = Vec::new();
    let body = &template.body;
    let tags = syntax::tags(body);
    for tag in tags.iter().filter(|tag| tag.closed) {
        let is_condition = matches!(tag.kind, TagKind::If | TagKind::Elif);
        if !is_condition && tag.kind != TagKind::Output {
            continue;
        }
        for place in expression::asked(tag.content.of(body), is_condition) {
            let start = tag.content.start;
            let place = Span::new(start + place.start, start + place.end);
            let is_text = |field: &&Field| {
                let kinds = [FieldKind::Text, FieldKind::Choice, FieldKind::Lines];
                kinds.contains(&field.kind)
            };
            if let Some(field) = template.field(place.of(body)).filter(is_text)
                && asked.iter().all(|other| other.field != field.name)
            {
                let name = field.name.as_str();
                let prints =
                    |tag: &Tag| tag.kind == TagKind::Output && tag.content.of(body) == name;
                asked.push(Asked {
                    field: field.name.clone(),
                    place,
                    printed: tags.iter().any(prints),
                });
            }
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages, of_code};
    use crate::template::FieldKind;

    #[test]
    fn a_text_that_says_no_is_found_with_the_kind_that_would_do() {
        let people = "who, member\nAnn, no\nBob, yes\nCy, FALSE\nDi, 0\nEd,";
        let body = "{% if member %}Thank you.{% else %}Join?{% endif %}";
        assert_eq!(
            check_code("M018", body, people),
            [("member", vec![0, 2, 3])]
        );
        assert_eq!(
            messages("M018", body, people),
            [
                "“member” is a text, and any text counts as yes: for 3 recipients (Ann, Cy and Di) \
                 it says “no”, and the condition is fulfilled all the same. Make the field yes or no \
                 in Fields."
            ]
        );
        let fix = of_code("M018", body, people).remove(0).fix.unwrap();
        assert_eq!(fix.fields[0].kind, FieldKind::YesNo);
    }

    #[test]
    fn there_is_no_fix_where_not_all_say_yes_or_no() {
        let people = "who, member\na, n/a\nb, since 1990\nc, no";
        let body = "{% if not member or who %}a{% elif member %}b{% endif %}";
        let found = of_code("M018", body, people);
        assert_eq!(found[0].recipients, [0, 2]);
        assert!(found[0].fix.is_none());
    }

    #[test]
    fn a_choice_and_a_value_that_depends_on_it_count_too() {
        let people = "who, member (choice yes|no), paid\na, no, no\nb, yes, no";
        let body = "{% if member %}a{% endif %} {{ 'b' if paid else 'c' }}";
        assert_eq!(
            check_code("M018", body, people),
            [("member", vec![0]), ("paid", vec![0, 1])]
        );
    }

    #[test]
    fn what_is_a_name_or_is_not_asked_as_it_is_stays() {
        for (body, people) in [
            (
                "{% if last %}Dear {{ last }}{% endif %}",
                "last\nLe\nNo\nNa\nSmith",
            ),
            ("{% if member == 'no' %}a{% endif %}", "who, member\na, no"),
            ("{% if member %}a{% endif %}", "who, member (yes_no)\na, no"),
            ("{{ member }}", "who, member\na, no"),
            ("{% if grade %}a{% endif %}", "who, grade\na, F\nb, C"),
        ] {
            assert_eq!(check_code("M018", body, people), [], "{body}");
        }
    }
}
