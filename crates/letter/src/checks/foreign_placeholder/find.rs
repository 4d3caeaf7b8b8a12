//! Where placeholders of other programs stand in the text.

use std::collections::HashSet;

use crate::checks::meant_field::alike;
use crate::span::Span;
use crate::syntax::{self, is_identifier, is_name_char};
use crate::template::Template;

/// A placeholder.
#[derive(Debug)]
pub(super) struct Found {
    /// All of it.
    pub(super) range: Span,
    pub(super) meaning: Meaning,
}

/// What a placeholder means.
#[derive(Debug)]
pub(super) enum Meaning {
    /// The value of the field that is written there.
    Field(Span),
    /// A text for those for whom a field holds.
    Condition { name: Span, text: Span },
    /// An instruction that no field stands for.
    Instruction,
}

/// How sure a pair of brackets is a placeholder's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sureness {
    /// No prose has it around a name.
    Sure,
    /// Prose has it too: it has to hold a field's name, or what only a placeholder is called.
    Doubtful,
    /// As the pair before it in the languages that quote with it, sure in others.
    Quotes,
}

/// The longer before the shorter that it begins with.
const PAIRS: [(&str, &str, Sureness); 10] = [
    ("((", "))", Sureness::Sure),
    ("[[", "]]", Sureness::Sure),
    ("[", "]", Sureness::Doubtful),
    ("${", "}", Sureness::Sure),
    ("{", "}", Sureness::Sure),
    ("<<", ">>", Sureness::Sure),
    ("«", "»", Sureness::Quotes),
    ("*|", "|*", Sureness::Sure),
    ("##", "##", Sureness::Sure),
    ("%", "%", Sureness::Sure),
];

/// The languages that quote with «…».
const GUILLEMETS: [&str; 12] = [
    "fr", "it", "es", "pt", "ru", "uk", "el", "no", "nb", "nn", "de", "pl",
];

/// What placeholders are called that no field goes by yet.
const USUAL: [&str; 22] = [
    "address",
    "amount",
    "city",
    "company",
    "customer",
    "date",
    "email",
    "firstname",
    "forename",
    "insert",
    "lastname",
    "name",
    "number",
    "organisation",
    "phone",
    "postcode",
    "recipient",
    "reference",
    "salutation",
    "surname",
    "title",
    "town",
];

/// The longest name that is looked for between brackets, in bytes.
const LONGEST: usize = 60;

/// The longest text that is looked through for the closing brackets, in bytes.
const LONGEST_TEXT: usize = 2_000;

/// All placeholders of the template's text, in order.
pub(super) fn placeholders(template: &Template) -> Vec<Found> {
    let body = template.body.as_str();
    let links = body.lines().filter_map(|line| {
        let (label, _) = line.trim_start().split_once("]:")?;
        label.strip_prefix('[')
    });
    let finder = Finder {
        template,
        links: links.collect(),
    };
    let mut found = Vec::new();
    let mut at = 0;
    for tag in syntax::tags(body) {
        finder.scan(Span::new(at, tag.span.start.max(at)), &mut found);
        at = at.max(tag.span.end);
    }
    finder.scan(Span::new(at, body.len()), &mut found);
    found
}

struct Finder<'a> {
    template: &'a Template,
    /// The labels of the links that are defined on lines of their own.
    links: HashSet<&'a str>,
}

impl Finder<'_> {
    fn scan(&self, text: Span, out: &mut Vec<Found>) {
        const FIRST: [char; 8] = ['(', '[', '$', '{', '<', '«', '*', '#'];
        let body = self.template.body.as_str();
        let mut at = text.start;
        while let Some(next) = Span::new(at, text.end)
            .of(body)
            .find(|c| FIRST.contains(&c) || c == '%')
        {
            let start = at + next;
            let rest = Span::new(start, text.end);
            match self.at_start(rest) {
                Some(found) => {
                    at = found.range.end;
                    out.push(found);
                }
                None => {
                    let width = rest.of(body).chars().next().map_or(1, char::len_utf8);
                    at = start + width;
                }
            }
        }
    }

    /// The placeholder that `rest` begins with.
    fn at_start(&self, rest: Span) -> Option<Found> {
        let body = self.template.body.as_str();
        let before = body
            .get(..rest.start)
            .and_then(|text| text.chars().next_back());
        if matches!(before, Some('\\' | '`')) {
            return None;
        }
        let text = rest.of(body);
        let (open, close, sureness) = PAIRS.iter().find(|(open, ..)| text.starts_with(open))?;
        let inner = within(text.get(open.len()..)?, LONGEST_TEXT);
        let length = inner.find(close)?;
        let range = Span::new(rest.start, rest.start + open.len() + length + close.len());
        let content = Span::new(range.start + open.len(), range.end - close.len()).trimmed(body);
        let found = |meaning| Some(Found { range, meaning });
        if *open == "{"
            && let Some(meaning) = word_field(body, content)
        {
            return found(meaning);
        }
        if *open == "(("
            && let Some(meaning) = conditional(body, content)
        {
            return found(meaning);
        }
        let written = content.of(body);
        let joins_word = *open == "%" && before.is_some_and(char::is_alphanumeric);
        let is_link = *open == "[" && self.is_link(range);
        let tight = !matches!(*open, "%" | "«" | "{" | "##" | "<<") || written.len() == length;
        if !tight || joins_word || is_link || !is_name(written, open) {
            return None;
        }
        let is_sure = match sureness {
            Sureness::Sure => true,
            Sureness::Doubtful => false,
            Sureness::Quotes => !quotes(&self.template.language),
        };
        (is_sure || means_field(self.template, written)).then_some(())?;
        found(Meaning::Field(content))
    }

    /// Whether the brackets are a link's, or a note's.
    fn is_link(&self, range: Span) -> bool {
        let body = self.template.body.as_str();
        let after = body.get(range.end..).unwrap_or_default();
        let inner = range.of(body).trim_matches(['[', ']']);
        after.starts_with(['(', '[', ':']) || inner.starts_with('^') || self.links.contains(inner)
    }
}

/// `MERGEFIELD Name`, with its switches, and other instructions of Word.
fn word_field(body: &str, content: Span) -> Option<Meaning> {
    let text = content.of(body);
    let (word, rest) = text.split_once(char::is_whitespace)?;
    match word {
        "MERGEFIELD" => {
            let start = content.end - rest.trim_start().len();
            let rest = rest.trim_start();
            let name = match rest.strip_prefix('"') {
                Some(quoted) => {
                    let length = quoted.find('"')?;
                    Span::new(start + 1, start + 1 + length)
                }
                None => {
                    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
                    Span::new(start, start + length)
                }
            };
            Some(Meaning::Field(name))
        }
        "IF" | "NEXT" | "NEXTIF" | "SKIPIF" | "ASK" | "FILLIN" | "ADDRESSBLOCK"
        | "GREETINGLINE" | "DATE" => Some(Meaning::Instruction),
        _ => None,
    }
}

/// `name??text`.
fn conditional(body: &str, content: Span) -> Option<Meaning> {
    let at = content.of(body).find("??")?;
    let name = Span::new(content.start, content.start + at).trimmed(body);
    let text = Span::new(content.start + at + 2, content.end);
    is_name(name.of(body), "((").then_some(Meaning::Condition { name, text })
}

/// Whether it can be what a placeholder is called: a name, where the brackets allow it of several words.
fn is_name(text: &str, open: &str) -> bool {
    let spaced = matches!(open, "((" | "[" | "[[" | "<<");
    let part = |c: char| is_name_char(c) || (spaced && matches!(c, ' ' | '-'));
    let first = text.split([' ', '-']).next().unwrap_or_default();
    text.len() <= LONGEST
        && text.chars().count() > 1
        && is_identifier(first)
        && text.chars().all(part)
}

/// Whether a field is called like this, or placeholders usually are.
fn means_field(template: &Template, written: &str) -> bool {
    let capitals = !written.contains(char::is_lowercase);
    let usual = written
        .split([' ', '_', '-'])
        .any(|word| USUAL.contains(&word.to_lowercase().as_str()));
    alike(template, written).is_some() || written.contains('_') || (capitals && usual)
}

fn quotes(language: &str) -> bool {
    let primary = language.split('-').next().unwrap_or_default();
    GUILLEMETS.contains(&primary.to_lowercase().as_str())
}

/// The beginning of `text`, about that many bytes.
fn within(text: &str, mut bytes: usize) -> &str {
    while !text.is_char_boundary(bytes.min(text.len())) {
        bytes -= 1;
    }
    text.get(..bytes.min(text.len())).unwrap_or_default()
}
