//! `M007`: a hole that an empty value leaves.
//!
//! ## What it finds
//! In the merged letters: two spaces, a space before a comma, empty brackets, an empty line, heading
//! or item of a list, where a value is empty or a part of the text is left out.
//!
//! ## Why
//! The reader sees that a machine filled the letter in.
//!
//! ## Example
//! `Dear {{ name }},` for a recipient without a name: “Dear ,”.
//!
//! ## Fix
//! The space, the comma, the brackets or the line become part of what is left out, where the sentence
//! is sure to read on without them.

mod find;
mod mend;

use super::concerned::Concerned;
use super::fields::is_blank;
use super::who::letters_to;
use super::{Context, Rule, RuleInfo, Seen};
use crate::merge::Fault;
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::template::{FieldName, Template};

#[derive(Debug, Default)]
pub(super) struct LeftHole {
    found: Concerned<Hole>,
}

/// A hole, and what left it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Hole {
    /// The tag of the empty value, or all that was left out.
    range: Span,
    shape: Shape,
    /// The field whose value is empty; none where it is no single field's, or text was left out.
    field: Option<FieldName>,
    /// Whether a part of the template's own text was left out.
    left_out: bool,
}

/// What the reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    TwoSpaces,
    SpaceBefore,
    BeforePunctuation,
    Brackets,
    Line,
    Block,
}

const INFO: RuleInfo = RuleInfo {
    code: "M007",
    name: "hole",
    severity: Severity::Warning,
    summary: "A hole that an empty value leaves",
};

impl Rule for LeftHole {
    fn info(&self) -> RuleInfo {
        INFO
    }

    /// A recipient without any value, a value that everyone must have, and a tag that cannot be
    /// read are other rules' affair.
    fn letter(&mut self, context: &Context<'_>, seen: Seen<'_>) {
        let Seen {
            index,
            letter,
            recipient,
        } = seen;
        if is_blank(recipient) {
            return;
        }
        for hole in find::holes(context.template, &letter.document) {
            let field = hole.field.as_ref();
            let field = field.and_then(|name| context.template.field(name.as_str()));
            if !is_broken(context.merger.faults(), hole.range)
                && field.is_none_or(|field| !field.required)
            {
                self.found.add(hole, index);
            }
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let holes = self.found.take().into_each();
        holes
            .map(|(hole, indices)| {
                let letters = letters_to(context.template, recipients, &indices);
                let message = message(context.template, &hole, &letters);
                INFO.at(hole.range, message)
                    .concerning(indices)
                    .mended_by(mend::fix(context.template, &hole))
            })
            .collect()
    }
}

/// Whether one of the faults, which are in order, is within the range.
fn is_broken(faults: &[Fault], range: Span) -> bool {
    let first = faults.partition_point(|fault| fault.span.start < range.start);
    let mut later = faults.iter().skip(first);
    let mut begun = later
        .by_ref()
        .take_while(|fault| fault.span.start <= range.end);
    begun.any(|fault| fault.span.end <= range.end)
}

fn message(template: &Template, hole: &Hole, letters: &str) -> String {
    let cause = match &hole.field {
        Some(name) => {
            let label = template
                .field(name.as_str())
                .map_or_else(|| name.as_str(), |field| field.display_name());
            format!("“{label}” is empty")
        }
        None if hole.left_out => "this part is left out".to_owned(),
        None => "this value is empty".to_owned(),
    };
    let seen = match hole.shape {
        Shape::TwoSpaces => "two spaces are left",
        Shape::SpaceBefore => "the line begins with a space",
        Shape::BeforePunctuation => "nothing is left before the punctuation",
        Shape::Brackets => "empty brackets are left",
        Shape::Line => "an empty line is left",
        Shape::Block => "an empty heading, paragraph or item of a list is left",
    };
    format!("Where {cause}, {seen}: see {letters}. Let a condition leave out what belongs to it.")
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, mended, messages};

    const PEOPLE: &str = "who, name, vip (yes_no), place (lines)\na, Ann, yes, York\nb, , no,";

    #[test]
    fn a_hole_is_found_with_whom_it_concerns() {
        for (body, place) in [
            ("Dear {{ name }},", "{{ name }}"),
            ("Dear {{ name }} and all,", "{{ name }}"),
            ("{{ name }} has won.", "{{ name }}"),
            ("{{ name }}, hello.", "{{ name }}"),
            ("We invite you ({{ name }}) here.", "{{ name }}"),
            ("We say “{{ name }}” here.", "{{ name }}"),
            ("# {{ name }}", "{{ name }}"),
            ("- one\n- {{ name }}\n", "{{ name }}"),
            ("In {{ place }} or so.", "{{ place }}"),
            (
                "Hello {% if vip %}dear{% endif %} friend.",
                "{% if vip %}dear{% endif %}",
            ),
            (
                "Hello {% if vip %}dear{% endif %}, friend.",
                "{% if vip %}dear{% endif %}",
            ),
            ("A note[^n].\n\n[^n]: By {{ name }}.", "{{ name }}"),
        ] {
            assert_eq!(
                check_code("M007", body, PEOPLE),
                [(place, vec![1])],
                "{body}"
            );
        }
    }

    #[test]
    fn a_value_that_leaves_no_hole_is_none() {
        for body in [
            "Dear friend{{ name }},",
            "Dear friend {{ name }}",
            "One.\n\n{{ name }}\n\nTwo.",
            "Hello {% if vip %}dear {% endif %}friend.",
            "Hello{% if vip %} dear{% endif %}, friend.",
            "Two  spaces, as typed ,",
            "| a | b |\n|---|---|\n| {{ name }} | x |\n",
            "{{ who }}\\\n{{ place }}\\\nEngland",
            "One\\\n**{{ name }}**\\\ntwo",
            "**Hello** *friend*, hello",
        ] {
            assert_eq!(check_code("M007", body, PEOPLE), [], "{body}");
        }
    }

    #[test]
    fn in_french_a_space_belongs_before_a_colon() {
        use crate::testing::sample;
        let (mut template, recipients) = sample("Bonjour {{ name }} : oui", PEOPLE);
        let found = |template: &crate::Template| {
            let problems = crate::checks::check(template, &recipients);
            problems
                .iter()
                .filter(|problem| problem.code == "M007")
                .count()
        };
        assert_eq!(found(&template), 1, "two spaces");
        template.body = "Bonjour {{ name }}: oui".into();
        assert_eq!(found(&template), 1);
        template.language = "fr".into();
        assert_eq!(found(&template), 0);
    }

    #[test]
    fn a_missing_value_and_an_empty_recipient_are_not_reported_twice() {
        let body = "Dear {{ name }},";
        assert_eq!(
            check_code("M007", body, "who, name (text required)\na, Ann\nb,"),
            []
        );
        assert_eq!(check_code("M007", body, "who, name\na, Ann\n,"), []);
        assert_eq!(check_code("M007", "Dear {{ nmae }},", PEOPLE), []);
    }

    #[test]
    fn what_surrounds_the_value_goes_with_it() {
        for (body, expected) in [
            (
                "Dear {{ name }} {{ who }},",
                "Dear{% if name %} {{ name }}{% endif %} {{ who }},",
            ),
            (
                "Dear {{ name | upper }} {{ who }}",
                "Dear{% if name %} {{ name | upper }}{% endif %} {{ who }}",
            ),
            (
                "{{ name }} {{ who }} has won.",
                "{% if name %}{{ name }} {% endif %}{{ who }} has won.",
            ),
            (
                "In York, {{ name }}, and Leeds, {{ who }}.",
                "In York{% if name %}, {{ name }}{% endif %}, and Leeds, {{ who }}.",
            ),
            (
                "You ({{ name }}) too",
                "You{% if name %} ({{ name }}){% endif %} too",
            ),
            (
                "# {{ name }}\n\nHi",
                "{% if name %}\n# {{ name }}\n{% endif %}\n\nHi",
            ),
            (
                "- a\n- {{ name }}\n- b\n",
                "- a\n{% if name %}\n- {{ name }}\n{% endif %}\n- b\n",
            ),
            (
                "Hello {% if vip %}dear{% endif %} friend.",
                "Hello {% if vip %}dear {% endif %}friend.",
            ),
        ] {
            assert_eq!(mended("M007", body, PEOPLE), expected);
        }
    }

    #[test]
    fn where_a_word_would_be_left_dangling_there_is_no_fix() {
        for body in [
            "Your office in {{ name }}, is.",
            "Your office in {{ name }} is.",
            "Dear {{ name }},",
            "Dear {{ name }} and all,",
            "{{ name }} has won.",
            "{{ name }} Offices are open.",
            "We call it “{{ name }}”.",
            "Your office in {% if vip %}York{% endif %}, is.",
            "At {{ name }}: one.",
        ] {
            assert_eq!(mended("M007", body, PEOPLE), body);
            assert_eq!(messages("M007", body, PEOPLE).len(), 1, "{body}");
        }
    }

    #[test]
    fn all_fixes_together_leave_the_problem_where_all_values_are_empty() {
        use crate::testing::sample;
        let body = "Your office in {{ town }} {{ county }}, {{ country }}, is.";
        let people = "who, town, county, country\na, , ,\nb, York, , UK\nc, , Kent,";
        let (mut template, recipients) = sample(body, people);
        for _ in 0..10 {
            let problems = crate::checks::check(&template, &recipients);
            let mut fixes = problems.iter().filter_map(|problem| problem.fix.as_ref());
            let Some(fix) = fixes.next() else { break };
            template.body = fix.apply(&template.body);
        }
        assert_eq!(
            template.body,
            "Your office in{% if town %} {{ town }}{% endif %} {{ county }}\
             {% if country %}, {{ country }}{% endif %}, is."
        );
        let left = crate::checks::check(&template, &recipients);
        let whom: Vec<_> = left.iter().flat_map(|one| &one.recipients).collect();
        assert!(whom.contains(&&0), "{left:?}");
    }

    #[test]
    fn the_message_says_what_is_empty_and_what_is_seen() {
        assert_eq!(
            messages("M007", "Dear {{ name }},", PEOPLE),
            [
                "Where “name” is empty, nothing is left before the punctuation: see the letter to b. \
              Let a condition leave out what belongs to it."
            ]
        );
    }
}
