//! `L002`: a link whose address a letter does not carry.
//!
//! ## What it finds
//! An address that does not begin with `https:`, `http:`, `mailto:` or `tel:`: a script, a file of
//! the writer's own computer, or an address whose beginning was forgotten.
//!
//! ## Why
//! On the recipient's computer it would lead elsewhere or nowhere, or run a program. The letter has
//! the text without the link.
//!
//! ## Example
//! `[our page](www.example.org)`
//!
//! ## Fix
//! Where the address is that of a web page or a mailbox: the beginning that it lacks.

use super::places::{PieceRule, waits_for_value};
use super::{Context, RuleInfo};
use crate::document::{Inline, InlineKind};
use crate::links::Target;
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::span::Span;

const INFO: RuleInfo = RuleInfo {
    code: "L002",
    name: "refused-link",
    severity: Severity::Warning,
    summary: "A link that a letter does not carry",
};

pub(super) fn rule() -> PieceRule {
    PieceRule::new(INFO, find, report)
}

fn report(context: &Context<'_>, range: Span, address: &str) -> Problem {
    INFO.at(range, message(address))
        .mended_by(fix(&context.template.body, range, address))
}

/// The address of such a link.
fn find(inline: &Inline) -> Option<String> {
    match &inline.kind {
        InlineKind::Link {
            target: Target::Refused(address),
            ..
        } => (!waits_for_value(address)).then(|| address.to_string()),
        _ => None,
    }
}

fn message(address: &str) -> String {
    if let Some(whole) = completed(address) {
        return format!(
            "The link to “{address}” lacks its beginning, so the letter has no link here. Write \
             “{whole}”."
        );
    }
    format!(
        "The letter has no link to “{address}”: it can lead to web pages (https:), mailboxes \
         (mailto:) and telephones (tel:) only. Change the address, or take the link out."
    )
}

/// The address with the beginning that it most likely lacks.
fn completed(address: &str) -> Option<String> {
    if address.contains([':', ' ']) || address.starts_with(['/', '.', '#', '?']) {
        return None;
    }
    let host = address.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, domain) = host.rsplit_once('@').unwrap_or(("", host));
    let (_, last) = domain.rsplit_once('.')?;
    let is_domain = last.len() > 1
        && last.chars().all(char::is_alphabetic)
        && domain
            .split('.')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-'));
    const FILES: [&str; 8] = ["pdf", "doc", "docx", "html", "htm", "txt", "md", "xlsx"];
    let is_file = host == address && FILES.contains(&last.to_lowercase().as_str());
    match is_domain && !is_file {
        false => None,
        true if name.is_empty() && !host.contains('@') => Some(format!("https://{address}")),
        true if !name.is_empty() && host == address => Some(format!("mailto:{address}")),
        true => None,
    }
}

/// Completes the address where it stands in the link as it is.
fn fix(body: &str, link: Span, address: &str) -> Option<Fix> {
    let whole = completed(address)?;
    let (text, target) = link.of(body).rsplit_once("](")?;
    let at = target.find(address)?;
    let start = link.start + text.len() + 2 + at;
    Some(Fix::new(
        format!("Change it to “{whole}”"),
        vec![Edit::new(Span::new(start, start + address.len()), whole)],
    ))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, mended, messages};

    #[test]
    fn an_address_that_is_not_allowed_is_found() {
        for address in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "file:///C:/letter.doc",
            "ftp://example.org",
            "/about",
            "#part",
            "www.example.org",
        ] {
            let body = format!("[here]({address})");
            assert_eq!(
                check_code("L002", &body, "name\nAnn"),
                [(body.as_str(), vec![])],
                "{address}"
            );
        }
        for address in [
            "https://example.org",
            "HTTP://example.org",
            "mailto:a@b.org",
            "tel:+44",
            "#",
        ] {
            let body = format!("[here]({address})");
            assert!(
                check_code("L002", &body, "name\nAnn").is_empty(),
                "{address}"
            );
        }
    }

    #[test]
    fn a_forgotten_beginning_is_put_in() {
        for (body, expected) in [
            ("[here](www.example.org)", "[here](https://www.example.org)"),
            (
                "[here](example.org/a?b \"t\")",
                "[here](https://example.org/a?b \"t\")",
            ),
            ("[Ann](ann@example.org)", "[Ann](mailto:ann@example.org)"),
            ("[here](report.pdf)", "[here](report.pdf)"),
            ("[here](javascript:alert)", "[here](javascript:alert)"),
            ("[here](/about)", "[here](/about)"),
        ] {
            assert_eq!(mended("L002", body, "name\nAnn"), expected);
        }
    }

    #[test]
    fn the_message_says_what_can_be_linked() {
        assert_eq!(
            messages("L002", "[x](www.example.org) [y](ftp://example.org)", ""),
            [
                "The link to “www.example.org” lacks its beginning, so the letter has no link here. \
                 Write “https://www.example.org”.",
                "The letter has no link to “ftp://example.org”: it can lead to web pages (https:), \
                 mailboxes (mailto:) and telephones (tel:) only. Change the address, or take the \
                 link out.",
            ]
        );
    }

    #[test]
    fn an_address_from_a_value_is_found_with_who() {
        let people = "name, url\nAnn, https://example.org\nBob, javascript:alert(1)";
        let body = "[page]({{ url }})";
        assert_eq!(check_code("L002", body, people), [(body, vec![1])]);
    }
}
