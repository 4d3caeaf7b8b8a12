//! Files: opening one by what is in it, and saving the letter and its parts.

pub mod base64;
mod font_file;
mod known;
mod picture_file;
mod saving;

use letter::import::{self, Opened};
use letter::{Field, FieldKind, csv};

pub use font_file::FontFile;
pub use known::KnownFiles;
pub use picture_file::{PictureFault, PictureFile};
pub use saving::{Saved, known_name, said, save, save_elsewhere};

use crate::platform::dom::File;
use crate::platform::files::{self as dialogs, FileContent, FileError};
use crate::session::{Action, Incoming, Opening, Report, Store};

/// Lets the author choose a file, and opens it.
pub fn choose(store: &Store) {
    let store = store.clone();
    wasm_bindgen_futures::spawn_local(async move {
        match dialogs::choose().await {
            Ok(Some(file)) => open_read(&store, Ok(file)),
            Ok(None) => {}
            Err(error) => open_read(&store, Err(error)),
        }
    });
}

/// Opens a file that was dropped; says so where it cannot be.
pub fn open_file(store: &Store, file: File) {
    let store = store.clone();
    wasm_bindgen_futures::spawn_local(async move {
        open_read(&store, dialogs::read(&file).await);
    });
}

fn open_read(store: &Store, file: Result<FileContent, FileError>) {
    let (title, reason) = match file {
        Ok(file) => match open_or_ask(store, &file) {
            Ok(()) => return,
            Err(error) => (format!("“{}” was not opened", file.name), error.to_string()),
        },
        Err(error) => ("The file was not opened".to_owned(), error.to_string()),
    };
    let lines = vec![reason];
    store.dispatch(Action::Reported(Report { title, lines }));
}

/// Opens a file for the author: where it brings recipients and there are some, they are asked what
/// becomes of those.
fn open_or_ask(store: &Store, file: &FileContent) -> Result<(), letter::ReadError> {
    let before = store.session().epoch;
    let incoming = take_in(store, &file.bytes, &file.name)?;
    let epoch = store.session().epoch;
    if let Some(place) = file
        .place
        .clone()
        .filter(|_| epoch != before && file.is_json())
    {
        store.files().remember(epoch, Saved::Template, place);
    }
    if let Some(incoming) = incoming {
        store.dispatch(if store.session().readonly {
            Action::Noticed("This letter can only be read here: nobody was added to it.".to_owned())
        } else {
            Action::RecipientsBrought(incoming)
        });
    }
    Ok(())
}

/// Opens a file by what is in it: a template takes the place of the letter on the screen,
/// recipients that of its recipients.
///
/// # Errors
///
/// Says why it cannot be opened; what is there stays.
pub fn open(store: &Store, bytes: &[u8], name: &str) -> Result<(), letter::ReadError> {
    if let Some(incoming) = take_in(store, bytes, name)? {
        store.dispatch(Action::RecipientsOpened(incoming.recipients));
        if let Some(report) = incoming.report {
            store.dispatch(Action::Reported(report));
        }
    }
    Ok(())
}

/// Opens a template; answers the recipients where the file has those.
fn take_in(store: &Store, bytes: &[u8], name: &str) -> Result<Option<Incoming>, letter::ReadError> {
    let session = store.session();
    let incoming = |recipients, report| {
        let file = name.to_owned();
        Some(Incoming {
            file,
            recipients,
            report,
        })
    };
    Ok(match import::open(bytes, name, Some(&session.template))? {
        Opened::Template(template) | Opened::Markdown(template) => {
            store.dispatch(Action::Opened(Opening {
                template,
                ..Opening::default()
            }));
            None
        }
        Opened::Recipients(recipients) => incoming(recipients, None),
        Opened::Csv(outcome) => {
            declare_columns(store, &outcome.columns);
            let lines: Vec<String> = outcome.problems.iter().map(ToString::to_string).collect();
            let title = format!("“{name}” was opened, but not all of it is clear");
            let report = (!lines.is_empty()).then_some(Report { title, lines });
            incoming(outcome.recipients, report)
        }
    })
}

/// Makes a field of each column, for a letter that has no fields yet.
fn declare_columns(store: &Store, columns: &[csv::Column]) {
    if !store.session().template.fields.is_empty() {
        return;
    }
    for column in columns {
        let mut field = Field::new(column.name.clone(), FieldKind::Text);
        field.label.clone_from(&column.heading);
        store.dispatch(Action::FieldAdded(field));
    }
}

#[cfg(test)]
mod tests {
    use letter::import::{self, Opened};

    use super::saving::file_of;
    use super::{Saved, open};
    use crate::sample;
    use crate::session::{Session, Store};

    #[test]
    fn a_template_file_holds_nothing_of_any_recipient() {
        let store = Store::new(Session::new(sample::opening()));
        let file = file_of(&store, Saved::Template).unwrap();
        for recipient in store.session().people.iter() {
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
        let kinds = [Saved::Template, Saved::Recipients, Saved::Csv];
        for (kind, file) in kinds.map(|kind| (kind, file_of(&store, kind).unwrap())) {
            open(&store, file.text.as_bytes(), &file.name).unwrap();
            let after = store.session();
            assert_eq!(after.template.body, before.template.body);
            assert_eq!(after.template.fields, before.template.fields);
            if kind != Saved::Template {
                assert_eq!(after.people.to_recipients(), before.people.to_recipients());
            }
        }
    }

    #[test]
    fn a_table_for_a_letter_without_fields_brings_its_columns_along() {
        let store = Store::new(Session::new(sample::blank(None)));
        open(&store, b"Full name,Town\nAda Quill,Marl\n", "guests.csv").unwrap();
        let session = store.session();
        let labels: Vec<&str> = session
            .template
            .fields
            .iter()
            .map(|field| field.display_name())
            .collect();
        assert_eq!(labels, ["Full name", "Town"]);
        assert_eq!(session.recipient_name(0), "Ada Quill");
    }

    #[test]
    fn the_letter_on_the_screen_is_saved_for_whom_it_is() {
        let store = Store::new(Session::new(sample::opening()));
        let file = file_of(&store, Saved::Text).unwrap();
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
}
