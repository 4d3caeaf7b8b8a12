//! The reducer: what comes of each action. Pure; the same session where nothing changed.

use std::rc::Rc;

use yew::Reducible;

use super::history::Run;
use super::{Action, Checked, Notice, People, Placing, Session, Shared, Step};

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
        let refused = self.locked && action.is_the_hosts();
        if refused || (self.readonly && action.changes_document()) {
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
                self.set_people(people, Some(0));
                self.opened = self.revision;
                true
            }
            Action::RecipientsOpened(incoming, leads) => {
                self.incoming = Some(Shared::new(incoming));
                self.place_incoming(Placing::Replace, &leads)
            }
            Action::OpeningWentOn(under_way) => {
                let is_new = self.under_way != under_way;
                self.under_way = under_way;
                is_new
            }
            Action::ReadingAsked(unread) => {
                self.unread = Some(Shared::new(unread));
                true
            }
            Action::ReadingChosen => self.unread.take().is_some(),
            Action::RecipientsBrought(incoming) => self.bring(incoming),
            Action::IncomingPlaced(placing, leads) => self.place_incoming(placing, &leads),
            Action::BodyTyped(body) => self.set_body(body),
            Action::BodyEdited(edits) => self.edit_body(edits),
            Action::CaretMoved(caret) => self.move_caret(caret),
            Action::PlaceChosen(range) => self.jump_to(range),
            Action::TitleTyped(title) => self.set_title(title),
            Action::LanguageChosen(language) => self.set_language(language),
            Action::PageSetUp { page, assets } => self.set_up_page(page, assets),
            Action::RecipientChosen(index) => self.choose(index),
            Action::CellTyped { index, field, text } => self.type_cell(index, &field, &text),
            Action::RecipientAdded => self.add_recipient(),
            Action::RecipientDuplicated(index) => self.duplicate_recipient(index),
            Action::RecipientRemoved(index) => self.remove_recipient(index),
            Action::FieldAdded(field) => self.add_field(field),
            Action::FieldChanged { index, field } => self.change_field(index, field),
            Action::FieldMoved { from, to } => self.move_field(from, to),
            Action::FieldRemoved(index) => self.remove_field(index),
            Action::ProblemChosen(index) => self.choose_problem(index),
            Action::FixesChosen { revision, fixes } => {
                revision == self.revision && self.apply_fixes(&fixes)
            }
            Action::Checked {
                revision,
                problems,
                wordings,
            } => {
                let is_current = revision == self.revision;
                if is_current {
                    self.checked = Checked {
                        revision: Some(revision),
                        problems: Shared::new(problems),
                        wordings: Shared::new(wordings),
                    };
                    self.problem = None;
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
            Action::HeldBack(document) => {
                self.held_back = Some(Shared::new(document));
                true
            }
            Action::HeldBackClosed => self.held_back.take().is_some(),
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

    pub(super) fn touch(&mut self) -> bool {
        self.revision = self.revision.next();
        true
    }

    pub(super) fn say(&mut self, text: &str, undo: bool) {
        self.notice = Some(Notice::after(self.notice.as_ref(), text, undo));
    }

    /// Remembers what stands, before a change that can be taken back.
    pub(super) fn take_step(&mut self, label: &str, run: Option<Run>) {
        self.history.push(Step {
            label: label.into(),
            people: self.people.clone(),
            fields: Rc::new(self.template.fields.clone()),
            selected: self.selected,
            run,
            renamed: None,
            page: None,
        });
    }

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
        if let Some(page) = &step.page {
            self.lay(page.0.clone(), page.1.clone());
        }
        self.say(&format!("Taken back: {}.", step.label), false);
        self.set_people(step.people, step.selected)
    }
}

impl Action {
    /// Whether it is the host who replaces something; that a document is read only for the author
    /// does not hold the host up.
    fn is_the_hosts(&self) -> bool {
        matches!(
            self,
            Self::TemplateReplaced(_) | Self::RecipientsReplaced(_)
        )
    }

    /// Whether it changes what is saved, so that a read-only document refuses it.
    fn changes_document(&self) -> bool {
        !matches!(
            self,
            Self::Opened(_)
                | Self::TemplateReplaced(_)
                | Self::RecipientsReplaced(_)
                | Self::OpeningWentOn(_)
                | Self::ReadingAsked(_)
                | Self::ReadingChosen
                | Self::CaretMoved(_)
                | Self::PlaceChosen(_)
                | Self::ProblemChosen(_)
                | Self::RecipientChosen(_)
                | Self::Checked { .. }
                | Self::Noticed(_)
                | Self::Reported(_)
                | Self::ReportClosed
                | Self::HeldBack(_)
                | Self::HeldBackClosed
                | Self::NoticeDismissed(_)
                | Self::ReadonlySet(_)
                | Self::DocumentNamed(_)
        )
    }
}
