//! Work in short slices, so that typing is never waited for.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;

/// How long one slice may take, in milliseconds: half a frame.
pub const SLICE_MS: f64 = 8.0;

/// Work under way; stopped when dropped.
#[derive(Debug)]
pub struct Idle {
    _timer: Rc<RefCell<Option<Timeout>>>,
}

/// Calls `step` again and again, after `delay` milliseconds and then in slices, until it says that
/// nothing is left to do.
#[must_use = "the work stops when this is dropped"]
pub fn run_in_slices(delay: u32, mut step: impl FnMut() -> bool + 'static) -> Idle {
    let timer = Rc::new(RefCell::new(None));
    let step: Step = Rc::new(RefCell::new(move || {
        let end = now() + SLICE_MS;
        while now() < end {
            if !step() {
                return false;
            }
        }
        true
    }));
    schedule(&timer, step, delay);
    Idle { _timer: timer }
}

type Step = Rc<RefCell<dyn FnMut() -> bool>>;

fn schedule(timer: &Rc<RefCell<Option<Timeout>>>, step: Step, delay: u32) {
    // Held weakly: the timer owns the closure, and the closure must not own the timer.
    let weak = Rc::downgrade(timer);
    let timeout = Timeout::new(delay, move || {
        let goes_on = (step.borrow_mut())();
        if let (true, Some(timer)) = (goes_on, weak.upgrade()) {
            schedule(&timer, step, 0);
        }
    });
    *timer.borrow_mut() = Some(timeout);
}

/// Milliseconds since the page was opened.
#[must_use]
pub fn now() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}
