//! A document that is open in this editor.

use std::rc::Rc;

use crate::documents::autosave::{Autosave, Changes};
use crate::documents::{
    Access, DocumentId, OpenedDocument, Place, Record, SaveState, Snapshot, Stamp, Stored, WriterId,
};
use crate::platform::locks::{Lock, Waiting};

/// By what right a document is open.
#[derive(Clone, Debug)]
pub(super) enum Hold {
    /// The lock is held: no other tab writes.
    Lock(#[expect(dead_code, reason = "the lock is held until this is dropped")] Rc<Lock>),
    /// The page has no locks, or not yet: the stamp is asked at each write.
    Stamp,
    /// Another tab writes; this one waits in line for the lock.
    Reading(#[expect(dead_code, reason = "dropping this leaves the line")] Option<Rc<Waiting>>),
}

/// A document that is open, with what of it is not in the database yet.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) id: DocumentId,
    /// Tells two openings of one document apart.
    pub(super) instance: u64,
    pub(super) autosave: Autosave,
    pub(super) hold: Hold,
    pub(super) shown: Option<Snapshot>,
    /// What was read, until it is on the screen.
    read: Option<Stored>,
    modified: f64,
}

impl Open {
    /// A document that the database does not have.
    pub(super) fn fresh(id: DocumentId, instance: u64, writer: WriterId, now: f64) -> Self {
        Self {
            id,
            instance,
            autosave: Autosave::fresh(writer, now),
            hold: Hold::Stamp,
            shown: None,
            read: None,
            modified: now,
        }
    }

    /// A document that was read.
    pub(super) fn opened(
        id: DocumentId,
        instance: u64,
        writer: WriterId,
        stored: Stored,
        hold: Hold,
    ) -> Self {
        Self {
            id,
            instance,
            autosave: Autosave::opened(writer, stored.record.stamp.clone()),
            hold,
            shown: None,
            modified: stored.record.modified,
            read: Some(stored),
        }
    }

    /// Takes what is on the screen; after reading, that may already be something else than what was
    /// read, as when the page around the editor sets a template.
    pub(super) fn see(&mut self, snapshot: Snapshot, now: f64) {
        let changes = match (&self.shown, self.read.take()) {
            (Some(before), _) => difference(before, &snapshot),
            (None, Some(read)) => difference_from_read(&read, &snapshot),
            (None, None) => Changes::ALL,
        };
        if changes.letter() {
            self.modified = now;
        }
        if !self.is_reading() {
            self.autosave.changed(changes, now);
        }
        self.shown = Some(snapshot);
    }

    pub(super) fn is_reading(&self) -> bool {
        matches!(self.hold, Hold::Reading(_))
    }

    /// Whether something of it is still to be written here.
    pub(super) fn is_unsaved(&self) -> bool {
        self.state() != SaveState::OtherTab && self.autosave.unsaved().any()
    }

    pub(super) fn state(&self) -> SaveState {
        if self.is_reading() {
            SaveState::OtherTab
        } else {
            self.autosave.state()
        }
    }

    /// The record to write with the letter.
    pub(super) fn record(&self, stamp: Stamp, title: String) -> Record {
        Record::new(title, self.modified, stamp)
    }

    /// The document as it stands on the screen, for opening it once more.
    pub(super) fn as_opened(&self) -> Option<OpenedDocument> {
        let shown = self.shown.as_ref()?;
        Some(OpenedDocument {
            id: self.id.clone(),
            title: shown.title.clone(),
            template: shown.template.text(),
            recipients: shown.recipients.text(),
            place: place(shown),
            access: Access::Write,
        })
    }
}

/// Where the author is.
pub(super) fn place(snapshot: &Snapshot) -> Place {
    Place {
        selected: snapshot.selected,
        caret: snapshot.caret,
    }
}

/// What the session needs of a document that was read.
pub(super) fn opened_document(id: DocumentId, stored: Stored, access: Access) -> OpenedDocument {
    OpenedDocument {
        id,
        title: stored.record.title,
        template: stored.template,
        recipients: stored.recipients,
        place: stored.place,
        access,
    }
}

fn difference(before: &Snapshot, after: &Snapshot) -> Changes {
    Changes {
        template: before.title != after.title || before.template != after.template,
        recipients: before.recipients != after.recipients,
        place: place(before) != place(after),
    }
}

fn difference_from_read(read: &Stored, after: &Snapshot) -> Changes {
    let same_template = is_same_json(&read.template, &after.template.text());
    Changes {
        template: read.record.title != after.title || !same_template,
        recipients: !is_same_json(&read.recipients, &after.recipients.text()),
        place: read.place != place(after),
    }
}

/// Whether two texts say the same, however they are spaced and ordered.
fn is_same_json(one: &str, other: &str) -> bool {
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    one == other || value(one).is_some_and(|one| value(other) == Some(one))
}
