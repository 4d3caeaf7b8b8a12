//! Who wants to know of a change.

use std::cell::RefCell;
use std::fmt;
use std::rc::{Rc, Weak};

/// Functions to call after each change.
#[derive(Default)]
pub(super) struct Watchers(RefCell<Vec<Weak<dyn Fn()>>>);

/// Is told of each change until it is dropped.
#[must_use]
pub struct Watching {
    _watcher: Rc<dyn Fn()>,
}

impl fmt::Debug for Watching {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watching").finish_non_exhaustive()
    }
}

impl Watchers {
    pub(super) fn watch(&self, watcher: impl Fn() + 'static) -> Watching {
        let watcher: Rc<dyn Fn()> = Rc::new(watcher);
        self.0.borrow_mut().push(Rc::downgrade(&watcher));
        Watching { _watcher: watcher }
    }

    pub(super) fn tell(&self) {
        self.0
            .borrow_mut()
            .retain(|watcher| watcher.strong_count() > 0);
        let watchers: Vec<_> = self.0.borrow().iter().filter_map(Weak::upgrade).collect();
        for watcher in watchers {
            watcher();
        }
    }
}
