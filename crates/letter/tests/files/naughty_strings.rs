//! Strings that have broken other programs: each comes out as it went in.

use crate::support::shared;
use letter::import::{self, Opened};
use letter::{Field, FieldKind, Recipient, Recipients, Template, csv, json};

fn strings() -> Vec<String> {
    shared("corpora/blns/blns.json")
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// A template that has the text in every place, and a recipient whose cell of that name has it.
fn with(text: &str) -> (Template, Recipients) {
    let field = Field {
        label: text.to_owned(),
        default: Some(text.to_owned()),
        help: Some(text.to_owned()),
        choices: vec![text.to_owned()],
        separator: Some(text.to_owned()),
        columns: vec![text.to_owned()],
        ..Field::new(text, FieldKind::Choice)
    };
    let template = Template {
        title: text.to_owned(),
        language: text.to_owned(),
        body: text.to_owned(),
        fields: vec![field, Field::new("plain", FieldKind::Text)],
        ..Template::default()
    };
    let recipient: Recipient = [(text, text), ("plain", text), ("undeclared", text)]
        .into_iter()
        .collect();
    (
        template,
        Recipients {
            recipients: vec![recipient],
            ..Recipients::default()
        },
    )
}

#[test]
fn they_survive_the_template_file() {
    for text in strings() {
        let (template, _) = with(&text);
        assert_eq!(
            json::read_template(&json::write_template(&template)),
            Ok(template),
            "{text:?}"
        );
    }
}

#[test]
fn they_survive_both_recipients_files() {
    for text in strings() {
        let (template, recipients) = with(&text);
        assert_eq!(
            json::read_recipients(&json::write_recipients(&recipients)).as_ref(),
            Ok(&recipients)
        );
        let recipients = Recipients {
            recipients: recipients
                .recipients
                .into_iter()
                .map(without_empty_cells)
                .collect(),
            ..Recipients::default()
        };
        let outcome = csv::read(
            csv::write(&template, &recipients).as_bytes(),
            Some(&template),
        );
        assert_eq!(outcome.problems, [], "{text:?}");
        assert_eq!(outcome.recipients, recipients, "{text:?}");
    }
}

/// A table cannot tell an empty cell from none, and to a letter they are the same.
fn without_empty_cells(mut recipient: Recipient) -> Recipient {
    std::sync::Arc::make_mut(&mut recipient.cells).retain(|_, text| !text.is_empty());
    recipient
}

#[test]
fn they_survive_as_a_file_name() {
    for text in strings() {
        let Ok(Opened::Markdown(template)) =
            import::open(b"Dear all,", &format!("{text}.md"), None)
        else {
            panic!("{text:?} is no Markdown");
        };
        assert_eq!(template.title, text);
    }
}

#[test]
fn they_open_as_a_file_without_a_panic() {
    for text in strings() {
        for name in ["", "a.json", "a.csv", "a.md", text.as_str()] {
            if let Ok(Opened::Markdown(template)) = import::open(text.as_bytes(), name, None) {
                assert_eq!(template.body, text.trim_start_matches('\u{feff}'));
            }
        }
    }
}
