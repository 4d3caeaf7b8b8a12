//! What is known of recipients that nobody else should read.

use std::collections::HashMap;

use super::super::addresses::{AddressKind, addresses};
use crate::recipients::Recipients;
use crate::template::{Field, FieldKind, Template};

/// A name or a mailbox of some recipients.
pub(super) struct Known<'a> {
    pub(super) text: &'a str,
    pub(super) field: &'a Field,
    /// Whether it is all that the cell holds.
    pub(super) whole: bool,
    /// Whose it is.
    pub(super) recipients: Vec<usize>,
}

/// A word alone is a name only if it is at least so long, in characters.
const SHORTEST_WORD: usize = 5;
/// The most words of a name.
const MOST_WORDS: usize = 6;
/// With so many recipients, what more than half of them share is no one's own.
const FEW: usize = 3;

/// The names and mailboxes in the recipients' cells, each once.
pub(super) fn all<'a>(template: &'a Template, recipients: &'a Recipients) -> Vec<Known<'a>> {
    let mut found: HashMap<(usize, &str), Known<'a>> = HashMap::new();
    for (index, recipient) in recipients.recipients.iter().enumerate() {
        for (at, field) in template.fields.iter().enumerate() {
            let cell = recipient.cell(field.name.as_str()).trim();
            for text in candidates(field, cell) {
                let known = found.entry((at, text)).or_insert_with(|| Known {
                    text,
                    field,
                    whole: text == cell,
                    recipients: Vec::new(),
                });
                if known.recipients.last() != Some(&index) {
                    known.recipients.push(index);
                }
            }
        }
    }
    let count = recipients.recipients.len();
    let mut known: Vec<_> = found
        .into_values()
        .filter(|known| is_own(known, count))
        .collect();
    crate::order::sort_by(&mut known, |a, b| {
        (&a.recipients, a.text).cmp(&(&b.recipients, b.text))
    });
    known
}

/// The parts of a cell that may say who somebody is.
fn candidates<'a>(field: &Field, cell: &'a str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    match field.kind {
        FieldKind::Text => parts.extend(Some(cell).filter(|cell| looks_like_name(cell))),
        // An address begins with a name, and perhaps an organisation's.
        FieldKind::Lines => parts.extend(
            cell.lines()
                .take(2)
                .map(str::trim)
                .filter(|line| looks_like_name(line) && line.contains(' ')),
        ),
        FieldKind::Markdown | FieldKind::List => {}
        FieldKind::Date | FieldKind::Number | FieldKind::YesNo | FieldKind::Choice => return parts,
    }
    let mailboxes = addresses(cell).into_iter();
    parts.extend(
        mailboxes
            .filter(|address| address.kind == AddressKind::Mailbox)
            .map(|address| address.text),
    );
    parts
}

/// Few words, capital letters at both ends, and no sign or figure that names do not have.
fn looks_like_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_capital = |word: Option<&&str>| word.is_some_and(|w| w.starts_with(char::is_uppercase));
    let plain = |c: char| c.is_alphabetic() || " .'’&-".contains(c);
    words.len() <= MOST_WORDS
        && is_capital(words.first())
        && is_capital(words.last())
        && text.chars().all(plain)
}

fn is_own(known: &Known<'_>, count: usize) -> bool {
    let of = known.recipients.len();
    if count >= FEW && of * 2 > count {
        return false;
    }
    let alone = !known.text.contains(' ') && !known.text.contains('@');
    !alone || (of == 1 && known.text.chars().count() >= SHORTEST_WORD)
}
