//! Checking all letters after each change, in the pauses between keystrokes.

use std::cell::RefCell;
use std::rc::Rc;

use letter::checks::Checker;
use letter::{Letter, Merger, Recipients};
use yew::prelude::*;

use crate::platform::idle::{self, Idle};
use crate::session::{Action, People, Revision, Session, Store, Wordings};

/// How long after a change the checks begin, in milliseconds: about the pause between two words.
const PAUSE_MS: u32 = 120;

/// How long a text is, in bytes, that is looked at rule by rule: of a shorter one all rules take less
/// than it takes to look at the clock after each.
const LONG: usize = 20_000;

/// Checks all letters once the session rests; a change stops what is under way.
#[hook]
pub fn use_checks(store: &Store, session: &Rc<Session>) {
    let recipients = use_memo((), |()| RefCell::new(None::<(People, Rc<Recipients>)>));
    let store = store.clone();
    let (people, is_checked) = (session.people.clone(), session.is_checked());
    use_effect_with(session.revision, move |revision| {
        let work = (!is_checked).then(|| {
            let recipients = as_recipients(&recipients, people);
            let merger = store.merger();
            begin(store, merger, recipients, *revision)
        });
        move || drop(work)
    });
}

/// The recipients as the engine takes them, made again only where they changed.
fn as_recipients(
    kept: &RefCell<Option<(People, Rc<Recipients>)>>,
    people: People,
) -> Rc<Recipients> {
    let mut kept = kept.borrow_mut();
    match &*kept {
        Some((before, recipients)) if *before == people => Rc::clone(recipients),
        _ => {
            let recipients = Rc::new(people.to_recipients());
            *kept = Some((people, Rc::clone(&recipients)));
            recipients
        }
    }
}

fn begin(store: Store, merger: Rc<Merger>, recipients: Rc<Recipients>, revision: Revision) -> Idle {
    let mut checker = None::<Checker>;
    let mut wordings = Wordings::default();
    let is_long = merger.template().body.len() > LONG;
    let mut looked_at = None::<Letter>;
    idle::run_in_slices(PAUSE_MS, move || {
        let Some(at_work) = &mut checker else {
            checker = Some(Checker::new(&merger));
            return true;
        };
        let index = wordings.len();
        if let Some(recipient) = recipients.recipients.get(index) {
            let letter = match looked_at.take() {
                Some(letter) => letter,
                None => merger.merge(recipient),
            };
            if is_long && at_work.letter_by_rule(&merger, index, recipient, &letter) {
                looked_at = Some(letter);
                return true;
            }
            if !is_long {
                at_work.letter(&merger, index, recipient, &letter);
            }
            wordings.add(letter.variant);
            return true;
        }
        if at_work.ask_next(&merger, &recipients) {
            return true;
        }
        if let Some(checker) = checker.take() {
            let problems = checker.finish(&merger, &recipients);
            let wordings = std::mem::take(&mut wordings);
            store.dispatch(Action::Checked {
                revision,
                problems,
                wordings,
            });
        }
        false
    })
}
