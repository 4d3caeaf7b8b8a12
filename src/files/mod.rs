//! Files: opening one by what is in it, and saving the letter and its parts.

pub mod base64;
mod font_file;
mod known;
mod opened;
mod opening;
mod picture_file;
mod reading;
mod saving;

pub use font_file::FontFile;
pub use known::KnownFiles;
pub use opening::{OpenError, open};
pub use picture_file::{PictureFault, PictureFile};
pub use saving::{Saved, known_name, said, save, save_elsewhere};

use crate::platform::dom::File;
use crate::platform::files::{self as dialogs, FileContent, FileError};
use crate::session::{Action, Report, Store, Unread};
use letter::encoding::Encoding;
use letter::import::Import;
use opening::{Content, take_in};
use reading::{InDoubt, Read};

/// Lets the author choose a file, and opens it.
pub fn choose(store: &Store) {
    let store = store.clone();
    wasm_bindgen_futures::spawn_local(async move {
        match dialogs::choose().await {
            Ok(Some(file)) => open_read(&store, Ok(file)).await,
            Ok(None) => {}
            Err(error) => open_read(&store, Err(error)).await,
        }
    });
}

/// Opens a file that was dropped; says so where it cannot be.
pub fn open_file(store: &Store, file: File) {
    let store = store.clone();
    wasm_bindgen_futures::spawn_local(async move {
        open_read(&store, dialogs::read(&file).await).await;
    });
}

async fn open_read(store: &Store, file: Result<FileContent, FileError>) {
    match file {
        Ok(file) => {
            let name = file.name.clone();
            say_failure(store, &name, open_or_ask(store, file).await);
        }
        Err(error) => store.dispatch(Action::Reported(Report {
            title: "The file was not opened".to_owned(),
            lines: vec![error.to_string()],
        })),
    }
}

fn say_failure(store: &Store, name: &str, opened: Result<(), OpenError>) {
    if let Err(error) = opened
        && error != OpenError::Cancelled
    {
        store.dispatch(Action::Reported(Report {
            title: format!("“{name}” was not opened"),
            lines: vec![error.to_string()],
        }));
    }
}

/// Opens a file for the author: where it is not sure how it is to be read, or it brings recipients and
/// there are some, she is asked.
async fn open_or_ask(store: &Store, file: FileContent) -> Result<(), OpenError> {
    let (is_json, name) = (file.is_json(), file.name);
    let opener = opening::opener(store, file.bytes, &name, None);
    match reading::read(store, &name, opener, InDoubt::Ask).await? {
        Read::Whole(import) => {
            let before = store.session().epoch;
            show(store, &name, *import)?;
            let epoch = store.session().epoch;
            if let Some(place) = file.place.filter(|_| epoch != before && is_json) {
                store.files().remember(epoch, Saved::Template, place);
            }
        }
        Read::Unsure(bytes, detected) => store.dispatch(Action::ReadingAsked(Unread {
            name,
            bytes,
            readings: detected.readings,
        })),
    }
    Ok(())
}

/// Opens a file in the encoding that the author chose.
pub fn open_reading(store: &Store, unread: &Unread, encoding: Encoding) {
    let (store, name) = (store.clone(), unread.name.clone());
    let opener = opening::opener(&store, unread.bytes.clone(), &name, Some(encoding));
    wasm_bindgen_futures::spawn_local(async move {
        let read = reading::read(&store, &name, opener, InDoubt::Guess).await;
        let shown = read.and_then(|read| match read {
            Read::Whole(import) => show(&store, &name, *import),
            Read::Unsure(..) => Err(OpenError::Cancelled),
        });
        say_failure(&store, &name, shown);
    });
}

/// Shows a template; asks what becomes of recipients.
fn show(store: &Store, name: &str, import: Import) -> Result<(), OpenError> {
    if let Content::People(incoming, _) = take_in(store, name, import)? {
        store.dispatch(Action::RecipientsBrought(incoming));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use letter::import::{self, Opened, Step};
    use letter::{Field, FieldKind, Recipient, Recipients, json};

    use super::opened::OpenedFile;
    use super::opening::{OpenOptions, opener, place};
    use super::saving::file_of;
    use super::{OpenError, Saved};
    use crate::sample;
    use crate::session::{Action, Session, Store};

    /// Opens the file as a host does, without a pause.
    fn open_with(
        store: &Store,
        bytes: &[u8],
        name: &str,
        options: &OpenOptions,
    ) -> Result<OpenedFile, OpenError> {
        let encoding = options.encoding()?;
        let mut opener = opener(store, bytes.to_vec(), name, encoding);
        loop {
            if let Step::Done(import) = opener.step() {
                return place(store, name, *import?, options);
            }
        }
    }

    fn open(store: &Store, bytes: &[u8], name: &str) -> Result<OpenedFile, OpenError> {
        open_with(store, bytes, name, &OpenOptions::default())
    }

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

    /// A letter to `name`, which Ada is to get.
    fn letter_to_ada() -> Store {
        let mut opening = sample::blank(None);
        opening.template.fields = vec![Field::new("name", FieldKind::Text)];
        opening.recipients.recipients = vec![Recipient::from_iter([("name", "Ada")])];
        Store::new(Session::new(opening))
    }

    #[test]
    fn a_list_is_never_replaced_by_nothing() {
        let nobody = json::write_recipients(&Recipients::default());
        for text in ["name,town\n", ",\n", nobody.as_str()] {
            let store = letter_to_ada();
            let error = open(&store, text.as_bytes(), "x.csv").unwrap_err();
            assert!(error.to_string().starts_with("This file") || error == OpenError::Nobody);
            assert_eq!(store.session().recipient_name(0), "Ada", "{text}");
        }
    }

    #[test]
    fn the_host_is_told_what_was_taken_and_what_was_not() {
        let store = letter_to_ada();
        let opened = open(&store, b"Full Name,Phone\nAnn,1\nBen,\"2\n", "x.csv").unwrap();
        assert_eq!(
            (opened.recipients, opened.missing),
            (2, vec!["name".to_owned()])
        );
        let columns = opened.columns.iter();
        let columns: Vec<_> = columns
            .map(|one| (one.heading.as_str(), one.suggestion.as_deref()))
            .collect();
        assert_eq!(columns, [("Full Name", Some("name")), ("Phone", None)]);
        let lines: Vec<_> = opened.warnings.iter().map(|one| one.line).collect();
        assert_eq!(lines, [Some(1), Some(3), None]);
        assert!(opened.warnings[2].message.contains("“Full Name”"));
    }

    #[test]
    fn a_host_can_say_which_column_is_which_field() {
        let lead = |field: &str| OpenOptions {
            encoding: None,
            columns: [("Full Name".to_owned(), field.to_owned())].into(),
        };
        let store = letter_to_ada();
        let table = b"Full Name,Phone\nAnn,1\n";
        let wrong = open_with(&store, table, "x.csv", &lead("nam")).unwrap_err();
        assert!(wrong.to_string().contains("“nam”"));
        let opened = open_with(&store, table, "x.csv", &lead("name")).unwrap();
        assert_eq!(opened.columns[0].field.as_deref(), Some("name"));
        assert_eq!(opened.missing, [""; 0]);
        assert_eq!(store.session().recipient_name(0), "Ann");
        // The template remembers it.
        open(&store, b"full name\nBea\n", "y.csv").unwrap();
        assert_eq!(store.session().recipient_name(0), "Bea");
    }

    #[test]
    fn where_the_encoding_is_not_sure_the_host_is_told_and_can_say_it() {
        let store = letter_to_ada();
        let table = b"name\nH\xE9l\xE8ne\n";
        let opened = open(&store, table, "x.csv").unwrap();
        let readings: Vec<_> = opened.readings.iter().map(|one| one.encoding).collect();
        assert_eq!(readings, ["windows-1252", "windows-1250"]);
        assert!(opened.warnings[0].message.contains("Hélčne"));
        assert!(store.session().report.is_some(), "the author is told too");
        let option = |encoding: &str| OpenOptions {
            encoding: Some(encoding.to_owned()),
            ..OpenOptions::default()
        };
        let opened = open_with(&store, table, "x.csv", &option("cp1250")).unwrap();
        assert_eq!(
            (opened.encoding, opened.readings),
            ("windows-1250", Vec::new())
        );
        assert_eq!(store.session().recipient_name(0), "Hélčne");
        let wrong = open_with(&store, table, "x.csv", &option("Latin-99")).unwrap_err();
        assert!(wrong.to_string().contains("“Latin-99”"));
    }

    #[test]
    fn a_letter_that_can_only_be_read_takes_nobody_and_says_so() {
        let store = letter_to_ada();
        store.dispatch(Action::ReadonlySet(true));
        assert_eq!(
            open(&store, b"name\nBea\n", "x.csv"),
            Err(OpenError::Readonly)
        );
    }

    #[test]
    fn a_table_is_recipients_and_a_text_is_a_template() {
        let opened = |text: &str| import::open(text.as_bytes(), "x", None).unwrap();
        assert!(matches!(opened("name,town\nAda,Marl\n"), Opened::Csv(_)));
        assert!(matches!(opened("Dear {{ name }},\n"), Opened::Markdown(_)));
    }
}
