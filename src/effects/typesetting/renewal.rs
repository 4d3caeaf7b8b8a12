//! Another worker in the place of one that has written many letters.
//!
//! A worker's memory grows with what it has written and is given back only with the worker. The next
//! one is begun beside it and takes its place when it is ready and nothing is asked, so that nobody
//! waits, and without a connection the old one stays.

use std::cell::Cell;
use std::rc::Rc;

use messages::Reply;

use super::{Phase, Typesetting, with};
use crate::platform::timing;
use crate::platform::typesetter::TypesetterWorker;

/// After so many letters a worker has grown by more than another one costs.
const MANY_LETTERS: usize = 100;

/// A worker that is to take the place of the one at work.
#[derive(Debug)]
pub(super) struct Spare {
    worker: TypesetterWorker,
    is_ready: bool,
    is_at_work: Rc<Cell<bool>>,
}

impl Typesetting {
    /// A file of so many letters is there, or given up.
    pub(super) fn count_letters(&self, letters: usize) {
        self.0
            .letters
            .set(self.0.letters.get().saturating_add(letters));
    }

    /// Whether the worker has written so much that another one is to take its place.
    pub(super) fn is_worn(&self) -> bool {
        self.0.letters.get() >= MANY_LETTERS
    }

    /// Begins the worker that is next, or lets it take its place where nothing is asked of this one.
    pub(super) fn renew(&self) {
        if self.is_asked() || self.0.under_way.borrow().is_some() {
            return;
        }
        let spare = self.0.spare.borrow_mut().take();
        match spare {
            None => self.begin_spare(),
            Some(spare) if spare.is_ready => {
                spare.is_at_work.set(true);
                self.0.letters.set(0);
                let next = Phase::Ready(spare.worker);
                let worn = std::mem::replace(&mut *self.0.phase.borrow_mut(), next);
                // This may be called by the worker itself.
                timing::next_turn(move || drop(worn));
            }
            waiting => *self.0.spare.borrow_mut() = waiting,
        }
    }

    fn begin_spare(&self) {
        let is_at_work = Rc::new(Cell::new(false));
        let (inner, is_heard) = (Rc::downgrade(&self.0), Rc::clone(&is_at_work));
        let worker = TypesetterWorker::start(&self.0.bridge, move |reply, file| {
            with(&inner, |typesetting| {
                if is_heard.get() {
                    typesetting.hear(reply, file);
                } else {
                    typesetting.hear_spare(&reply);
                }
            });
        });
        *self.0.spare.borrow_mut() = Some(Spare {
            worker,
            is_ready: false,
            is_at_work,
        });
    }

    /// One that cannot be had is done without, until as many letters again are written.
    fn hear_spare(&self, reply: &Reply) {
        match reply {
            Reply::Ready => {
                if let Some(spare) = &mut *self.0.spare.borrow_mut() {
                    spare.is_ready = true;
                }
                self.schedule();
            }
            Reply::Broken { .. } => {
                self.0.letters.set(0);
                let spare = self.0.spare.borrow_mut().take();
                timing::next_turn(move || drop(spare));
            }
            _ => {}
        }
    }
}
