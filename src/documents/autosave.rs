//! When the open document is written, and what the author is told meanwhile.
//!
//! A state machine without a clock of its own: it is told what changed and what was answered, each
//! with the time in milliseconds, and says when a write is due and what belongs in it. "Saved" is
//! said only while the versions on the screen are the versions that the database confirmed.

use super::{Fault, SaveState, Stamp, WriterId};

/// How long after the last change a write starts.
pub const QUIET: f64 = 100.0;
/// How long a change waits at most while others follow it.
pub const LONGEST: f64 = 200.0;
/// How long after a failure it is tried again; doubled each time up to [`LATEST_RETRY`].
pub const FIRST_RETRY: f64 = 1_000.0;
/// The longest time between two attempts.
pub const LATEST_RETRY: f64 = 16_000.0;

/// What of a document changed, or is to be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The template or the title.
    pub template: bool,
    /// The recipients.
    pub recipients: bool,
    /// Who is chosen, or where the caret stands.
    pub place: bool,
}

impl Changes {
    /// Everything.
    pub const ALL: Self = Self {
        template: true,
        recipients: true,
        place: true,
    };

    /// Whether anything is.
    #[must_use]
    pub fn any(self) -> bool {
        self.letter() || self.place
    }

    /// Whether the letter is, not only the author's place in it.
    #[must_use]
    pub fn letter(self) -> bool {
        self.template || self.recipients
    }
}

/// Counts the versions of each part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Versions {
    template: u64,
    recipients: u64,
    place: u64,
}

impl Versions {
    fn next(self, changes: Changes) -> Self {
        Self {
            template: self.template + u64::from(changes.template),
            recipients: self.recipients + u64::from(changes.recipients),
            place: self.place + u64::from(changes.place),
        }
    }

    fn newest(self, other: Self) -> Self {
        Self {
            template: self.template.max(other.template),
            recipients: self.recipients.max(other.recipients),
            place: self.place.max(other.place),
        }
    }

    fn since(self, kept: Self) -> Changes {
        Changes {
            template: self.template > kept.template,
            recipients: self.recipients > kept.recipients,
            place: self.place > kept.place,
        }
    }
}

/// A write that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// What belongs in it.
    pub changes: Changes,
    /// What the database is known to hold.
    pub replaces: Option<Stamp>,
    /// The newest version that the page before sent, if its last words were joined.
    pub left: Option<Stamp>,
    /// What it holds afterwards, if the letter changed.
    pub stamp: Stamp,
    versions: Versions,
    number: u64,
}

#[derive(Clone, Debug, PartialEq)]
struct Failure {
    fault: Fault,
    again_at: f64,
    pause: f64,
}

/// The keeping of one open document.
#[derive(Clone, Debug)]
pub struct Autosave {
    writer: WriterId,
    shown: Versions,
    kept: Versions,
    stamp: Option<Stamp>,
    left: Option<Stamp>,
    revision: u64,
    waiting: Option<Waiting>,
    jobs: u64,
    careful: Option<u64>,
    failure: Option<Failure>,
    stopped: bool,
}

#[derive(Clone, Copy, Debug)]
struct Waiting {
    first: f64,
    last: f64,
}

impl Autosave {
    /// A document that the database does not hold yet.
    #[must_use]
    pub fn fresh(writer: WriterId, now: f64) -> Self {
        let mut autosave = Self::new(writer, None);
        autosave.changed(Changes::ALL, now);
        autosave
    }

    /// A document as it was read from the database; without a stamp where its record is lost.
    #[must_use]
    pub fn opened(writer: WriterId, stamp: Option<Stamp>) -> Self {
        Self::new(writer, stamp)
    }

    fn new(writer: WriterId, stamp: Option<Stamp>) -> Self {
        Self {
            writer,
            shown: Versions::default(),
            kept: Versions::default(),
            revision: stamp.as_ref().map_or(0, |stamp| stamp.revision),
            stamp,
            left: None,
            waiting: None,
            jobs: 0,
            careful: None,
            failure: None,
            stopped: false,
        }
    }

    /// The last words of a page that went are joined: what it sent until `left` may come late.
    pub fn joined(&mut self, left: Stamp) {
        self.revision = self.revision.max(left.revision);
        self.left = Some(left);
    }

    /// Something changed on the screen.
    pub fn changed(&mut self, changes: Changes, now: f64) {
        if !changes.any() {
            return;
        }
        self.shown = self.shown.next(changes);
        let first = self.waiting.map_or(now, |waiting| waiting.first);
        self.waiting = Some(Waiting { first, last: now });
    }

    /// When the next write is to begin; none where nothing is to be written, or one is under way.
    #[must_use]
    pub fn due(&self) -> Option<f64> {
        if self.stopped || self.careful.is_some() || !self.unsaved().any() {
            return None;
        }
        if let Some(failure) = &self.failure {
            return Some(failure.again_at);
        }
        let due = |waiting: Waiting| (waiting.last + QUIET).min(waiting.first + LONGEST);
        Some(self.waiting.map_or(0.0, due))
    }

    /// Begins a write of all that the database has not confirmed.
    pub fn begin(&mut self) -> Option<Job> {
        if self.careful.is_some() {
            return None;
        }
        let job = self.job()?;
        self.careful = Some(job.number);
        Some(job)
    }

    /// Begins such a write although one may be under way: the page is about to vanish.
    pub fn begin_in_haste(&mut self) -> Option<Job> {
        self.job()
    }

    fn job(&mut self) -> Option<Job> {
        let changes = self.unsaved();
        if self.stopped || !changes.any() {
            return None;
        }
        self.waiting = None;
        self.jobs += 1;
        self.revision += u64::from(changes.letter());
        Some(Job {
            changes,
            replaces: self.stamp.clone(),
            left: self.left.clone(),
            stamp: self.newest_stamp(),
            versions: self.shown,
            number: self.jobs,
        })
    }

    /// The database answered a write.
    pub fn finished(&mut self, job: &Job, answer: Result<(), Fault>, now: f64) {
        if self.careful == Some(job.number) {
            self.careful = None;
        }
        match answer {
            Ok(()) => self.confirmed(job),
            Err(_) if !job.versions.since(self.kept).any() => {}
            Err(Fault::Missing) => self.forgotten(),
            Err(Fault::Incomplete) => self.incomplete(),
            Err(fault) if fault.is_other_tab() => self.stop(),
            Err(fault) => self.failed(fault, now),
        }
    }

    fn confirmed(&mut self, job: &Job) {
        self.kept = self.kept.newest(job.versions);
        self.failure = None;
        let newer = |stamp: &Stamp| stamp.revision < job.stamp.revision;
        if job.changes.letter() && self.stamp.as_ref().is_none_or(newer) {
            self.stamp = Some(job.stamp.clone());
        }
    }

    /// The database lost the document, as when the author clears the site's data.
    fn forgotten(&mut self) {
        self.stamp = None;
        self.incomplete();
    }

    /// The database lost a part of the document: all that is on the screen is to be written anew.
    pub fn incomplete(&mut self) {
        self.kept = Versions::default();
        self.shown = self.shown.next(Changes::ALL);
    }

    fn failed(&mut self, fault: Fault, now: f64) {
        let before = self.failure.take().map(|failure| failure.pause * 2.0);
        let pause = before.unwrap_or(FIRST_RETRY).min(LATEST_RETRY);
        self.failure = Some(Failure {
            fault,
            again_at: now + pause,
            pause,
        });
    }

    /// Another tab has written the document: this one must not any more.
    pub fn stop(&mut self) {
        self.stopped = true;
    }

    /// The author asks to try again at once.
    pub fn hurry(&mut self, now: f64) {
        if let Some(failure) = &mut self.failure {
            failure.again_at = now;
            failure.pause = FIRST_RETRY / 2.0;
        }
    }

    /// What is on the screen and not confirmed by the database.
    #[must_use]
    pub fn unsaved(&self) -> Changes {
        self.shown.since(self.kept)
    }

    /// What the database is known to hold; none where it does not have the document.
    #[must_use]
    pub fn stamp(&self) -> Option<&Stamp> {
        self.stamp.as_ref()
    }

    /// The newest version that the page before sent, if its last words were joined.
    #[must_use]
    pub fn left(&self) -> Option<&Stamp> {
        self.left.as_ref()
    }

    /// The newest version that was sent to it.
    #[must_use]
    pub fn newest_stamp(&self) -> Stamp {
        Stamp {
            revision: self.revision,
            writer: self.writer.clone(),
        }
    }

    /// What the author is told.
    #[must_use]
    pub fn state(&self) -> SaveState {
        if self.stopped {
            SaveState::OtherTab
        } else if let Some(failure) = &self.failure {
            SaveState::of_fault(&failure.fault)
        } else if self.unsaved().letter() {
            SaveState::Saving
        } else {
            SaveState::Saved
        }
    }
}

#[cfg(test)]
mod tests;
