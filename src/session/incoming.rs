//! Recipients that a file brings, and what becomes of those that are there.

use letter::FieldName;
use letter::columns::{self, Guess, Lead};
use letter::csv::Column;
use letter::encoding::Reading;

use super::{People, Report, Session, Shared};

/// A file that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderWay {
    /// Its name.
    pub file: String,
    /// How much of it has been read, in per cent.
    pub percent: u32,
}

/// A file that can be read in more than one way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The likely readings, the best guess first.
    pub readings: Vec<Reading>,
}

/// Recipients from a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    /// The file's name.
    pub file: String,
    /// Those in it.
    pub people: People,
    /// The columns that they come from.
    pub columns: Vec<Column>,
    /// The fields that no column is, and which it may be.
    pub guesses: Vec<Guess>,
    /// What there is to say about the file.
    pub report: Option<Report>,
}

impl Incoming {
    /// The column led to that field.
    #[must_use]
    pub fn lead(&self, column: &Column, field: &FieldName) -> Lead {
        Lead {
            column: column.name.clone(),
            heading: column.heading.trim().to_owned(),
            field: field.clone(),
        }
    }

    /// Whether a column may be a field that it is not called by.
    #[must_use]
    pub fn has_guesses(&self) -> bool {
        let has_free = self.columns.iter().any(|column| !column.declared);
        let is_strange = self.columns.iter().all(|column| !column.declared);
        let is_like = |guess: &Guess| guess.column.is_some();
        has_free && !self.guesses.is_empty() && (is_strange || self.guesses.iter().any(is_like))
    }
}

/// What is done with recipients from a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placing {
    /// They take the place of those there.
    Replace,
    /// They come after those there.
    Add,
    /// Nothing.
    Leave,
}

impl Session {
    /// Opens the recipients at once where there is nobody yet and every column is clear, and else asks.
    pub(super) fn bring(&mut self, incoming: Incoming) -> bool {
        let is_clear = !incoming.has_guesses();
        self.incoming = Some(Shared::new(incoming));
        if self.is_nobody_there() && is_clear {
            self.place_incoming(Placing::Replace, &[]);
        }
        true
    }

    /// Whether there are no recipients but blank ones.
    #[must_use]
    pub fn is_nobody_there(&self) -> bool {
        self.people.iter().all(|one| {
            let mut cells = one.cells.values();
            cells.all(|cell| cell.trim().is_empty())
        })
    }

    pub(super) fn place_incoming(&mut self, placing: Placing, leads: &[Lead]) -> bool {
        let Some(incoming) = self.incoming.take() else {
            return false;
        };
        if placing == Placing::Leave {
            return true;
        }
        let mut people = incoming.people.clone();
        people.lead(leads);
        if placing == Placing::Add {
            self.add_recipients(&people);
        } else {
            self.open_recipients(people);
        }
        // After the step that can be taken back, which keeps the fields as they were.
        if !leads.is_empty() {
            columns::remember(self.template.change(), leads);
        }
        if let Some(report) = &incoming.report {
            self.report = Some(Shared::new(report.clone()));
        }
        true
    }

    fn add_recipients(&mut self, others: &People) -> bool {
        let first = self.people.len();
        self.take_step("Add recipients", None);
        let mut people = self.people.clone();
        let added = others.len();
        people.add(others);
        self.set_people(people, Some(first));
        let said = match added {
            1 => "Added 1 recipient.".to_owned(),
            count => format!("Added {count} recipients."),
        };
        self.say(&said, true);
        true
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use letter::{Field, FieldKind, Recipient, Recipients, columns, csv};
    use yew::Reducible;

    use super::{Incoming, Placing};
    use crate::session::{Action, Opening, Session};

    fn recipients(names: &[&str]) -> Recipients {
        let one = |name: &&str| Recipient::from_iter([("name", *name)]);
        Recipients {
            recipients: names.iter().map(one).collect(),
            ..Recipients::default()
        }
    }

    fn brought(there: &[&str]) -> Rc<Session> {
        let session = Session::new(Opening {
            recipients: recipients(there),
            ..Opening::default()
        });
        Rc::new(session).reduce(Action::RecipientsBrought(Incoming {
            people: recipients(&["Cleo", "Dan"]).into(),
            ..Incoming::default()
        }))
    }

    fn names(session: &Session) -> Vec<&str> {
        session.people.iter().map(|one| one.cell("name")).collect()
    }

    #[test]
    fn those_there_are_replaced_or_added_to_or_left_as_the_author_says_and_back() {
        for (placing, expected, chosen) in [
            (Placing::Replace, vec!["Cleo", "Dan"], 0),
            (Placing::Add, vec!["Ada", "Ben", "Cleo", "Dan"], 2),
            (Placing::Leave, vec!["Ada", "Ben"], 0),
        ] {
            let session = brought(&["Ada", "Ben"]);
            assert_eq!(names(&session), ["Ada", "Ben"], "nothing before the answer");
            let session = session.reduce(Action::IncomingPlaced(placing, Vec::new()));
            assert_eq!(names(&session), expected);
            assert_eq!(session.selected, Some(chosen));
            assert!(session.incoming.is_none());
            assert_eq!(names(&session.reduce(Action::Undone)), ["Ada", "Ben"]);
        }
    }

    #[test]
    fn a_column_that_may_be_a_field_is_asked_about_and_remembered() {
        let mut opening = Opening::default();
        opening.template.fields = vec![Field::new("name", FieldKind::Text)];
        let list = csv::read(b"Full Name\nCleo\n", Some(&opening.template));
        let incoming = Incoming {
            guesses: columns::guess(&opening.template, &list.columns, &list.recipients),
            people: list.recipients.into(),
            columns: list.columns,
            ..Incoming::default()
        };
        let lead = incoming.lead(&incoming.columns[0], &"name".into());
        let session = Rc::new(Session::new(opening)).reduce(Action::RecipientsBrought(incoming));
        assert!(session.incoming.is_some(), "it is asked");
        let session = session.reduce(Action::IncomingPlaced(Placing::Replace, vec![lead]));
        assert_eq!(names(&session), ["Cleo"]);
        assert_eq!(session.template.fields[0].columns, ["Full Name"]);
        let session = session.reduce(Action::Undone);
        assert!(session.template.fields[0].columns.is_empty());
    }

    #[test]
    fn where_nobody_is_nothing_is_asked() {
        for there in [vec![], vec!["", " "]] {
            let session = brought(&there);
            assert_eq!(names(&session), ["Cleo", "Dan"]);
            assert!(session.incoming.is_none());
        }
    }
}
