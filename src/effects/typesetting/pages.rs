//! The pages of the letter on the screen: what is wanted, asked and known of them.

use messages::{Fault, FaultKind, Pages};

use crate::session::{Revision, Session, Shared};

/// The pages of the letter on the screen, as a view shows them.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum PagesState {
    /// Nobody has asked for pages.
    #[default]
    NotWanted,
    /// There are none yet.
    Loading {
        /// How much of the typesetter is fetched, from 0 to 1; none where that is not known, or the
        /// first pages are being set.
        fraction: Option<f64>,
    },
    /// The pages.
    Set(SetPages),
    /// The letter cannot be set, or there is no typesetter.
    Failed {
        /// What is wrong, and where in the template if that is known.
        fault: Fault,
        /// The last pages that could be set.
        last_good: Option<SetPages>,
    },
}

/// Pages, and which letter they are.
#[derive(Clone, Debug, PartialEq)]
pub struct SetPages {
    /// The pages, and what could not be set on them as it was meant; places are those of the body at
    /// [`SetPages::revision`].
    pub pages: Shared<Pages>,
    /// The state of the template and the recipients that was set.
    pub revision: Revision,
    /// The recipient whose letter it is.
    pub recipient: usize,
    /// Whether the letter on the screen is another by now.
    pub is_stale: bool,
}

/// Which letter is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) revision: Revision,
    pub(super) recipient: usize,
}

impl Question {
    pub(super) fn of(session: &Session) -> Self {
        Self {
            revision: session.revision,
            recipient: session.selected.unwrap_or(0),
        }
    }
}

/// What is known of the pages.
#[derive(Debug, Default)]
pub(super) struct PageDesk {
    pub(super) is_wanted: bool,
    /// What the worker has been asked and has not answered.
    pub(super) asked: Option<Question>,
    /// What was answered last, well or not.
    answered: Option<Question>,
    last_good: Option<SetPages>,
    fault: Option<Fault>,
}

impl PageDesk {
    /// The next question for the worker. One is asked at a time, so that of many changes only the
    /// last is set.
    pub(super) fn ask(&mut self, session: &Session) -> Option<Question> {
        let question = Question::of(session);
        if !self.is_wanted || self.asked.is_some() || self.answered == Some(question) {
            return None;
        }
        self.asked = Some(question);
        self.asked
    }

    /// Takes an answer. One to another question than the last is dropped.
    pub(super) fn answer(&mut self, revision: u64, recipient: usize, pages: Pages) {
        let is_to = |question: &Question| {
            question.revision.number() == revision && question.recipient == recipient
        };
        let Some(question) = self.asked.filter(is_to) else {
            return;
        };
        if pages.pages.is_empty() {
            let fault = pages.faults.into_iter().next();
            self.fail(fault.unwrap_or_else(|| fault_of("This letter could not be set on pages.")));
            return;
        }
        self.asked = None;
        self.answered = Some(question);
        self.fault = None;
        self.last_good = Some(SetPages {
            pages: Shared::new(pages),
            revision: question.revision,
            recipient: question.recipient,
            is_stale: false,
        });
    }

    /// What was asked cannot be answered, and is not asked again.
    pub(super) fn fail(&mut self, fault: Fault) {
        self.answered = self.asked.take().or(self.answered);
        self.fault = Some(fault);
    }

    /// Lets the same question be asked again.
    pub(super) fn retry(&mut self) {
        self.answered = None;
        self.fault = None;
    }

    /// What a view shows; `fraction` is how much of the typesetter is there.
    pub(super) fn state(&self, session: &Session, fraction: Option<f64>) -> PagesState {
        if !self.is_wanted {
            return PagesState::NotWanted;
        }
        let shown = self.last_good.clone().map(|pages| SetPages {
            is_stale: Question::of(session) != pages.question(),
            ..pages
        });
        match (&self.fault, shown) {
            (Some(fault), last_good) => PagesState::Failed {
                fault: fault.clone(),
                last_good,
            },
            (None, Some(pages)) => PagesState::Set(pages),
            (None, None) => PagesState::Loading { fraction },
        }
    }
}

impl SetPages {
    fn question(&self) -> Question {
        Question {
            revision: self.revision,
            recipient: self.recipient,
        }
    }
}

/// A fault of the whole letter.
pub(super) fn fault_of(sentence: &str) -> Fault {
    Fault {
        kind: FaultKind::Typesetting,
        message: sentence.to_owned(),
        place: None,
    }
}
