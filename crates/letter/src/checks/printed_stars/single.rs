//! One `*` or `_` that prints where italic was meant.

use super::super::lines::{Line, OBJECT};
use super::{Stars, around_words, stars};

/// The signs of italic.
pub(super) const SIGNS: [char; 2] = ['*', '_'];

/// A sign that stands alone, by its place in the line's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sign {
    at: usize,
    sign: char,
    place: Place,
}

/// What a sign stands between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A space or a bracket, and a word: where italic begins.
    BeforeWord,
    /// The same at a line's beginning, where a note may begin so.
    HeadsLine,
    /// A word, and something else: where italic ends, and a mark stands.
    BehindWord,
    /// Two spaces.
    Loose,
    /// Two parts of a word, or anything else.
    Other,
}

/// The sign that stands alone at that place of the text.
pub(super) fn sign_at(text: &str, at: usize) -> Option<char> {
    let (before, rest) = text.split_at_checked(at)?;
    let sign = rest.chars().next().filter(|c| SIGNS.contains(c))?;
    let after = rest.strip_prefix(sign)?;
    (!before.ends_with(sign) && !after.starts_with(sign)).then_some(sign)
}

/// The signs in the lines that were meant as italic: two before words, of which the second one was to
/// end it, one before a word and one loose, and one before a word alone.
pub(super) fn signs(lines: &[&Line], body: &str) -> Vec<Stars> {
    let of_lines: Vec<Vec<Sign>> = lines.iter().map(|line| alone(line, body)).collect();
    // Where a word has a sign behind it, one before a word may be the note to that mark.
    let marked = |sign: char| {
        let is_mark = |one: &Sign| one.sign == sign && one.place == Place::BehindWord;
        of_lines.iter().flatten().any(is_mark)
    };
    let marked = SIGNS.map(|sign| (sign, marked(sign)));
    let is_free = |sign: char| !marked.contains(&(sign, true));
    let mut found = Vec::new();
    for (line, signs) in lines.iter().zip(&of_lines) {
        let mut rest = signs.as_slice();
        while let [first, others @ ..] = rest {
            rest = others;
            if first.place != Place::BeforeWord || !is_free(first.sign) {
                continue;
            }
            let next = others.first().filter(|next| may_end(line, *first, **next));
            if let Some(next) = next {
                rest = others.get(1..).unwrap_or_default();
                let edits = |text: &str| around_words(text, first.at, 1, next.at);
                found.push(stars(line, first.at, next.at + 1, body, edits));
            } else {
                found.push(stars(line, first.at, first.at + 1, body, |_| Vec::new()));
            }
        }
    }
    found
}

/// Whether the second sign was to end what the first begins.
fn may_end(line: &Line, first: Sign, second: Sign) -> bool {
    let between = line.text.get(first.at..second.at).unwrap_or_default();
    let beside = between.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let fits = match second.place {
        Place::BeforeWord => between.ends_with(' '),
        Place::Loose => !beside,
        _ => false,
    };
    first.sign == second.sign && fits && !between.contains('\n')
}

/// The signs in a line that stand alone, and are written as they read.
fn alone(line: &Line, body: &str) -> Vec<Sign> {
    let text = line.text.as_str();
    let found = text.match_indices(SIGNS).filter_map(|(at, _)| {
        let sign = sign_at(text, at)?;
        line.exact_span(at, at + 1, body)?;
        let place = place(text.get(..at)?, text.get(at + 1..)?);
        Some(Sign { at, sign, place })
    });
    found.collect()
}

fn place(before: &str, after: &str) -> Place {
    let is_word = |c: char| c.is_alphanumeric() || c == OBJECT;
    let word_before = before.ends_with(|c: char| !c.is_whitespace() && !opens(c));
    let loose_before = before.ends_with([' ', '\n']) || before.is_empty();
    let loose_after = after.starts_with(char::is_whitespace) || after.is_empty();
    if word_before && !after.starts_with(is_word) {
        Place::BehindWord
    } else if loose_before && loose_after {
        Place::Loose
    } else if word_before || !after.starts_with(is_word) || !reads_as_word(after) {
        Place::Other
    } else if before.is_empty() || before.ends_with('\n') {
        Place::HeadsLine
    } else {
        Place::BeforeWord
    }
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '“' | '‘' | '"' | '«' | '„')
}

/// Whether a word of the language begins there, and not a name as computers have them.
fn reads_as_word(after: &str) -> bool {
    let word = after.split(char::is_whitespace).next().unwrap_or_default();
    let inner = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != OBJECT);
    !inner.contains(['_', '/', '.', '\\', '@', '=', '*'])
}
