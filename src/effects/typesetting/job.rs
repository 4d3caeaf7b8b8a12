//! A file that is being written from letters.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use futures_channel::oneshot;
use messages::{LetterFault, Output, Request};
use yew::html::ImplicitClone;

use super::watchers::{Watchers, Watching};
use crate::platform::typesetter::FileContent;

/// How far a file is.
#[derive(Clone, Debug, PartialEq)]
pub enum JobState {
    /// It waits for the typesetter, of which so much is fetched, from 0 to 1, where that is known.
    Waiting {
        /// How much.
        fraction: Option<f64>,
    },
    /// Letters are being written.
    Writing {
        /// How many are done.
        done: usize,
    },
    /// It is there.
    Done(Written),
    /// Nothing could be written; there is at least one fault.
    Failed(Vec<LetterFault>),
    /// It is no longer wanted.
    Cancelled,
}

impl JobState {
    /// Whether nothing more comes.
    #[must_use]
    pub fn is_over(&self) -> bool {
        !matches!(self, Self::Waiting { .. } | Self::Writing { .. })
    }
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// What is in it.
    pub content: FileContent,
    /// What could not be set as it was meant, and which letters were left out for it.
    pub faults: Vec<LetterFault>,
}

/// A file that is being written, whoever looks on; it goes on when this is dropped.
#[derive(Clone)]
pub struct Job(Rc<Inner>);

struct Inner {
    number: u64,
    output: Output,
    state: RefCell<JobState>,
    order: RefCell<Option<Order>>,
    indices: Vec<usize>,
    on_cancel: Box<dyn Fn()>,
    watchers: Watchers,
    waiting: RefCell<Vec<oneshot::Sender<()>>>,
}

/// What the worker is asked.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) number: u64,
    pub(super) indices: Vec<usize>,
    /// How many recipients there are altogether.
    pub(super) count: usize,
    pub(super) output: Output,
    pub(super) template: String,
    pub(super) recipients: String,
}

impl Order {
    pub(super) fn request(&self) -> Request {
        Request::Write {
            job: self.number,
            recipients: self.indices.clone(),
            count: self.count,
            output: self.output.clone(),
        }
    }
}

impl Job {
    /// A file of the letters that `order` asks for.
    pub(super) fn new(order: Order, on_cancel: impl Fn() + 'static) -> Self {
        Self(Rc::new(Inner {
            number: order.number,
            output: order.output.clone(),
            indices: order.indices.clone(),
            on_cancel: Box::new(on_cancel),
            state: RefCell::new(JobState::Waiting { fraction: None }),
            order: RefCell::new(Some(order)),
            watchers: Watchers::default(),
            waiting: RefCell::default(),
        }))
    }

    /// How far it is.
    #[must_use]
    pub fn state(&self) -> JobState {
        self.0.state.borrow().clone()
    }

    /// How many letters are wanted.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.indices.len()
    }

    /// What is wanted of them.
    #[must_use]
    pub fn output(&self) -> &Output {
        &self.0.output
    }

    /// Ends it before the next letter.
    pub fn cancel(&self) {
        if !self.state().is_over() {
            self.set(JobState::Cancelled);
            (self.0.on_cancel)();
        }
    }

    /// What came of it, once it is over.
    pub async fn finished(&self) -> JobState {
        if !self.state().is_over() {
            let (sender, receiver) = oneshot::channel();
            self.0.waiting.borrow_mut().push(sender);
            // The sender is used or dropped when it is over.
            let _ = receiver.await;
        }
        self.state()
    }

    /// Calls `watcher` after each step.
    pub fn watch(&self, watcher: impl Fn() + 'static) -> Watching {
        self.0.watchers.watch(watcher)
    }

    pub(super) fn number(&self) -> u64 {
        self.0.number
    }

    /// What the worker is to be asked; none where it has been.
    pub(super) fn take_order(&self) -> Option<Order> {
        self.0.order.borrow_mut().take()
    }

    /// Another state; what is over stays as it is.
    pub(super) fn set(&self, state: JobState) {
        if self.state().is_over() || self.state() == state {
            return;
        }
        let is_over = state.is_over();
        *self.0.state.borrow_mut() = state;
        if is_over {
            self.0.order.borrow_mut().take();
            self.0.waiting.borrow_mut().clear();
        }
        self.0.watchers.tell();
    }

    /// The index of the recipient whose letter is being set.
    pub(super) fn recipient_at_work(&self) -> Option<usize> {
        match &*self.0.state.borrow() {
            JobState::Writing { done } => self.0.indices.get(*done).copied(),
            _ => None,
        }
    }

    /// Whether all letters are set, and the file is being closed.
    pub(super) fn is_closing(&self) -> bool {
        matches!(&*self.0.state.borrow(), JobState::Writing { done } if *done == self.count())
    }
}

impl PartialEq for Job {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl ImplicitClone for Job {}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job")
            .field("number", &self.0.number)
            .field("state", &self.0.state)
            .finish_non_exhaustive()
    }
}
