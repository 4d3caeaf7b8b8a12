//! How much a template may ask for: whatever its author wrote, merging ends soon and stays small.

use crate::read_error::ReadError;
use crate::template::Template;

/// The longest body of a template, in bytes.
pub const BODY_BYTES: usize = 2_000_000;

/// The most fields that a template may declare; a letter's form and its checks look at each.
pub const FIELDS: usize = 1_000;

/// The longest tag that prints or asks something, in bytes; what is longer is not closed.
pub const TAG_BYTES: usize = 2 * EXPRESSION_BYTES;

/// The longest source of one expression, in bytes.
pub const EXPRESSION_BYTES: usize = 2_000;

/// The most that one expression may print, in bytes; also the longest text a filter makes.
pub const VALUE_BYTES: usize = 200_000;

/// The most that one letter may hold before its Markdown is parsed, in bytes.
pub const LETTER_BYTES: usize = 4_000_000;

/// The most values that one letter may print; the placeholders have that many numbers.
pub const LETTER_VALUES: usize = 60_000;

/// The most tags that may be carried out for one letter, each round of a loop counted.
pub const LETTER_STEPS: usize = 200_000;

/// The most of minijinja's instructions that one expression may take.
pub const EXPRESSION_FUEL: u64 = 20_000;

/// How deep tags may stand inside each other.
pub const TAG_DEPTH: usize = 32;

/// How deep quotes, lists and emphasis may stand inside each other; what is deeper is plain text.
pub const MARKUP_DEPTH: usize = 40;

/// Refuses a template from a file that is larger than any that can be worked with.
///
/// # Errors
///
/// Its text is longer than [`BODY_BYTES`], or it declares more than [`FIELDS`] fields.
pub fn check(template: &Template) -> Result<(), ReadError> {
    if template.body.len() > BODY_BYTES {
        return Err(ReadError::LongBody);
    }
    let found = template.fields.len();
    if found > FIELDS {
        return Err(ReadError::ManyFields { found });
    }
    Ok(())
}
