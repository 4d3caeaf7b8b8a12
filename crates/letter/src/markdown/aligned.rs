//! Which part of the Markdown each part of a text was made of.

use crate::span::Span;

/// A part of a text, and the part of the Markdown that makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    /// The bytes of the Markdown, counted from where it begins.
    pub(super) written: Span,
}

/// Aligns `text` with the Markdown it is written as: an escape or an entity makes one character,
/// and all else stands for itself. None where there is more to it.
pub(super) fn aligned<'a>(text: &'a str, written: &str) -> Option<Vec<Part<'a>>> {
    let mut parts: Vec<Part<'a>> = Vec::new();
    let (mut left, mut source) = (text, written);
    let mut begun = (0, 0);
    while let Some(read) = left.chars().next() {
        let length = unit(left, source)?;
        let (at, start) = (text.len() - left.len(), written.len() - source.len());
        if length != read.len_utf8() {
            push(&mut parts, text, (begun, (at, start)));
            begun = (at + read.len_utf8(), start + length);
            push(&mut parts, text, ((at, start), begun));
        }
        left = left.get(read.len_utf8()..)?;
        source = source.get(length..)?;
    }
    push(&mut parts, text, (begun, (text.len(), written.len())));
    source.is_empty().then_some(parts)
}

/// A place in the text and the same in the Markdown.
type Place = (usize, usize);

fn push<'a>(parts: &mut Vec<Part<'a>>, text: &'a str, (from, to): (Place, Place)) {
    if let Some(text) = text.get(from.0..to.0).filter(|text| !text.is_empty()) {
        parts.push(Part {
            text,
            written: Span::new(from.1, to.1),
        });
    }
}

/// The length of what the first character of `text` is written as.
fn unit(text: &str, written: &str) -> Option<usize> {
    let read = text.chars().next()?;
    if let Some(escaped) = written.strip_prefix('\\')
        && read.is_ascii_punctuation()
        && escaped.starts_with(read)
    {
        return Some(2);
    }
    if let Some(end) = written.strip_prefix('&').and_then(|rest| rest.find(';')) {
        let entity = written.get(..end + 2)?;
        let name = entity.trim_start_matches(['&', '#']).trim_end_matches(';');
        if name.chars().all(|c| c.is_ascii_alphanumeric()) && !text.starts_with(entity) {
            return Some(entity.len());
        }
    }
    written.starts_with(read).then(|| read.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts with `|` between.
    fn parts(text: &str, written: &str) -> Option<(String, String)> {
        let parts = aligned(text, written)?;
        let texts: Vec<_> = parts.iter().map(|part| part.text).collect();
        let sources: Vec<_> = parts.iter().map(|part| part.written.of(written)).collect();
        Some((texts.join("|"), sources.join("|")))
    }

    #[test]
    fn escapes_and_entities_leave_all_else_in_its_place() {
        let cases = [
            ("a * b", r"a \* b", "a |*| b", r"a |\*| b"),
            (r"\ b", r"\\ b", r"\| b", r"\\| b"),
            (r"a \b", r"a \b", r"a \b", r"a \b"),
            ("Q & A", "Q &amp; A", "Q |&| A", "Q |&amp;| A"),
            ("A &c; x", "A &c; x", "A &c; x", "A &c; x"),
            ("½", "&#189;", "½", "&#189;"),
        ];
        for (text, written, texts, sources) in cases {
            let expected = (texts.to_owned(), sources.to_owned());
            assert_eq!(parts(text, written), Some(expected), "{written}");
        }
        assert_eq!(parts("x", "y"), None);
    }
}
