//! Opening the files: what each is shows in what it holds, as in the editor.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use letter::csv::{CellProblem, Column, Table};
use letter::encoding::{Detected, Encoding, detect};
use letter::import::{self, Import, Opened, Opener, Step};
use letter::{Field, FieldKind, Recipient, Template};

/// A larger table than this, in bytes, is gone through row by row and never held.
const LIST_BYTES: usize = 20_000_000;

/// The template of a file: one that the editor saved, or Markdown.
pub fn template(path: &Path) -> Result<Template> {
    let bytes = read(path)?;
    match import::open(&bytes, &name(path), None) {
        Ok(Opened::Template(template) | Opened::Markdown(template)) => Ok(template),
        Ok(Opened::Recipients(_) | Opened::Csv(_)) => bail!(
            "{}: This file holds recipients. The template comes first: letterwright merge TEMPLATE \
             RECIPIENTS.",
            path.display()
        ),
        Err(error) => bail!("{}: {error}", path.display()),
    }
}

/// The recipients of a file.
#[derive(Debug)]
pub enum People {
    /// All of them at once.
    List {
        recipients: Vec<Recipient>,
        columns: Vec<Column>,
        /// What is wrong with the table they come from.
        problems: Vec<CellProblem>,
    },
    /// The text of a table that is too large for that, and is gone through row by row.
    Table(String),
}

/// The recipients of a file: a recipients file, or a table.
pub fn people(path: &Path, template: &Template, encoding: Option<Encoding>) -> Result<People> {
    let bytes = read(path)?;
    if bytes.len() > LIST_BYTES && !bytes.trim_ascii_start().starts_with(b"{") {
        let encoding = match encoding {
            Some(encoding) => encoding,
            None => sure(path, &detect(&bytes, &template.language))?,
        };
        return Ok(People::Table(Table::text(&bytes, encoding)));
    }
    let mut opener = Opener::new(bytes, &name(path), Some(template.clone()), encoding);
    let import = loop {
        if let Some(detected) = opener.doubt() {
            sure(path, detected)?;
        }
        if let Step::Done(import) = opener.step() {
            break import;
        }
    };
    let import = import.with_context(|| path.display().to_string())?;
    let Import { opened, notes, .. } = *import;
    let mut problems: Vec<_> = notes.into_iter().map(CellProblem::of_the_file).collect();
    match opened {
        Opened::Recipients(recipients) => Ok(People::List {
            recipients: recipients.recipients,
            columns: Vec::new(),
            problems,
        }),
        Opened::Csv(outcome) => {
            problems.extend(outcome.problems);
            Ok(People::List {
                recipients: outcome.recipients.recipients,
                columns: outcome.columns,
                problems,
            })
        }
        Opened::Template(_) => bail!(
            "{}: This file holds a template. The recipients come second: letterwright merge \
             TEMPLATE RECIPIENTS.",
            path.display()
        ),
        Opened::Markdown(_) => bail!(
            "{}: This file is neither a recipients file nor a table with headings.",
            path.display()
        ),
    }
}

/// The encoding, where it is sure: nobody looks at the letters of a command before they are sent.
fn sure(path: &Path, detected: &Detected) -> Result<Encoding> {
    let Some(note) = detected.note() else {
        return Ok(detected.encoding);
    };
    let names: Vec<&str> = detected
        .readings
        .iter()
        .map(|one| one.encoding.name())
        .collect();
    bail!(
        "{}: {note} Say which is right: --encoding {}.",
        path.display(),
        names.join(" or --encoding ")
    )
}

impl People {
    /// The recipients one after the other, and at the end what is wrong with the table.
    pub fn each(
        self,
        template: &Template,
        mut visit: impl FnMut(Recipient) -> Result<bool>,
    ) -> Result<Vec<CellProblem>> {
        match self {
            Self::List {
                recipients,
                problems,
                ..
            } => {
                for recipient in recipients {
                    if !visit(recipient)? {
                        break;
                    }
                }
                Ok(problems)
            }
            Self::Table(text) => {
                let Some(mut table) = Table::new(&text, Some(template)) else {
                    return Ok(Vec::new());
                };
                for recipient in table.by_ref() {
                    if !visit(recipient)? {
                        break;
                    }
                }
                Ok(table.problems())
            }
        }
    }

    /// How many there are, at most: each row of a table may hold one.
    pub fn count(&self) -> usize {
        match self {
            Self::List { recipients, .. } => recipients.len(),
            Self::Table(text) => text.lines().count(),
        }
    }

    /// The fields that the recipients bring along, for a template that declares none.
    pub fn declare(&self, template: &mut Template) {
        let Self::List { columns, .. } = self else {
            return;
        };
        if !template.fields.is_empty() {
            return;
        }
        for column in columns {
            let mut field = Field::new(column.name.clone(), FieldKind::Text);
            field.label.clone_from(&column.heading);
            template.fields.push(field);
        }
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
