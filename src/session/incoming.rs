//! Recipients that a file brings, and what becomes of those that are there.

use letter::Recipients;

use super::{Report, Session, Shared};

/// Recipients from a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    /// The file's name.
    pub file: String,
    /// Those in it.
    pub recipients: Recipients,
    /// What there is to say about the file.
    pub report: Option<Report>,
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
    /// Opens the recipients at once where there is nobody yet, and else asks.
    pub(super) fn bring(&mut self, incoming: Incoming) -> bool {
        let is_blank = self.people.iter().all(|one| {
            let mut cells = one.cells.values();
            cells.all(|cell| cell.trim().is_empty())
        });
        self.incoming = Some(Shared::new(incoming));
        if is_blank {
            self.place_incoming(Placing::Replace);
        }
        true
    }

    pub(super) fn place_incoming(&mut self, placing: Placing) -> bool {
        let Some(incoming) = self.incoming.take() else {
            return false;
        };
        let recipients = incoming.recipients.clone();
        match placing {
            Placing::Replace => self.open_recipients(recipients),
            Placing::Add => self.add_recipients(recipients),
            Placing::Leave => return true,
        };
        if let Some(report) = &incoming.report {
            self.report = Some(Shared::new(report.clone()));
        }
        true
    }

    fn add_recipients(&mut self, recipients: Recipients) -> bool {
        let first = self.people.len();
        self.take_step("Add recipients", None);
        let mut people = self.people.clone();
        let added = recipients.recipients.len();
        for recipient in recipients.recipients {
            people.insert(first + added, recipient.into());
        }
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

    use letter::{Recipient, Recipients};
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
            recipients: recipients(&["Cleo", "Dan"]),
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
            let session = session.reduce(Action::IncomingPlaced(placing));
            assert_eq!(names(&session), expected);
            assert_eq!(session.selected, Some(chosen));
            assert!(session.incoming.is_none());
            assert_eq!(names(&session.reduce(Action::Undone)), ["Ada", "Ben"]);
        }
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
