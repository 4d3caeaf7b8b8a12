//! What came of opening a file, as a host is told it.

use letter::columns::Lead;
use letter::csv::{CellProblem, Column};
use letter::encoding::{Detected, Reading};
use serde::Serialize;

use crate::session::Incoming;

/// What a file was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OpenedKind {
    /// A template file.
    Template,
    /// A recipients file.
    Recipients,
    /// A table of recipients.
    Table,
    /// A text that a letter was made of.
    Text,
}

/// What was and was not taken of a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenedFile {
    /// What it was.
    pub kind: OpenedKind,
    /// The encoding that it was read in.
    pub encoding: &'static str,
    /// Where that is not sure: the likely readings, the one that was taken first. Else empty.
    pub readings: Vec<OpenedReading>,
    /// How many recipients were taken.
    pub recipients: usize,
    /// The columns of the list, in their order.
    pub columns: Vec<OpenedColumn>,
    /// The fields that no column is, by name.
    pub missing: Vec<String>,
    /// What was not taken as it stood, or is not sure.
    pub warnings: Vec<Warning>,
}

/// A way to read the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenedReading {
    /// The encoding's name, as `open` takes it.
    pub encoding: &'static str,
    /// The first names that the readings differ in.
    pub names: Vec<String>,
}

/// A column of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenedColumn {
    /// Its heading.
    pub heading: String,
    /// The field that it is.
    pub field: Option<String>,
    /// Where it is none, the field that it may be.
    pub suggestion: Option<String>,
}

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The line of the file, counted from 1; none where it is about the whole file.
    pub line: Option<usize>,
    /// The row, as a spreadsheet counts.
    pub row: Option<usize>,
    /// The column, counted from 1.
    pub column: Option<usize>,
    /// What it is, in a sentence or two.
    pub message: String,
}

impl OpenedFile {
    pub(super) fn of(kind: OpenedKind, detected: &Detected) -> Self {
        let reading = |reading: &Reading| OpenedReading {
            encoding: reading.encoding.name(),
            names: reading.names.clone(),
        };
        Self {
            kind,
            encoding: detected.encoding.name(),
            readings: detected.readings.iter().map(reading).collect(),
            recipients: 0,
            columns: Vec::new(),
            missing: Vec::new(),
            warnings: Vec::new(),
        }
    }

    pub(super) fn noted(mut self, notes: &[String]) -> Self {
        let notes = notes.iter().cloned().map(CellProblem::of_the_file);
        self.warnings.extend(notes.map(|note| Warning::of(&note)));
        self
    }

    pub(super) fn warned(mut self, problems: &[CellProblem]) -> Self {
        self.warnings.extend(problems.iter().map(Warning::of));
        self
    }

    pub(super) fn with_people(mut self, incoming: &Incoming) -> Self {
        self.recipients = incoming.people.len();
        let column = |column: &Column| OpenedColumn {
            heading: column.heading.clone(),
            field: column.declared.then(|| column.name.as_str().to_owned()),
            suggestion: incoming.suggestion(column),
        };
        self.columns = incoming.columns.iter().map(column).collect();
        let fields = incoming.guesses.iter().map(|guess| &guess.field);
        self.missing = fields.map(|field| field.as_str().to_owned()).collect();
        self
    }

    /// The same after columns were led to fields, with a word about those that may be fields still.
    pub(super) fn led(mut self, incoming: &Incoming, leads: &[Lead]) -> Self {
        for (column, shown) in incoming.columns.iter().zip(&mut self.columns) {
            if let Some(lead) = leads.iter().find(|lead| lead.column == column.name) {
                shown.field = Some(lead.field.as_str().to_owned());
                shown.suggestion = None;
                self.missing.retain(|field| field != lead.field.as_str());
            }
        }
        let missing = &self.missing;
        for column in &mut self.columns {
            column.suggestion.take_if(|field| !missing.contains(field));
            if let Some(field) = &column.suggestion {
                self.warnings
                    .push(Warning::about_column(&column.heading, field));
            }
        }
        self
    }
}

impl Warning {
    fn of(problem: &CellProblem) -> Self {
        Self {
            line: Some(problem.line).filter(|line| *line > 0),
            row: Some(problem.row).filter(|row| *row > 0),
            column: Some(problem.column).filter(|column| *column > 0),
            message: problem.message.clone(),
        }
    }

    fn about_column(heading: &str, field: &str) -> Self {
        Self {
            line: None,
            row: None,
            column: None,
            message: format!(
                "The column “{heading}” is called like no field of the letter, so no letter prints it. \
                 Perhaps it is the field “{field}”."
            ),
        }
    }
}

impl Incoming {
    /// The field that the column may be.
    fn suggestion(&self, column: &Column) -> Option<String> {
        let guess = self
            .guesses
            .iter()
            .find(|guess| guess.column.as_ref() == Some(&column.name))?;
        Some(guess.field.as_str().to_owned())
    }
}
