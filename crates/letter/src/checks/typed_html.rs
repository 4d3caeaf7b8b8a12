//! `M011`: HTML in the text.
//!
//! ## What it finds
//! Tags and comments of HTML, which a letter shows as they are typed. A footnote's number in
//! `<sup>` is another rule's affair.
//!
//! ## Why
//! A letter is also a printed page and a plain text, so it has its own marks for what HTML would do.
//!
//! ## Example
//! `This is <b>urgent</b>.`
//!
//! ## Fix
//! Bold, italics, struck-out text, code, line breaks and comments: the letter's own marks for them.

use std::collections::{HashMap, HashSet};

use super::{Context, Rule, RuleInfo};
use crate::document::{Block, Inline, InlineKind};
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::shorten::{QUOTE, shorten};
use crate::span::Span;
use crate::walk;

#[derive(Debug, Default)]
pub(super) struct TypedHtml;

const INFO: RuleInfo = RuleInfo {
    code: "M011",
    name: "typed-html",
    severity: Severity::Warning,
    summary: "HTML that the letter shows as it is typed",
};

/// What HTML calls them, and the letter's own marks.
const MARKS: [(&str, &str); 8] = [
    ("b", "**"),
    ("strong", "**"),
    ("i", "*"),
    ("em", "*"),
    ("s", "~~"),
    ("del", "~~"),
    ("code", "`"),
    ("tt", "`"),
];

/// A tag or a comment of HTML in a line.
#[derive(Clone, Copy)]
struct Piece<'a> {
    span: Span,
    text: &'a str,
}

impl Rule for TypedHtml {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let body = context.template.body.as_str();
        let mut problems = Vec::new();
        let mut look = |_: &Block, content: &[Inline]| {
            problems.extend(in_line(&pieces(content, body), body));
        };
        walk::each_line(&context.outline.blocks, &mut look);
        for definition in &context.outline.definitions {
            walk::each_line(&definition.blocks, &mut look);
        }
        problems
    }
}

fn pieces<'a>(content: &[Inline], body: &'a str) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    walk::inlines(content, &mut |inline| {
        let span = inline.origin.range;
        let written = span.of(body);
        let is_text = matches!(&inline.kind, InlineKind::Text(text) if **text == *written);
        let before = body.get(..span.start).unwrap_or_default();
        let escapes = before.len() - before.trim_end_matches('\\').len();
        if is_text && !inline.origin.merged && escapes % 2 == 0 && is_html(written) {
            pieces.push(Piece {
                span,
                text: written,
            });
        }
    });
    pieces
}

/// Text that Markdown has taken for HTML stands alone in its piece, from `<` to `>`.
pub(super) fn is_html(text: &str) -> bool {
    let inside = text
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    inside.is_some_and(|inside| {
        inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
    })
}

/// The element's name in small letters: `b` of `<b>` and of `</b>`.
fn element(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    name.to_ascii_lowercase()
}

/// The next end of its element for each of the pieces that begin one.
fn ends<'p, 'a>(pieces: &'p [Piece<'a>]) -> Vec<Option<&'p Piece<'a>>> {
    let mut next: HashMap<String, &Piece<'_>> = HashMap::new();
    let mut ends: Vec<_> = pieces
        .iter()
        .rev()
        .map(|piece| {
            let name = element(piece.text);
            if piece.text.starts_with("</") {
                next.insert(name, piece);
                return None;
            }
            next.get(&name).copied()
        })
        .collect();
    ends.reverse();
    ends
}

fn in_line(pieces: &[Piece<'_>], body: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut closed: HashSet<Span> = HashSet::new();
    for (piece, end) in pieces.iter().zip(ends(pieces)) {
        if element(piece.text) == "sup" || closed.contains(&piece.span) {
            continue;
        }
        closed.extend(end.map(|end| end.span));
        let range = end.map_or(piece.span, |end| piece.span.to(end.span));
        let message = format!(
            "The letter shows “{}” as it is typed. Use the letter’s own marks, or take it out.",
            shorten(piece.text, QUOTE)
        );
        problems.push(INFO.at(range, message).mended_by(fix(piece, end, body)));
    }
    problems
}

fn fix(piece: &Piece<'_>, end: Option<&Piece<'_>>, body: &str) -> Option<Fix> {
    let replace = |range: Span, text: &str| Edit::new(range, text.to_owned());
    let name = element(piece.text);
    let edits = if let Some(words) = comment(piece.text) {
        vec![replace(piece.span, &format!("{{# {words} #}}"))]
    } else if name == "br" {
        let line_break = body.get(piece.span.end..)?.starts_with('\n');
        vec![replace(piece.span, if line_break { "\\" } else { "\\\n" })]
    } else {
        let (_, mark) = MARKS.iter().find(|(html, _)| *html == name)?;
        vec![replace(piece.span, mark), replace(end?.span, mark)]
    };
    Some(Fix::new("Use the letter’s own marks".to_owned(), edits))
}

fn comment(text: &str) -> Option<&str> {
    let words = text.strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    (!words.contains("#}")).then_some(words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::checks::testing::{check_code, mended, messages};

    #[test]
    fn html_is_found_once_for_both_its_ends() {
        for (body, places) in [
            ("This is <b>urgent</b>.", vec!["<b>urgent</b>"]),
            ("One<br>two", vec!["<br>"]),
            (
                "<u>One</u> and <span class=\"x\">two</span>",
                vec!["<u>One</u>", "<span class=\"x\">two</span>"],
            ),
            ("One <b>two", vec!["<b>"]),
            ("One </b> two", vec!["</b>"]),
            ("<!-- later -->", vec!["<!-- later -->"]),
            ("A note[^a].\n\n[^a]: <i>Title</i>", vec!["<i>Title</i>"]),
        ] {
            let found = check_code("M011", body, "name\nAnn");
            let found: Vec<_> = found.iter().map(|(place, _)| *place).collect();
            assert_eq!(found, places, "{body}");
        }
    }

    #[test]
    fn what_only_looks_like_html_is_none() {
        for body in [
            "1 < 2 and 3 > 2",
            "\\<b>",
            "`<b>`",
            "<https://example.org> <ann@example.org>",
            "{{ name }}",
            "Text<sup>1</sup>",
            "&lt;b&gt;",
        ] {
            assert_eq!(check_code("M011", body, "name\n<b>Ann</b>"), [], "{body}");
        }
    }

    #[test]
    fn the_letters_own_marks_are_put_in() {
        for (body, expected) in [
            ("This is <b>urgent</b>.", "This is **urgent**."),
            ("<EM>Yes</EM>, <del>no</del>", "*Yes*, <del>no</del>"),
            ("One<br/>two", "One\\\ntwo"),
            ("One<br>\ntwo", "One\\\ntwo"),
            ("Hi <!-- ask Ann --> all", "Hi {# ask Ann #} all"),
            ("<u>Yes</u>", "<u>Yes</u>"),
        ] {
            assert_eq!(mended("M011", body, "name\nAnn"), expected);
        }
    }

    #[test]
    fn the_message_says_what_is_shown() {
        assert_eq!(
            messages("M011", "<u>Yes</u>", ""),
            ["The letter shows “<u>” as it is typed. Use the letter’s own marks, or take it out."]
        );
    }

    proptest! {
        #[test]
        fn the_end_of_an_element_is_the_next_of_its_name(texts in prop::collection::vec(prop::sample::select(&["<b>", "</b>", "<I>", "</i>", "<br>"][..]), 0..12)) {
            let span = crate::span::Span::default();
            let pieces: Vec<_> = texts.iter().map(|text| super::Piece { span, text }).collect();
            let ends = super::ends(&pieces);
            for (index, text) in texts.iter().enumerate() {
                let close = format!("</{}", text.trim_start_matches('<')).to_lowercase();
                let next = texts.iter().skip(index + 1).position(|next| *next == close);
                let next = next.and_then(|next| pieces.get(index + 1 + next));
                let found = ends[index].map(std::ptr::from_ref);
                prop_assert_eq!(found, next.map(std::ptr::from_ref));
            }
        }
    }
}
