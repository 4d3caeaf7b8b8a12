//! Typographic quotes around a text in a tag, as word processors make them of straight ones.

use std::borrow::Cow;

/// `source` with the typographic quotes that begin and end its texts made straight, each padded by
/// spaces outside the text, so that every other byte keeps its place.
///
/// What stands between straight quotes stays as it is, and so does a quote that nothing closes. An
/// apostrophe within a word ends no text.
pub(crate) fn straight_quotes(source: &str) -> Cow<'_, str> {
    if source.contains(is_typographic) {
        Cow::Owned(made_straight(source))
    } else {
        Cow::Borrowed(source)
    }
}

/// Apart from the look for such quotes, which all expressions are given: few have any.
#[inline(never)]
fn made_straight(source: &str) -> String {
    let mut straight = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find(is_quote) {
        straight.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let Some(text) = quoted(rest) else {
            // Nothing closes it: what follows is not read as a text.
            straight.push_str(rest);
            return straight;
        };
        text.write(&mut straight);
        rest = rest.get(text.len()..).unwrap_or_default();
    }
    straight.push_str(rest);
    straight
}

/// A text with the quotes around it.
struct Quoted<'a> {
    open: char,
    text: &'a str,
    close: char,
}

impl Quoted<'_> {
    fn len(&self) -> usize {
        self.open.len_utf8() + self.text.len() + self.close.len_utf8()
    }

    fn write(&self, out: &mut String) {
        let is_straight = |quote: char| quote.is_ascii();
        let free = ['"', '\'']
            .into_iter()
            .find(|quote| !self.text.contains(*quote));
        match free {
            Some(quote) if !(is_straight(self.open) && is_straight(self.close)) => {
                out.extend(std::iter::repeat_n(' ', self.open.len_utf8() - 1));
                out.push(quote);
                out.push_str(self.text);
                out.push(quote);
                out.extend(std::iter::repeat_n(' ', self.close.len_utf8() - 1));
            }
            _ => {
                out.push(self.open);
                out.push_str(self.text);
                out.push(self.close);
            }
        }
    }
}

/// The text that begins with the quote at the start of `source`.
fn quoted(source: &str) -> Option<Quoted<'_>> {
    let open = source.chars().next()?;
    let inner = source.get(open.len_utf8()..)?;
    // A quote of the same sort first, for the other may be part of the text.
    let same_sort = |c: char| closes(open, c) && c.is_ascii() == open.is_ascii();
    let (at, close) = end(inner, same_sort).or_else(|| end(inner, |c| closes(open, c)))?;
    Some(Quoted {
        open,
        text: inner.get(..at)?,
        close,
    })
}

/// Where the text before a closing quote ends, and that quote.
fn end(inner: &str, is_close: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        let in_word = || {
            let next = inner
                .get(at + c.len_utf8()..)
                .and_then(|rest| rest.chars().next());
            let before = inner.get(..at).and_then(|text| text.chars().next_back());
            c == '’'
                && next.is_some_and(char::is_alphanumeric)
                && before.is_some_and(char::is_alphanumeric)
        };
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if is_close(c) && !in_word() => return Some((at, c)),
            _ => {}
        }
    }
    None
}

const DOUBLE: [char; 7] = ['"', '“', '”', '„', '‟', '«', '»'];
const SINGLE: [char; 8] = ['\'', '‘', '’', '‚', '‛', '‹', '›', '′'];

fn is_typographic(c: char) -> bool {
    is_quote(c) && !c.is_ascii()
}

fn is_quote(c: char) -> bool {
    DOUBLE.contains(&c) || SINGLE.contains(&c)
}

/// Languages pair quotes in many ways: a text ends with any quote of as many strokes.
fn closes(open: char, c: char) -> bool {
    DOUBLE.contains(&c) && DOUBLE.contains(&open) || SINGLE.contains(&c) && SINGLE.contains(&open)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(source: &str, expected: &str) {
        assert_eq!(straight_quotes(source), expected);
        assert_eq!(expected.len(), source.len());
    }

    #[test]
    fn quotes_as_word_processors_make_them_are_read_as_quotes() {
        check("status == “open”", "status ==   \"open\"  ");
        check("status == „open“", "status ==   \"open\"  ");
        check("x == «open»", "x ==  \"open\" ");
        check("d(‘x’)", "d(  \"x\"  )");
        check("d(‘Ann’s’)", "d(  \"Ann’s\"  )");
        check("a == \"open”", "a == \"open\"  ");
        check("a == “say \"x\"”", "a ==   'say \"x\"'  ");
    }

    #[test]
    fn what_straight_quotes_hold_stays() {
        for source in [
            "a == '“x”'",
            "a == \"it’s\" and b == 'x'",
            "a",
            "a ” b",
            "d('it’s')",
        ] {
            check(source, source);
        }
    }

    proptest! {
        #[test]
        fn every_byte_keeps_its_place(source in "[a '\"“”‘’«»\\\\]{0,20}") {
            prop_assert_eq!(straight_quotes(&source).len(), source.len());
        }
    }
}
