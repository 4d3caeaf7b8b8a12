//! What changes the fields.

use letter::{Field, Fix};

use super::history::Run;
use super::{Session, floor_boundary};

impl Session {
    pub(super) fn add_field(&mut self, field: Field) -> bool {
        if self.template.field(field.name.as_str()).is_some() {
            return false;
        }
        self.take_step(&format!("Add the field {}", field.display_name()), None);
        self.template.change().fields.push(field);
        self.touch()
    }

    pub(super) fn change_field(&mut self, index: usize, field: Field) -> bool {
        let Some(before) = self.template.fields.get(index).cloned() else {
            return false;
        };
        let taken = before.name != field.name && self.template.field(field.name.as_str()).is_some();
        if before == field || taken {
            return false;
        }
        let label = format!("Change the field {}", before.display_name());
        self.take_step(&label, Some(Run::Field(index)));
        if before.name != field.name {
            self.history
                .renamed(before.name.clone(), field.name.clone());
            self.rename_field(before.name.as_str(), field.name.as_str());
        }
        if let Some(place) = self.template.change().fields.get_mut(index) {
            *place = field;
        }
        self.touch()
    }

    pub(super) fn rename_field(&mut self, old: &str, new: &str) {
        self.people.rename_field(old, new);
        let edits = letter::rename::edits(&self.template.body, old, new);
        let body = Fix::new("", edits).apply(&self.template.body);
        self.template.change().body = body;
        self.caret = floor_boundary(&self.template.body, self.caret);
    }

    pub(super) fn move_field(&mut self, from: usize, to: usize) -> bool {
        let count = self.template.fields.len();
        if from == to || from >= count || to >= count {
            return false;
        }
        self.take_step("Move a field", None);
        let fields = &mut self.template.change().fields;
        let field = fields.remove(from);
        fields.insert(to, field);
        self.touch()
    }

    pub(super) fn remove_field(&mut self, index: usize) -> bool {
        let Some(field) = self.template.fields.get(index).cloned() else {
            return false;
        };
        let name = field.display_name();
        self.take_step(&format!("Remove the field {name}"), None);
        self.template.change().fields.remove(index);
        self.say(&format!("Removed the field {name}."), true);
        self.touch()
    }
}
