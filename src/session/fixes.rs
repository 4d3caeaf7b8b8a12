//! What the fixes of problems change.

use letter::{Edit, Field, Fix};

use super::Session;

impl Session {
    /// Makes those of the fixes that go together: one that would change what an earlier one changes
    /// is left out, and comes up again with the problem that it leaves.
    pub(super) fn apply_fixes(&mut self, fixes: &[Fix]) -> bool {
        let mut made: Vec<&Fix> = Vec::new();
        for fix in fixes {
            if made.iter().all(|other| fix.goes_with(other)) {
                made.push(fix);
            }
        }
        let data = made
            .iter()
            .filter(|fix| !fix.fields.is_empty() || !fix.cells.is_empty());
        let first = data.clone().next();
        if let Some(first) = first {
            let label = match data.count() {
                1 => first.title.clone(),
                count => format!("Make {count} fixes"),
            };
            self.take_step(&label, None);
            self.change_data(&made);
        }
        let mut edits: Vec<Edit> = made.iter().flat_map(|fix| fix.edits.clone()).collect();
        letter::order::sort_by_key(&mut edits, |edit| (edit.range.start, edit.range.end));
        self.edit_body(edits) || first.is_some()
    }

    /// Changes the fields and the cells as the fixes say.
    fn change_data(&mut self, fixes: &[&Fix]) {
        for field in fixes.iter().flat_map(|fix| &fix.fields) {
            self.declare(field.clone());
        }
        for cell in fixes.iter().flat_map(|fix| &fix.cells) {
            self.people
                .set_cell(cell.recipient, cell.field.as_str(), &cell.text);
        }
        self.say("Changed the fields or the recipients.", true);
        self.touch();
    }

    /// Puts a declaration in the place of that of the same name, or at the end.
    fn declare(&mut self, field: Field) {
        let fields = &mut self.template.change().fields;
        match fields.iter_mut().find(|other| other.name == field.name) {
            Some(place) => *place = field,
            None => fields.push(field),
        }
    }
}
