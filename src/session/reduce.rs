//! The reducer: what comes of each action. Pure; the same session where nothing changed.

use std::rc::Rc;

use letter::{Edit, Field, Fix, Template};
use yew::Reducible;

use super::history::Run;
use super::{Action, Checked, Jump, Notice, People, Session, Shared, Step, floor_boundary};

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        if next.answer(action) {
            Rc::new(next)
        } else {
            self
        }
    }
}

impl Session {
    /// Changes the session as the action says; false where that changes nothing.
    fn answer(&mut self, action: Action) -> bool {
        if self.readonly && action.changes_document() {
            return false;
        }
        match action {
            Action::Opened(opening) => {
                self.open(opening);
                true
            }
            Action::TemplateReplaced(template) => self.replace_template(template),
            Action::RecipientsReplaced(recipients) => {
                let people = People::from(recipients);
                self.take_step("Replace the recipients", None);
                self.set_people(people, Some(0))
            }
            Action::RecipientsAppended(added) => self.append(added.recipients),
            Action::BodyTyped(body) => self.set_body(body),
            Action::BodyEdited(edits) => self.edit_body(edits),
            Action::CaretMoved(caret) => self.move_caret(caret),
            Action::PlaceChosen(range) => self.jump_to(range),
            Action::TitleTyped(title) => self.set_title(title),
            Action::LanguageChosen(language) => self.set_language(language),
            Action::RecipientChosen(index) => self.choose(index),
            Action::CellTyped { index, field, text } => self.type_cell(index, &field, &text),
            Action::RecipientAdded => self.add_recipient(),
            Action::RecipientDuplicated(index) => self.duplicate_recipient(index),
            Action::RecipientRemoved(index) => self.remove_recipient(index),
            Action::FieldAdded(field) => self.add_field(field),
            Action::FieldChanged { index, field } => self.change_field(index, field),
            Action::FieldMoved { from, to } => self.move_field(from, to),
            Action::FieldRemoved(index) => self.remove_field(index),
            Action::FixesChosen { revision, fixes } => {
                revision == self.revision && self.apply_fixes(&fixes)
            }
            Action::Checked { revision, problems } => {
                let is_current = revision == self.revision;
                if is_current {
                    self.checked = Checked {
                        revision: Some(revision),
                        problems: Shared::new(problems),
                    };
                }
                is_current
            }
            Action::Undone => self.undo(),
            Action::Noticed(text) => {
                self.say(&text, false);
                true
            }
            Action::Reported(report) => {
                self.report = Some(Shared::new(report));
                true
            }
            Action::ReportClosed => self.report.take().is_some(),
            Action::NoticeDismissed(serial) => {
                let is_shown = self.notice.as_ref().is_some_and(|it| it.serial == serial);
                if is_shown {
                    self.notice = None;
                }
                is_shown
            }
            Action::ReadonlySet(readonly) => {
                let before = self.readonly;
                self.readonly_for_host = readonly;
                self.lock(self.locked);
                self.readonly != before
            }
            Action::DocumentNamed(document) => {
                let is_new = self.document.as_ref() != Some(&document);
                self.document = Some(document);
                is_new
            }
        }
    }

    fn touch(&mut self) -> bool {
        self.revision = self.revision.next();
        true
    }

    fn say(&mut self, text: &str, undo: bool) {
        self.notice = Some(Notice::after(self.notice.as_ref(), text, undo));
    }

    /// Remembers what stands, before a change that can be taken back.
    fn take_step(&mut self, label: &str, run: Option<Run>) {
        self.history.push(Step {
            label: label.into(),
            people: self.people.clone(),
            fields: Rc::new(self.template.fields.clone()),
            selected: self.selected,
            run,
            renamed: None,
        });
    }

    // ---- The text ----

    fn replace_template(&mut self, template: Template) -> bool {
        self.template = Shared::new(template);
        self.caret = floor_boundary(&self.template.body, self.caret);
        self.epoch = self.epoch.next();
        self.history = super::History::default();
        self.touch()
    }

    fn set_body(&mut self, body: String) -> bool {
        if self.template.body == body {
            return false;
        }
        self.template.change().body = body;
        self.caret = floor_boundary(&self.template.body, self.caret);
        self.history.rest();
        self.touch()
    }

    fn edit_body(&mut self, edits: Vec<Edit>) -> bool {
        let body = Fix {
            title: String::new(),
            edits,
        }
        .apply(&self.template.body);
        self.set_body(body)
    }

    fn apply_fixes(&mut self, fixes: &[Fix]) -> bool {
        let mut edits: Vec<&Edit> = Vec::new();
        for fix in fixes {
            let fits = fix.edits.iter().all(|edit| {
                edits
                    .iter()
                    .all(|other| !overlap(edit, other) && edit != *other)
            });
            if fits {
                edits.extend(&fix.edits);
            }
        }
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        self.edit_body(edits.into_iter().cloned().collect())
    }

    fn move_caret(&mut self, caret: usize) -> bool {
        let caret = floor_boundary(&self.template.body, caret);
        std::mem::replace(&mut self.caret, caret) != caret
    }

    fn jump_to(&mut self, range: letter::Span) -> bool {
        self.caret = floor_boundary(&self.template.body, range.start);
        let serial = self.jump.map_or(0, |jump| jump.serial.wrapping_add(1));
        self.jump = Some(Jump { range, serial });
        true
    }

    fn set_title(&mut self, title: String) -> bool {
        if self.template.title == title {
            return false;
        }
        self.template.change().title = title;
        self.touch()
    }

    fn set_language(&mut self, language: String) -> bool {
        if self.template.language == language {
            return false;
        }
        self.template.change().language = language;
        self.touch()
    }

    // ---- The recipients ----

    fn set_people(&mut self, people: People, selected: Option<usize>) -> bool {
        self.selected = people.clamp(selected);
        self.people = people;
        self.touch()
    }

    fn choose(&mut self, index: usize) -> bool {
        let chosen = self.people.clamp(Some(index));
        self.history.rest();
        std::mem::replace(&mut self.selected, chosen) != chosen
    }

    fn append(&mut self, added: Vec<letter::Recipient>) -> bool {
        if added.is_empty() {
            return false;
        }
        self.take_step("Add recipients from a file", None);
        let first = self.people.len();
        for recipient in added {
            self.people.insert(usize::MAX, Rc::new(recipient));
        }
        self.selected = Some(first);
        self.touch()
    }

    fn type_cell(&mut self, index: usize, field: &str, text: &str) -> bool {
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

    fn add_recipient(&mut self) -> bool {
        self.take_step("Add a recipient", None);
        let index = self.people.len();
        self.people.insert(index, Rc::default());
        self.selected = Some(index);
        self.touch()
    }

    fn duplicate_recipient(&mut self, index: usize) -> bool {
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

    fn remove_recipient(&mut self, index: usize) -> bool {
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

    // ---- The fields ----

    fn add_field(&mut self, field: Field) -> bool {
        if self.template.field(field.name.as_str()).is_some() {
            return false;
        }
        self.take_step(&format!("Add the field {}", field.display_name()), None);
        self.template.change().fields.push(field);
        self.touch()
    }

    fn change_field(&mut self, index: usize, field: Field) -> bool {
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

    fn rename_field(&mut self, old: &str, new: &str) {
        self.people.rename_field(old, new);
        let edits = letter::rename::edits(&self.template.body, old, new);
        let renaming = Fix {
            title: String::new(),
            edits,
        };
        let body = renaming.apply(&self.template.body);
        self.template.change().body = body;
        self.caret = floor_boundary(&self.template.body, self.caret);
    }

    fn move_field(&mut self, from: usize, to: usize) -> bool {
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

    fn remove_field(&mut self, index: usize) -> bool {
        let Some(field) = self.template.fields.get(index).cloned() else {
            return false;
        };
        let name = field.display_name();
        self.take_step(&format!("Remove the field {name}"), None);
        self.template.change().fields.remove(index);
        self.say(&format!("Removed the field {name}."), true);
        self.touch()
    }

    // ---- Back ----

    fn undo(&mut self) -> bool {
        let Some(step) = self.history.pop() else {
            return false;
        };
        if let Some((old, new)) = &step.renamed {
            self.rename_field(new.as_str(), old.as_str());
        }
        if self.template.fields != *step.fields {
            self.template.change().fields = (*step.fields).clone();
        }
        self.say(&format!("Taken back: {}.", step.label), false);
        self.set_people(step.people, step.selected)
    }
}

fn overlap(one: &Edit, other: &Edit) -> bool {
    one.range.start < other.range.end && other.range.start < one.range.end
}

impl Action {
    /// Whether it changes what is saved, so that a read-only document refuses it.
    fn changes_document(&self) -> bool {
        !matches!(
            self,
            Self::Opened(_)
                | Self::TemplateReplaced(_)
                | Self::RecipientsReplaced(_)
                | Self::CaretMoved(_)
                | Self::PlaceChosen(_)
                | Self::RecipientChosen(_)
                | Self::Checked { .. }
                | Self::Noticed(_)
                | Self::Reported(_)
                | Self::ReportClosed
                | Self::NoticeDismissed(_)
                | Self::ReadonlySet(_)
                | Self::DocumentNamed(_)
        )
    }
}
