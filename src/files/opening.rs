//! Opening a file by what is in it, and what came of it.

use letter::columns::{self, Lead};
use letter::csv::{CellProblem, Column, CsvOutcome, NO_FIELD};
use letter::import::{self, Opened};
use letter::{Field, FieldKind, ReadError, Recipients};
use thiserror::Error;

use super::opened::{OpenedFile, OpenedKind};
use crate::session::{Action, Incoming, Opening, Report, Store};

/// What whoever opens a file says about it beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OpenOptions {
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
    /// It holds recipients, and the letter can only be read.
    #[error("This letter can only be read here: nobody was added to it.")]
    Readonly,
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

/// Opens a file: a template takes the place of the letter on the screen, recipients that of its
/// recipients. Says what was and was not taken.
///
/// # Errors
///
/// Says why it cannot be opened; what is there stays.
pub fn open(
    store: &Store,
    bytes: &[u8],
    name: &str,
    options: &OpenOptions,
) -> Result<OpenedFile, OpenError> {
    match take_in(store, bytes, name)? {
        Content::Letter(opened) => Ok(opened),
        Content::People(incoming, opened) => {
            let leads = leads(store, &incoming, options)?;
            let opened = opened.led(&incoming, &leads);
            store.dispatch(Action::RecipientsOpened(incoming, leads));
            Ok(opened)
        }
    }
}

/// Opens a template; reads recipients where the file has those.
pub(super) fn take_in(store: &Store, bytes: &[u8], name: &str) -> Result<Content, OpenError> {
    let session = store.session();
    let (incoming, opened) = match import::open(bytes, name, Some(&session.template))? {
        Opened::Template(template) => {
            store.dispatch(opening(template));
            return Ok(Content::Letter(OpenedFile::of(OpenedKind::Template)));
        }
        Opened::Markdown(template) => {
            store.dispatch(opening(template));
            return Ok(Content::Letter(OpenedFile::of(OpenedKind::Text)));
        }
        Opened::Recipients(recipients) => {
            let columns = columns::of(&session.template, &recipients);
            let incoming = incoming(store, name, (recipients, columns), &[]);
            let opened = OpenedFile::of(OpenedKind::Recipients);
            (incoming, opened)
        }
        Opened::Csv(outcome) => {
            declare_columns(store, &outcome.columns);
            let CsvOutcome {
                recipients,
                columns,
                problems,
                ..
            } = outcome;
            let incoming = incoming(store, name, (recipients, columns), &problems);
            let opened = OpenedFile::of(OpenedKind::Table).warned(&problems);
            (incoming, opened)
        }
    };
    if session.readonly {
        return Err(OpenError::Readonly);
    }
    if incoming.recipients.recipients.is_empty() && !session.people.is_empty() {
        return Err(OpenError::Nobody);
    }
    let opened = opened.with_people(&incoming);
    Ok(Content::People(incoming, opened))
}

fn opening(template: letter::Template) -> Action {
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
        recipients,
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
    let title = format!("“{name}” was opened, but not all of it is clear");
    incoming.report = (!lines.is_empty()).then_some(Report { title, lines });
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
