//! Opening a file by what is in it, and what came of it.

use letter::columns::{self, Lead};
use letter::csv::{CellProblem, Column, CsvOutcome, NO_FIELD};
use letter::encoding::Encoding;
use letter::import::{Import, Opened, Opener};
use letter::{Field, FieldKind, ReadError, Recipients, Template};
use thiserror::Error;

use super::opened::{OpenedFile, OpenedKind};
use super::reading::{self, InDoubt, Read};
use crate::session::{Action, Incoming, Opening, People, Report, Store};

/// What whoever opens a file says about it beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OpenOptions {
    /// The name of the encoding that the file is in; without it, it is found out.
    pub encoding: Option<String>,
    /// Which field each column is, by its heading, where they are not called alike.
    pub columns: std::collections::BTreeMap<String, String>,
}

/// Why a file was not opened.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OpenError {
    /// It cannot be read, or holds nothing.
    #[error("{0}")]
    Read(#[from] ReadError),
    /// Nobody is in it, and there are recipients.
    #[error("Nobody is in this file, so the list was left as it is.")]
    Nobody,
    /// Somebody ended it before it was done.
    #[error("The file was not opened, for that was cancelled.")]
    Cancelled,
    /// It holds recipients, and the letter can only be read.
    #[error("This letter can only be read here: nobody was added to it.")]
    Readonly,
    /// There is no such encoding.
    #[error(
        "There is no encoding “{0}”. Encodings are called such as UTF-8, windows-1252, macintosh or \
         shift_jis."
    )]
    NoEncoding(String),
    /// There is no such field to lead a column to.
    #[error(
        "The column “{column}” was to be the field “{field}”, but the letter has no such field."
    )]
    NoField {
        /// The column's heading.
        column: String,
        /// The name that is no field's.
        field: String,
    },
}

/// What a file turned out to hold.
pub(super) enum Content {
    /// A template, which is on the screen already.
    Letter(OpenedFile),
    /// Recipients, of whom nobody has been placed yet.
    People(Incoming, OpenedFile),
}

impl OpenOptions {
    pub(super) fn encoding(&self) -> Result<Option<Encoding>, OpenError> {
        let Some(name) = &self.encoding else {
            return Ok(None);
        };
        let encoding = Encoding::named(name);
        encoding
            .map(Some)
            .ok_or_else(|| OpenError::NoEncoding(name.clone()))
    }
}

/// Opens a file: a template takes the place of the letter on the screen, recipients that of its
/// recipients. Says what was and was not taken.
///
/// # Errors
///
/// Says why it cannot be opened; what is there stays.
pub async fn open(
    store: &Store,
    bytes: Vec<u8>,
    name: &str,
    options: &OpenOptions,
) -> Result<OpenedFile, OpenError> {
    let opener = opener(store, bytes, name, options.encoding()?);
    match reading::read(store, name, opener, InDoubt::Guess).await? {
        Read::Whole(import) => place(store, name, *import, options),
        Read::Unsure(..) => Err(OpenError::Cancelled),
    }
}

/// Begins with a file that is opened for the letter on the screen.
pub(super) fn opener(
    store: &Store,
    bytes: Vec<u8>,
    name: &str,
    encoding: Option<Encoding>,
) -> Opener {
    let current = Template::clone(&store.session().template);
    Opener::new(bytes, name, Some(current), encoding)
}

/// Puts what was read in its place.
pub(super) fn place(
    store: &Store,
    name: &str,
    import: Import,
    options: &OpenOptions,
) -> Result<OpenedFile, OpenError> {
    match take_in(store, name, import)? {
        Content::Letter(opened) => Ok(opened),
        Content::People(incoming, opened) => {
            let leads = leads(store, &incoming, options)?;
            let opened = opened.led(&incoming, &leads);
            store.dispatch(Action::RecipientsOpened(incoming, leads));
            Ok(opened)
        }
    }
}

/// Opens a template; makes recipients ready where the file has those.
pub(super) fn take_in(store: &Store, name: &str, import: Import) -> Result<Content, OpenError> {
    let session = store.session();
    let opened = |kind| OpenedFile::of(kind, &import.detected).noted(&import.notes);
    let (incoming, opened) = match import.opened {
        Opened::Template(template) => {
            store.dispatch(opening(template));
            say(store, name, &import.notes);
            return Ok(Content::Letter(opened(OpenedKind::Template)));
        }
        Opened::Markdown(template) => {
            store.dispatch(opening(template));
            say(store, name, &import.notes);
            return Ok(Content::Letter(opened(OpenedKind::Text)));
        }
        Opened::Recipients(recipients) => {
            let columns = columns::of(&session.template, &recipients);
            let incoming = incoming(
                store,
                name,
                (recipients, columns),
                &problems(&import.notes, Vec::new()),
            );
            (incoming, opened(OpenedKind::Recipients))
        }
        Opened::Csv(outcome) => {
            declare_columns(store, &outcome.columns);
            let CsvOutcome {
                recipients,
                columns,
                problems: of_cells,
                ..
            } = outcome;
            let opened = opened(OpenedKind::Table).warned(&of_cells);
            let problems = problems(&import.notes, of_cells);
            let incoming = incoming(store, name, (recipients, columns), &problems);
            (incoming, opened)
        }
    };
    if session.readonly {
        return Err(OpenError::Readonly);
    }
    if incoming.people.is_empty() && !session.people.is_empty() {
        return Err(OpenError::Nobody);
    }
    let opened = opened.with_people(&incoming);
    Ok(Content::People(incoming, opened))
}

/// What there is to say of the file, and then of its cells.
fn problems(notes: &[String], of_cells: Vec<CellProblem>) -> Vec<CellProblem> {
    let notes = notes.iter().cloned().map(CellProblem::of_the_file);
    notes.chain(of_cells).collect()
}

/// Tells the author what there is to say of a file that was opened.
fn say(store: &Store, name: &str, notes: &[String]) {
    if !notes.is_empty() {
        store.dispatch(Action::Reported(report(name, notes.to_vec())));
    }
}

fn report(name: &str, lines: Vec<String>) -> Report {
    let title = format!("“{name}” was opened, but not all of it is clear");
    Report { title, lines }
}

fn opening(template: Template) -> Action {
    Action::Opened(Opening {
        template,
        ..Opening::default()
    })
}

fn incoming(
    store: &Store,
    name: &str,
    (recipients, columns): (Recipients, Vec<Column>),
    problems: &[CellProblem],
) -> Incoming {
    let guesses = columns::guess(&store.session().template, &columns, &recipients);
    let mut incoming = Incoming {
        file: name.to_owned(),
        people: People::from(recipients),
        columns,
        guesses,
        report: None,
    };
    // What is going to be asked need not be said.
    let is_asked = |one: &CellProblem| incoming.has_guesses() && one.message.starts_with(NO_FIELD);
    let lines: Vec<String> = problems
        .iter()
        .filter(|one| !is_asked(one))
        .map(ToString::to_string)
        .collect();
    incoming.report = (!lines.is_empty()).then(|| report(name, lines));
    incoming
}

/// Makes a field of each column, for a letter that has no fields yet.
fn declare_columns(store: &Store, columns: &[Column]) {
    if !store.session().template.fields.is_empty() {
        return;
    }
    for column in columns {
        let mut field = Field::new(column.name.clone(), FieldKind::Text);
        field.label.clone_from(&column.heading);
        store.dispatch(Action::FieldAdded(field));
    }
}

/// The columns that the options lead to fields.
fn leads(
    store: &Store,
    incoming: &Incoming,
    options: &OpenOptions,
) -> Result<Vec<Lead>, OpenError> {
    let template = &store.session().template;
    let mut leads = Vec::new();
    for column in incoming.columns.iter().filter(|column| !column.declared) {
        let Some(field) = options.columns.get(column.heading.trim()) else {
            continue;
        };
        let Some(field) = template.field(field) else {
            return Err(OpenError::NoField {
                column: column.heading.trim().to_owned(),
                field: field.clone(),
            });
        };
        leads.push(incoming.lead(column, &field.name));
    }
    Ok(leads)
}
