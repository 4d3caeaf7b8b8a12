//! `M024`: a placeholder of another program, which prints as it stands.
//!
//! ## What it finds
//! `«Name»`, `((name))` and `((name??text))`, `[NAME]`, `[[name]]`, `${name}`, `{name}`, `%name%`,
//! `<<Name>>`, `##name##`, `*|NAME|*`, `{ MERGEFIELD Name }`, and sections such as
//! `{{#if x}} … {{/if}}`.
//!
//! ## Why
//! Only `{{ name }}` prints a value: a letter would call somebody “«Name»”.
//!
//! ## Example
//! `Dear «Name»,`
//!
//! ## Fix
//! The tag that it means; a field that is not there yet is added.

mod find;
mod sections;

use super::meant_field::{alike, declare};
use super::{Context, Rule, RuleInfo};
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::syntax::{Tag, TagKind};
use crate::template::Template;

use find::{Found, Meaning};
pub(super) use sections::is_section;

#[derive(Debug, Default)]
pub(super) struct ForeignPlaceholder;

const INFO: RuleInfo = RuleInfo {
    code: "M024",
    name: "foreign-placeholder",
    severity: Severity::Warning,
    summary: "A placeholder of another program",
};

impl Rule for ForeignPlaceholder {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let template = context.template;
        let mut problems: Vec<Problem> = find::placeholders(template)
            .iter()
            .map(|found| problem(template, found))
            .collect();
        problems.extend(sections::problem(template, INFO));
        problems
    }
}

fn problem(template: &Template, found: &Found) -> Problem {
    let body = template.body.as_str();
    let written = found.range.of(body);
    let fix = fix(template, found);
    let message = match (&found.meaning, &fix) {
        (_, Some(_)) => format!(
            "“{written}” is a placeholder of another program, and prints as it stands here. Put a \
             field in its place."
        ),
        (Meaning::Instruction, _) => format!(
            "“{written}” is an instruction of another program, and prints as it stands here. Say \
             it by a field or a condition."
        ),
        _ => format!(
            "“{written}” looks like a placeholder, and prints as it stands here. Put a field in \
             its place, or take it out."
        ),
    };
    INFO.at(found.range, message).mended_by(fix)
}

/// The tag that is meant: for a field that there is, or one that is added with it.
fn fix(template: &Template, found: &Found) -> Option<Fix> {
    let name = match &found.meaning {
        Meaning::Field(name) | Meaning::Condition { name, .. } => *name,
        Meaning::Instruction => return None,
    };
    let kind = match found.meaning {
        Meaning::Condition { .. } => TagKind::If,
        _ => TagKind::Output,
    };
    let field = alike(template, name.of(&template.body));
    let (meant, fields, title) = match field {
        Some(field) => {
            let title = format!("Put the field “{}” in its place", field.display_name());
            (field.name.to_string(), Vec::new(), title)
        }
        None => {
            let tag = Tag {
                span: found.range,
                kind,
                content: name,
                closed: true,
                extent: found.range,
                line: None,
            };
            let declared = declare(template, name, &tag)?;
            let meant = declared.fields.first()?.name.to_string();
            (meant, declared.fields, declared.title)
        }
    };
    let text = match &found.meaning {
        Meaning::Condition { text, .. } => {
            let text = text.of(&template.body).trim();
            format!("{{% if {meant} %}}{text}{{% endif %}}")
        }
        _ => format!("{{{{ {meant} }}}}"),
    };
    Some(Fix {
        fields,
        ..Fix::new(title, vec![Edit::new(found.range, text)])
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check, of_code, places};
    use crate::template::FieldKind;

    const PEOPLE: &str = "name, first_name, grant (yes_no)\nAnn Lee, Ann, yes";

    #[test]
    fn placeholders_of_other_programs_are_found() {
        for body in [
            "«Name»",
            "«First_Name»",
            "((name))",
            "((first name))",
            "[NAME]",
            "[First name]",
            "[INSERT DATE]",
            "[[name]]",
            "${name}",
            "%name%",
            "%FIRST_NAME%",
            "{name}",
            "<<Name>>",
            "##name##",
            "*|FNAME|*",
            "{ MERGEFIELD Name }",
            "{ MERGEFIELD \"First Name\" \\* MERGEFORMAT }",
            "{ IF grant = \"yes\" \"a\" \"b\" }",
        ] {
            let letter = format!("Dear {body}, hello.");
            assert_eq!(places("M024", &letter, PEOPLE), [body], "{letter}");
        }
    }

    #[test]
    fn ordinary_brackets_are_none() {
        for body in [
            "He wrote [sic] and {1, 2} and 50% and 20 % of 30%.",
            "See [the report](https://example.org) and [NAME](https://example.org).",
            "See [NAME].\n\n[NAME]: https://example.org",
            "The [EU] rules, [UK] law, [a] and [i].",
            "A note[^NAME].\n\n[^NAME]: Text.",
            "He said «bonjour à tous» to (all) ((of them, and) more).",
            "Between 5%and 6%, a < b << c >> d, C++ {}, $5, #1, ##.",
            "{{ name }} {% if grant %}{name: 1}{% endif %}{# [NAME] «Name» #}",
            "`[NAME]` and \\[NAME\\].",
            "::: address\n{{ name }}\n:::",
            "(see (a) and (b))",
        ] {
            assert_eq!(places("M024", body, PEOPLE), [""; 0], "{body}");
        }
        let mut french = crate::testing::sample("Il dit «bonjour» et «Name».", PEOPLE).0;
        french.language = "fr".to_owned();
        let found = crate::checks::check(&french, &crate::Recipients::default());
        let codes: Vec<_> = found.iter().filter(|it| it.code == "M024").collect();
        assert_eq!(codes.len(), 1, "{codes:?}");
    }

    #[test]
    fn the_tag_that_is_meant_takes_its_place() {
        let mended = |body: &str| {
            let fix = of_code("M024", body, PEOPLE)
                .into_iter()
                .find_map(|it| it.fix)?;
            let field = fix
                .fields
                .first()
                .map(|field| (field.name.to_string(), field.kind));
            Some((fix.apply(body), field))
        };
        let changed = |text: &str| Some((text.to_owned(), None));
        let added =
            |text: &str, name: &str, kind| Some((text.to_owned(), Some((name.to_owned(), kind))));
        for (body, expected) in [
            ("Dear «Name»,", changed("Dear {{ name }},")),
            ("Dear ((first name)),", changed("Dear {{ first_name }},")),
            (
                "((grant??Well done.)) Bye.",
                changed("{% if grant %}Well done.{% endif %} Bye."),
            ),
            ("{ MERGEFIELD \"First Name\" }", changed("{{ first_name }}")),
            ("{ IF x = 1 \"a\" }", None),
            (
                "In ${town}.",
                added("In {{ town }}.", "town", FieldKind::Text),
            ),
            (
                "On [INSERT DATE].",
                added("On {{ insert_date }}.", "insert_date", FieldKind::Text),
            ),
            (
                "((member??Welcome back.))",
                added(
                    "{% if member %}Welcome back.{% endif %}",
                    "member",
                    FieldKind::YesNo,
                ),
            ),
            (
                "{{#if grant}}Yes{{else}}No{{/if}} {{#unless grant}}x{{/unless}}",
                changed("{% if grant %}Yes{% else %}No{% endif %} {% if not grant %}x{% endif %}"),
            ),
            (
                "{{#grant}}Yes{{/grant}}{{^grant}}No{{/grant}}",
                changed("{% if grant %}Yes{% endif %}{% if not grant %}No{% endif %}"),
            ),
        ] {
            assert_eq!(mended(body), expected, "{body}");
        }
    }

    #[test]
    fn a_section_is_said_once() {
        let codes: Vec<_> = check("{{#if grant}}Yes{{/if}} {{ name }}", PEOPLE)
            .into_iter()
            .map(|(code, place, _)| (code, place))
            .filter(|(code, _)| *code != "M010")
            .collect();
        assert_eq!(codes[0], ("M024", "{{#if grant}}"));
        assert!(codes.iter().all(|(code, _)| *code != "M001"), "{codes:?}");
    }
}
