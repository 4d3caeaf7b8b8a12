//! How much a template may ask for: whatever its author wrote, merging ends soon and stays small.

/// The longest body of a template, in bytes.
pub const BODY_BYTES: usize = 2_000_000;

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
