//! `M023`: a character that cannot be seen.
//!
//! ## What it finds
//! Control characters and others that are for programs alone, in the text or in a value, and a change
//! of the direction of writing that is not ended. Joiners, marks of direction and places where a word
//! may be broken are no fault: names and emoji are written with them.
//!
//! ## Why
//! It is left out on paper. Before that it makes two values differ that look alike, and where it
//! stands for a character of another table, a name such as O’Brien loses its apostrophe.
//!
//! ## Example
//! A cell from another program that begins with U+FEFF.

use std::collections::BTreeSet;

use super::characters::{Characters, Found, code, named};
use super::who::letters_to;
use super::{Context, Rule, RuleInfo, Seen};
use crate::characters::{cleaned, unprinted};
use crate::problem::{CellEdit, Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::template::FieldName;

/// What cannot be seen.
#[derive(Debug, Default)]
pub(super) struct InvisibleCharacter {
    found: Characters,
}

const INFO: RuleInfo = RuleInfo {
    code: "M023",
    name: "invisible-character",
    severity: Severity::Warning,
    summary: "A character that cannot be seen",
};

impl Rule for InvisibleCharacter {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, _: &Context<'_>, seen: Seen<'_>) {
        let Seen { index, letter, .. } = seen;
        self.found.letter(index, &letter.document, find);
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let found = self.found.finish(context, recipients, find);
        let problem = |found| report(context, recipients, found);
        found.into_iter().map(problem).collect()
    }
}

fn find(text: &str, visit: &mut dyn FnMut(char)) {
    unprinted(text).for_each(|(_, c)| visit(c));
}

fn report(context: &Context<'_>, recipients: &Recipients, found: Found) -> Problem {
    let what = counted(&found.characters);
    let body = &context.template.body;
    let Some(name) = found.field else {
        let message = format!(
            "This text holds {what} that cannot be seen, and is printed without. Take it out."
        );
        let fix = (!found.merged)
            .then(|| of_text(body, found.range))
            .flatten();
        let problem = INFO.at(found.range, message);
        return problem.concerning(found.recipients).mended_by(fix);
    };
    let field = context.template.fields.iter().find(|it| it.name == name);
    let message = format!(
        "“{}” holds {what} that cannot be seen in {}, and is printed without. Take it out of the \
         table.",
        field.map_or(name.as_str(), |field| field.display_name()),
        letters_to(context.template, recipients, &found.recipients),
    );
    let fix = of_cells(&name, recipients, &found.recipients);
    let problem = INFO.at(found.range, message);
    problem
        .concerning(found.recipients)
        .about(&name)
        .mended_by(fix)
}

/// “a character (U+FEFF)”, “characters (U+0000 and U+FEFF)”.
fn counted(characters: &BTreeSet<char>) -> String {
    let noun = match characters.len() {
        1 => "a character",
        _ => "characters",
    };
    format!("{noun} ({})", named(characters, code))
}

const TITLE: &str = "Take out what cannot be seen";

fn of_text(body: &str, range: Span) -> Option<Fix> {
    let text = body.get(range.start..range.end)?;
    let edits = unprinted(text).map(|(at, c)| {
        let start = range.start + at;
        let seen = cleaned(c.encode_utf8(&mut [0; 4]));
        Edit::new(Span::new(start, start + c.len_utf8()), seen)
    });
    let edits: Vec<Edit> = edits.collect();
    (!edits.is_empty()).then(|| Fix::new(TITLE, edits))
}

/// None where the character is not in the cell itself, such as in a field's default.
fn of_cells(field: &FieldName, recipients: &Recipients, who: &[usize]) -> Option<Fix> {
    let cell = |recipient: &usize| {
        let text = recipients.recipients.get(*recipient)?.cell(field.as_str());
        let seen = cleaned(text);
        (seen != text).then(|| CellEdit {
            recipient: *recipient,
            field: field.clone(),
            text: seen,
        })
    };
    let cells: Option<Vec<CellEdit>> = who.iter().map(cell).collect();
    Some(Fix::of_cells(TITLE, cells?)).filter(|fix| !fix.cells.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, mended, messages, of_code};

    #[test]
    fn a_character_that_cannot_be_seen_is_named_with_whose_letter_it_is_in() {
        let people = "name\nAnn\n\u{feff}Bob\nO\u{92}Brien";
        let body = "Dear {{ name }}, {{ name }}!";
        assert_eq!(
            check_code("M023", body, people),
            [("{{ name }}", vec![1, 2])]
        );
        assert_eq!(
            messages("M023", body, "name\nAnn\nX\u{feff}"),
            [
                "“name” holds a character (U+FEFF) that cannot be seen in the letter to X\u{feff}, \
                 and is printed without. Take it out of the table."
            ]
        );
        let fix = of_code("M023", body, people).remove(0).fix.unwrap();
        let cells: Vec<_> = fix
            .cells
            .iter()
            .map(|cell| (cell.recipient, cell.text.as_str()))
            .collect();
        assert_eq!(cells, [(1, "Bob"), (2, "O’Brien")]);
    }

    #[test]
    fn it_is_taken_out_of_the_text_as_well() {
        for people in ["", "name\nAnn"] {
            let body = "Dear\u{feff} all,\n\n*It\u{0092}s* `x`\n";
            assert_eq!(check_code("M023", body, people).len(), 2, "{people}");
            let once = mended("M023", body, people);
            assert_eq!(mended("M023", &once, people), "Dear all,\n\n*It’s* `x`\n");
        }
    }

    #[test]
    fn what_is_seen_or_does_something_is_no_fault() {
        for value in [
            "👩\u{200d}💻",
            "نامه\u{200c}ای",
            "a\tb",
            "Zoë",
            "\u{ad}x",
            "\u{200b}",
        ] {
            let people = format!("name\n{value}");
            assert!(
                check_code("M023", "Dear {{ name }}", &people).is_empty(),
                "{value}"
            );
        }
    }
}
