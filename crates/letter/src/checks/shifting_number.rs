//! F004: a note whose number differs between letters.
//!
//! ## What it finds
//! A note that prints as one number in some letters and as another in others, because an earlier
//! note is left out, or because the letters mention the notes in another order. Notes whose
//! numbers differ in step are one problem, at the first of them.
//!
//! ## Why
//! The numbers are right in each letter. But “see note 3” in the text, in a covering message or in
//! a telephone call means another note for someone else.
//!
//! ## Example
//! ```text
//! {% if new %}We have a report[^report].{% endif %} It was announced[^news].
//!
//! [^report]: Our annual report
//!
//! [^news]: The announcement
//! ```

use super::who::{joined, letters_to};
use super::{Context, Rule, RuleInfo};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;

const INFO: RuleInfo = RuleInfo {
    code: "F004",
    name: "shifting-number",
    severity: Severity::Advice,
    summary: "A note with another number in some letters",
};

/// Notes whose numbers are not everyone's.
#[derive(Debug)]
pub(super) struct ShiftingNumber;

/// A note with its number in each variant.
struct Numbered<'a> {
    label: &'a str,
    mark: Span,
    numbers: Vec<Option<usize>>,
}

impl Rule for ShiftingNumber {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let mut runs: Vec<Vec<Numbered<'_>>> = Vec::new();
        for note in numbered(context).filter(Numbered::differs) {
            match runs.last_mut() {
                Some(run) if run.last().is_some_and(|before| before.in_step(&note)) => {
                    run.push(note)
                }
                _ => runs.push(vec![note]),
            }
        }
        runs.iter()
            .filter_map(|run| problem(context, recipients, run))
            .collect()
    }
}

fn numbered<'a>(context: &Context<'a>) -> impl Iterator<Item = Numbered<'a>> {
    let notes = context.notes;
    let order = notes.order.iter().zip(&notes.first_marks);
    order.filter_map(|(definition, mark)| {
        let label = notes.labels.get(*definition)?;
        let numbers = notes.variants.iter().map(|variant| variant.number(label));
        Some(Numbered {
            label,
            mark: *mark,
            numbers: numbers.collect(),
        })
    })
}

impl Numbered<'_> {
    fn differs(&self) -> bool {
        let mut numbers = self.numbers.iter().flatten();
        let first = numbers.next();
        numbers.any(|number| Some(number) != first)
    }

    /// Whether `later` is as far behind in every letter that has both.
    fn in_step(&self, later: &Self) -> bool {
        let mut steps = self.numbers.iter().zip(&later.numbers).filter_map(|pair| {
            let (before, after) = pair;
            Some(after.as_ref()?.checked_sub(*before.as_ref()?))
        });
        let first = steps.next();
        steps.all(|step| Some(step) == first)
    }
}

fn problem(
    context: &Context<'_>,
    recipients: &Recipients,
    run: &[Numbered<'_>],
) -> Option<Problem> {
    let note = run.first()?;
    let mut numbered = Vec::new();
    for (number, variant) in note.numbers.iter().zip(&context.notes.variants) {
        if let Some(number) = number {
            numbered.extend(variant.recipients.iter().map(|who| (*number, *who)));
        }
    }
    let mut by_number = crate::order::group(numbered);
    // The number of most letters; of two that are as common, the later.
    let (usual, others) = by_number
        .iter()
        .max_by_key(|(_, who)| who.len())
        .map(|(number, who)| (*number, who.len()))?;
    let mut parts = Vec::new();
    let mut concerned = Vec::new();
    for (number, who) in &mut by_number {
        if *number != usual {
            let letters = letters_to(context.template, recipients, who);
            parts.push(format!("{number} in {letters}"));
            concerned.append(who);
        }
    }
    let others = if others == 1 {
        "the other"
    } else {
        "the others"
    };
    parts.push(format!("{usual} in {others}"));
    crate::order::sort(&mut concerned);
    let label = note.label;
    let rest = match run.len() - 1 {
        0 => String::new(),
        1 => " The next note differs likewise.".to_owned(),
        more => format!(" The next {more} notes differ likewise."),
    };
    let message = format!("The note “{label}” prints as {}.{rest}", joined(&parts));
    Some(INFO.at(note.mark, message).concerning(concerned))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::of_code;

    const PEOPLE: &str = "name, new (yes_no)\nAnn, yes\nBob, no\nCleo, yes";

    #[test]
    fn those_who_get_another_number_are_named() {
        let body = "{% if new %}One[^a].{% endif %} Two[^b], three[^c], four[^d].\n\n\
                    [^a]: A\n\n[^b]: B\n\n[^c]: C\n\n[^d]: D\n";
        let problems = of_code("F004", body, PEOPLE);
        assert_eq!(
            problems.len(),
            1,
            "the later ones are in step: {problems:#?}"
        );
        assert_eq!(problems[0].range.unwrap().of(body), "[^b]");
        assert_eq!(problems[0].recipients, [1]);
        assert_eq!(
            problems[0].message,
            "The note “b” prints as 1 in the letter to Bob and 2 in the others. \
             The next 2 notes differ likewise."
        );
    }

    #[test]
    fn the_same_numbers_for_everyone_are_no_matter() {
        let cases = [
            "One[^a], two[^b].\n\n[^a]: A\n\n[^b]: B\n",
            "One[^a].{% if new %} Two[^b].{% endif %}\n\n[^a]: A\n\n[^b]: B\n",
            "{% if new %}One[^a].{% else %}Two[^b].{% endif %}\n\n[^a]: A\n\n[^b]: B\n",
        ];
        for body in cases {
            assert!(of_code("F004", body, PEOPLE).is_empty(), "{body}");
        }
    }

    #[test]
    fn another_order_is_found() {
        let body = "{% if new %}One[^a], two[^b].{% else %}Two[^b], one[^a].{% endif %}\n\n\
                    [^a]: A\n\n[^b]: B\n";
        assert_eq!(of_code("F004", body, PEOPLE).len(), 2);
    }
}
