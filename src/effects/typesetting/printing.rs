//! Letters on their way to paper: their pages, set one after the other.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use letter::{Recipient, json};
use messages::{Pages, Request};
use yew::prelude::*;

use super::stack::{MOST_PAGES, Sides, Stack};
use super::watchers::Watchers;
use super::{Typesetting, document};
use crate::platform::typesetter::TypesetterWorker;
use crate::session::Session;

/// How far the letters are.
#[derive(Clone, Debug, PartialEq)]
pub enum PrintState {
    /// They wait for the typesetter, of which so much is fetched, from 0 to 1, where that is known.
    Waiting {
        /// How much.
        fraction: Option<f64>,
    },
    /// They are being set.
    Setting {
        /// How many are done.
        done: usize,
    },
    /// They are there.
    Set(Rc<Stack>),
    /// They cannot be set, for the reason in the sentence.
    Failed(String),
    /// They are no longer wanted.
    Cancelled,
}

/// Letters that are being set for paper.
#[derive(Clone)]
pub struct Printing(Rc<Inner>);

struct Inner {
    /// The session as it was when printing began.
    session: Rc<Session>,
    template: String,
    indices: Vec<usize>,
    sides: Sides,
    stack: RefCell<Stack>,
    done: Cell<usize>,
    /// Whether the worker has been asked for the next letter and has not answered.
    is_asked: Cell<bool>,
    state: RefCell<PrintState>,
    watchers: Watchers,
}

impl Printing {
    /// How many letters are wanted.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.indices.len()
    }

    /// Stops after the letter that is under way.
    pub fn cancel(&self) {
        if !self.is_over() {
            self.set(PrintState::Cancelled);
        }
    }

    /// How far it is.
    #[must_use]
    pub fn state(&self) -> PrintState {
        self.0.state.borrow().clone()
    }

    pub(super) fn is_asked(&self) -> bool {
        self.0.is_asked.get()
    }

    pub(super) fn is_over(&self) -> bool {
        !matches!(
            &*self.0.state.borrow(),
            PrintState::Waiting { .. } | PrintState::Setting { .. }
        )
    }

    pub(super) fn is_loading(&self, fraction: Option<f64>) {
        if matches!(&*self.0.state.borrow(), PrintState::Waiting { .. }) {
            self.set(PrintState::Waiting { fraction });
        }
    }

    fn ask(&self, worker: &TypesetterWorker) {
        if self.is_asked() || self.is_over() {
            return;
        }
        let done = self.0.done.get();
        let session = &self.0.session;
        let next = self.0.indices.get(done).copied();
        let person = next.and_then(|index| Some((index, session.people.get(index)?)));
        let Some((recipient, person)) = person else {
            return self.set(PrintState::Set(Rc::new(self.0.stack.take())));
        };
        self.set(PrintState::Setting { done });
        self.0.is_asked.set(true);
        let request = Request::Pages {
            revision: session.revision.number(),
            recipient,
        };
        worker.ask(
            &request,
            &self.0.template,
            &document(vec![Recipient::clone(person)]),
        );
    }

    /// Takes the answer to what was asked; what is no longer wanted is dropped.
    pub(super) fn answer(&self, recipient: usize, pages: Pages) {
        self.0.is_asked.set(false);
        self.0.done.set(self.0.done.get() + 1);
        if self.is_over() {
            return;
        }
        let has_room = self
            .0
            .stack
            .borrow_mut()
            .put(recipient, pages, self.0.sides);
        if !has_room {
            self.set(PrintState::Failed(format!(
                "These letters have more than {MOST_PAGES} pages together, which is more than a \
                 browser prints at once. Save them as one PDF file by “Save letters…”, and print \
                 that."
            )));
        }
    }

    pub(super) fn fail(&self, sentence: &str) {
        self.0.is_asked.set(false);
        if self.is_over() {
            return;
        }
        let index = self.0.indices.get(self.0.done.get()).copied();
        let is_setting = matches!(&*self.0.state.borrow(), PrintState::Setting { .. });
        let sentence = match index.filter(|_| is_setting) {
            Some(index) => format!("{}: {sentence}", self.0.session.recipient_name(index)),
            None => sentence.to_owned(),
        };
        self.set(PrintState::Failed(sentence));
    }

    fn set(&self, state: PrintState) {
        if *self.0.state.borrow() != state {
            *self.0.state.borrow_mut() = state;
            self.0.watchers.tell();
        }
    }
}

impl Typesetting {
    /// Sets the letters of these recipients, as they stand, for paper. With `sides` of two, none
    /// begins on another's back.
    pub fn print(&self, recipients: Vec<usize>, sides: Sides) -> Printing {
        let session = self.0.store.session();
        let printing = Printing(Rc::new(Inner {
            template: json::write_template(&session.template),
            session,
            indices: recipients,
            sides,
            stack: RefCell::default(),
            done: Cell::new(0),
            is_asked: Cell::new(false),
            state: RefCell::new(PrintState::Waiting { fraction: None }),
            watchers: Watchers::default(),
        }));
        self.0.printing.borrow_mut().push_back(printing.clone());
        self.forget_failure();
        self.schedule();
        printing
    }

    /// What is being set for paper, or was given up and is still at work on a letter.
    pub(super) fn printing(&self) -> Option<Printing> {
        let mut waiting = self.0.printing.borrow_mut();
        waiting.retain(|printing| printing.is_asked() || !printing.is_over());
        waiting.front().cloned()
    }

    /// Asks for the next letter for paper. The worker keeps but one question about pages.
    pub(super) fn ask_for_paper(&self, worker: &TypesetterWorker) {
        if self.0.pages.borrow().asked.is_none()
            && let Some(printing) = self.printing()
        {
            printing.ask(worker);
        }
    }
}

impl PartialEq for Printing {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Printing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Printing")
            .field("done", &self.0.done)
            .finish_non_exhaustive()
    }
}

/// How far the letters are; the component is drawn again after each step.
#[hook]
pub fn use_printing(printing: Option<&Printing>) -> Option<PrintState> {
    let update = use_force_update();
    use_effect_with(printing.cloned(), move |printing| {
        let watching = printing
            .as_ref()
            .map(|printing| printing.0.watchers.watch(move || update.force_update()));
        move || drop(watching)
    });
    printing.map(Printing::state)
}
