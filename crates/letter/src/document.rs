//! The document: the typed tree that every format and every check starts from.

use std::sync::Arc;

use crate::letter_part::LetterPart;
use crate::span::Span;
use crate::template::FieldName;

/// A merged letter: blocks, and the footnotes in the order of their printed numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The letter's language as a BCP 47 tag.
    pub language: Arc<str>,
    /// The blocks from top to bottom, without the footnote definitions.
    pub blocks: Vec<Block>,
    /// The footnotes; the note at index `i` prints the number `i + 1`.
    pub notes: Vec<Note>,
}

impl Document {
    /// The printed number of each footnote by its label, in the order of the numbers.
    ///
    /// ```
    /// let body = "One[^b] and two[^a].\n\n[^a]: A.\n\n[^b]: B.".to_owned();
    /// let template = letter::Template { body, ..Default::default() };
    /// let letter = letter::merge(&template, &letter::Recipient::default());
    /// let numbers: Vec<_> = letter.document.note_numbers().collect();
    /// assert_eq!(numbers, [("b", 1), ("a", 2)]);
    /// ```
    pub fn note_numbers(&self) -> impl Iterator<Item = (&str, usize)> {
        self.notes.iter().map(|note| &*note.label).zip(1..)
    }
}

/// A footnote that the letter refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The label its author gave it, as written in the definition.
    pub label: Arc<str>,
    /// Its text; one block or more.
    pub blocks: Vec<Block>,
    /// How often the letter refers to it; at least 1.
    pub references: usize,
    /// Where it is defined.
    pub origin: Origin,
}

/// Where something in the document came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The range of the template's body that made it; for a value, the range of its tag.
    pub range: Span,
    /// The field whose value it is; none for the template's own text and for an expression of
    /// several fields or of none.
    pub field: Option<FieldName>,
    /// Whether it came from a tag, so that it may differ between recipients.
    pub merged: bool,
}

/// A block of the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it came from.
    pub origin: Origin,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading.
    Heading {
        /// From 1 to 6.
        level: u8,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A bulleted or numbered list.
    List {
        /// Bullets, or numbers and where they begin.
        kind: ListKind,
        /// Whether its items stand close, without space between them.
        tight: bool,
        /// The items.
        items: Vec<ListItem>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A table; every row has as many cells as `alignments`.
    Table {
        /// How each column is set.
        alignments: Vec<Alignment>,
        /// The head row.
        header: Vec<TableCell>,
        /// The other rows.
        rows: Vec<Vec<TableCell>>,
    },
    /// Text set as it is, line for line.
    Preformatted(Arc<str>),
    /// A line across the page.
    Rule,
    /// A part of the letter with a place of its own: the sender's block, the address, and so on.
    Part(LetterPart, Vec<Block>),
}

/// Bullets or numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// Bullets.
    Bullet,
    /// Numbers.
    Numbered {
        /// The first item's number.
        start: usize,
    },
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// What it holds.
    pub blocks: Vec<Block>,
    /// Where it came from.
    pub origin: Origin,
}

/// One cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableCell {
    /// What it holds.
    pub content: Vec<Inline>,
    /// Where it came from.
    pub origin: Origin,
}

/// How a table's column is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// As the language runs.
    #[default]
    Start,
    /// Centred.
    Centre,
    /// Against the language's end.
    End,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Where it came from.
    pub origin: Origin,
}

/// What a piece of running text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineKind {
    /// Text as it prints; never markup.
    Text(Arc<str>),
    /// Emphasis, set in italics.
    Emphasis(Vec<Inline>),
    /// Strong emphasis, set in bold.
    Strong(Vec<Inline>),
    /// Struck-out text.
    Strikethrough(Vec<Inline>),
    /// Text set in a fixed-width face.
    Code(Arc<str>),
    /// A link.
    Link {
        /// Where it leads, and whether it may.
        target: crate::links::Target,
        /// A title shown on hover; often empty.
        title: Arc<str>,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A picture.
    Image {
        /// A `data:` URI of a picture, or nothing where the author's source is not one: a remote
        /// picture is never loaded.
        source: Option<Arc<str>>,
        /// What it shows, in words.
        alternative: Arc<str>,
    },
    /// A line break of the source that prints as a space.
    SoftBreak,
    /// A line break that prints as one.
    HardBreak,
    /// A footnote's mark.
    NoteReference {
        /// The index in [`Document::notes`]; the printed number is one more.
        note: usize,
        /// Which of the references to the same note this is, from 0.
        occurrence: usize,
    },
}
