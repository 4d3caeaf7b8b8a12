//! Pages and files of letters, from the typesetter in its worker.
//!
//! The worker is begun when pages or a file are first wanted. It is asked for one state of the letter
//! at a time, and what became of an older one is dropped. One that does not answer in time is ended;
//! the next request begins another. So is one that has written many letters, once another is ready.
//! The text is in neither danger: the worker has only copies.

mod answers;
mod hooks;
mod job;
mod pages;
mod printing;
mod renewal;
mod stack;
mod watchers;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::rc::{Rc, Weak};

use letter::{Recipient, Recipients, json};
use messages::{Output, Request};
use yew::html::ImplicitClone;

pub use hooks::{use_job, use_pages};
pub use job::{Job, JobState, Written};
pub use pages::{PagesState, SetPages};
pub use printing::{PrintState, Printing, use_printing};
pub use stack::{MOST_PAGES, Sides, Stack};
pub use watchers::Watching;

use crate::platform::bridge::Bridge;
use crate::platform::connection;
use crate::platform::timing::{self, Timeout};
use crate::platform::typesetter::TypesetterWorker;
use crate::session::{Session, Store, Watch, nobody};
use job::Order;
use pages::PageDesk;
use renewal::Spare;
use watchers::Watchers;

/// How long the letter must rest before the typesetter is fetched unasked, in milliseconds.
const REST_MS: u32 = 4_000;

/// The typesetter of one editor; cheap to clone.
#[derive(Clone)]
pub struct Typesetting(Rc<Inner>);

struct Inner {
    store: Store,
    bridge: Bridge,
    phase: RefCell<Phase>,
    /// What is to take the worker's place.
    spare: RefCell<Option<Spare>>,
    /// How many letters of files the worker has written.
    letters: Cell<usize>,
    /// Whether it has been begun before, well or not.
    is_known: Cell<bool>,
    pages: RefCell<PageDesk>,
    /// Letters that are wanted for paper, one after the other.
    printing: RefCell<VecDeque<Printing>>,
    waiting: RefCell<VecDeque<Job>>,
    under_way: RefCell<Option<Job>>,
    /// Whether the worker has yet to say that it has left the last file.
    is_cancelling: Cell<bool>,
    next_job: Cell<u64>,
    deadline: RefCell<Option<Timeout>>,
    rest: RefCell<Option<Timeout>>,
    is_scheduled: Cell<bool>,
    watchers: Watchers,
    watch: RefCell<Option<Watch>>,
}

/// How far the worker is.
#[derive(Debug, Default)]
enum Phase {
    #[default]
    Absent,
    Loading {
        worker: TypesetterWorker,
        fraction: Option<f64>,
    },
    Ready(TypesetterWorker),
    /// It could not be loaded, and is not tried again before somebody asks for it.
    NotLoaded,
}

impl Typesetting {
    /// The typesetter of the editor with that session; nothing is fetched yet.
    #[must_use]
    pub fn new(store: &Store, bridge: &Bridge) -> Self {
        let typesetting = Self(Rc::new(Inner {
            store: store.clone(),
            bridge: bridge.clone(),
            phase: RefCell::default(),
            spare: RefCell::default(),
            letters: Cell::new(0),
            is_known: Cell::new(false),
            pages: RefCell::default(),
            printing: RefCell::default(),
            waiting: RefCell::default(),
            under_way: RefCell::default(),
            is_cancelling: Cell::new(false),
            next_job: Cell::new(1),
            deadline: RefCell::default(),
            rest: RefCell::default(),
            is_scheduled: Cell::new(false),
            watchers: Watchers::default(),
            watch: RefCell::default(),
        }));
        let inner = Rc::downgrade(&typesetting.0);
        let watch = store.watch(move || {
            with(&inner, |typesetting| {
                typesetting.schedule();
                typesetting.prepare_at_rest();
            });
        });
        *typesetting.0.watch.borrow_mut() = Some(watch);
        typesetting
    }

    /// The pages of the letter on the screen are wanted, or no longer.
    pub fn want_pages(&self, wanted: bool) {
        let before = std::mem::replace(&mut self.0.pages.borrow_mut().is_wanted, wanted);
        if before != wanted {
            self.0.watchers.tell();
            self.schedule();
        }
    }

    /// The pages as they stand.
    #[must_use]
    pub fn pages(&self) -> PagesState {
        let session = self.0.store.session();
        let fraction = match &*self.0.phase.borrow() {
            Phase::Loading { fraction, .. } => *fraction,
            Phase::Absent | Phase::Ready(_) | Phase::NotLoaded => None,
        };
        self.0.pages.borrow().state(&session, fraction)
    }

    /// Tries again what failed.
    pub fn retry(&self) {
        self.0.pages.borrow_mut().retry();
        self.forget_failure();
        self.0.watchers.tell();
        self.schedule();
    }

    /// Whether the typesetter is there.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        matches!(&*self.0.phase.borrow(), Phase::Ready(_))
    }

    /// Fetches the typesetter once the letter rests, for when it will be wanted; not over a connection
    /// that is to be used little.
    fn prepare_at_rest(&self) {
        if self.0.is_known.get() || connection::is_metered() {
            return;
        }
        let inner = Rc::downgrade(&self.0);
        *self.0.rest.borrow_mut() = Some(Timeout::new(REST_MS, move || {
            with(&inner, |typesetting| {
                if !typesetting.0.is_known.get() {
                    typesetting.start();
                }
            });
        }));
    }

    /// Writes a file from these recipients' letters as they stand; an index that there is no
    /// recipient of is passed over.
    pub fn write(&self, recipients: Vec<usize>, output: Output) -> Job {
        let session = self.0.store.session();
        let known = recipients
            .into_iter()
            .filter_map(|index| Some((index, Recipient::clone(session.people.get(index)?))));
        let (indices, people): (Vec<usize>, Vec<Recipient>) = known.unzip();
        let number = self.0.next_job.get();
        self.0.next_job.set(number + 1);
        let order = Order {
            number,
            indices,
            count: session.people.len(),
            output,
            template: json::write_template(&session.template),
            recipients: document(people),
        };
        let inner = Rc::downgrade(&self.0);
        let job = Job::new(order, move || with(&inner, Typesetting::schedule));
        self.0.waiting.borrow_mut().push_back(job.clone());
        self.forget_failure();
        self.schedule();
        job
    }

    /// Calls `watcher` after each change of the pages' state.
    pub fn watch(&self, watcher: impl Fn() + 'static) -> Watching {
        self.0.watchers.watch(watcher)
    }

    /// Ends the worker and whatever it does.
    pub fn end(&self) {
        self.0.watch.borrow_mut().take();
        self.0.pages.borrow_mut().is_wanted = false;
        self.0.deadline.borrow_mut().take();
        self.0.rest.borrow_mut().take();
        for job in self.jobs() {
            job.cancel();
        }
        for printing in self.0.printing.take() {
            printing.cancel();
        }
        *self.0.phase.borrow_mut() = Phase::Absent;
        self.0.spare.borrow_mut().take();
    }

    fn jobs(&self) -> Vec<Job> {
        let mut jobs: Vec<Job> = self.0.waiting.borrow().iter().cloned().collect();
        jobs.extend(self.0.under_way.borrow().clone());
        jobs
    }

    fn forget_failure(&self) {
        let mut phase = self.0.phase.borrow_mut();
        if matches!(*phase, Phase::NotLoaded) {
            *phase = Phase::Absent;
        }
    }

    /// Goes on once everything that is under way is done: after a keystroke, not within it.
    pub(super) fn schedule(&self) {
        if self.0.is_scheduled.replace(true) {
            return;
        }
        let inner = Rc::downgrade(&self.0);
        timing::next_turn(move || {
            with(&inner, |typesetting| {
                typesetting.0.is_scheduled.set(false);
                typesetting.go_on();
            });
        });
    }

    fn go_on(&self) {
        self.0
            .waiting
            .borrow_mut()
            .retain(|job| !job.state().is_over());
        let has_work =
            self.0.pages.borrow().is_wanted || !self.jobs().is_empty() || self.printing().is_some();
        let is_absent = matches!(&*self.0.phase.borrow(), Phase::Absent);
        if has_work && is_absent {
            self.start();
        }
        if self.is_worn() {
            self.renew();
        }
        if let Phase::Ready(worker) = &*self.0.phase.borrow() {
            self.ask_for_pages(worker);
            self.ask_for_paper(worker);
            self.leave_cancelled(worker);
            self.ask_for_file(worker);
        }
        self.begin_waiting();
    }

    fn ask_for_pages(&self, worker: &TypesetterWorker) {
        if self.printing().is_some_and(|printing| printing.is_asked()) {
            return;
        }
        let session = self.0.store.session();
        let Some(question) = self.0.pages.borrow_mut().ask(&session) else {
            return;
        };
        let request = Request::Pages {
            revision: question.revision.number(),
            recipient: question.recipient,
        };
        worker.ask(
            &request,
            &json::write_template(&session.template),
            &document(vec![shown_recipient(&session)]),
        );
    }

    fn leave_cancelled(&self, worker: &TypesetterWorker) {
        let mut under_way = self.0.under_way.borrow_mut();
        if let Some(job) = under_way.take_if(|job| job.state().is_over()) {
            self.0.is_cancelling.set(true);
            self.count_letters(job.count());
            let request = Request::Cancel { job: job.number() };
            worker.ask(&request, "", "");
        }
    }

    fn ask_for_file(&self, worker: &TypesetterWorker) {
        if self.0.is_cancelling.get() || self.0.under_way.borrow().is_some() {
            return;
        }
        let Some(job) = self.0.waiting.borrow_mut().pop_front() else {
            return;
        };
        if let Some(order) = job.take_order() {
            worker.ask(&order.request(), &order.template, &order.recipients);
            job.set(JobState::Writing { done: 0 });
            *self.0.under_way.borrow_mut() = Some(job);
        }
    }
}

/// Calls `action` where the typesetter is still there.
fn with(inner: &Weak<Inner>, action: impl FnOnce(&Typesetting)) {
    if let Some(inner) = inner.upgrade() {
        action(&Typesetting(inner));
    }
}

/// The recipient whose letter is on the screen.
fn shown_recipient(session: &Session) -> Recipient {
    match session.recipient() {
        Some(recipient) => Recipient::clone(recipient),
        None => nobody(&session.template),
    }
}

fn document(recipients: Vec<Recipient>) -> String {
    json::write_recipients(&Recipients {
        recipients,
        ..Recipients::default()
    })
}

impl PartialEq for Typesetting {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl ImplicitClone for Typesetting {}

impl fmt::Debug for Typesetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Typesetting")
            .field("phase", &self.0.phase)
            .finish_non_exhaustive()
    }
}
