//! Which column of a list is which field, where neither the field's name nor its label says so.

use std::collections::BTreeSet;

use crate::csv::Column;
use crate::order::sort_by;
use crate::recipients::{Recipient, Recipients};
use crate::template::{Field, FieldKind, FieldName, Template};
use crate::values::{dates, numbers, yes_no};

/// How many cells of a column are looked at.
const SAMPLE: usize = 50;

/// How alike a column and a field must be to be taken for each other, from 0 to 1.
const ALIKE: f64 = 0.5;

/// A field that no column of a list is, with the column that it most likely is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The field.
    pub field: FieldName,
    /// The name of the column; none where no column is like it.
    pub column: Option<FieldName>,
}

/// A column that is led to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The name that the column's cells were loaded under.
    pub column: FieldName,
    /// Its heading in the list, to be known by another time.
    pub heading: String,
    /// The field.
    pub field: FieldName,
}

/// The columns of a list that is no table: the names that its recipients have cells under.
#[must_use]
pub fn of(template: &Template, recipients: &Recipients) -> Vec<Column> {
    let cells = recipients.recipients.iter().map(|one| &one.cells);
    let names: BTreeSet<&FieldName> = cells.flat_map(|cells| cells.keys()).collect();
    let column = |name: &FieldName| Column {
        heading: name.as_str().to_owned(),
        name: name.clone(),
        declared: template.field(name.as_str()).is_some(),
    };
    names.into_iter().map(column).collect()
}

/// The fields that are no column, in their order, each with its best guess; no column is guessed
/// twice. What is alike in the words of heading, name and label counts, and whether the cells are of
/// the field's kind.
///
/// ```
/// use letter::{Field, FieldKind, Template, columns, csv};
///
/// let template = Template {
///     fields: vec![Field::new("name", FieldKind::Text), Field::new("start", FieldKind::Date)],
///     ..Template::default()
/// };
/// let list = csv::read(b"Full Name,Begins\nAnn Lee,2026-03-01\n", Some(&template));
/// let guesses = columns::guess(&template, &list.columns, &list.recipients);
/// assert_eq!(guesses[0].column, Some("Full Name".into()));
/// assert_eq!(guesses[1].column, Some("Begins".into()));
/// ```
#[must_use]
pub fn guess(template: &Template, columns: &[Column], recipients: &Recipients) -> Vec<Guess> {
    let is_column = |field: &&Field| {
        columns
            .iter()
            .any(|one| one.declared && one.name == field.name)
    };
    let fields = template.fields.iter().filter(|field| !is_column(field));
    let mut guesses: Vec<Guess> = fields
        .map(|field| Guess {
            field: field.name.clone(),
            column: None,
        })
        .collect();
    let free = columns.iter().filter(|column| !column.declared);
    let mut pairs: Vec<(f64, &Column, &Field)> = free
        .flat_map(|column| template.fields.iter().map(move |field| (column, field)))
        .filter(|(_, field)| !is_column(field))
        .map(|(column, field)| (likeness(template, column, field, recipients), column, field))
        .filter(|(likeness, ..)| *likeness >= ALIKE)
        .collect();
    sort_by(&mut pairs, |one, other| other.0.total_cmp(&one.0));
    let mut taken: BTreeSet<&FieldName> = BTreeSet::new();
    for (_, column, field) in pairs {
        let place = guesses.iter_mut().find(|guess| guess.field == field.name);
        if let Some(guess) = place.filter(|guess| guess.column.is_none())
            && taken.insert(&column.name)
        {
            guess.column = Some(column.name.clone());
        }
    }
    guesses
}

/// Puts the cells of each column that was led to a field under that field's name.
pub fn lead(recipient: &mut Recipient, leads: &[Lead]) {
    let cells: Vec<_> = leads
        .iter()
        .filter_map(|lead| {
            let text = recipient.cell(lead.column.as_str()).to_owned();
            recipient.set(lead.column.clone(), "");
            (!text.is_empty()).then_some((lead, text))
        })
        .collect();
    for (lead, text) in cells {
        recipient.set(lead.field.clone(), text);
    }
}

/// Remembers the headings in the template, so that the next such list needs no question. A heading
/// that belonged to another field belongs to it no more.
pub fn remember(template: &mut Template, leads: &[Lead]) {
    for lead in leads {
        for field in &mut template.fields {
            field.columns.retain(|heading| *heading != lead.heading);
            if field.name == lead.field {
                field.columns.push(lead.heading.clone());
            }
        }
    }
}

/// How alike column and field are, from 0 to 1.
fn likeness(template: &Template, column: &Column, field: &Field, recipients: &Recipients) -> f64 {
    let words = words(&column.heading);
    let by_name = alike(&words, &self::words(field.name.as_str()));
    let by_words = by_name.max(alike(&words, &self::words(&field.label)));
    match share_of_kind(template, column, field, recipients) {
        None => by_words,
        Some(share) if share < 0.8 => 0.0,
        // Many a column holds numbers that are no amounts: telephones, keys.
        Some(_) if field.kind == FieldKind::Number => (by_words + 0.3).min(1.0),
        Some(_) => (by_words + ALIKE).min(1.0),
    }
}

/// How many of the column's cells are of the field's kind; none for a kind that any text can be.
fn share_of_kind(
    template: &Template,
    column: &Column,
    field: &Field,
    recipients: &Recipients,
) -> Option<f64> {
    let language = template.language.as_str();
    let is_of_kind = |cell: &str| match field.kind {
        FieldKind::Date => dates::parse(cell, language).is_some(),
        FieldKind::Number => numbers::parse(cell, language).is_some(),
        FieldKind::YesNo => yes_no::parse(cell).is_some(),
        FieldKind::Choice => field.choices.iter().any(|choice| choice.trim() == cell),
        _ => false,
    };
    let decides = matches!(
        field.kind,
        FieldKind::Date | FieldKind::Number | FieldKind::YesNo | FieldKind::Choice
    );
    let cells = recipients
        .recipients
        .iter()
        .map(|one| one.cell(column.name.as_str()).trim());
    let sample: Vec<&str> = cells.filter(|cell| !cell.is_empty()).take(SAMPLE).collect();
    let fitting = sample.iter().filter(|cell| is_of_kind(cell)).count();
    (decides && !sample.is_empty()).then(|| ratio(fitting, sample.len()))
}

/// The share of letters that two lists of words have in common, or of whole words, whichever is more.
fn alike(one: &[String], other: &[String]) -> f64 {
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    let common = one.iter().filter(|word| other.contains(word)).count();
    let by_words = ratio(2 * common, one.len() + other.len());
    by_words.max(strsim::normalized_damerau_levenshtein(
        &one.concat(),
        &other.concat(),
    ))
}

/// The words of a heading or a name in small letters: `firstName`, `first_name` and `First name` are
/// two each.
fn words(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len());
    let mut was_small = false;
    for character in text.chars().take(200) {
        if character.is_uppercase() && was_small {
            spaced.push(' ');
        }
        was_small = character.is_lowercase();
        spaced.push(if character.is_alphanumeric() {
            character
        } else {
            ' '
        });
    }
    spaced.split_whitespace().map(str::to_lowercase).collect()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a few words or cells are counted"
)]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv;

    /// A template with fields written as `name:kind`.
    fn template(fields: &str) -> Template {
        let field = |text: &str| {
            let (name, kind) = text.split_once(':').unwrap_or((text, "text"));
            let kind = FieldKind::ALL
                .into_iter()
                .find(|one| serde_json::to_value(one).unwrap() == *kind);
            Field {
                choices: vec!["Kent".to_owned()],
                ..Field::new(name, kind.unwrap())
            }
        };
        Template {
            fields: fields.split(' ').map(field).collect(),
            ..Template::default()
        }
    }

    #[track_caller]
    fn check(fields: &str, table: &str, expected: &[(&str, Option<&str>)]) {
        let template = template(fields);
        let list = csv::read(table.as_bytes(), Some(&template));
        let guesses = guess(&template, &list.columns, &list.recipients);
        let found: Vec<_> = guesses
            .iter()
            .map(|guess| {
                (
                    guess.field.as_str(),
                    guess.column.as_ref().map(FieldName::as_str),
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_column_is_guessed_by_the_words_of_its_heading() {
        check(
            "name",
            "Full Name,Phone\nAnn,1\n",
            &[("name", Some("Full Name"))],
        );
        check(
            "first_name",
            "firstName of pupil\nAnn\n",
            &[("first_name", Some("firstName of pupil"))],
        );
        check("surname", "Sirname\nLee\n", &[("surname", Some("Sirname"))]);
        check("town", "Phone\n1\n", &[("town", None)]);
        check(
            "name town",
            "name,Post town\nAnn,Marl\n",
            &[("town", Some("Post town"))],
        );
    }

    #[test]
    fn the_better_of_two_is_guessed_and_no_column_twice() {
        check(
            "name pet_name",
            "The name,Name of pet\nAnn,Rex\n",
            &[
                ("name", Some("The name")),
                ("pet_name", Some("Name of pet")),
            ],
        );
        check(
            "name full_name",
            "Names\nAnn\n",
            &[("name", Some("Names")), ("full_name", None)],
        );
    }

    #[test]
    fn the_kind_of_the_cells_speaks_for_a_column_and_against_it() {
        check(
            "due:date",
            "Phone,Latest\n12,2026-03-01\n",
            &[("due", Some("Latest"))],
        );
        check("due:date", "Due on\nsoon\n", &[("due", None)]);
        check("fee:number", "Phone\n12345\n", &[("fee", None)]);
        check(
            "member:yes_no",
            "Who,Pays\nAnn,yes\n",
            &[("member", Some("Pays"))],
        );
        check(
            "county:choice",
            "Where\nKent\n",
            &[("county", Some("Where"))],
        );
    }

    #[test]
    fn what_was_led_once_is_known_the_next_time() {
        let mut template = template("name");
        let table = b"Full Name\nAnn\n";
        let mut list = csv::read(table, Some(&template));
        let leads = [Lead {
            column: "Full Name".into(),
            heading: "Full Name".to_owned(),
            field: "name".into(),
        }];
        lead(&mut list.recipients.recipients[0], &leads);
        assert_eq!(list.recipients.recipients[0].cell("name"), "Ann");
        remember(&mut template, &leads);
        let again = csv::read(b"FULL_NAME\nBea\n", Some(&template));
        assert_eq!(again.recipients.recipients[0].cell("name"), "Bea");
        assert_eq!(again.problems, []);
    }
}
