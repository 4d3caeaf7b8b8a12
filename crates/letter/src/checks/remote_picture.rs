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

use super::places::{Places, waits_for_value};
use super::{Context, Rule, RuleInfo};
use crate::document::{Inline, InlineKind};
use crate::merge::Letter;
use crate::problem::{Problem, Severity};
use crate::recipients::{Recipient, Recipients};

#[derive(Debug, Default)]
pub(super) struct RemotePicture {
    /// The picture's description, by place.
    found: Places<String>,
}

const INFO: RuleInfo = RuleInfo {
    code: "M013",
    name: "remote-picture",
    severity: Severity::Warning,
    summary: "A picture that the letter does not show",
};

impl Rule for RemotePicture {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(
        &mut self,
        context: &Context<'_>,
        index: usize,
        _recipient: &Recipient,
        letter: &Letter,
    ) {
        self.found
            .look(context.outline, index, &letter.document, find);
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        self.found.look_at_template(context.outline, &find);
        let found = self.found.take().into_iter();
        found
            .map(|(range, description, recipients)| {
                let instead = match description.trim() {
                    "" => "nothing".to_owned(),
                    words => format!("“{words}”"),
                };
                let message = format!(
                    "The letter shows {instead} instead of this picture: nothing is fetched from \
                     elsewhere. Put the picture itself into the text as a data: address."
                );
                INFO.at(range, message).concerning(recipients)
            })
            .collect()
    }
}

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
