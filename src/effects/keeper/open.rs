//! A document that is open in this editor.

use std::rc::Rc;

use super::pieces::Held;
use crate::documents::autosave::{Autosave, Changes, Job};
use crate::documents::{
    Access, ChangedPieces, DocumentId, Fault, LastWords, OpenedDocument, Part, Patch, Place,
    Record, SaveState, Snapshot, Stamp, Stored, WriterId,
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
    /// Whether the browser holds last words of it, which the database is to confirm.
    pub(super) has_last_words: bool,
    /// What was read, until it is on the screen.
    read: Option<Stored>,
    /// What the database is known to hold.
    kept: Option<Kept>,
    /// What the pieces of the recipients in it may be.
    pieces: Held,
    modified: f64,
}

/// The parts of a document that the database holds.
#[derive(Clone, Debug)]
struct Kept {
    template: Part,
    recipients: Part,
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
            has_last_words: false,
            read: None,
            kept: None,
            pieces: Held::unknown(0),
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
            autosave: Autosave::opened(writer, stored.stamp()),
            hold,
            shown: None,
            has_last_words: false,
            modified: stored.record.modified,
            pieces: Held::unknown(stored.record.pieces),
            read: Some(stored),
            kept: None,
        }
    }

    pub(super) fn held_by(self, hold: Hold) -> Self {
        Self { hold, ..self }
    }

    /// Notes that last words were joined, of a page that sent its versions until `left`.
    pub(super) fn joined(&mut self, left: Stamp) {
        self.has_last_words = true;
        self.autosave.joined(left);
    }

    /// Takes what is on the screen; after reading, that may already be something else than what was
    /// read, as when the page around the editor sets a template.
    pub(super) fn see(&mut self, snapshot: Snapshot, now: f64) {
        let changes = match (&self.shown, self.read.take()) {
            (Some(before), _) => difference(before, &snapshot),
            (None, Some(read)) => {
                let is_whole = read.lost.is_empty();
                let count = read.record.pieces;
                let (changes, kept) = difference_from_read(read, &snapshot);
                // What the page before sent may still come.
                let is_settled = is_whole && !self.has_last_words;
                if is_settled && kept.recipients == snapshot.recipients {
                    self.pieces = Held::read(&snapshot.recipients, count);
                }
                self.kept = Some(kept);
                if is_whole { changes } else { Changes::ALL }
            }
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
        let is_ours = self.shown.is_some() && self.state() != SaveState::OtherTab;
        is_ours && self.autosave.unsaved().any()
    }

    pub(super) fn state(&self) -> SaveState {
        if self.is_reading() {
            SaveState::OtherTab
        } else {
            self.autosave.state()
        }
    }

    /// The database answered a write of what was `sent`.
    pub(super) fn finished(
        &mut self,
        job: &Job,
        sent: &Snapshot,
        answer: &Result<(), Fault>,
        now: f64,
    ) {
        self.autosave.finished(job, answer.clone(), now);
        match answer {
            Ok(()) => {
                let newest = self.autosave.newest_stamp();
                self.pieces.confirmed(job, &newest, &sent.recipients);
            }
            Err(Fault::Missing | Fault::Incomplete) => self.pieces.forget(),
            Err(_) => {}
        }
        if answer.is_ok() && self.autosave.stamp() == Some(&job.stamp) {
            self.keep(job.changes, sent);
        }
    }

    fn keep(&mut self, changes: Changes, sent: &Snapshot) {
        let kept = self.kept.get_or_insert_with(|| Kept::of(sent));
        if changes.template {
            kept.template = sent.template.clone();
        }
        if changes.recipients {
            kept.recipients = sent.recipients.clone();
        }
    }

    /// A part of it is gone from the database: all of it is to be written anew.
    pub(super) fn write_anew(&mut self) {
        self.autosave.incomplete();
        self.pieces.forget();
    }

    /// The pieces of the recipients that a write has to put; they count as sent from here on.
    pub(super) fn changed_pieces(&mut self, job: &Job, shown: &Snapshot) -> Option<ChangedPieces> {
        let changed = job.changes.recipients;
        changed.then(|| self.pieces.send(job, &shown.recipients))
    }

    /// In how many pieces the recipients on the screen are kept.
    pub(super) fn pieces(&self) -> usize {
        self.shown.as_ref().map_or(1, |it| it.recipients.count())
    }

    /// What to leave of it when the page goes; none where the database has all of the letter, or it
    /// is not written here.
    pub(super) fn last_words(&self) -> Option<LastWords> {
        let changes = self.autosave.unsaved();
        if !changes.letter() || self.state() == SaveState::OtherTab {
            return None;
        }
        let shown = self.shown.as_ref()?;
        let replaces = self.autosave.stamp().cloned();
        let kept = self.kept.as_ref().filter(|_| replaces.is_some());
        let patch = |kept: Option<&Part>, shown: &Part| {
            let kept = kept.map(Part::text).unwrap_or_default();
            Patch::between(&kept, &shown.text())
        };
        let (template, recipients) = (
            kept.map(|kept| &kept.template),
            kept.map(|kept| &kept.recipients),
        );
        Some(LastWords {
            replaces,
            left: self.autosave.left().cloned(),
            stamp: self.autosave.newest_stamp(),
            title: shown.title.clone(),
            modified: self.modified,
            place: place(shown),
            template: changes.template.then(|| patch(template, &shown.template)),
            recipients: changes
                .recipients
                .then(|| patch(recipients, &shown.recipients)),
        })
    }

    /// The record to write with the letter.
    pub(super) fn record(&self, stamp: Stamp, title: String) -> Record {
        Record::new(title, self.modified, stamp).in_pieces(self.pieces())
    }

    /// The document as it stands on the screen, for opening it once more.
    pub(super) fn as_opened(&self) -> Option<OpenedDocument> {
        let shown = self.shown.as_ref()?;
        Some(OpenedDocument {
            id: self.id.clone(),
            title: shown.title.clone(),
            modified: self.modified,
            template: shown.template.text(),
            recipients: shown.recipients.text(),
            place: place(shown),
            lost: Vec::new(),
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
        modified: stored.record.modified,
        template: stored.template,
        recipients: stored.recipients,
        place: stored.place,
        lost: stored.lost,
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

/// What of the screen is not in what was read, and what the database holds therefore.
fn difference_from_read(read: Stored, after: &Snapshot) -> (Changes, Kept) {
    let (template, same_template) = kept_part(read.template, &after.template);
    let (recipients, same_recipients) = kept_part(read.recipients, &after.recipients);
    let changes = Changes {
        template: read.record.title != after.title || !same_template,
        recipients: !same_recipients,
        place: read.place != place(after),
    };
    let kept = Kept {
        template,
        recipients,
    };
    (changes, kept)
}

/// A part as it was read, and whether it says what is on the screen. The text that was read is only
/// held on to where it is another one than that of the screen.
fn kept_part(read: String, after: &Part) -> (Part, bool) {
    let text = after.text();
    if read == text {
        return (after.clone(), true);
    }
    let is_same = is_same_json(&read, &text);
    (Part::new(read, String::clone), is_same)
}

impl Kept {
    fn of(snapshot: &Snapshot) -> Self {
        Self {
            template: snapshot.template.clone(),
            recipients: snapshot.recipients.clone(),
        }
    }
}

/// Whether two texts say the same, however they are spaced and ordered.
fn is_same_json(one: &str, other: &str) -> bool {
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    value(one).is_some_and(|one| value(other) == Some(one))
}
