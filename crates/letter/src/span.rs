//! A range of bytes in the template's body.

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 bytes in [`Template::body`](crate::Template::body).
///
/// Both ends lie on character boundaries and inside the body for every span the engine gives out.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte; never less than `start`.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end`; an `end` before `start` gives an empty span at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// The number of bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies in the span or at its end, where a caret after it would stand.
    #[must_use]
    pub fn touches(self, offset: usize) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The text of `body` that the span covers, or nothing if it does not fit `body`.
    #[must_use]
    pub fn of(self, body: &str) -> &str {
        body.get(self.start..self.end).unwrap_or_default()
    }

    /// The span without the white space at both ends of its text.
    #[must_use]
    pub fn trimmed(self, body: &str) -> Self {
        let text = self.of(body);
        let start = self.start + (text.len() - text.trim_start().len());
        Self::new(start, start + text.trim().len())
    }
}
