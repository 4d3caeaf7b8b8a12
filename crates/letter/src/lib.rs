//! The engine of Letterwright: it knows what a letter is and nothing of a browser.
//!
//! A [`Template`] and one [`Recipient`] are merged into a [`Letter`], whose [`Document`] is a small
//! typed tree with numbered footnotes. Every output format and every check starts from that tree,
//! and every span of it knows which part of the template, or which field's value, it came from.
//!
//! Parsing, merging and checking never fail and never panic: what is wrong with the input comes
//! back as a list of [`Problem`]s.

pub mod characters;
pub mod checks;
pub mod columns;
pub mod completion;
mod compose;
pub mod csv;
mod document;
pub mod encoding;
pub mod expression;
pub mod file_names;
pub mod fonts;
pub mod formats;
mod free_names;
pub mod highlight;
pub mod import;
pub mod json;
mod letter_part;
pub mod limits;
pub mod links;
mod markdown;
pub mod merge;
mod number_format;
pub mod order;
pub mod page;
pub mod parts;
mod placeholder;
mod problem;
mod read_error;
mod recipients;
pub mod rename;
#[cfg(feature = "schema")]
pub mod schema;
mod shorten;
mod span;
#[cfg(test)]
mod specs;
pub mod syntax;
mod template;
#[cfg(test)]
mod testing;
pub mod values;
pub mod walk;

pub use document::{
    Alignment, Block, BlockKind, Document, Inline, InlineKind, ListItem, ListKind, Note, Origin,
    TableCell,
};
pub use letter_part::LetterPart;
pub use markdown::{Definition, Outline, outline};
pub use merge::{Letter, Merger, merge};
pub use number_format::{MOST_DECIMALS, NumberFormat, NumberStyle};
pub use problem::{CellEdit, Edit, Fix, Problem, Severity};
pub use read_error::{MAX_FILE_BYTES, ReadError};
pub use recipients::{Recipient, Recipients};
pub use span::Span;
pub use template::{Extra, Field, FieldKind, FieldName, Template};
