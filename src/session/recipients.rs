//! What changes the recipients, and who of them is chosen.

use std::rc::Rc;

use super::history::Run;
use super::{People, Session};

impl Session {
    pub(super) fn set_people(&mut self, people: People, selected: Option<usize>) -> bool {
        self.selected = people.clamp(selected);
        self.people = people;
        self.touch()
    }

    pub(super) fn choose(&mut self, index: usize) -> bool {
        let chosen = self.people.clamp(Some(index));
        self.history.rest();
        std::mem::replace(&mut self.selected, chosen) != chosen
    }

    pub(super) fn open_recipients(&mut self, people: People) -> bool {
        let had_some = !self.people.is_empty();
        self.take_step("Open recipients", None);
        self.set_people(people, Some(0));
        let opened = match self.people.len() {
            1 => "Opened 1 recipient.".to_owned(),
            count => format!("Opened {count} recipients."),
        };
        self.say(&opened, had_some);
        true
    }

    pub(super) fn type_cell(&mut self, index: usize, field: &str, text: &str) -> bool {
        let unchanged = self
            .people
            .get(index)
            .is_none_or(|recipient| recipient.cell(field) == text);
        if unchanged {
            return false;
        }
        let label = format!("Change {}", self.recipient_name(index));
        self.take_step(&label, Some(Run::Cell(index, field.into())));
        self.people.set_cell(index, field, text);
        self.touch()
    }

    pub(super) fn add_recipient(&mut self) -> bool {
        self.take_step("Add a recipient", None);
        let index = self.people.len();
        self.people.insert(index, Rc::default());
        self.selected = Some(index);
        self.touch()
    }

    pub(super) fn duplicate_recipient(&mut self, index: usize) -> bool {
        let Some(recipient) = self.people.get(index).cloned() else {
            return false;
        };
        let name = self.recipient_name(index);
        self.take_step(&format!("Duplicate {name}"), None);
        self.people.insert(index + 1, recipient);
        self.selected = Some(index + 1);
        self.say(&format!("Made a copy of {name}."), true);
        self.touch()
    }

    pub(super) fn remove_recipient(&mut self, index: usize) -> bool {
        if index >= self.people.len() {
            return false;
        }
        let name = self.recipient_name(index);
        self.take_step(&format!("Remove {name}"), None);
        self.people.remove(index);
        let selected = self
            .selected
            .map(|chosen| chosen - usize::from(chosen > index));
        self.selected = self.people.clamp(selected);
        self.say(&format!("Removed {name}."), true);
        self.touch()
    }
}
