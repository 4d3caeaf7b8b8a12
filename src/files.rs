//! Files: opening one by what is in it, and saving the letter and its parts.

use letter::import::{self, Opened};
use letter::{Recipients, csv, json};

use crate::platform::files as dialogs;
use crate::public::{self, Format};
use crate::session::{Action, Opening, Report, Session, Store};

/// What can be saved as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The template, without recipients.
    Template,
    /// The recipients as JSON.
    Recipients,
    /// The recipients as a table.
    Csv,
    /// The letter on the screen as plain text.
    Text,
    /// The letter on the screen as a web page.
    Html,
    /// The letter on the screen as Markdown.
    Markdown,
}

/// Lets the author choose a file, and opens it.
pub fn choose(store: &Store) {
    let store = store.clone();
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(file) = dialogs::choose(".json,.csv,.tsv,.md,.markdown,.txt").await {
            open_file(&store, file);
        }
    });
}

/// Opens a file that was chosen or dropped; says so where it cannot be.
pub fn open_file(store: &Store, file: web_sys::File) {
    let store = store.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let name = file.name();
        let result = match dialogs::read(&file).await {
            Some(bytes) => open(&store, &bytes, &name).map_err(|error| error.to_string()),
            None => Err("The browser could not read it.".to_owned()),
        };
        if let Err(reason) = result {
            let lines = vec![reason];
            let title = format!("“{name}” was not opened");
            store.dispatch(Action::Reported(Report { title, lines }));
        }
    });
}

/// Opens a file by what is in it: a template takes the place of the letter on the screen,
/// recipients that of its recipients.
///
/// # Errors
///
/// Says why it cannot be opened; what is there stays.
pub fn open(store: &Store, bytes: &[u8], name: &str) -> Result<(), letter::ReadError> {
    let session = store.session();
    match import::open(bytes, name, Some(&session.template))? {
        Opened::Template(template) | Opened::Markdown(template) => {
            store.dispatch(Action::Opened(Opening {
                template,
                ..Opening::default()
            }));
        }
        Opened::Recipients(recipients) => take_recipients(store, recipients),
        Opened::Csv(outcome) => {
            take_recipients(store, outcome.recipients);
            if !outcome.problems.is_empty() {
                let lines = outcome.problems.iter().map(ToString::to_string).collect();
                let title = format!("“{name}” was opened, but not all of it is clear");
                store.dispatch(Action::Reported(Report { title, lines }));
            }
        }
    }
    Ok(())
}

fn take_recipients(store: &Store, recipients: Recipients) {
    let count = recipients.recipients.len();
    store.dispatch(Action::RecipientsReplaced(recipients));
    store.dispatch(Action::Noticed(if count == 1 {
        "Opened 1 recipient.".to_owned()
    } else {
        format!("Opened {count} recipients.")
    }));
}

/// Saves a part of the letter as a file.
pub fn save(store: &Store, kind: FileKind) {
    let session = store.session();
    let Some(file) = file_of(&session, kind) else {
        return;
    };
    let store = store.clone();
    wasm_bindgen_futures::spawn_local(async move {
        if dialogs::save(&file.name, file.media, &file.text)
            .await
            .is_err()
        {
            let notice = format!("“{}” could not be saved.", file.name);
            store.dispatch(Action::Noticed(notice));
        }
    });
}

/// A file to be saved.
#[derive(Debug, PartialEq, Eq)]
struct TextFile {
    name: String,
    media: &'static str,
    text: String,
}

fn file_of(session: &Session, kind: FileKind) -> Option<TextFile> {
    let title = base_name(&session.template.title);
    let person = session.selected.map(|index| session.recipient_name(index));
    let letter = person.map_or(title.clone(), |person| {
        format!("{title} – {}", base_name(&person))
    });
    let (name, media, text) = match kind {
        FileKind::Template => {
            let text = json::write_template(&session.template);
            (format!("{title}.template.json"), "application/json", text)
        }
        FileKind::Recipients => {
            let text = json::write_recipients(&session.people.to_recipients());
            (format!("{title}.recipients.json"), "application/json", text)
        }
        FileKind::Csv => {
            let text = csv::write(&session.template, &session.people.to_recipients());
            (format!("{title}.csv"), "text/csv", text)
        }
        FileKind::Text => (
            format!("{letter}.txt"),
            "text/plain",
            text_of(session, Format::Text)?,
        ),
        FileKind::Html => (
            format!("{letter}.html"),
            "text/html",
            text_of(session, Format::Html)?,
        ),
        FileKind::Markdown => {
            let text = text_of(session, Format::Markdown)?;
            (format!("{letter}.md"), "text/markdown", text)
        }
    };
    Some(TextFile { name, media, text })
}

fn text_of(session: &Session, format: Format) -> Option<String> {
    public::letter(session, session.selected?, format).ok()
}

/// A title as the name of a file: without the characters that file systems refuse.
fn base_name(title: &str) -> String {
    let refused = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let name: String = title
        .chars()
        .map(|c| if refused(c) { ' ' } else { c })
        .take(80)
        .collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches('.').trim();
    if name.is_empty() {
        "Letter".to_owned()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use letter::import::{self, Opened};

    use super::{FileKind, base_name, file_of, open};
    use crate::sample;
    use crate::session::{Session, Store};

    #[test]
    fn a_template_file_holds_nothing_of_any_recipient() {
        let session = Session::new(sample::opening());
        let file = file_of(&session, FileKind::Template).unwrap();
        for recipient in session.people.iter() {
            for cell in recipient.cells.values().filter(|cell| cell.len() > 12) {
                let escaped = serde_json::to_string(cell).unwrap();
                assert!(!file.text.contains(escaped.trim_matches('"')), "{cell}");
            }
        }
    }

    #[test]
    fn what_was_saved_opens_again_as_it_was() {
        let store = Store::new(Session::new(sample::opening()));
        let before = store.session();
        for kind in [FileKind::Template, FileKind::Recipients, FileKind::Csv] {
            let file = file_of(&before, kind).unwrap();
            open(&store, file.text.as_bytes(), &file.name).unwrap();
            let after = store.session();
            assert_eq!(after.template.body, before.template.body);
            assert_eq!(after.template.fields, before.template.fields);
            if kind != FileKind::Template {
                assert_eq!(after.people.to_recipients(), before.people.to_recipients());
            }
        }
    }

    #[test]
    fn the_letter_on_the_screen_is_saved_for_whom_it_is() {
        let session = Session::new(sample::opening());
        let file = file_of(&session, FileKind::Text).unwrap();
        assert_eq!(
            file.name,
            "Thank you to our volunteers – Ilse Thornberry.txt"
        );
        assert!(file.text.contains("Dear Ilse,"));
    }

    #[test]
    fn a_table_is_recipients_and_a_text_is_a_template() {
        let opened = |text: &str| import::open(text.as_bytes(), "x", None).unwrap();
        assert!(matches!(opened("name,town\nAda,Marl\n"), Opened::Csv(_)));
        assert!(matches!(opened("Dear {{ name }},\n"), Opened::Markdown(_)));
    }

    #[test]
    fn the_name_of_a_file_is_one_that_every_system_takes() {
        assert_eq!(base_name("Thanks: 2026/27?"), "Thanks 2026 27");
        assert_eq!(base_name(" ... "), "Letter");
    }
}
