//! `M016`: HTML in a recipient's value.
//!
//! ## What it finds
//! A tag or a comment of HTML in a value of a Markdown field.
//!
//! ## Why
//! Markdown elsewhere takes HTML, and a letter does not: it prints as it is typed.
//!
//! ## Example
//! A cell that holds `Thank you for your <b>generous</b> gift.`

use super::concerned::Concerned;
use super::typed_html::is_html;
use super::who::letters_to;
use super::{Context, Rule, RuleInfo, Seen};
use crate::compose::cell;
use crate::document::{Inline, InlineKind};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::shorten::{QUOTE, shorten};
use crate::span::Span;
use crate::template::{Field, FieldKind};
use crate::walk;

/// Values that hold HTML.
#[derive(Debug, Default)]
pub(super) struct HtmlInValue {
    /// Whose value, by where it prints, its field's index, and what it holds.
    found: Concerned<(Span, usize, String)>,
}

const INFO: RuleInfo = RuleInfo {
    code: "M016",
    name: "html-in-value",
    severity: Severity::Warning,
    summary: "HTML in a value, which prints as it is typed",
};

impl Rule for HtmlInValue {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, context: &Context<'_>, seen: Seen<'_>) {
        let Seen {
            index,
            letter,
            recipient,
        } = seen;
        let fields = &context.template.fields;
        let may_hold = |field: &Field| {
            field.kind == FieldKind::Markdown && cell(field, recipient).contains('<')
        };
        if !fields.iter().any(may_hold) {
            return;
        }
        let mut last = None;
        let mut visit = |inline: &Inline| {
            let origin = &inline.origin;
            let InlineKind::Text(text) = &inline.kind else {
                return;
            };
            let of_field = |field: &Field| Some(&field.name) == origin.field.as_ref();
            let Some(at) = fields.iter().position(of_field) else {
                return;
            };
            let is_found = fields.get(at).is_some_and(|field| {
                may_hold(field) && is_html(text) && is_written(text, cell(field, recipient))
            });
            // One problem for each value, however many tags it holds.
            if is_found && last != Some(origin.range) {
                last = Some(origin.range);
                self.found
                    .add((origin.range, at, shorten(text, QUOTE)), index);
            }
        };
        let notes = letter.document.notes.iter().map(|note| &note.blocks);
        for blocks in std::iter::once(&letter.document.blocks).chain(notes) {
            walk::each_line(blocks, &mut |_, content| walk::inlines(content, &mut visit));
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let mut problems = Vec::new();
        for ((place, at, html), who) in self.found.take().into_each() {
            let Some(field) = context.template.fields.get(at) else {
                continue;
            };
            let message = format!(
                "“{}” holds HTML in {}, and “{html}” prints as it is typed. Use the letter’s own \
                 marks in the value, such as **bold**, or take it out.",
                field.display_name(),
                letters_to(context.template, recipients, &who),
            );
            let problem = INFO.at(place, message).concerning(who);
            problems.push(problem.about(&field.name));
        }
        problems
    }
}

/// Whether `html` stands in the cell as HTML: not where a backslash takes its meaning away.
fn is_written(html: &str, cell: &str) -> bool {
    cell.match_indices(html).any(|(at, _)| {
        let before = cell.get(..at).unwrap_or_default();
        let escapes = before.len() - before.trim_end_matches('\\').len();
        escapes % 2 == 0
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages, of_code};

    const BODY: &str = "Dear {{ who }},\n\n{{ thanks }}\n";

    #[test]
    fn html_in_a_value_names_its_recipients_and_its_field() {
        let people = "who, thanks (markdown)\n\
                      Ann, For <b>all</b> of <i>it</i>.\n\
                      Bob, For **all** of it.\n\
                      Cleo, <b>Much</b>";
        assert_eq!(
            check_code("M016", BODY, people),
            [("{{ thanks }}", vec![0, 2])]
        );
        assert_eq!(
            messages("M016", BODY, people),
            [
                "“thanks” holds HTML in the letters to Ann and Cleo, and “<b>” prints as it is typed. \
              Use the letter’s own marks in the value, such as **bold**, or take it out."
            ]
        );
        let field = of_code("M016", BODY, people).remove(0).field;
        assert_eq!(field.as_ref().map(|name| name.as_str()), Some("thanks"));
    }

    #[test]
    fn whole_blocks_of_html_are_found() {
        for value in ["<!-- later -->", "<div>", "<p>All of it</p>"] {
            let people = format!("who, thanks (markdown)\nAnn, {value}");
            assert_eq!(check_code("M016", BODY, &people).len(), 1, "{value}");
        }
    }

    #[test]
    fn what_only_looks_like_html_is_none() {
        for value in [
            "1 < 2 and 3 > 2",
            "\\<b>",
            "`<b>`",
            "<https://example.org>",
            "&lt;b&gt;",
        ] {
            let people = format!("who, thanks (markdown)\nAnn, {value}");
            assert!(check_code("M016", BODY, &people).is_empty(), "{value}");
        }
        let text = "who, thanks\nAnn, <b>";
        assert!(check_code("M016", BODY, text).is_empty(), "text is text");
    }
}
