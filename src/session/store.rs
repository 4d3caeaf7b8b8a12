//! Holds the session of one editor and tells who watches it.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

use letter::{Merger, Template};
use yew::Reducible;
use yew::html::ImplicitClone;

use super::{Action, Session, Shared};
use crate::files::KnownFiles;

type Watcher = (u32, Rc<dyn Fn()>);

/// The session of one editor, for its views, its effects and its host alike.
///
/// What is dispatched is there at once for whoever reads the session next: a host that sets a
/// property reads it back before the next frame.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

struct Inner {
    first: Rc<Session>,
    session: RefCell<Rc<Session>>,
    /// A [`Merger`], of which the first file knows nothing: not how one is dropped either.
    merger: RefCell<Option<(Shared<Template>, Rc<dyn Any>)>>,
    watchers: RefCell<Vec<Watcher>>,
    next: Cell<u32>,
    files: KnownFiles,
}

impl Store {
    /// Holds `session`.
    #[must_use]
    pub fn new(session: Session) -> Self {
        let first = Rc::new(session);
        Self(Rc::new(Inner {
            session: RefCell::new(Rc::clone(&first)),
            first,
            merger: RefCell::default(),
            watchers: RefCell::default(),
            next: Cell::new(0),
            files: KnownFiles::default(),
        }))
    }

    /// The session that was there before anything was dispatched.
    #[must_use]
    pub fn first(&self) -> &Session {
        &self.0.first
    }

    /// The session as it stands.
    #[must_use]
    pub fn session(&self) -> Rc<Session> {
        Rc::clone(&self.0.session.borrow())
    }

    /// The session's template made ready, once for all who merge it.
    #[must_use]
    pub fn merger(&self) -> Rc<Merger> {
        let template = self.session().template.clone();
        let mut kept = self.0.merger.borrow_mut();
        let known = kept.as_ref().filter(|(of, _)| *of == template);
        if let Some(Ok(merger)) = known.map(|(_, merger)| Rc::clone(merger).downcast()) {
            return merger;
        }
        let merger = Rc::new(Merger::new(Template::clone(&template)));
        *kept = Some((template, Rc::clone(&merger) as Rc<dyn Any>));
        merger
    }

    /// The files that the document's parts are in.
    #[must_use]
    pub fn files(&self) -> &KnownFiles {
        &self.0.files
    }

    /// Lets the reducer answer `action`, and tells the watchers where something changed.
    pub fn dispatch(&self, action: Action) {
        let before = self.session();
        let after = Rc::clone(&before).reduce(action);
        if Rc::ptr_eq(&before, &after) {
            return;
        }
        *self.0.session.borrow_mut() = after;
        let watchers = self.0.watchers.borrow().clone();
        for (_, watcher) in watchers {
            watcher();
        }
    }

    /// Calls `watcher` after each change, until the returned guard is dropped.
    #[must_use]
    pub fn watch(&self, watcher: impl Fn() + 'static) -> Watch {
        let id = self.0.next.get();
        self.0.next.set(id.wrapping_add(1));
        self.0.watchers.borrow_mut().push((id, Rc::new(watcher)));
        Watch {
            inner: Rc::downgrade(&self.0),
            id,
        }
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl ImplicitClone for Store {}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

/// Watches a store until it is dropped.
pub struct Watch {
    inner: Weak<Inner>,
    id: u32,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(inner) = self.inner.upgrade() {
            inner.watchers.borrow_mut().retain(|(id, _)| *id != self.id);
        }
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch").field("id", &self.id).finish()
    }
}
