//! The letter that a first visit opens with, and the blank one that a new document begins with.

use letter::{Recipients, Template, json};

use crate::session::Opening;

const TEMPLATE: &str = include_str!("template.json");
const RECIPIENTS: &str = include_str!("recipients.json");

/// The sample: a letter of a museum to its volunteers, none of whom exists.
#[must_use]
pub fn opening() -> Opening {
    Opening {
        template: json::read_template(TEMPLATE).unwrap_or_default(),
        recipients: json::read_recipients(RECIPIENTS).unwrap_or_default(),
        ..Opening::default()
    }
}

/// A letter without a word in it, for nobody yet.
#[must_use]
pub fn blank(language: Option<&str>) -> Opening {
    let mut template = Template::default();
    if let Some(language) = language {
        template.language = language.to_owned();
    }
    Opening {
        template,
        recipients: Recipients::default(),
        ..Opening::default()
    }
}

#[cfg(test)]
mod tests {
    use letter::FieldKind;

    #[test]
    fn the_sample_shows_every_kind_of_field_but_lists() {
        let sample = super::opening();
        let kinds: Vec<FieldKind> = sample
            .template
            .fields
            .iter()
            .map(|field| field.kind)
            .collect();
        for kind in FieldKind::ALL {
            // A first letter is no place for a repetition.
            let is_shown = kinds.contains(&kind);
            assert_eq!(is_shown, kind != FieldKind::List, "{kind:?}");
        }
        assert_eq!(sample.recipients.recipients.len(), 6);
    }
}
