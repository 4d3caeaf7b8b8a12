//! `P001`: a recipient's name or address typed into the template.
//!
//! ## What it finds
//! The name or the mailbox of one recipient, word for word in the text that everyone gets. The
//! letterhead and the signature are the sender's, and are not looked at.
//!
//! ## Why
//! Every other recipient would read it, and so would everyone the template is passed on to.
//!
//! ## Example
//! `Dear Ann Lee,` in the template, where Ann Lee is one of forty recipients.
//!
//! ## Fix
//! Where it is all that the recipient's field holds: the field.

mod known;
mod text;

use super::{Context, Rule, RuleInfo, Seen};
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::syntax::is_identifier;
use known::{Found, Known};
use text::OwnText;

#[derive(Debug, Default)]
pub(super) struct NameInTemplate {
    text: Option<OwnText>,
    found: Found,
}

const INFO: RuleInfo = RuleInfo {
    code: "P001",
    name: "name-in-template",
    severity: Severity::Warning,
    summary: "A recipient’s name or address in everyone’s text",
};

impl Rule for NameInTemplate {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, context: &Context<'_>, seen: Seen<'_>) {
        let Seen {
            index, recipient, ..
        } = seen;
        let text = self.text.get_or_insert_with(|| OwnText::new(context));
        self.found.add(context.template, index, recipient, |name| {
            text.may_hold(name)
        });
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let Some(text) = self.text.take() else {
            return Vec::new();
        };
        let mut problems: Vec<Problem> = self
            .found
            .take(context.template, recipients.recipients.len())
            .into_iter()
            .flat_map(|known| found(&text, &known))
            .collect();
        crate::order::sort_by_key(&mut problems, |problem| {
            problem
                .range
                .map(|range| (range.start, usize::MAX - range.end))
        });
        without_inner(problems)
    }
}

fn found(text: &OwnText, known: &Known<'_>) -> Vec<Problem> {
    let places = text.places(&known.text).into_iter();
    places
        .map(|range| {
            let who = if known.recipients.len() == 1 {
                "one recipient’s".to_owned()
            } else {
                format!("{} recipients’", known.recipients.len())
            };
            let message = format!(
                "“{}” is {who} “{}”, and it stands in the text that everyone gets. Put the field in \
                 its place, or take it out.",
                known.text,
                known.field.display_name()
            );
            let name = known.field.name.as_str();
            let fix = (known.whole && is_identifier(name)).then(|| Fix::new(format!("Put the field “{}” in its place", known.field.display_name()), vec![Edit::new(range, format!("{{{{ {name} }}}}"))]));
            INFO.at(range, message)
                .concerning(known.recipients.clone())
                .mended_by(fix)
        })
        .collect()
}

/// Of “Ann Lee” and “Lee” at one place, the longer one.
fn without_inner(problems: Vec<Problem>) -> Vec<Problem> {
    let mut end = 0;
    let mut outer = Vec::new();
    for problem in problems {
        let range = problem.range.unwrap_or_default();
        if range.start >= end {
            end = range.end;
            outer.push(problem);
        }
    }
    outer
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, mended, messages};

    const PEOPLE: &str = "name, first, mail, place (lines), office\n\
                          Ann Lee, Ann, ann@example.org, 1 High Street, Leeds office\n\
                          Bob Fox, Bob, bob@example.org, 2 High Street, Leeds office\n\
                          Cleopatra, Cleopatra, cleo@example.com, York, York office\n\
                          Dan Orr, Dan, , , Leeds office\n\
                          Eve Poe, Eve, , , Leeds office";

    #[test]
    fn a_name_or_a_mailbox_in_the_text_is_found_with_whose_it_is() {
        for (body, place, whose) in [
            ("Dear Ann Lee,", "Ann Lee", 0),
            ("As Cleopatra’s friend", "Cleopatra", 2),
            ("Write to <bob@example.org>.", "bob@example.org", 1),
            ("[Write](mailto:bob@example.org)", "bob@example.org", 1),
            ("**Ann\nLee** knows.", "Ann\nLee", 0),
        ] {
            assert_eq!(
                check_code("P001", body, PEOPLE),
                [(place, vec![whose])],
                "{body}"
            );
        }
    }

    #[test]
    fn common_words_and_the_senders_own_are_not() {
        for body in [
            "An announcement for Bobby, Annabel Leeds and annleeds.",
            "Our Leeds office is open.",
            "The High Street is closed.",
            "::: letterhead\nAnn Lee\n<ann@example.org>\n:::\n\nHello\n\n::: signature\nBob Fox\n:::",
            "{% if name == \"Ann Lee\" %}Hello{% endif %}{# Ann Lee #}",
            "Ann of Lee",
        ] {
            assert_eq!(check_code("P001", body, PEOPLE), [], "{body}");
        }
    }

    #[test]
    fn the_field_is_put_in_its_place() {
        assert_eq!(mended("P001", "Dear Ann Lee,", PEOPLE), "Dear {{ name }},");
        assert_eq!(
            mended("P001", "Write to <bob@example.org>.", PEOPLE),
            "Write to <{{ mail }}>."
        );
    }

    #[test]
    fn the_message_says_whose_it_is() {
        assert_eq!(
            messages("P001", "Dear Ann Lee,", PEOPLE),
            [
                "“Ann Lee” is one recipient’s “name”, and it stands in the text that everyone gets. Put \
              the field in its place, or take it out."
            ]
        );
    }
}
