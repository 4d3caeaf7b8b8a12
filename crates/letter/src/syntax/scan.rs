//! Finds the tags of a body, one after the other.

use crate::limits;
use crate::span::Span;

/// A tag as it stands in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// From the first brace to the last.
    pub span: Span,
    /// What it is.
    pub kind: TagKind,
    /// What stands between the braces, without white space around it; for a statement, what follows its word.
    pub content: Span,
    /// Whether it is closed.
    pub closed: bool,
    /// The text that it takes out of the letter: itself, its line where it stands alone, or the white space that its
    /// hyphens ask for.
    pub extent: Span,
    /// The line with its line break, where nothing but block tags, or nothing but outputs, stands on it.
    pub line: Option<Span>,
}

/// What a tag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TagKind {
    /// `{{ … }}`
    Output,
    /// `{# … #}`
    Comment,
    /// `{% if … %}`
    If,
    /// `{% elif … %}`
    Elif,
    /// `{% else %}`
    Else,
    /// `{% endif %}`
    EndIf,
    /// `{% for … %}`
    For,
    /// `{% endfor %}`
    EndFor,
    /// `{% anything else %}`
    Unknown,
}

impl TagKind {
    fn of_word(word: &str) -> Self {
        match word {
            "if" => Self::If,
            "elif" => Self::Elif,
            "else" => Self::Else,
            "endif" => Self::EndIf,
            "for" => Self::For,
            "endfor" => Self::EndFor,
            _ => Self::Unknown,
        }
    }
}

/// The tags of `body`, in order. An unclosed one ends where its line does.
#[must_use]
pub fn tags(body: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    let last_comment_end = body.rfind("#}");
    while let Some(open) = next_open(body, at) {
        let tag = read_tag(body, open, last_comment_end);
        at = tag.span.end.max(open + 2);
        found.push(tag);
    }
    settle_lines(body, &mut found);
    found
}

/// Where the next `{{`, `{%` or `{#` begins.
fn next_open(body: &str, from: usize) -> Option<usize> {
    let bytes = body.as_bytes();
    (from..bytes.len().saturating_sub(1)).find(|&at| {
        bytes.get(at) == Some(&b'{') && matches!(bytes.get(at + 1), Some(b'{' | b'%' | b'#'))
    })
}

fn read_tag(body: &str, open: usize, last_comment_end: Option<usize>) -> Tag {
    let bytes = body.as_bytes();
    let opener = bytes.get(open + 1).copied().unwrap_or_default();
    let end = match opener {
        b'#' => comment_end(body, open + 2, last_comment_end),
        b'%' => code_end(bytes, open + 2, b'%'),
        _ => code_end(bytes, open + 2, b'}'),
    };
    let closed = end.is_ok();
    let (inner_end, span_end) =
        end.map_or_else(|line_end| (line_end, line_end), |end| (end, end + 2));
    let trims_before = bytes.get(open + 2) == Some(&b'-');
    let trims_after = closed && inner_end > open + 2 && bytes.get(inner_end - 1) == Some(&b'-');
    let inner = Span::new(
        (open + 2 + usize::from(trims_before)).min(inner_end),
        inner_end
            - usize::from(trims_after && inner_end - 1 > open + 1 + usize::from(trims_before)),
    );
    let (kind, content) = read_content(body, opener, inner.trimmed(body));
    let span = Span::new(open, span_end);
    let extent = Span::new(
        if trims_before {
            space_before(body, open)
        } else {
            open
        },
        if trims_after {
            space_after(body, span_end)
        } else {
            span_end
        },
    );
    Tag {
        span,
        kind,
        content,
        closed,
        extent,
        line: None,
    }
}

fn read_content(body: &str, opener: u8, inner: Span) -> (TagKind, Span) {
    match opener {
        b'#' => (TagKind::Comment, inner),
        b'%' => {
            let text = inner.of(body);
            let word = text
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap_or_default();
            let rest = Span::new(inner.start + word.len(), inner.end);
            (TagKind::of_word(word), rest.trimmed(body))
        }
        _ => (TagKind::Output, inner),
    }
}

/// Where the end of a comment begins, or the end of its first line where nothing closes it. `last` is
/// the last end of a comment in the body, so that no text is looked through once for each opening.
fn comment_end(body: &str, from: usize, last: Option<usize>) -> Result<usize, usize> {
    last.filter(|last| from <= *last)
        .and_then(|_| Some(from + body.get(from..)?.find("#}")?))
        .ok_or_else(|| line_end(body.as_bytes(), from, body.len()))
}

/// Where the end of a tag begins, or where an unclosed one is given up: before the next tag, a
/// blank line, the body's end, or what is longer than any tag, and then at the end of its first line.
fn code_end(bytes: &[u8], from: usize, closer: u8) -> Result<usize, usize> {
    let last = boundary(bytes, bytes.len().min(from + limits::TAG_BYTES));
    let mut quote = None;
    let mut at = from;
    let mut braces = 0_usize;
    while let Some(&byte) = bytes.get(at).filter(|_| at < last) {
        let next = bytes.get(at + 1).copied();
        if let Some(open) = quote {
            match byte {
                b'\\' => at += 1,
                b'\n' if next == Some(b'\n') => break,
                _ if byte == open => quote = None,
                _ => {}
            }
        } else {
            match (byte, next) {
                (b'}', Some(b'}')) if closer == b'}' && braces == 0 => return Ok(at),
                (b'%', Some(b'}')) if closer == b'%' => return Ok(at),
                (b'{', Some(b'{' | b'%' | b'#')) | (b'\n', Some(b'\n')) => break,
                (b'{', _) => braces += 1,
                (b'}', _) => braces = braces.saturating_sub(1),
                (b'"' | b'\'', _) => quote = Some(byte),
                _ => {}
            }
        }
        at += 1;
    }
    Err(line_end(bytes, from, at.min(last)))
}

/// `at`, or the beginning of the character that it is inside of.
fn boundary(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80) {
        at -= 1;
    }
    at
}

/// The end of the line of `from`, or `last` where that comes first.
fn line_end(bytes: &[u8], from: usize, last: usize) -> usize {
    let mut end = from.min(last);
    while end < last && bytes.get(end).is_some_and(|byte| *byte != b'\n') {
        end += 1;
    }
    end
}

/// Gives each tag its line where only tags of its sort stand on it, and widens the extent of a
/// block tag to that line.
fn settle_lines(body: &str, tags: &mut [Tag]) {
    let mut first = 0;
    while let Some(tag) = tags.get(first) {
        let line_start = body
            .get(..tag.span.start)
            .and_then(|b| b.rfind('\n'))
            .map_or(0, |at| at + 1);
        let mut end = tag.span.end;
        let mut last = first;
        while let Some(next) = tags.get(last + 1) {
            if body
                .get(end..next.span.start)
                .is_none_or(|between| between.contains('\n'))
            {
                break;
            }
            last += 1;
            end = next.span.end;
        }
        let line_end = body
            .get(end..)
            .and_then(|rest| rest.find('\n'))
            .map_or(body.len(), |at| end + at + 1);
        let group = tags.get_mut(first..=last).unwrap_or_default();
        settle_line(body, Span::new(line_start, line_end), group);
        first = last + 1;
    }
}

fn settle_line(body: &str, line: Span, group: &mut [Tag]) {
    let mut at = line.start;
    for tag in group.iter() {
        if !tag.closed || !blank(body, at, tag.span.start) {
            return;
        }
        at = tag.span.end;
    }
    let outputs = group.iter().any(|tag| tag.kind == TagKind::Output);
    let rest = body.get(at..line.end).unwrap_or_default();
    if outputs {
        let breaks = rest.trim_end_matches('\n');
        if blank(body, at, line.end) || breaks.trim_end_matches([' ', '\t']) == "\\" {
            let only_outputs = group.iter().all(|tag| {
                tag.kind == TagKind::Output && tag.extent == tag.span && !tag.content.is_empty()
            });
            group
                .iter_mut()
                .filter(|_| only_outputs)
                .for_each(|tag| tag.line = Some(line));
        }
        return;
    }
    if !rest.trim().is_empty() {
        return;
    }
    let count = group.len();
    let ends: Vec<usize> = group.iter().map(|tag| tag.span.end).collect();
    for (index, tag) in group.iter_mut().enumerate() {
        let start = index
            .checked_sub(1)
            .and_then(|before| ends.get(before))
            .copied()
            .unwrap_or(line.start);
        let end = if index + 1 == count {
            line.end
        } else {
            tag.span.end
        };
        tag.line = Some(line);
        tag.extent = Span::new(tag.extent.start.min(start), tag.extent.end.max(end));
    }
}

fn blank(body: &str, start: usize, end: usize) -> bool {
    body.get(start..end)
        .is_some_and(|text| text.trim().is_empty())
}

fn space_before(body: &str, at: usize) -> usize {
    body.get(..at).map_or(at, |before| before.trim_end().len())
}

fn space_after(body: &str, at: usize) -> usize {
    body.get(at..)
        .map_or(at, |after| at + (after.len() - after.trim_start().len()))
}

#[cfg(test)]
mod tests {
    use super::tags;
    use crate::limits::TAG_BYTES;

    #[track_caller]
    fn check(body: &str, expected: &[(&str, bool)]) {
        let found: Vec<_> = tags(body)
            .iter()
            .map(|tag| (tag.span.of(body), tag.closed))
            .collect();
        assert_eq!(found, expected, "{body:.60}");
    }

    #[test]
    fn a_tag_that_nothing_closes_ends_where_its_line_does() {
        check("{{ a\n{{ b }}", &[("{{ a", false), ("{{ b }}", true)]);
        check("{# a\nb {{ c }}", &[("{# a", false), ("{{ c }}", true)]);
        check(
            "{# a #}\n{# b\n{# c",
            &[("{# a #}", true), ("{# b", false), ("{# c", false)],
        );
        check("{{ 'a }}\nb' }}", &[("{{ 'a }}\nb' }}", true)]);
        check(
            "{{ 'a }}\n\n{{ b }}",
            &[("{{ 'a }}", false), ("{{ b }}", true)],
        );
    }

    #[test]
    fn a_tag_longer_than_any_ends_on_a_character() {
        let body = format!("{{{{ '{}", "é".repeat(TAG_BYTES));
        let found = tags(&body);
        assert_eq!(found.len(), 1);
        assert!(!found[0].closed && found[0].span.len() <= TAG_BYTES + "{{".len());
        assert!(body.is_char_boundary(found[0].span.end));
    }
}
