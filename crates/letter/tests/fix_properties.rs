//! No fix, and no number of fixes together, leaves a letter worse than it was: with a number that
//! is both typed and a note's, with a word left dangling before punctuation, or with less text.

use std::collections::BTreeSet;

use letter::checks::check;
use letter::formats::text;
use letter::{Edit, Field, FieldKind, Fix, Problem, Recipient, Recipients, Template, merge};
use proptest::prelude::*;

/// Parts of sentences; typed marks are written `<sup>n</sup>`, so that no footnote prints alike.
const TEXT: [&str; 25] = [
    "said<sup>1</sup> ",
    "said<sup>2</sup> ",
    "so<sup>3</sup>, ",
    "{% if yes %}heard<sup>2</sup> {% endif %}",
    "{% if yes %}heard<sup>1</sup> {% endif %}",
    "{% if not yes %}read<sup>3</sup> {% endif %}",
    "the law[^law] ",
    "the plan[^1], ",
    "the act[^act 2019] ",
    "the code[^Code of] ",
    "wrote.^[See *Inline* {{ town }}.] ",
    "printed.^[See Inline.] ",
    "in {{ town }}, ",
    "in {{ town }} {{ county }}, ",
    "in {{ town }}, {{ county }}. ",
    "at {{ county }} {{ town }} for ",
    "people ({{ town }}) and ",
    "in {% if yes %}Leeds{% endif %}, ",
    "an area of 12 m<sup>2</sup> ",
    "of the plan[^gone] ",
    "of the book[^] ",
    "{{ town }} {{ county }} and ",
    "of[^{{ town }}] ",
    "a [page {{ town }}](#) ",
    "a[^{% if yes %}law{% else %}1{% endif %}] ",
];

/// Notes, each with a word of its own.
const NOTES: [&str; 20] = [
    "\n\n<sup>1</sup> Source1",
    "\n\n<sup>2</sup> Source2",
    "\n<sup>2</sup> Source2",
    "\n\n<sup>3</sup> Source3",
    "\n\n> <sup>1</sup> Source1",
    "\n\n> <sup>2</sup> Source2",
    "\n\n{% if yes %}\n<sup>2</sup> Source2\n{% endif %}",
    "\n\n{% if not yes %}\n<sup>3</sup> Source3\n{% endif %}",
    "\n\n{% if yes %}\n<sup>1</sup> Source1\n{% endif %}",
    "\n\n[^law]: SourceLaw",
    "\n\n[^1]: SourceOne",
    "\n\n[^law] : SourceLaw",
    "\n\n[^1] SourceOne",
    "\n\n[^act 2019]: The SourceAct",
    "\n\n[^code of]: SourceCode",
    "\nYours sincerely,",
    "\n\nYours sincerely,\n{{ town }}",
    "\n\n[^gon]: SourceGon",
    "\n\n[^{{ town }}]: SourceTown",
    "\n\n{% if yes %}\n[^law]: SourceLaw\n{% endif %}",
];

fn body() -> impl Strategy<Value = String> {
    let text = prop::collection::vec(prop::sample::select(&TEXT[..]), 1..7);
    let notes = prop::collection::vec(prop::sample::select(&NOTES[..]), 0..6);
    (text, notes).prop_map(|(text, notes)| format!("We {}end.{}", text.concat(), notes.concat()))
}

fn template(body: String) -> Template {
    let mut fields: Vec<Field> = ["name", "town", "county"]
        .map(|name| Field::new(name, FieldKind::Text))
        .into();
    fields.push(Field::new("yes", FieldKind::YesNo));
    Template {
        fields,
        body,
        ..Template::default()
    }
}

/// Everybody who could be: with and without each value.
fn people() -> Recipients {
    let mut recipients = Vec::new();
    for number in 0..8_u8 {
        let cell = |bit: u8, with: &'static str, without| match number >> bit & 1 {
            1 => with,
            _ => without,
        };
        let cells = [
            ("name", "Ann"),
            ("town", cell(0, "York", "")),
            ("county", cell(1, "Kent", "")),
            ("yes", cell(2, "yes", "no")),
        ];
        recipients.push(cells.into_iter().collect::<Recipient>());
    }
    Recipients {
        recipients,
        ..Recipients::default()
    }
}

/// What a reader of one letter would notice.
#[derive(Debug)]
struct Seen {
    text: String,
    /// Numbers that are typed and a footnote's.
    twice: usize,
    dangling: usize,
    /// The text without what was typed by hand as a mark.
    words: BTreeSet<String>,
}

impl Seen {
    fn new(template: &Template, recipient: &Recipient) -> Self {
        let document = merge(template, recipient).document;
        let text = text::write(&document);
        let twice = (1..=document.notes.len()).filter(|number| has_mark(&text, *number));
        let stops = [",", ".", ";", ":"];
        let dangling = stops.map(|stop| {
            ["in", "at", "for", "the", "of"]
                .map(|word| text.matches(&format!(" {word}{stop}")).count())
                .iter()
                .sum::<usize>()
        });
        Self {
            twice: twice.count(),
            dangling: dangling.iter().sum(),
            words: text
                .split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|word| word.len() > 4)
                .map(str::to_owned)
                .collect(),
            text,
        }
    }
}

/// Whether the number is typed as a mark in the running text.
fn has_mark(text: &str, number: usize) -> bool {
    let words = ["said", "heard", "read", "so"];
    words
        .iter()
        .any(|word| text.contains(&format!("{word}<sup>{number}</sup>")))
}

/// What is worse for somebody after the fixes.
fn worse(before: &Template, after: &Template, people: &Recipients) -> Option<String> {
    people.recipients.iter().find_map(|person| {
        let (old, new) = (Seen::new(before, person), Seen::new(after, person));
        let told = |what: &str| Some(format!("{what}:\n{}\n---\n{}", old.text, new.text));
        if new.twice > old.twice {
            return told("a number is typed and printed");
        }
        if new.dangling > old.dangling {
            return told("a word dangles");
        }
        if before.body.contains("m<sup>2</sup>") && !after.body.contains("m<sup>2</sup>") {
            return told("square metres are gone");
        }
        let lost = old.words.difference(&new.words).find(|word| {
            // A note whose mark the letter does not have goes with the mark.
            let number = word
                .strip_prefix("Source")
                .and_then(|rest| rest.parse().ok());
            number.is_none_or(|number| has_mark(&old.text, number))
        });
        lost.and_then(|word| told(&format!("“{word}” is lost")))
    })
}

/// All edits of the fixes that go together, as the button for all of a rule makes them.
fn together(problems: &[Problem], code: &str) -> Option<Fix> {
    let mut made: Vec<&Fix> = Vec::new();
    for problem in problems.iter().filter(|problem| problem.code == code) {
        if let Some(fix) = &problem.fix
            && made.iter().all(|other| fix.goes_with(other))
        {
            made.push(fix);
        }
    }
    let edits: Vec<Edit> = made.iter().flat_map(|fix| fix.edits.clone()).collect();
    (!edits.is_empty()).then(|| Fix::new("", edits))
}

fn fixed(template: &Template, fix: &Fix) -> Template {
    Template {
        body: fix.apply(&template.body),
        ..template.clone()
    }
}

fn is_private(c: char) -> bool {
    c >= '\u{F0000}'
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_fix_leaves_a_letter_worse(body in body()) {
        let people = people();
        let before = template(body);
        let problems = check(&before, &people);
        for problem in &problems {
            prop_assert!(!problem.message.contains(is_private), "{problem:?}");
            let Some(fix) = &problem.fix else { continue };
            let after = fixed(&before, fix);
            prop_assert!(!after.body.contains(is_private), "{fix:?}");
            let worse = worse(&before, &after, &people);
            prop_assert_eq!(worse, None, "{:?}\n{}", problem, after.body);
        }
    }

    #[test]
    fn neither_do_all_fixes_of_a_rule_nor_all_of_all_rules(body in body()) {
        let people = people();
        let first = template(body);
        let mut current = first.clone();
        for _ in 0..40 {
            let problems = check(&current, &people);
            let fix = problems.iter().find_map(|problem| together(&problems, problem.code));
            let Some(fix) = fix else { break };
            let next = fixed(&current, &fix);
            let worse = worse(&current, &next, &people);
            prop_assert_eq!(worse, None, "{}\n→\n{}", current.body, next.body);
            current = next;
        }
        prop_assert_eq!(worse(&first, &current, &people), None, "{}", current.body);
        let left = check(&current, &people);
        prop_assert!(left.iter().all(|problem| problem.fix.is_none()), "{}\n{left:?}", current.body);
    }
}
