//! What the worker answers, and what is done where it does not.

use std::rc::Rc;

use messages::{Fault, LetterFault, Reply};

use super::pages::fault_of;
use super::{Job, JobState, Phase, Printing, Typesetting, Written, with};
use crate::platform::timing::{self, Timeout};
use crate::platform::typesetter::{FileContent, TypesetterWorker};

/// How long the pages of a letter may take, in milliseconds.
const PAGES_MS: u32 = 10_000;

/// How long one letter of a file may take; a file is not waited for while one types.
const LETTER_MS: u32 = 20_000;

/// How much longer closing a file may take for each letter in it.
const CLOSING_MS: u32 = 30;

const NOT_LOADED: &str = "The part of Letterwright that sets pages could not be loaded. Check the \
     connection and try again. Your text is safe, and the letter can be read as before.";

const TOO_SLOW: &str = "Setting this letter on pages took too long and was given up. Look for a loop \
     or a table that is much longer than it should be. Your text is safe.";

const BROKE: &str = "Something went wrong while this letter was set on pages. Your text is safe. \
     Change the letter, or try again.";

impl Typesetting {
    pub(super) fn start(&self) {
        self.0.is_known.set(true);
        let inner = Rc::downgrade(&self.0);
        let worker = TypesetterWorker::start(&self.0.bridge, move |reply, file| {
            with(&inner, |typesetting| typesetting.hear(reply, file));
        });
        *self.0.phase.borrow_mut() = Phase::Loading {
            worker,
            fraction: None,
        };
        self.tell_loading(None);
    }

    pub(super) fn hear(&self, reply: Reply, file: Option<FileContent>) {
        self.0.deadline.borrow_mut().take();
        match reply {
            Reply::Loading { loaded, total } => self.hear_loading(loaded, total),
            Reply::Ready => self.hear_ready(),
            Reply::Broken { while_loading, .. } => self.give_up(if while_loading {
                Failure::NotLoaded
            } else {
                Failure::Broke
            }),
            Reply::Pages {
                revision,
                recipient,
                pages,
            } => match self.printing().filter(Printing::is_asked) {
                Some(printing) => printing.answer(recipient, pages),
                None => {
                    self.0.pages.borrow_mut().answer(revision, recipient, pages);
                    self.0.watchers.tell();
                }
            },
            Reply::Progress { job, done } => self.job_is(job, JobState::Writing { done }),
            Reply::File { job, faults } => {
                if let Some(content) = file {
                    self.job_is(job, JobState::Done(Written { content, faults }));
                }
            }
            Reply::Failed { job, faults } => self.job_is(job, JobState::Failed(faults)),
            Reply::Cancelled { .. } => self.0.is_cancelling.set(false),
        }
        self.schedule();
    }

    fn hear_loading(&self, loaded: u64, total: Option<u64>) {
        let share = total
            .filter(|total| *total > 0)
            .map(|total| (loaded as f64 / total as f64).min(1.0));
        if let Phase::Loading { fraction, .. } = &mut *self.0.phase.borrow_mut() {
            *fraction = share;
        }
        self.tell_loading(share);
    }

    fn hear_ready(&self) {
        let mut phase = self.0.phase.borrow_mut();
        *phase = match std::mem::take(&mut *phase) {
            Phase::Loading { worker, .. } => Phase::Ready(worker),
            other => other,
        };
    }

    /// Files that wait say how much of the typesetter is there, and so do the pages.
    fn tell_loading(&self, fraction: Option<f64>) {
        for job in self.0.waiting.borrow().iter() {
            job.set(JobState::Waiting { fraction });
        }
        if let Some(printing) = self.printing() {
            printing.is_loading(fraction);
        }
        self.0.watchers.tell();
    }

    fn job_is(&self, number: u64, state: JobState) {
        let is_over = state.is_over();
        let job = self.0.under_way.borrow().clone();
        if let Some(job) = job.filter(|job| job.number() == number) {
            if is_over {
                self.count_letters(job.count());
            }
            job.set(state);
            if is_over {
                self.0.under_way.borrow_mut().take();
            }
        }
    }

    /// Waits for an answer as long as it may take, from the last answer on; what the author types
    /// meanwhile gives no more time.
    pub(super) fn begin_waiting(&self) {
        let mut deadline = self.0.deadline.borrow_mut();
        let Some(limit) = self.limit().filter(|_| deadline.is_none()) else {
            return;
        };
        let inner = Rc::downgrade(&self.0);
        *deadline = Some({
            Timeout::new(limit, move || {
                with(&inner, |typesetting| {
                    typesetting.give_up(Failure::TooSlow);
                    typesetting.schedule();
                });
            })
        });
    }

    /// In how many milliseconds the next answer must come; none where nothing has been asked.
    fn limit(&self) -> Option<u32> {
        if !matches!(&*self.0.phase.borrow(), Phase::Ready(_)) {
            return None;
        }
        if let Some(job) = &*self.0.under_way.borrow() {
            let letters = u32::try_from(job.count()).unwrap_or(u32::MAX);
            let closing = if job.is_closing() {
                letters.saturating_mul(CLOSING_MS)
            } else {
                0
            };
            return Some(LETTER_MS.saturating_add(closing));
        }
        self.is_asked().then_some(PAGES_MS)
    }

    /// Whether the worker has been asked something other than a file, and has not answered.
    pub(super) fn is_asked(&self) -> bool {
        self.0.pages.borrow().asked.is_some()
            || self.0.is_cancelling.get()
            || self.printing().is_some_and(|printing| printing.is_asked())
    }

    /// Ends the worker. What it was asked has failed; what else is wanted is asked of the next one.
    fn give_up(&self, failure: Failure) {
        let phase = match failure {
            Failure::NotLoaded => Phase::NotLoaded,
            Failure::TooSlow | Failure::Broke => Phase::Absent,
        };
        self.0.deadline.borrow_mut().take();
        let ended = std::mem::replace(&mut *self.0.phase.borrow_mut(), phase);
        let spare = self.0.spare.borrow_mut().take();
        self.0.letters.set(0);
        // This may be called by the worker itself.
        timing::next_turn(move || drop((ended, spare)));
        self.0.is_cancelling.set(false);
        let fault = fault_of(failure.sentence());
        self.fail_pages(&fault, failure);
        self.fail_files(&fault, failure);
        if let Some(printing) = self.printing()
            && (printing.is_asked() || failure == Failure::NotLoaded)
        {
            printing.fail(failure.sentence());
        }
        self.0.watchers.tell();
    }

    fn fail_pages(&self, fault: &Fault, failure: Failure) {
        let mut pages = self.0.pages.borrow_mut();
        if pages.asked.is_some() || failure == Failure::NotLoaded {
            pages.fail(fault.clone());
        }
    }

    /// Without a typesetter no file comes; otherwise only the one under way is concerned.
    fn fail_files(&self, fault: &Fault, failure: Failure) {
        let mut failed: Vec<Job> = self.0.under_way.borrow_mut().take().into_iter().collect();
        if failure == Failure::NotLoaded {
            failed.extend(self.0.waiting.borrow_mut().drain(..));
        }
        for job in failed {
            let recipient = (failure != Failure::NotLoaded)
                .then(|| job.recipient_at_work())
                .flatten();
            job.set(JobState::Failed(vec![LetterFault {
                recipient,
                left_out: true,
                fault: fault.clone(),
            }]));
        }
    }
}

/// Why a worker is of no more use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Failure {
    NotLoaded,
    TooSlow,
    Broke,
}

impl Failure {
    fn sentence(self) -> &'static str {
        match self {
            Self::NotLoaded => NOT_LOADED,
            Self::TooSlow => TOO_SLOW,
            Self::Broke => BROKE,
        }
    }
}
