//! What is found of a kept document: what is whole is shown, and what is not is named.

use std::rc::Rc;

use letter::{ReadError, Template, json};

use crate::documents::{Access, Loss, OpenedDocument, Place};
use crate::sample;
use crate::session::Opening;

/// What is to be done with a document that was read.
#[derive(Clone, Debug)]
pub struct Found {
    /// What to show; none where neither its text nor its recipients are whole.
    pub opening: Option<Opening>,
    /// What is to be said; none where all of it is whole.
    pub damage: Option<Damage>,
}

/// What is not whole of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Damage {
    /// The document's own title.
    pub title: String,
    /// What is to be said, one thing in each.
    pub lines: Vec<String>,
    /// What is there and cannot be read, as it is.
    pub raw: Option<Rc<str>>,
}

impl Damage {
    /// What it is about, in a few words.
    #[must_use]
    pub fn heading(&self) -> String {
        match self.title.trim() {
            "" => "Not all of this letter could be opened".to_owned(),
            title => format!("Not all of “{title}” could be opened"),
        }
    }
}

/// One of the two parts that a letter is made of.
enum Part<T> {
    Whole(T),
    Lost,
    Unreadable(ReadError),
}

/// Reads a document part by part.
///
/// Where a part is there and cannot be read, the rest is shown as a letter of its own: it would
/// otherwise be written in the place of that part.
#[must_use]
pub fn found(document: OpenedDocument) -> Found {
    let template = part(&document, Loss::Template, &document.template, |text| {
        Ok(json::restore_template(text)?.template)
    });
    let is_cut = document.lost.contains(&Loss::SomeRecipients);
    let recipients = part(&document, Loss::Recipients, &document.recipients, |text| {
        json::restore_recipients(text).or_else(|error| match is_cut {
            // What was lost may be the end of the list.
            true => json::restore_recipients(&format!("{text}]}}")).map_err(|_| error),
            false => Err(error),
        })
    });
    let damage = damage(&document, &template, &recipients);
    let is_copy = damage.as_ref().is_some_and(|damage| damage.raw.is_some());
    let (template, recipients) = match (template, recipients) {
        (Part::Whole(template), recipients) => (template, recipients.or_default()),
        (_, Part::Whole(recipients)) => (blank(&document.title), recipients),
        _ => {
            return Found {
                opening: None,
                damage,
            };
        }
    };
    let Place { selected, caret } = document.place;
    let locked = document.access == Access::Read;
    let opening = Some(Opening {
        template,
        recipients,
        selected,
        caret,
        locked,
        document: (locked || !is_copy).then_some(document.id),
    });
    Found { opening, damage }
}

fn part<T>(
    document: &OpenedDocument,
    loss: Loss,
    text: &str,
    read: impl Fn(&str) -> Result<T, ReadError>,
) -> Part<T> {
    if document.lost.contains(&loss) {
        return Part::Lost;
    }
    match read(text) {
        Ok(whole) => Part::Whole(whole),
        Err(error) => Part::Unreadable(error),
    }
}

fn blank(title: &str) -> Template {
    Template {
        title: title.to_owned(),
        ..sample::blank(None).template
    }
}

fn damage<T, R>(
    document: &OpenedDocument,
    template: &Part<T>,
    recipients: &Part<R>,
) -> Option<Damage> {
    let lost = document.lost.iter().map(|loss| loss.sentence().to_owned());
    let mut lines: Vec<String> = lost.collect();
    let mut raw = Vec::new();
    if let Part::Unreadable(error) = template {
        lines.push(format!("Its text cannot be read: {error}"));
        raw.push(document.template.as_str());
    }
    if let Part::Unreadable(error) = recipients {
        lines.push(format!("Its recipients cannot be read: {error}"));
        raw.push(document.recipients.as_str());
    }
    if lines.is_empty() {
        return None;
    }
    if !template.is_whole() && !recipients.is_whole() {
        lines.push("Nothing of it can be shown.".to_owned());
    } else if !raw.is_empty() {
        lines.push(COPIED.to_owned());
    }
    Some(Damage {
        title: document.title.clone(),
        lines,
        raw: (!raw.is_empty()).then(|| raw.join("\n\n").into()),
    })
}

const COPIED: &str = "What can be read is shown as a letter of its own. The damaged one stays in the \
                      list of letters as it is.";

impl<T> Part<T> {
    fn is_whole(&self) -> bool {
        matches!(self, Self::Whole(_))
    }
}

impl<T: Default> Part<T> {
    fn or_default(self) -> T {
        match self {
            Self::Whole(part) => part,
            Self::Lost | Self::Unreadable(_) => T::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use letter::{MAX_FILE_BYTES, Recipient, Recipients};

    use super::*;
    use crate::documents::DocumentId;

    const TEMPLATE: &str = r#"{"type": "letterwright/template", "version": 1,
        "title": "Invitation", "body": "Dear {{ name }},"}"#;
    const RECIPIENTS: &str = r#"{"type": "letterwright/recipients", "version": 1,
        "recipients": [{"name": "Ada"}]}"#;

    fn kept(template: &str, recipients: &str) -> OpenedDocument {
        OpenedDocument {
            id: DocumentId::new("a"),
            title: "Invitation".to_owned(),
            modified: 0.0,
            template: template.to_owned(),
            recipients: recipients.to_owned(),
            place: Place::default(),
            lost: Vec::new(),
            access: Access::Write,
        }
    }

    /// What is shown of a document: its text, how many recipients, and whether under its own name;
    /// and what is said.
    #[track_caller]
    fn check(document: OpenedDocument, shown: Option<(&str, usize, bool)>, said: &[&str]) {
        let raw = format!("{}{}", document.template, document.recipients);
        let found = found(document);
        let opening = found.opening.as_ref().map(|opening| {
            let people = opening.recipients.recipients.len();
            let is_itself = opening.document.is_some();
            (opening.template.body.as_str(), people, is_itself)
        });
        assert_eq!(opening, shown);
        let lines = found.damage.as_ref().map_or(&[][..], |it| &it.lines);
        assert_eq!(lines.len(), said.len(), "{lines:?}");
        for (line, said) in lines.iter().zip(said) {
            assert!(line.starts_with(said), "{line}");
        }
        let offered = found.damage.and_then(|damage| damage.raw);
        let unreadable = said.iter().any(|line| line.contains("cannot be read"));
        assert_eq!(offered.is_some(), unreadable);
        assert!(
            offered
                .iter()
                .all(|text| raw.contains(&**text) || text.contains("\n\n"))
        );
    }

    #[test]
    fn a_whole_document_is_shown_and_nothing_said() {
        check(
            kept(TEMPLATE, RECIPIENTS),
            Some(("Dear {{ name }},", 1, true)),
            &[],
        );
    }

    #[test]
    fn what_is_gone_is_named_and_the_rest_shown_in_its_place() {
        let without = |lost: &[Loss], template, recipients| OpenedDocument {
            lost: lost.to_vec(),
            ..kept(template, recipients)
        };
        check(
            without(&[Loss::Recipients], TEMPLATE, ""),
            Some(("Dear {{ name }},", 0, true)),
            &["Its recipients are not in this browser any more."],
        );
        check(
            without(&[Loss::Template], "", RECIPIENTS),
            Some(("", 1, true)),
            &["Its text is not in this browser any more."],
        );
        check(
            without(&[Loss::Place, Loss::Record], TEMPLATE, RECIPIENTS),
            Some(("Dear {{ name }},", 1, true)),
            &["Where you were", "Its entry in the list"],
        );
        check(
            without(&[Loss::Template, Loss::Recipients], "", ""),
            None,
            &["Its text", "Its recipients", "Nothing of it"],
        );
    }

    #[test]
    fn those_who_are_left_of_a_long_list_are_shown() {
        let missing = "Some of its recipients are not in this browser any more.";
        let list = |text: &str| OpenedDocument {
            lost: vec![Loss::SomeRecipients],
            ..kept(TEMPLATE, text)
        };
        let shown = |count| Some(("Dear {{ name }},", count, true));
        check(list(RECIPIENTS), shown(1), &[missing]);
        let without_end = RECIPIENTS.trim_end_matches("]}");
        check(list(without_end), shown(1), &[missing]);
        let garbled = list(without_end.trim_end_matches('}'));
        let said = [
            missing,
            "Its recipients cannot be read: ",
            "What can be read",
        ];
        check(garbled, Some(("Dear {{ name }},", 0, false)), &said);
    }

    #[test]
    fn what_cannot_be_read_is_offered_and_never_written_over() {
        for garbled in [
            "",
            "?",
            "{}",
            "[1]",
            r#"{"type": "letterwright/template", "version": 9}"#,
        ] {
            check(
                kept(garbled, RECIPIENTS),
                Some(("", 1, false)),
                &["Its text cannot be read: ", "What can be read is shown"],
            );
            check(
                kept(TEMPLATE, garbled),
                Some(("Dear {{ name }},", 0, false)),
                &[
                    "Its recipients cannot be read: ",
                    "What can be read is shown",
                ],
            );
            check(
                kept(garbled, garbled),
                None,
                &[
                    "Its text cannot be read: ",
                    "Its recipients cannot be read: ",
                    "Nothing of it",
                ],
            );
        }
    }

    #[test]
    fn what_was_kept_opens_though_a_file_like_it_would_be_refused() {
        let template = r#"{"type": "letterwright/template", "version": 1, "body": "",
            "fields": [{"name": "town"}, {"name": "town"}]}"#;
        assert!(json::read_template(template).is_err());
        let long = "x".repeat(MAX_FILE_BYTES);
        let recipients = Recipients {
            recipients: vec![Recipient::from_iter([("town", long)])],
            ..Recipients::default()
        };
        let recipients = json::write_recipients(&recipients);
        assert!(json::read_recipients(&recipients).is_err());
        let found = found(kept(template, &recipients));
        assert_eq!(found.damage, None);
        let opening = found.opening.unwrap();
        let names: Vec<&str> = opening
            .template
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        assert_eq!((names[0], names.len()), ("town", 2));
        assert_ne!(names[1], "town");
        let cell = opening.recipients.recipients[0].cell("town");
        assert_eq!(cell.len(), MAX_FILE_BYTES);
    }
}
