//! The letter of the chosen recipient, derived from the session and never stored in it.

use std::rc::Rc;

use letter::{FieldKind, Letter, Merger, Recipient, Template};

use super::{Session, Shared};

/// A template made ready, and one letter merged from it.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The template that was merged.
    pub template: Shared<Template>,
    /// The letter.
    pub letter: Rc<Letter>,
}

impl PartialEq for Merged {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.letter, &other.letter) && self.template == other.template
    }
}

impl Merged {
    /// The letter of the chosen recipient; where there is nobody, one with the fields' names for
    /// values.
    #[must_use]
    pub fn of(merger: &Merger, session: &Session) -> Self {
        let letter = match session.recipient() {
            Some(recipient) => merger.merge(recipient),
            None => merger.merge(&nobody(&session.template)),
        };
        Self {
            template: session.template.clone(),
            letter: Rc::new(letter),
        }
    }
}

/// A recipient that has the name of each field for its value, where a value may be any text.
#[must_use]
pub fn nobody(template: &Template) -> Recipient {
    let texts = template.fields.iter().filter(|field| {
        matches!(
            field.kind,
            FieldKind::Text | FieldKind::Lines | FieldKind::Markdown | FieldKind::List
        )
    });
    texts
        .map(|field| (field.name.clone(), format!("‹{}›", field.display_name())))
        .collect()
}

#[cfg(test)]
mod tests {
    use letter::{Field, FieldKind, Merger, Template, formats};

    use super::Merged;
    use crate::session::{Opening, Session};

    #[test]
    fn without_recipients_the_letter_shows_the_names_of_its_fields() {
        let mut field = Field::new("salutation", FieldKind::Text);
        field.label = "Salutation".to_owned();
        let template = Template {
            fields: vec![field],
            body: "Dear {{ salutation }},".to_owned(),
            ..Template::default()
        };
        let session = Session::new(Opening {
            template,
            ..Opening::default()
        });
        let merger = Merger::new((*session.template).clone());
        let merged = Merged::of(&merger, &session);
        assert_eq!(
            formats::text::write(&merged.letter.document).trim(),
            "Dear ‹Salutation›,"
        );
    }
}
