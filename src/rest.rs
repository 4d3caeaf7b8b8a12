//! The seam: what belongs to the second of the two files that a release's Wasm comes in.
//!
//! The first file holds what one needs until one can type, and all that keeps what is typed. It has
//! no other way to the rest than a [`Rest`], and there is none before the second file is there; so
//! nothing of it can be called too early. `whole.rs` is the other side: all that it reaches, and the
//! first file does not reach by itself, is moved by `xtask/src/split.rs`.

use std::cell::RefCell;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use letter::highlight::Marks;
use letter::{Span, Template};
use yew::html::ImplicitClone;
use yew::prelude::*;

use crate::effects::Library;
use crate::platform::answer;
use crate::platform::dom::{Blob, File};
use crate::platform::shared_pieces::Text;
use crate::platform::text_surface::Offer;
use crate::session::{Merged, Session};

/// Which of the two lists beside the text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The recipients.
    #[default]
    Recipients,
    /// The fields.
    Fields,
}

/// A form over the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Choosing a field to insert.
    Field,
    /// A condition to insert.
    Condition,
    /// A footnote to insert.
    Note,
    /// The form of the chip in that range of the text.
    Chip(Span),
}

/// What the rest does for one editor.
pub trait Program {
    /// The letter of the chosen recipient.
    fn merged(&self, session: &Session) -> Merged;

    /// What the text shows as chips and in colours, Markdown included.
    fn marks(&self, template: &Template) -> Marks;

    /// What can be put in at the caret.
    fn complete(&self, text: &str, caret: usize) -> Option<Offer>;

    /// What is drawn nowhere: the checks, the keys that go from problem to problem, and the look at
    /// what is kept.
    fn watching(&self, session: &Rc<Session>, library: &Library, root: &NodeRef) -> Html;

    /// The recipients or the fields.
    fn side_pane(&self, session: &Rc<Session>, side: Side, on_side: Callback<Side>) -> Html;

    /// The chosen recipient's letter, and the line before it, which can be moved.
    fn letter_pane(&self, session: &Rc<Session>, merged: &Merged, columns: &NodeRef) -> Html;

    /// The problems.
    fn problems_pane(&self, session: &Rc<Session>) -> Html;

    /// The menus of documents and of files.
    fn menus(&self, session: &Rc<Session>, library: &Library) -> Html;

    /// What can be done where the letter cannot be kept.
    fn ways_out(&self, library: &Library) -> Html;

    /// A form over the text.
    fn form(&self, form: Form, on_close: Callback<()>) -> Html;

    /// The dialogs and notices over everything.
    fn dialogs(&self, session: &Rc<Session>, library: &Library) -> Html;

    /// Opens a file that was dropped.
    fn open_dropped(&self, file: File);

    /// Opens a file for the host: gives what was and was not taken, as JSON text.
    fn open(&self, file: Blob, name: String, options: String) -> answer::Later;

    /// The letter of the recipient at `index` as text, or a sentence.
    fn letter(&self, index: usize, format: &str) -> Result<Text, String>;

    /// Gives that letter as a file.
    fn letter_file(&self, index: usize, format: &str) -> answer::Later;

    /// Gives all letters in a ZIP.
    fn letters(&self, format: &str) -> answer::Later;

    /// The problems over all recipients as JSON text, of the letter as it stands.
    fn problems(&self) -> String;

    /// Ends what is under way.
    fn end(&self);
}

/// The rest of the program, for one editor.
#[derive(Clone)]
pub struct Rest(Rc<dyn Program>);

impl From<Rc<dyn Program>> for Rest {
    fn from(program: Rc<dyn Program>) -> Self {
        Self(program)
    }
}

impl Deref for Rest {
    type Target = dyn Program;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rest")
    }
}

/// The rest of the program of one editor, as soon as it is there.
#[derive(Clone, Default)]
pub struct Later(Rc<RefCell<State>>);

/// What is done with the rest when it comes.
type Action = Box<dyn FnOnce(&Rest)>;

#[derive(Default)]
struct State {
    rest: Option<Rest>,
    waiting: Vec<Action>,
}

impl Later {
    /// The rest, where it is there.
    #[must_use]
    pub fn rest(&self) -> Option<Rest> {
        self.0.borrow().rest.clone()
    }

    /// Does `action` with the rest: at once, or when it comes.
    pub fn then(&self, action: impl FnOnce(&Rest) + 'static) {
        match self.rest() {
            Some(rest) => action(&rest),
            None => self.0.borrow_mut().waiting.push(Box::new(action)),
        }
    }

    /// The rest is there; whoever waits for it goes on.
    pub fn arrive(&self, rest: Rest) {
        let mut state = self.0.borrow_mut();
        state.rest = Some(rest.clone());
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        for action in waiting {
            action(&rest);
        }
    }
}

impl PartialEq for Later {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl ImplicitClone for Later {}

impl fmt::Debug for Later {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Later").field(&self.rest()).finish()
    }
}

/// The rest, once it is there; the component is drawn again then.
#[hook]
pub fn use_rest(later: &Later) -> Option<Rest> {
    let update = use_force_update();
    use_effect_with(later.clone(), move |later| {
        if later.rest().is_none() {
            later.then(move |_| update.force_update());
        }
    });
    later.rest()
}
