//! Renaming a field where the body's tags use it.

use crate::{Edit, Span};

/// The edits that put the name `new` for the field `old` in every tag of `body`.
///
/// Only names are changed: not text between tags, not quoted text in a tag, not a comment, and not
/// the name of an attribute (`person.old`) or a filter (`x | old`).
///
/// ```
/// use letter::{Fix, rename};
/// let body = "old {{ old | default(\"old\") }}";
/// let edits = rename::edits(body, "old", "new");
/// let fix = Fix { title: String::new(), edits };
/// assert_eq!(fix.apply(body), "old {{ new | default(\"old\") }}");
/// ```
#[must_use]
pub fn edits(body: &str, old: &str, new: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut scanner = Scanner {
        body,
        at: 0,
        closing: None,
        before: ' ',
    };
    while let Some(range) = scanner.next_name() {
        if range.of(body) == old {
            edits.push(Edit {
                range,
                text: new.to_owned(),
            });
        }
    }
    edits
}

struct Scanner<'a> {
    body: &'a str,
    at: usize,
    /// What ends the tag that the scanner is in.
    closing: Option<&'static str>,
    /// The last character of the tag that is not white space.
    before: char,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        self.body.get(self.at..).unwrap_or_default()
    }

    fn next_name(&mut self) -> Option<Span> {
        loop {
            let Some(closing) = self.closing else {
                self.enter()?;
                continue;
            };
            let first = self.rest().chars().next()?;
            if self.rest().starts_with(closing) {
                self.at += closing.len();
                self.closing = None;
            } else if first == '"' || first == '\'' {
                self.skip_string(first);
            } else if first.is_alphanumeric() || first == '_' {
                let range = self.word();
                let before = std::mem::replace(&mut self.before, first);
                if before != '.' && before != '|' && !first.is_ascii_digit() {
                    return Some(range);
                }
            } else {
                self.at += first.len_utf8();
                if !first.is_whitespace() {
                    self.before = first;
                }
            }
        }
    }

    /// Goes on to the inside of the next tag, past comments.
    fn enter(&mut self) -> Option<()> {
        self.at += self.rest().find('{')?;
        let rest = self.rest();
        if rest.starts_with("{#") {
            self.at += rest.find("#}").map_or(rest.len(), |end| end + 2);
            return Some(());
        }
        self.closing = match rest.get(..2) {
            Some("{{") => Some("}}"),
            Some("{%") => Some("%}"),
            _ => None,
        };
        self.at += if self.closing.is_some() { 2 } else { 1 };
        self.before = ' ';
        Some(())
    }

    fn skip_string(&mut self, quote: char) {
        let mut escaped = false;
        let inside = self.rest().char_indices().skip(1);
        let end = inside
            .skip_while(|&(_, c)| {
                let goes_on = c != quote || escaped;
                escaped = c == '\\' && !escaped;
                goes_on
            })
            .map(|(index, _)| index + 1)
            .next();
        self.at += end.unwrap_or(self.rest().len());
        self.before = quote;
    }

    fn word(&mut self) -> Span {
        let rest = self.rest();
        let length = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        let range = Span::new(self.at, self.at + length);
        self.at += length;
        range
    }
}

#[cfg(test)]
mod tests {
    use super::edits;
    use crate::Fix;

    fn check(body: &str, expected: &str) {
        let fix = Fix {
            title: String::new(),
            edits: edits(body, "name", "first_name"),
        };
        assert_eq!(fix.apply(body), expected);
    }

    #[test]
    fn a_field_is_renamed_in_outputs_and_conditions() {
        check(
            "{{ name }} {%- if not name and name2 %}{{name|upper}}{% endif %}",
            "{{ first_name }} {%- if not first_name and name2 %}{{first_name|upper}}{% endif %}",
        );
    }

    #[test]
    fn text_strings_comments_attributes_and_filters_stay() {
        for body in [
            "My name is {name}.",
            "{{ \"name\" }} {{ 'na\\'name' }}",
            "{# name #}",
            "{{ person.name }} {{ x | name }}",
        ] {
            check(body, body);
        }
    }

    #[test]
    fn a_broken_tag_does_no_harm() {
        check("{{ name", "{{ first_name");
        check("{{ \"name", "{{ \"name");
        check("{# name", "{# name");
        check("é{{é name}}é", "é{{é first_name}}é");
    }
}
