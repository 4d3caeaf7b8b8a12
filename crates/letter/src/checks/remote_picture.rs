//! `M013`: a picture that the letter does not show.
//!
//! ## What it finds
//! A picture that is not part of the text itself, but would have to be fetched from somewhere.
//!
//! ## Why
//! Nothing is ever fetched: the address of a picture could carry a recipient's name to a stranger,
//! and tell who has opened the letter. The letter has the picture's description instead.
//!
//! ## Example
//! `![Our logo](https://example.org/logo.png)`

use super::places::{PieceRule, waits_for_value};
use super::{Context, RuleInfo};
use crate::document::{Inline, InlineKind};
use crate::problem::{Problem, Severity};
use crate::span::Span;

const INFO: RuleInfo = RuleInfo {
    code: "M013",
    name: "remote-picture",
    severity: Severity::Warning,
    summary: "A picture that the letter does not show",
};

pub(super) fn rule() -> PieceRule {
    PieceRule::new(INFO, find, report)
}

fn report(_context: &Context<'_>, range: Span, description: &str) -> Problem {
    let instead = match description.trim() {
        "" => "nothing".to_owned(),
        words => format!("“{words}”"),
    };
    let message = format!(
        "The letter shows {instead} instead of this picture: nothing is fetched from elsewhere. \
         Put the picture itself into the text as a data: address."
    );
    INFO.at(range, message)
}

/// The description of such a picture.
fn find(inline: &Inline) -> Option<String> {
    match &inline.kind {
        InlineKind::Image {
            source: None,
            alternative,
        } => (!waits_for_value(alternative)).then(|| alternative.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages};

    #[test]
    fn a_picture_from_elsewhere_is_found() {
        for body in [
            "![Logo](https://example.org/logo.png)",
            "![](logo.png)",
            "![x](data:text/html,x)",
            "![x](https://example.org/?n={{ name }})",
        ] {
            let found = check_code("M013", body, "name\nAnn");
            assert_eq!(found.len(), 1, "{body}");
            assert_eq!(found[0].0, body);
        }
        assert_eq!(
            messages("M013", "![Our logo](logo.png)", ""),
            [
                "The letter shows “Our logo” instead of this picture: nothing is fetched from \
              elsewhere. Put the picture itself into the text as a data: address."
            ]
        );
    }

    #[test]
    fn a_picture_in_the_text_itself_is_none() {
        let body = "![x](data:image/png;base64,iVBORw0KGgo=)";
        assert_eq!(check_code("M013", body, "name\nAnn"), []);
    }
}
