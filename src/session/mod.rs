//! What the app knows: the open template, its recipients, what is chosen, and what was done to them.
//!
//! Nothing but the reducer changes a [`Session`]; the views and the effects derive from it. The
//! session knows nothing of a browser, so all of it runs under `cargo test`.

mod action;
mod fields;
mod fixes;
mod history;
mod incoming;
mod merged;
mod notice;
mod people;
mod problems;
mod recipients;
mod reduce;
mod revision;
mod shared;
mod store;
mod text;
mod wordings;

pub use action::{Action, Opening};
pub use history::{History, Step};
pub use incoming::{Incoming, Placing, UnderWay, Unread};
pub use merged::{Merged, nobody};
pub use notice::{Notice, Report};
pub use people::People;
pub use problems::Direction;
pub use revision::{Epoch, Revision};
pub use shared::Shared;
pub use store::{Store, Watch};
pub use wordings::{Wording, Wordings};

use letter::{FieldName, Problem, Recipient, Span, Template};

use crate::documents::{DocumentId, OpenedDocument};

/// Everything the app knows about the open document.
///
/// What is large in it is shared and compared by identity, so that two sessions are compared in no
/// time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// The text, the fields, the title and the language.
    pub template: Shared<Template>,
    /// The recipients, in their order.
    pub people: People,
    /// Whose letter is shown; none where there are no recipients.
    pub selected: Option<usize>,
    /// Where the author's caret stands, in bytes of the body.
    pub caret: usize,
    /// Counts the documents opened; a change means that all of the text is another one.
    pub epoch: Epoch,
    /// Counts the changes to the template and the recipients.
    pub revision: Revision,
    /// The revision that was opened, or that the host has set.
    opened: Revision,
    /// What the checks found, and in which revision.
    pub checked: Checked,
    /// The problem that was shown last, as long as the author has not gone elsewhere.
    pub problem: Option<usize>,
    /// What can be taken back, besides typing, which the text surface takes back itself.
    pub history: History,
    /// A sentence shown for a while.
    pub notice: Option<Notice>,
    /// What a file's opening has to say; shown until it is closed.
    pub report: Option<Shared<Report>>,
    /// The file that is being read, where that takes more than a moment.
    pub under_way: Option<UnderWay>,
    /// A file that can be read in more than one way, as long as the author has not said in which.
    pub unread: Option<Shared<Unread>>,
    /// A document that was not opened, as long as the author has not said what becomes of it.
    pub held_back: Option<Shared<OpenedDocument>>,
    /// Recipients from a file, as long as the author has not said what becomes of those there.
    pub incoming: Option<Shared<Incoming>>,
    /// The place that was last asked for.
    pub jump: Option<Jump>,
    /// Whether the document may only be read, for either of the reasons below.
    pub readonly: bool,
    /// Whether the host lets it be read only.
    readonly_for_host: bool,
    /// The name that the document is kept by; none until it has one.
    pub document: Option<DocumentId>,
    /// Whether another tab writes the document.
    pub locked: bool,
}

/// The answer of the checks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// The revision that was checked; none before the first answer.
    pub revision: Option<Revision>,
    /// What was found, over all recipients.
    pub problems: Shared<Vec<Problem>>,
    /// Which letters say the same.
    pub wordings: Shared<Wordings>,
}

/// A request to show a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The place.
    pub to: Spot,
    /// Tells two requests for the same place apart.
    pub serial: u32,
}

/// Where something can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A range of the text.
    Text(Span),
    /// The form of the chosen recipient: one cell of it, or its first.
    Cell(Option<FieldName>),
    /// The declaration of a field.
    Field(FieldName),
}

impl Session {
    /// A session with this document opened.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        let mut session = Self::default();
        session.open(opening);
        session
    }

    /// The recipient whose letter is shown.
    #[must_use]
    pub fn recipient(&self) -> Option<&std::rc::Rc<Recipient>> {
        self.people.get(self.selected?)
    }

    /// Whether the problems are those of the text and the recipients as they stand.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.checked.revision == Some(self.revision)
    }

    /// Whether the author has changed what was opened.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        self.revision != self.opened
    }

    /// Why the host cannot replace anything; none where it can.
    #[must_use]
    pub fn refusal(&self) -> Option<&'static str> {
        const OPEN_ELSEWHERE: &str =
            "This letter is open in another tab, and can only be read here: nothing was replaced.";
        self.locked.then_some(OPEN_ELSEWHERE)
    }

    /// What a person calls the recipient at `index`: the first text that the recipient has, in the
    /// order of the fields, or a number.
    #[must_use]
    pub fn recipient_name(&self, index: usize) -> String {
        self.people.name(&self.template, index)
    }

    fn open(&mut self, opening: Opening) {
        let Opening {
            template,
            recipients,
            selected,
            caret,
            document,
            locked,
        } = opening;
        self.people = People::from(recipients);
        self.selected = self.people.clamp(Some(selected.unwrap_or(0)));
        self.caret = floor_boundary(&template.body, caret);
        self.template = Shared::new(template);
        self.epoch = self.epoch.next();
        self.revision = self.revision.next();
        self.opened = self.revision;
        self.history = History::default();
        self.notice = None;
        self.unread = None;
        self.incoming = None;
        self.jump = None;
        self.problem = None;
        self.document = document;
        self.lock(locked);
    }

    fn lock(&mut self, locked: bool) {
        self.locked = locked;
        self.readonly = self.locked || self.readonly_for_host;
    }
}

/// The nearest character boundary of `text` at or before `offset`.
#[must_use]
pub fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests;
