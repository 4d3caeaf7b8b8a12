//! Writing in time: when the last change is a moment old, and when the page is about to vanish.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::open::{Hold, Open, place};
use super::{Keeper, with};
use crate::documents::autosave::Job;
use crate::documents::{Database, Fault, Pace, Save, Snapshot};
use crate::platform::broadcast::Notice;
use crate::platform::timing::{self, Timeout};

impl<D: Database> Keeper<D> {
    /// Sets the clock to the next write that is due.
    pub(super) fn schedule(&self) {
        let due = self.each(|open| open.autosave.due()).into_iter().flatten();
        let due = due.min_by(f64::total_cmp);
        let timer = due.map(|due| {
            let inner = Rc::downgrade(&self.0);
            let pause = (due - timing::now()).max(0.0).ceil();
            Timeout::new(pause as u32, move || with(&inner, Self::write_what_is_due))
        });
        self.0.timer.replace(timer);
    }

    /// Writes what is due, and sets the clock to what will be.
    pub(super) fn write_what_is_due(&self) {
        let now = timing::now();
        let jobs = self.each(|open| {
            let due = open.autosave.due().is_some_and(|due| due <= now);
            due.then(|| prepare(open, Pace::Careful)).flatten()
        });
        self.send(jobs);
    }

    /// Sends all that is not in the database off at once, since the page may be about to vanish.
    pub fn flush(&self) {
        let jobs = self.each(|open| prepare(open, Pace::Hasty));
        self.send(jobs);
    }

    /// [`Keeper::flush`] for who outlives the keeper.
    pub fn flusher(&self) -> impl Fn() + use<D> {
        let inner = Rc::downgrade(&self.0);
        move || with(&inner, Self::flush)
    }

    /// Tries again at once after a failure.
    pub fn try_again(&self) {
        let now = timing::now();
        self.each(|open| open.autosave.hurry(now));
        self.schedule();
    }

    fn send(&self, jobs: Vec<Option<Prepared>>) {
        for prepared in jobs.into_iter().flatten() {
            let answer = self.0.documents.save(prepared.save);
            let (keeper, lock) = (self.clone(), prepared.hold);
            let sent = prepared.sent;
            spawn_local(async move {
                let answer = answer.await;
                drop(lock);
                keeper.written(&sent, answer);
            });
        }
        self.schedule();
    }

    fn written(&self, sent: &Sent, answer: Result<(), Fault>) {
        let kept = answer.is_ok() && sent.job.changes.letter();
        let now = timing::now();
        let ids = self.each(|open| {
            let its = open.instance == sent.instance;
            its.then(|| {
                open.finished(&sent.job, &sent.shown, &answer, now);
                self.forget_last_words(open);
                open.id.clone()
            })
        });
        if let Some(id) = ids.into_iter().flatten().next().filter(|_| kept) {
            let writer = self.0.documents.writer().clone();
            self.tell_others(&Notice::Saved { id, writer });
        }
        self.0.leaving.borrow_mut().retain(Open::is_unsaved);
        self.tell_state();
        self.schedule();
    }

    /// Does something with the document on the screen, with the one that is to come, and with those
    /// that are being put away.
    pub(super) fn each<T>(&self, mut act: impl FnMut(&mut Open) -> T) -> Vec<T> {
        let mut current = self.0.current.borrow_mut();
        let mut coming = self.0.coming.borrow_mut();
        let mut leaving = self.0.leaving.borrow_mut();
        let shown = current.iter_mut().chain(coming.iter_mut());
        shown.chain(leaving.iter_mut()).map(&mut act).collect()
    }
}

/// A write that only has to be sent.
struct Prepared {
    save: Save,
    sent: Sent,
    /// Keeps the lock until the answer is there.
    hold: Hold,
}

/// What a write is of.
struct Sent {
    instance: u64,
    job: Job,
    shown: Snapshot,
}

/// Begins a write of what is on the screen. Only the holder of the lock may be hasty: without it,
/// the database has to be asked whose document it is.
fn prepare(open: &mut Open, pace: Pace) -> Option<Prepared> {
    if open.is_reading() {
        return None;
    }
    let shown = open.shown.clone()?;
    let locked = matches!(open.hold, Hold::Lock(_));
    let (job, pace) = match pace {
        Pace::Hasty if locked => (open.autosave.begin_in_haste()?, Pace::Hasty),
        _ => (open.autosave.begin()?, Pace::Careful),
    };
    Some(Prepared {
        save: save_of(open, (&shown, &job), pace),
        sent: Sent {
            instance: open.instance,
            job,
            shown,
        },
        hold: open.hold.clone(),
    })
}

fn save_of(open: &mut Open, (shown, job): (&Snapshot, &Job), pace: Pace) -> Save {
    let changes = job.changes;
    let record = changes.letter().then(|| {
        let stamp = job.stamp.clone();
        open.record(stamp, shown.title.clone())
    });
    Save {
        id: open.id.clone(),
        replaces: job.replaces.clone(),
        left: job.left.clone(),
        record,
        template: changes.template.then(|| Rc::from(shown.template.text())),
        recipients: open.changed_pieces(job, shown),
        place: changes.place.then(|| place(shown)),
        pace,
    }
}
