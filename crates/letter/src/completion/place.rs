//! Where the caret stands: in which part of which tag.

use crate::expression::without_strings;
use crate::syntax::{self, TagKind, is_name_char};

/// What can be typed at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place<'a> {
    /// The name of a field or of a loop's variable, to print it.
    Output { variables: Vec<&'a str> },
    /// The same within a condition or a loop's list.
    Condition { variables: Vec<&'a str> },
    /// A filter.
    Filter,
    /// A test.
    Test,
    /// The word that a tag begins with.
    Tag,
    /// The label of a footnote.
    Note,
}

/// Where the word at the caret begins, and what it may be; `before` is the body up to the caret.
pub(super) fn place(before: &str) -> Option<(usize, Place<'_>)> {
    if let Some(from) = note(before) {
        return Some((from, Place::Note));
    }
    let line_start = before.rfind("\n\n").map_or(0, |at| at + 2);
    let recent = before.get(line_start..)?;
    let open = ["{{", "{%"]
        .iter()
        .filter_map(|open| recent.rfind(open))
        .max()?;
    let is_output = recent.get(open..)?.starts_with("{{");
    let inside = recent.get(open + 2..)?;
    let inside = inside.strip_prefix('-').unwrap_or(inside);
    let plain = without_strings(inside);
    if plain.contains("}}") || plain.contains("%}") || in_string(inside) {
        return None;
    }
    let word_start = plain.rfind(|c: char| !is_name_char(c)).map_or(0, |at| {
        at + plain
            .get(at..)
            .and_then(|t| t.chars().next())
            .map_or(1, char::len_utf8)
    });
    let head = plain.get(..word_start)?.trim();
    let from = before.len() - (plain.len() - word_start);
    let place = if is_output {
        in_expression(head, || Place::Output {
            variables: variables(before),
        })
    } else {
        in_statement(head, before)
    };
    place.map(|place| (from, place))
}

/// Where the label begins, in `[^lab`.
fn note(before: &str) -> Option<usize> {
    let open = before.rfind("[^")?;
    let label = before.get(open + 2..)?;
    let plain = !label.contains(|c: char| c.is_whitespace() || matches!(c, ']' | '['));
    plain.then_some(open + 2)
}

/// Whether a text in quotes is open at the end.
fn in_string(inside: &str) -> bool {
    let closed = without_strings(inside);
    let hidden = |text: &str| text.ends_with('"');
    // One more character is hidden only where the quotes are still open.
    hidden(&closed) && without_strings(&format!("{inside}x")).ends_with('"')
}

fn in_expression<'a>(head: &str, name: impl FnOnce() -> Place<'a>) -> Option<Place<'a>> {
    let last_word = head.rsplit(|c: char| !is_name_char(c)).next();
    let after_is = last_word == Some("is")
        || (last_word == Some("not") && head.trim_end_matches("not").trim_end().ends_with(" is"));
    match head.chars().last() {
        _ if after_is => Some(Place::Test),
        None => Some(name()),
        Some('|') => Some(Place::Filter),
        Some('.') => None,
        // A name follows an operator or a keyword, never another name.
        Some(c) if is_name_char(c) || c == ')' || c == '"' => last_word
            .is_some_and(|word| ["and", "or", "not", "in", "if", "else"].contains(&word))
            .then(name),
        Some(_) => Some(name()),
    }
}

fn in_statement<'a>(head: &str, before: &'a str) -> Option<Place<'a>> {
    if head.is_empty() {
        return Some(Place::Tag);
    }
    let (word, rest) = head.split_once(char::is_whitespace).unwrap_or((head, ""));
    let name = || Place::Condition {
        variables: variables(before),
    };
    match word {
        "if" | "elif" => in_expression(rest.trim(), name),
        "for" => {
            let (_, list) = format!("{rest} ")
                .split_once(" in ")
                .map(|(variable, list)| (variable.to_owned(), list.trim().to_owned()))?;
            in_expression(&list, name)
        }
        _ => None,
    }
}

/// The variables of the loops that are open at the end of `before`, the innermost first.
fn variables(before: &str) -> Vec<&str> {
    let mut open: Vec<&str> = Vec::new();
    for tag in syntax::tags(before).iter().filter(|tag| tag.closed) {
        match tag.kind {
            TagKind::For => {
                let content = tag.content.of(before);
                open.push(content.split_whitespace().next().unwrap_or_default());
            }
            TagKind::EndFor => {
                open.pop();
            }
            _ => {}
        }
    }
    open.retain(|name| syntax::is_identifier(name));
    open.reverse();
    open
}
