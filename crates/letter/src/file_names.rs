//! Names of files from a pattern: each letter's own, and one that every system takes.
//!
//! Putting characters together with their accents takes tables that a browser has already: whoever
//! names files brings the function.

use std::collections::HashMap;

use crate::{
    Field, FieldKind, Merger, Recipient, Recipients, Severity, Template, checks, formats, syntax,
};

/// The longest name with its ending, in bytes; systems take 255, and paths have folders too.
pub const MOST_BYTES: usize = 120;

/// What no name may hold on one system or another.
const FORBIDDEN: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

/// Names that Windows keeps for devices, whatever their case and whatever follows a dot.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The devices that Windows counts.
const COUNTED: [&str; 2] = ["com", "lpt"];

/// What a letter is called that no other name is left for.
const NAMELESS: &str = "Letter";

/// Writes a text with characters and their accents put together (Unicode's form NFC).
pub type Composed = fn(&str) -> String;

/// A pattern cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The pattern “{pattern}” cannot name files. {message}")]
pub struct PatternError {
    /// The pattern as it was written.
    pub pattern: String,
    /// What is wrong with it, in whole sentences.
    pub message: String,
}

/// Gives each letter a name that no letter before it has.
///
/// A pattern is a text with the template's tags. Beside its fields, `recipient` is what the editor
/// calls the recipient, and `number` is the recipient's place in the list, with as many zeros before
/// it as the longest needs; a field of that name comes first.
#[derive(Debug)]
pub struct FileNames {
    merger: Merger,
    template: Template,
    extension: String,
    /// How many names of each form there are.
    taken: HashMap<String, usize>,
    digits: usize,
    composed: Composed,
}

impl FileNames {
    /// Names for the letters of the template to `count` recipients, ending in a dot and
    /// `extension`.
    ///
    /// # Errors
    ///
    /// Where the pattern is not one: a tag in it is broken, or names a field that there is none of.
    pub fn new(
        template: &Template,
        pattern: &str,
        extension: &str,
        count: usize,
        composed: Composed,
    ) -> Result<Self, PatternError> {
        let ending = format!(".{extension}");
        let pattern = pattern.trim();
        let at = pattern.len().checked_sub(ending.len());
        let parts = at.and_then(|at| pattern.split_at_checked(at));
        let stem = match parts {
            Some((stem, end)) if end.eq_ignore_ascii_case(&ending) => stem,
            _ => pattern,
        };
        let pattern_template = pattern_template(template, stem);
        if let Some(message) = fault(&pattern_template) {
            return Err(PatternError {
                pattern: pattern.to_owned(),
                message,
            });
        }
        Ok(Self {
            merger: Merger::new(pattern_template),
            template: template.clone(),
            extension: ending,
            taken: HashMap::new(),
            digits: count.max(1).to_string().len(),
            composed,
        })
    }

    /// The name for the recipient at `index`.
    pub fn next(&mut self, index: usize, recipient: &Recipient) -> String {
        let mut known = recipient.clone();
        let mut add = |name: &str, value: String| {
            if self.template.field(name).is_none() {
                known.set(name, value);
            }
        };
        let person = recipient
            .name(&self.template)
            .map_or_else(|| format!("recipient {}", index + 1), ToOwned::to_owned);
        add("recipient", person);
        add(
            "number",
            format!("{:0width$}", index + 1, width = self.digits),
        );
        let text = formats::text::write(&self.merger.merge(&known).document);
        self.unique(&safe(&text, self.composed))
    }

    /// The name, with a number where it is taken already.
    fn unique(&mut self, stem: &str) -> String {
        let mut name = self.fitting(stem, "");
        let mut count = self
            .taken
            .get(&form(&name, self.composed))
            .copied()
            .unwrap_or(0);
        let first = form(&name, self.composed);
        while self.taken.contains_key(&form(&name, self.composed)) {
            count += 1;
            name = self.fitting(stem, &format!(" ({})", count + 1));
        }
        self.taken.insert(first, count);
        self.taken.entry(form(&name, self.composed)).or_insert(0);
        name
    }

    /// The name with what marks it off and its ending, not longer than it may be.
    fn fitting(&self, stem: &str, mark: &str) -> String {
        let room = MOST_BYTES.saturating_sub(mark.len() + self.extension.len());
        let end = stem.floor_char_boundary(room);
        let stem = trimmed(stem.get(..end).unwrap_or(stem));
        format!("{stem}{mark}{}", self.extension)
    }
}

/// The pattern as a template: what is not a tag is text, not Markdown.
fn pattern_template(template: &Template, pattern: &str) -> Template {
    let pattern = pattern.replace(['\n', '\r'], " ");
    let mut body = String::new();
    let mut at = 0;
    for tag in syntax::tags(&pattern) {
        plain(
            pattern.get(at..tag.span.start).unwrap_or_default(),
            &mut body,
        );
        body.push_str(tag.span.of(&pattern));
        at = tag.span.end.max(at);
    }
    plain(pattern.get(at..).unwrap_or_default(), &mut body);
    let mut fields = template.fields.clone();
    for name in ["recipient", "number"] {
        if template.field(name).is_none() {
            fields.push(Field::new(name, FieldKind::Text));
        }
    }
    Template {
        language: template.language.clone(),
        fields,
        body,
        ..Template::default()
    }
}

fn plain(text: &str, out: &mut String) {
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
}

/// What keeps the pattern from naming anything.
fn fault(pattern: &Template) -> Option<String> {
    let problems = checks::check(pattern, &Recipients::default());
    let errors = problems
        .into_iter()
        .filter(|problem| problem.severity == Severity::Error && problem.range.is_some());
    let messages: Vec<String> = errors.map(|problem| problem.message).collect();
    (!messages.is_empty()).then(|| messages.join(" "))
}

/// `text` as a name that every system takes, without an ending. Never empty.
///
/// ```
/// use letter::file_names::safe;
/// assert_eq!(safe("Rent: 2/2026\n", str::to_owned), "Rent 2 2026");
/// assert_eq!(safe("../con", str::to_owned), "_con");
/// assert_eq!(safe("...", str::to_owned), "Letter");
/// ```
#[must_use]
pub fn safe(text: &str, composed: Composed) -> String {
    let kept: String = composed(text)
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| {
            if c.is_control() || FORBIDDEN.contains(&c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let name = words.join(" ");
    let name = trimmed(&name);
    if name.is_empty() {
        NAMELESS.to_owned()
    } else if is_reserved(name) {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

/// The name without what a system drops at its end or takes for something else at its start: a dot
/// hides a file, a hyphen makes a command's option of it.
fn trimmed(name: &str) -> &str {
    name.trim_start_matches(['.', ' ', '-', '~'])
        .trim_end_matches(['.', ' '])
}

/// Whether the character shows nothing of itself but may change what is seen, or which file is
/// meant: marks of direction and joining, byte order marks, private and unassigned ones.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}'
        | '\u{e0000}'..='\u{10ffff}')
}

fn is_reserved(name: &str) -> bool {
    let device = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_lowercase();
    let is_counted = |start: &str| {
        let number = device.strip_prefix(start).unwrap_or_default();
        number.chars().count() == 1 && number.chars().all(char::is_numeric)
    };
    RESERVED.contains(&device.as_str()) || COUNTED.into_iter().any(is_counted)
}

/// The form in which two names are one to a system that does not tell capitals from small letters.
fn form(name: &str, composed: Composed) -> String {
    composed(&name.to_uppercase().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::FileNames;
    use crate::{Field, FieldKind, Recipient, Template};

    #[test]
    fn each_letter_has_a_name_of_its_own() {
        let template = Template {
            fields: vec![Field::new("name", FieldKind::Text)],
            ..Template::default()
        };
        let composed = |text: &str| text.replace("e\u{301}", "é");
        let mut names = FileNames::new(
            &template,
            "{{ number }} {{ name }}.PDF",
            "pdf",
            12,
            composed,
        )
        .unwrap();
        let mut next = |name| names.next(4, &Recipient::from_iter([("name", name)]));
        assert_eq!(next("Re\u{301}my/*"), "05 Rémy.pdf");
        assert_eq!(next("RÉMY"), "05 RÉMY (2).pdf");
    }
}
