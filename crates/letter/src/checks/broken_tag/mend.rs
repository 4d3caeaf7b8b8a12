//! What mends a tag, where one slip explains what is wrong with it.

use crate::checks::meant_field::{alike, declare, several_words};
use crate::checks::nearest::nearest;
use crate::expression::{FILTERS, TESTS, without_strings};
use crate::merge::Fault;
use crate::problem::{Edit, Fix};
use crate::span::Span;
use crate::syntax::{SyntaxFaultKind, Tag, is_identifier};
use crate::template::Template;

/// The words that a tag may begin with.
const WORDS: [&str; 6] = ["if", "elif", "else", "endif", "for", "endfor"];

/// What other languages call them.
const SYNONYMS: [(&str, &str); 4] = [
    ("elseif", "elif"),
    ("elsif", "elif"),
    ("end if", "endif"),
    ("end for", "endfor"),
];

fn replace(range: Span, text: &str) -> Fix {
    Fix::new(
        format!("Change it to “{}”", text.trim()),
        vec![Edit::new(range, text.to_owned())],
    )
}

/// Mends a tag with a fault of that kind.
pub(super) fn tag(body: &str, fault: &Fault, kind: SyntaxFaultKind) -> Option<Fix> {
    match kind {
        SyntaxFaultKind::Unclosed => unclosed(body, fault.span),
        SyntaxFaultKind::UnknownTag => unknown(body, fault.span),
        SyntaxFaultKind::ElseIf => {
            let place = find(body, fault.span, "else")?;
            let rest = Span::new(place.end, fault.span.end).of(body);
            let gap = rest.len() - rest.trim_start().len();
            let end = place.end + gap + "if".len();
            Some(replace(Span::new(place.start, end), "elif"))
        }
        _ => None,
    }
}

/// Where `text` stands in `range` first.
fn find(body: &str, range: Span, text: &str) -> Option<Span> {
    let start = range.start + range.of(body).find(text)?;
    Some(Span::new(start, start + text.len()))
}

/// `{{ name }` and `{% if name }` lack a character; `{{ name` at the end of its line two.
fn unclosed(body: &str, range: Span) -> Option<Fix> {
    let text = range.of(body);
    let closer = match text.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        _ => return None,
    };
    let inner = text.get(2..)?;
    let Some(at) = inner.find(['}', '%']) else {
        let name = inner.trim();
        let alone = closer == "}}" && is_identifier(name);
        let end = range.start + 2 + inner.trim_end().len();
        return alone.then(|| replace(Span::new(range.start, end), &format!("{{{{ {name} }}}}")));
    };
    let only_one = inner.matches(['}', '%']).count() == 1;
    let content = inner.get(..at)?.trim();
    if !only_one || content.is_empty() || content.contains('{') {
        return None;
    }
    let start = range.start + 2 + at;
    let whole = format!("{} {content} {closer}", text.get(..2)?);
    Some(Fix::new(
        format!("Change it to “{whole}”"),
        vec![Edit::new(Span::new(start, start + 1), closer.to_owned())],
    ))
}

/// The word that was meant by the one that a tag begins with.
fn unknown(body: &str, range: Span) -> Option<Fix> {
    let content = range
        .of(body)
        .trim_start_matches(['{', '%', '-'])
        .trim_start();
    let start = range.end - content.len();
    for (other, meant) in SYNONYMS {
        if content.starts_with(other) {
            return Some(replace(Span::new(start, start + other.len()), meant));
        }
    }
    let word = content
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()
        .filter(|word| word.chars().count() > 2)?;
    let meant = nearest(word, WORDS)?;
    Some(replace(Span::new(start, start + word.len()), meant))
}

/// Mends an expression; `why` is what its compiler says of the place.
pub(super) fn expression(
    template: &Template,
    place: Span,
    why: &str,
    tag: Option<&Tag>,
) -> Option<Fix> {
    let body = template.body.as_str();
    let name = place.of(body);
    if why.starts_with("there is no filter") {
        let filters = FILTERS.iter().map(|filter| filter.name);
        return nearest(name, filters).map(|meant| replace(place, meant));
    }
    if why.starts_with("there is no test") {
        return nearest(name, TESTS).map(|meant| replace(place, meant));
    }
    single_equals(body, tag?.content).or_else(|| spaced_name(template, tag?))
}

/// `=` where `==` was meant.
fn single_equals(body: &str, tag: Span) -> Option<Fix> {
    let plain = without_strings(tag.of(body));
    let (before, after) = plain.split_once('=')?;
    let single =
        !after.contains('=') && !before.ends_with(['!', '<', '>']) && !before.contains('(');
    let at = tag.start + before.len();
    single.then(|| replace(Span::new(at, at + 1), "=="))
}

/// A field's name written with spaces, as its label may be.
fn spaced_name(template: &Template, tag: &Tag) -> Option<Fix> {
    let words = several_words(&template.body, tag)?;
    match alike(template, words.of(&template.body)) {
        Some(field) => Some(replace(words, field.name.as_str())),
        None => declare(template, words, tag),
    }
}
