//! What can happen to a session.

use letter::columns::Lead;
use letter::page::{Assets, PageSetup};
use letter::{Edit, Field, Fix, Problem, Recipients, Span, Template};

use super::{Incoming, Placing, Report, Revision, UnderWay, Unread, Wordings};
use crate::documents::{DocumentId, OpenedDocument};

/// Something that happened; the reducer says what comes of it.
#[derive(Clone, Debug)]
pub enum Action {
    /// A document was opened in place of the one before.
    Opened(Opening),
    /// The host gave another template for the same recipients.
    TemplateReplaced(Template),
    /// The host gave other recipients for the same template.
    RecipientsReplaced(Recipients),
    /// The host opened a file of recipients, in place of those there are, with these columns led to
    /// fields.
    RecipientsOpened(Incoming, Vec<Lead>),
    /// A file that is being read went on, or is read; none ends it.
    OpeningWentOn(Option<UnderWay>),
    /// The author opened a file that can be read in more than one way.
    ReadingAsked(Unread),
    /// The author said in which way, or none.
    ReadingChosen,
    /// The author opened a file of recipients; where there are some, what becomes of those is asked.
    RecipientsBrought(Incoming),
    /// The author said what becomes of the recipients that are there, and which columns are fields.
    IncomingPlaced(Placing, Vec<Lead>),
    /// The author changed the text.
    BodyTyped(String),
    /// A form or a menu changed the text.
    BodyEdited(Vec<Edit>),
    /// The author's caret moved; a byte of the body.
    CaretMoved(usize),
    /// A place of the text was asked for.
    PlaceChosen(Span),
    /// The author changed the title.
    TitleTyped(String),
    /// The author chose the letter's language.
    LanguageChosen(String),
    /// The author set the page up, or brought a font along.
    PageSetUp {
        /// How the letter is to lie on paper.
        page: PageSetup,
        /// What the template is to bring along.
        assets: Assets,
    },
    /// A recipient was chosen.
    RecipientChosen(usize),
    /// A cell was changed.
    CellTyped {
        /// Whose.
        index: usize,
        /// The field's name.
        field: String,
        /// Its whole text.
        text: String,
    },
    /// A new recipient was asked for.
    RecipientAdded,
    /// A copy of a recipient was asked for.
    RecipientDuplicated(usize),
    /// A recipient was removed.
    RecipientRemoved(usize),
    /// A new field was declared.
    FieldAdded(Field),
    /// A field's form was changed.
    FieldChanged {
        /// Which field.
        index: usize,
        /// What it is to be.
        field: Field,
    },
    /// A field was moved to another place in the order.
    FieldMoved {
        /// From where.
        from: usize,
        /// To where.
        to: usize,
    },
    /// A field was removed.
    FieldRemoved(usize),
    /// A problem was to be shown.
    ProblemChosen(usize),
    /// The fixes of problems were chosen.
    FixesChosen {
        /// The revision whose text the fixes are for.
        revision: Revision,
        /// What to do.
        fixes: Vec<Fix>,
    },
    /// The checks answered.
    Checked {
        /// The revision that they answer.
        revision: Revision,
        /// What they found.
        problems: Vec<Problem>,
        /// Which letters say the same.
        wordings: Wordings,
    },
    /// The latest step was taken back.
    Undone,
    /// Something is to be said.
    Noticed(String),
    /// There is something to say about a file.
    Reported(Report),
    /// What was said about a file has been read.
    ReportClosed,
    /// A document was not opened, for the page came to a halt with it the last time.
    HeldBack(OpenedDocument),
    /// What was said about that document has been read.
    HeldBackClosed,
    /// The notice with this serial number has been shown long enough.
    NoticeDismissed(u32),
    /// The host lets the document be read only, or changed again.
    ReadonlySet(bool),
    /// The document got the name that it is kept by.
    DocumentNamed(DocumentId),
}

/// A document to open.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// Its template.
    pub template: Template,
    /// Its recipients.
    pub recipients: Recipients,
    /// Who was chosen when it was last open.
    pub selected: Option<usize>,
    /// Where the caret stood, in bytes of the body.
    pub caret: usize,
    /// The name that it is kept by; none for a new document.
    pub document: Option<DocumentId>,
    /// Whether another tab writes it.
    pub locked: bool,
}
