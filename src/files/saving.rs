//! Saving the letter and its parts as files, again and again to the same one.

use letter::{csv, json};

use crate::documents::file_name;
use crate::platform::files::{self as dialogs, FileError, FileKind, NewFile, Outcome};
use crate::public::{self, Format};
use crate::session::{Action, Store};

/// What can be saved as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
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

impl Saved {
    /// Whether the same file is written the next time: what is for one recipient alone must not
    /// take the place of another's.
    fn is_for_everyone(self) -> bool {
        matches!(self, Self::Template | Self::Recipients | Self::Csv)
    }
}

/// The name of the file that [`save`] writes without asking.
pub fn known_name(store: &Store, what: Saved) -> Option<String> {
    let place = store.files().place(store.session().epoch, what)?;
    Some(place.name())
}

/// Saves a part of the letter: to the file that it is in, or else where the author says.
pub fn save(store: &Store, what: Saved) {
    let (store, epoch) = (store.clone(), store.session().epoch);
    let Some(file) = file_of(&store, what) else {
        return;
    };
    wasm_bindgen_futures::spawn_local(async move {
        let known = store.files().place(epoch, what);
        let answer = match &known {
            Some(place) => dialogs::save_to(place, &file).await,
            None => dialogs::save(&file).await,
        };
        if answer.is_err() {
            store.files().forget(epoch, what);
        }
        if let Ok(Outcome::Saved(place)) = &answer
            && what.is_for_everyone()
        {
            store.files().remember(epoch, what, place.clone());
        }
        if let Some(said) = said(answer) {
            store.dispatch(Action::Noticed(said));
        }
    });
}

/// Saves a part of the letter where the author says, whatever file it is in.
pub fn save_elsewhere(store: &Store, what: Saved) {
    store.files().forget(store.session().epoch, what);
    save(store, what);
}

/// What there is to say of a file that was to be saved.
pub fn said(answer: Result<Outcome, FileError>) -> Option<String> {
    match answer {
        Ok(Outcome::Saved(place)) => Some(format!("Saved to “{}”.", place.name())),
        Ok(Outcome::Downloaded(name)) => Some(format!("“{name}” is among your downloads.")),
        Ok(Outcome::Cancelled) => None,
        Err(error) => Some(error.to_string()),
    }
}

pub(super) fn file_of(store: &Store, what: Saved) -> Option<NewFile> {
    let session = store.session();
    let title = session.template.title.as_str();
    let person = session.selected.map(|index| session.recipient_name(index));
    let letter = person.map_or_else(|| title.to_owned(), |person| format!("{title} – {person}"));
    let recipients = || session.people.to_recipients();
    let (name, kind, text) = match what {
        Saved::Template => {
            let name = file_name(title, "template.json");
            (
                name,
                FileKind::Json,
                json::write_template(&session.template),
            )
        }
        Saved::Recipients => {
            let name = file_name(title, "recipients.json");
            (name, FileKind::Json, json::write_recipients(&recipients()))
        }
        Saved::Csv => {
            let text = csv::write(&session.template, &recipients());
            (file_name(title, "csv"), FileKind::Csv, text)
        }
        Saved::Text => {
            let text = text_of(store, Format::Text)?;
            (file_name(&letter, "txt"), FileKind::Text, text)
        }
        Saved::Html => {
            let text = text_of(store, Format::Html)?;
            (file_name(&letter, "html"), FileKind::Html, text)
        }
        Saved::Markdown => {
            let text = text_of(store, Format::Markdown)?;
            (file_name(&letter, "md"), FileKind::Markdown, text)
        }
    };
    Some(NewFile { name, kind, text })
}

fn text_of(store: &Store, format: Format) -> Option<String> {
    let letter = public::letter(store, store.session().selected?, format);
    letter.ok().map(|letter| letter.to_string())
}
