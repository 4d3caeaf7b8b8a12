//! Shows a letter that is far longer than any letter part by part, so that the page can do something
//! else in between.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use yew::html::ImplicitClone;
use yew::prelude::*;

use crate::platform::timing::Timeout;
use crate::session::Shared;

/// The order in which the parts of a letter are shown; what was shown stays.
#[derive(Clone, Default)]
pub struct Reveal(Rc<Inner>);

#[derive(Default)]
struct Inner {
    waiting: RefCell<BTreeMap<usize, UseStateHandle<bool>>>,
    timer: RefCell<Option<Timeout>>,
    /// How many times all parts have been there.
    rounds: Cell<u32>,
    on_all: RefCell<Option<Callback<u32>>>,
}

impl Reveal {
    /// Calls `on_all` when all parts are there, with another number each time.
    fn watch(&self, on_all: Callback<u32>) {
        *self.0.on_all.borrow_mut() = Some(on_all);
    }

    /// Joins the parts that wait for their turn.
    fn wait(&self, number: usize, shown: UseStateHandle<bool>) {
        self.0.waiting.borrow_mut().insert(number, shown);
        if self.0.timer.borrow().is_none() {
            self.go_on();
        }
    }

    fn leave(&self, number: usize) {
        self.0.waiting.borrow_mut().remove(&number);
    }

    /// Shows one part after the other, each in a task of its own.
    fn go_on(&self) {
        let inner = Rc::downgrade(&self.0);
        let timer = Timeout::new(0, move || {
            if let Some(inner) = inner.upgrade() {
                Self(inner).show_next();
            }
        });
        self.0.timer.replace(Some(timer));
    }

    fn show_next(&self) {
        let next = self.0.waiting.borrow_mut().pop_first();
        if let Some((_, shown)) = next {
            shown.set(true);
            return self.go_on();
        }
        self.0.timer.replace(None);
        let round = self.0.rounds.get().wrapping_add(1);
        self.0.rounds.set(round);
        let on_all = self.0.on_all.borrow().clone();
        if let Some(on_all) = on_all {
            on_all.emit(round);
        }
    }
}

impl PartialEq for Reveal {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl ImplicitClone for Reveal {}

impl std::fmt::Debug for Reveal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reveal").finish_non_exhaustive()
    }
}

/// A number that changes when all parts are there that had to wait.
#[hook]
pub fn use_revealed(reveal: &Reveal) -> u32 {
    let rounds = use_state(|| 0);
    {
        let rounds = rounds.clone();
        use_effect_with(reveal.clone(), move |reveal| {
            reveal.watch(Callback::from(move |round| rounds.set(round)));
        });
    }
    *rounds
}

/// What a part is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct PartProps {
    /// Its number in the letter.
    pub number: usize,
    /// What it shows.
    pub content: Shared<Html>,
    /// When it is its turn.
    pub reveal: Reveal,
}

/// A part of a letter that waits for its turn.
#[component]
pub fn Part(props: &PartProps) -> Html {
    let shown = use_state(|| false);
    {
        let shown = shown.clone();
        use_effect_with(
            (props.reveal.clone(), props.number),
            move |(reveal, number)| {
                let (reveal, number) = (reveal.clone(), *number);
                if !*shown {
                    reveal.wait(number, shown);
                }
                move || reveal.leave(number)
            },
        );
    }
    if *shown {
        Html::clone(&props.content)
    } else {
        Html::default()
    }
}
