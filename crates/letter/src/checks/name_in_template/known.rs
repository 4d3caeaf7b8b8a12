//! What is known of recipients that nobody else should read.

use std::collections::HashMap;

use super::super::addresses::{AddressKind, addresses};
use crate::recipients::Recipient;
use crate::template::{Field, FieldKind, Template};

/// A name or a mailbox of some recipients.
pub(super) struct Known<'a> {
    pub(super) text: String,
    pub(super) field: &'a Field,
    /// Whether it is all that the cell holds.
    pub(super) whole: bool,
    /// Whose it is.
    pub(super) recipients: Vec<usize>,
}

/// The names and mailboxes found in cells so far, by the field's index.
#[derive(Debug, Default)]
pub(super) struct Found(HashMap<(usize, String), Whose>);

#[derive(Debug)]
struct Whose {
    whole: bool,
    recipients: Vec<usize>,
}

/// A word alone is a name only if it is at least so long, in characters.
const SHORTEST_WORD: usize = 5;
/// The most words of a name.
const MOST_WORDS: usize = 6;
/// With so many recipients, what more than half of them share is no one's own.
const FEW: usize = 3;

impl Found {
    /// Takes the names and mailboxes of a recipient that `is_asked` says something about: most stand
    /// nowhere in the text, and a list may have a hundred thousand of them.
    pub(super) fn add(
        &mut self,
        template: &Template,
        index: usize,
        recipient: &Recipient,
        is_asked: impl Fn(&str) -> bool,
    ) {
        for (at, field) in template.fields.iter().enumerate() {
            let cell = recipient.cell(field.name.as_str()).trim();
            for text in candidates(field, cell) {
                if !is_asked(text) {
                    continue;
                }
                let whose = self.0.entry((at, text.to_owned()));
                let whose = whose.or_insert_with(|| Whose {
                    whole: text == cell,
                    recipients: Vec::new(),
                });
                if whose.recipients.last() != Some(&index) {
                    whose.recipients.push(index);
                }
            }
        }
    }

    /// Those that are somebody's own, of so many recipients.
    pub(super) fn take<'a>(&mut self, template: &'a Template, count: usize) -> Vec<Known<'a>> {
        let found = std::mem::take(&mut self.0).into_iter();
        let mut known: Vec<_> = found
            .filter_map(|((at, text), whose)| {
                Some(Known {
                    text,
                    field: template.fields.get(at)?,
                    whole: whose.whole,
                    recipients: whose.recipients,
                })
            })
            .filter(|known| is_own(known, count))
            .collect();
        crate::order::sort_by(&mut known, |a, b| {
            (&a.recipients, &a.text).cmp(&(&b.recipients, &b.text))
        });
        known
    }
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
