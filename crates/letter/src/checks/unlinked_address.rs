//! `L003`: an address that is no link.
//!
//! ## What it finds
//! Text that reads like the address of a mailbox or a web page and is not part of a link, in the
//! template and in recipients' values.
//!
//! ## Why
//! Whoever reads the letter on a screen cannot follow it.
//!
//! ## Example
//! `Write to office@example.org.`
//!
//! ## Fix
//! In the template: the address between `<` and `>`, which makes it a link.

use super::addresses::{AddressKind, addresses};
use super::concerned::Concerned;
use super::lines::{Line, lines};
use super::places::each_in_outline;
use super::reach::Reach;
use super::{Context, Rule, RuleInfo, Seen};
use crate::document::{Block, Inline, InlineKind};
use crate::markdown::Outline;
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::walk;

#[derive(Debug, Default)]
pub(super) struct UnlinkedAddress {
    /// By the tag, and the first recipient's address there.
    found: Concerned<Span>,
    samples: std::collections::BTreeMap<Span, String>,
}

const INFO: RuleInfo = RuleInfo {
    code: "L003",
    name: "unlinked-address",
    severity: Severity::Advice,
    summary: "An address that is no link",
};

impl Rule for UnlinkedAddress {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, _: &Context<'_>, seen: Seen<'_>) {
        let Seen { index, letter, .. } = seen;
        let mut look = |_: &Block, content: &[Inline]| {
            each_unlinked_value(content, &mut |inline, text| {
                if let Some(address) = addresses(text).first() {
                    let tag = inline.origin.range;
                    self.found.add(tag, index);
                    let samples = self.samples.entry(tag);
                    samples.or_insert_with(|| address.text.to_owned());
                }
            });
        };
        walk::each_line(&letter.document.blocks, &mut look);
        for note in &letter.document.notes {
            walk::each_line(&note.blocks, &mut look);
        }
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let mut problems = in_template(context.outline, &context.template.body);
        let samples = std::mem::take(&mut self.samples);
        for (tag, indices) in self.found.take().into_each() {
            let sample = samples.get(&tag).map_or("", String::as_str);
            let message = format!(
                "A value holds the address “{sample}”, which is no link here. If it should be one, \
                 write a link around the tag: [{{{{ … }}}}](mailto:{{{{ … }}}})."
            );
            problems.push(INFO.at(tag, message).concerning(indices));
        }
        problems
    }
}

/// Calls `visit` with each value of `content` that is no link's text.
fn each_unlinked_value(content: &[Inline], visit: &mut dyn FnMut(&Inline, &str)) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text(text) if inline.origin.merged => visit(inline, text),
            InlineKind::Link { .. } => {}
            _ => each_unlinked_value(inline.content(), visit),
        }
    }
}

fn in_template(outline: &Outline, body: &str) -> Vec<Problem> {
    let mut links: Vec<Span> = Vec::new();
    each_in_outline(outline, &mut |inline| {
        if matches!(inline.kind, InlineKind::Link { .. }) {
            links.push(inline.origin.range);
        }
    });
    let links = Reach::of(links);
    let notes = outline.definitions.iter();
    let mut all = lines(&outline.blocks, body);
    all.extend(notes.flat_map(|note| lines(&note.blocks, body)));
    all.iter()
        .flat_map(|line| in_line(line, &links, body))
        .collect()
}

fn in_line(line: &Line, links: &Reach, body: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for address in addresses(&line.text) {
        let end = address.start + address.text.len();
        let range = line.span(address.start, end);
        // No link stands in another.
        if links.holds_all(range) {
            continue;
        }
        let link = match address.kind {
            AddressKind::Mailbox | AddressKind::Page => format!("<{}>", address.text),
            AddressKind::PageWithoutScheme => format!("[{0}](https://{0})", address.text),
        };
        let fix = line
            .exact_span(address.start, end, body)
            .map(|range| Fix::new("Make it a link", vec![Edit::new(range, link)]));
        let message = format!(
            "“{}” looks like an address and is no link. Make it one, so that it can be followed.",
            address.text
        );
        problems.push(INFO.at(range, message).mended_by(fix));
    }
    problems
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, mended, messages};

    #[test]
    fn an_address_in_the_text_is_found_and_made_a_link() {
        for (body, expected) in [
            ("Write to ann@example.org.", "Write to <ann@example.org>."),
            (
                "**See https://example.org/a**",
                "**See <https://example.org/a>**",
            ),
            (
                "www.example.org",
                "[www.example.org](https://www.example.org)",
            ),
            (
                "A note[^a].\n\n[^a]: www.example.org",
                "A note[^a].\n\n[^a]: [www.example.org](https://www.example.org)",
            ),
        ] {
            assert_eq!(check_code("L003", body, "name\nAnn").len(), 1, "{body}");
            assert_eq!(mended("L003", body, "name\nAnn"), expected);
        }
    }

    #[test]
    fn a_link_is_one_already() {
        for body in [
            "<ann@example.org> <https://example.org>",
            "[write to ann@example.org](mailto:ann@example.org)",
            "[**www.example.org**](https://example.org)",
            "`ann@example.org`",
        ] {
            assert_eq!(check_code("L003", body, "name\nAnn"), [], "{body}");
        }
    }

    #[test]
    fn a_value_that_holds_one_is_found_with_who() {
        let people =
            "name, mail, more (markdown)\nAnn, , x\nBob, bob@example.org, <bob@example.org>";
        for (body, expected) in [
            ("Yours: {{ mail }}", vec![("{{ mail }}", vec![1])]),
            ("[{{ mail }}](mailto:{{ mail }})", vec![]),
            ("{{ more }}", vec![]),
        ] {
            assert_eq!(check_code("L003", body, people), expected, "{body}");
        }
        assert_eq!(
            messages("L003", "{{ mail }}", people),
            [
                "A value holds the address “bob@example.org”, which is no link here. If it should be \
              one, write a link around the tag: [{{ … }}](mailto:{{ … }})."
            ]
        );
    }
}
