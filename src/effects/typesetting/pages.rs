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

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use messages::{Page, Pages};
    use yew::Reducible;

    use super::{PageDesk, PagesState, Question, fault_of};
    use crate::sample;
    use crate::session::{Action, Session};

    fn wanting() -> (PageDesk, Rc<Session>) {
        let desk = PageDesk {
            is_wanted: true,
            ..PageDesk::default()
        };
        (desk, Rc::new(Session::new(sample::opening())))
    }

    fn one_page() -> Pages {
        Pages {
            pages: vec![Page::default()],
            ..Pages::default()
        }
    }

    fn answer(desk: &mut PageDesk, question: Question, pages: Pages) {
        desk.answer(question.revision.number(), question.recipient, pages);
    }

    fn written(session: &Rc<Session>, body: &str) -> Rc<Session> {
        Rc::clone(session).reduce(Action::BodyTyped(body.to_owned()))
    }

    #[test]
    fn nothing_is_asked_before_pages_are_wanted() {
        let (_, session) = wanting();
        let mut desk = PageDesk::default();
        assert_eq!(desk.ask(&session), None);
        assert_eq!(desk.state(&session, None), PagesState::NotWanted);
    }

    #[test]
    fn one_state_is_asked_for_at_a_time_and_then_the_newest() {
        let (mut desk, first) = wanting();
        let asked = desk.ask(&first).unwrap();
        let second = written(&first, "One");
        let third = written(&second, "Two");
        assert_eq!(desk.ask(&second), None);
        answer(&mut desk, asked, one_page());
        assert_eq!(desk.ask(&third), Some(Question::of(&third)));
    }

    #[test]
    fn pages_of_an_older_text_say_so() {
        let (mut desk, first) = wanting();
        let asked = desk.ask(&first).unwrap();
        answer(&mut desk, asked, one_page());
        let is_stale = |session| match desk.state(session, None) {
            PagesState::Set(pages) => pages.is_stale,
            other => panic!("{other:?}"),
        };
        assert!(!is_stale(&first));
        assert!(is_stale(&written(&first, "One")));
    }

    #[test]
    fn an_answer_to_another_question_is_dropped() {
        let (mut desk, session) = wanting();
        let asked = desk.ask(&session).unwrap();
        let other = Question {
            recipient: 5,
            ..asked
        };
        answer(&mut desk, other, one_page());
        assert_eq!(desk.asked, Some(asked));
        assert_eq!(
            desk.state(&session, Some(0.5)),
            PagesState::Loading {
                fraction: Some(0.5)
            }
        );
    }

    #[test]
    fn a_letter_that_cannot_be_set_shows_the_last_pages_and_what_is_wrong() {
        let (mut desk, first) = wanting();
        let asked = desk.ask(&first).unwrap();
        answer(&mut desk, asked, one_page());
        let second = written(&first, "One");
        let asked = desk.ask(&second).unwrap();
        let pages = Pages {
            faults: vec![fault_of("The table is too wide.")],
            ..Pages::default()
        };
        answer(&mut desk, asked, pages);
        match desk.state(&second, None) {
            PagesState::Failed { fault, last_good } => {
                assert_eq!(fault.message, "The table is too wide.");
                assert!(last_good.unwrap().is_stale);
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_failed_is_asked_again_after_a_change_or_when_told() {
        let (mut desk, first) = wanting();
        desk.ask(&first).unwrap();
        desk.fail(fault_of("It took too long."));
        assert_eq!(desk.ask(&first), None);
        desk.retry();
        assert_eq!(desk.ask(&first), Some(Question::of(&first)));
        desk.fail(fault_of("It took too long."));
        let second = written(&first, "One");
        assert_eq!(desk.ask(&second), Some(Question::of(&second)));
    }
}
