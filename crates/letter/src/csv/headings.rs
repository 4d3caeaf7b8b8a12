//! The headings of a table: which column is which field.

use std::collections::HashMap;

use super::records::{At, Record};
use super::{MAX_COLUMNS, Problems};
use crate::free_names::FreeNames;
use crate::json::with_unix_line_breaks;
use crate::recipients::Recipient;
use crate::shorten::{LIST, QUOTE, shorten};
use crate::template::{Field, FieldName, Template};

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading as it stands in the table.
    pub heading: String,
    /// The name under which its cells were loaded.
    pub name: FieldName,
    /// Whether the template declares a field of that name.
    pub declared: bool,
}

/// The columns of a table, found from its first row.
#[derive(Debug)]
pub(super) struct Headings {
    at: At,
    columns: Vec<Column>,
}

/// How many headings of the row are fields of the template.
pub(super) fn known(first: &Record, template: Option<&Template>) -> usize {
    let fields = template.map_or(&[][..], |template| &template.fields);
    declared(&texts(first), fields).iter().flatten().count()
}

impl Headings {
    pub fn read(first: &Record, template: Option<&Template>, problems: &mut Problems) -> Self {
        super::report_faults(first, problems);
        if first.count > MAX_COLUMNS {
            problems.add(
                first.at,
                MAX_COLUMNS + 1,
                "Only the first 1,000 columns were loaded.",
            );
        }
        let headings = texts(first);
        let fields = template.map_or(&[][..], |template| &template.fields);
        let declared = declared(&headings, fields);
        if !fields.is_empty() && declared.iter().all(Option::is_none) {
            report_no_field(first.at, fields, problems);
        }
        let mut naming = Naming::new(&headings, fields, &declared);
        let columns = headings
            .iter()
            .zip(&declared)
            .enumerate()
            .map(|(index, (heading, field))| Column {
                heading: heading.clone(),
                name: match field {
                    Some(field) => field.name.clone(),
                    None => naming.name(index, heading, first.at, problems).into(),
                },
                declared: field.is_some(),
            })
            .collect();
        Self {
            at: first.at,
            columns,
        }
    }

    /// How many cells a row should have.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The columns; one with neither a heading nor any text in it is none, and its blank cells go
    /// with it. One without a heading alone is a problem.
    pub fn finish(self, recipients: &mut [Recipient], problems: &mut Problems) -> Vec<Column> {
        let mut kept = Vec::with_capacity(self.columns.len());
        for (number, column) in (1..).zip(self.columns) {
            let name = column.name.as_str();
            let is_named = column.declared || !column.heading.trim().is_empty();
            if !is_named
                && recipients
                    .iter()
                    .all(|recipient| recipient.cell(name).trim().is_empty())
            {
                for recipient in recipients.iter_mut() {
                    recipient.set(name, "");
                }
                continue;
            }
            if !is_named {
                let message = format!("This column has no heading. It was loaded as “{name}”.");
                problems.add(self.at, number, message);
            }
            kept.push(column);
        }
        kept
    }
}

/// The headings as text, no more than are loaded.
fn texts(first: &Record) -> Vec<String> {
    let cells = first.cells.iter().take(MAX_COLUMNS);
    cells
        .map(|cell| with_unix_line_breaks(cell.text.clone()))
        .collect()
}

/// The field that each heading names: by its very name, else by a like name, else by a like label,
/// else by a heading that somebody has led to it before. No field is named twice.
fn declared<'f>(headings: &[String], fields: &'f [Field]) -> Vec<Option<&'f Field>> {
    let mut matching = Matching {
        fields,
        is_free: vec![true; fields.len()],
        found: vec![None; headings.len()],
    };
    let name = |field: &Field| field.name.as_str().to_owned();
    matching.run(headings, &index_by(fields, name), str::to_owned);
    let like_name = |field: &Field| alike(field.name.as_str());
    matching.run(headings, &index_by(fields, like_name), alike);
    let like_label = |field: &Field| alike(&field.label);
    matching.run(headings, &index_by(fields, like_label), alike);
    matching.run(headings, &led(fields), alike);
    matching.found
}

/// Headings and fields that are being brought together.
struct Matching<'f> {
    fields: &'f [Field],
    is_free: Vec<bool>,
    found: Vec<Option<&'f Field>>,
}

impl Matching<'_> {
    /// Gives each heading that has no field the free field of its form.
    fn run(
        &mut self,
        headings: &[String],
        index_of: &HashMap<String, usize>,
        form: impl Fn(&str) -> String,
    ) {
        let places = headings.iter().zip(&mut self.found);
        for (heading, place) in places.filter(|(_, place)| place.is_none()) {
            let Some(index) = index_of.get(&form(heading)) else {
                continue;
            };
            if let Some(free) = self.is_free.get_mut(*index).filter(|free| **free) {
                *free = false;
                *place = self.fields.get(*index);
            }
        }
    }
}

/// The first field of each form; fields whose form is empty are left out unless it is their name.
fn index_by(fields: &[Field], form: impl Fn(&Field) -> String) -> HashMap<String, usize> {
    let mut index_of = HashMap::new();
    for (index, field) in fields.iter().enumerate() {
        let form = form(field);
        if !form.is_empty() || field.name.as_str().is_empty() {
            index_of.entry(form).or_insert(index);
        }
    }
    index_of
}

/// The field that each heading was led to.
fn led(fields: &[Field]) -> HashMap<String, usize> {
    let mut index_of = HashMap::new();
    for (index, field) in fields.iter().enumerate() {
        let forms = field.columns.iter().map(|heading| alike(heading));
        for form in forms.filter(|form| !form.is_empty()) {
            index_of.entry(form).or_insert(index);
        }
    }
    index_of
}

/// The text without what makes no difference in a heading: case, white space, `_` and `-`.
pub(super) fn alike(text: &str) -> String {
    let counts =
        |c: &char| !(c.is_whitespace() || matches!(c, '_' | '-' | '\u{feff}' | '\u{200b}'));
    text.to_lowercase().chars().filter(counts).collect()
}

/// Names the columns that are no field of the template.
struct Naming {
    names: FreeNames,
    /// The number of the column that a heading belongs to, and the name of that column.
    seen: HashMap<String, (usize, String)>,
}

impl Naming {
    fn new(headings: &[String], fields: &[Field], declared: &[Option<&Field>]) -> Self {
        let mut naming = Self {
            names: FreeNames::default(),
            seen: HashMap::new(),
        };
        for field in fields {
            naming.names.take(field.name.as_str());
        }
        for heading in headings {
            naming.names.take(heading.trim());
        }
        for (number, field) in (1..).zip(declared) {
            if let Some(field) = field {
                let name = field.name.as_str();
                naming.seen.insert(alike(name), (number, name.to_owned()));
                naming
                    .seen
                    .insert(alike(&field.label), (number, name.to_owned()));
            }
        }
        naming
    }

    fn name(&mut self, index: usize, heading: &str, at: At, problems: &mut Problems) -> String {
        let number = index + 1;
        let form = alike(heading);
        if form.is_empty() {
            let name = format!("column_{number}");
            return if self.names.take(&name) {
                name
            } else {
                self.names.numbered(&name)
            };
        }
        let Some((earlier, name)) = self.seen.get(&form) else {
            let name = heading.trim().to_owned();
            self.seen.insert(form, (number, name.clone()));
            return name;
        };
        let new_name = self.names.numbered(name);
        let message = format!(
            "The heading “{}” is also that of column {earlier}. This column was loaded as “{new_name}”.",
            shorten(heading.trim(), QUOTE),
        );
        problems.add(at, number, message);
        new_name
    }
}

/// What is said of a table without a column that is a field.
pub const NO_FIELD: &str = "None of the headings in this row is a field of the template.";

fn report_no_field(at: At, fields: &[Field], problems: &mut Problems) {
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    let message = format!(
        "{NO_FIELD} Its fields are: {}.",
        shorten(&names.join(", "), LIST)
    );
    problems.add(at, 1, message);
}
