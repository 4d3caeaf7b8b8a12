//! `M022`: a character that no font can print.
//!
//! ## What it finds
//! A character in the text or in a value that neither the fonts that come along have nor those of the
//! template.
//!
//! ## Why
//! There is nothing to print in its place, and nobody is to be called “???”: the letter cannot be made.
//!
//! ## Example
//! A name in hieroglyphs.

use super::characters::{Characters, Found, code, named};
use super::who::letters_to;
use super::{Context, Rule, RuleInfo, Seen};
use crate::characters::printed;
use crate::fonts::{OwnFonts, can_print};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;

/// What no font has.
#[derive(Debug, Default)]
pub(super) struct UnprintableCharacter {
    found: Characters,
}

const INFO: RuleInfo = RuleInfo {
    code: "M022",
    name: "unprintable-character",
    severity: Severity::Error,
    summary: "A character that no font can print",
};

impl Rule for UnprintableCharacter {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, _: &Context<'_>, seen: Seen<'_>) {
        let Seen { index, letter, .. } = seen;
        self.found.letter(index, &letter.document, find);
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let mut found = self.found.finish(context, recipients, find);
        if !found.is_empty() {
            let own = OwnFonts::of(&context.template.assets);
            for found in &mut found {
                found.characters.retain(|c| !own.has(*c));
            }
            found.retain(|found| !found.characters.is_empty());
        }
        let problem = |found| report(context, recipients, found);
        found.into_iter().map(problem).collect()
    }
}

/// What the fonts that come along do not have; those of the template are asked at the end.
fn find(text: &str, visit: &mut dyn FnMut(char)) {
    if text.is_ascii() {
        return;
    }
    let unknown = |c: &char| !is_common(*c) && !can_print(*c);
    printed(text).chars().filter(unknown).for_each(visit);
}

/// Whether `c` is one of those that every font of a letter has: most of what is asked.
fn is_common(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{17f}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '€')
}

fn report(context: &Context<'_>, recipients: &Recipients, found: Found) -> Problem {
    let characters = named(&found.characters, |c| format!("“{c}” ({})", code(c)));
    let field = found.field.as_ref().map(|name| {
        let field = context.template.fields.iter().find(|it| it.name == *name);
        field.map_or(name.as_str(), |field| field.display_name())
    });
    let place = field.map_or_else(|| "in the text".to_owned(), |field| format!("in “{field}”"));
    let whose = match found.recipients.as_slice() {
        [] => String::new(),
        who => format!(" of {}", letters_to(context.template, recipients, who)),
    };
    let message = format!(
        "No font here can print {characters} {place}{whose}, so there can be no PDF of it. Write it in \
         another way, or add a font that has it in the page set-up."
    );
    let problem = INFO.at(found.range, message).concerning(found.recipients);
    match &found.field {
        Some(field) => problem.about(field),
        None => problem,
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages, places};

    #[test]
    fn a_character_without_a_font_names_whose_letter_it_is_in() {
        let body = "Dear {{ name }},\n\nWelcome.";
        let people = "name\nAnn\n王小明\n\u{13000}\u{13001}\nZoë 🎉\nمحمد";
        assert_eq!(check_code("M022", body, people), [("{{ name }}", vec![2])]);
        assert_eq!(
            messages("M022", body, "name\nX \u{13000}"),
            [
                "No font here can print “\u{13000}” (U+13000) in “name” of the letter to X \u{13000}, so \
                 there can be no PDF of it. Write it in another way, or add a font that has it in \
                 the page set-up."
            ]
        );
    }

    #[test]
    fn so_does_one_in_the_text() {
        let body = "Dear \u{13000}[^a]\n\n`\u{e123}`\n\n[^a]: \u{13001}\n";
        for people in ["", "name\nAnn"] {
            assert_eq!(places("M022", body, people).len(), 3, "{people}");
        }
    }

    #[test]
    fn what_is_only_written_in_another_script_is_no_fault() {
        for value in [
            "Ελένη",
            "Мария",
            "שלום",
            "नमस्ते",
            "ไทย",
            "ქართული",
            "Հայերեն",
            "አማርኛ",
            "王小明",
            "さくら",
            "김민준",
            "👩\u{200d}💻",
            "☂\u{fe0f}",
            "Đặng Thị",
            "H₂O – ½ ≤ 3",
            "বাংলা",
            "தமிழ்",
        ] {
            let people = format!("name\n{value}");
            assert!(
                places("M022", "Dear {{ name }}", &people).is_empty(),
                "{value}"
            );
        }
    }
}
