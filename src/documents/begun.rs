//! A document whose opening has begun: what a page that comes to a halt leaves behind.

use serde::{Deserialize, Serialize};

use super::DocumentId;

/// How long an opening may take, in milliseconds, before a page that left it behind is thought to
/// have come to a halt. One that is left sooner was closed or loaded again by somebody in a hurry.
const PATIENCE_MS: f64 = 5_000.0;

/// How often an opening may be left behind, however soon: the page may have failed at once.
const MOST_TIMES: u32 = 2;

/// The opening of a document, written down before it begins and struck out when it is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Begun {
    /// Which document.
    pub document: DocumentId,
    /// When, in milliseconds since 1970.
    pub at: f64,
    /// How often in a row it was begun and not done.
    pub times: u32,
}

impl Begun {
    /// The opening that begins now; `before` was left behind.
    #[must_use]
    pub fn after(before: Option<&Self>, document: DocumentId, at: f64) -> Self {
        let times = before.filter(|before| before.document == document);
        let times = times.map_or(0, |before| before.times) + 1;
        Self {
            document,
            at,
            times,
        }
    }

    /// The same opening, of which the page shows by doing this that it is not at a halt.
    #[must_use]
    pub fn alive(self, at: f64) -> Self {
        Self { at, ..self }
    }

    /// Whether the page was held up for so long that the document, which was changed at `modified`,
    /// is not to be opened by itself again.
    ///
    /// Who could change it had it on the screen: that its opening was done can be lost where the
    /// browser itself is ended, since Chromium takes its time to write the local storage to the disk.
    #[must_use]
    pub fn has_stalled(&self, document: &DocumentId, modified: f64, now: f64) -> bool {
        let is_its = self.document == *document && modified <= self.at;
        is_its && (self.is_slow(now) || self.times >= MOST_TIMES)
    }

    /// Whether the page has been at a halt for longer than any opening takes.
    #[must_use]
    pub fn is_slow(&self, now: f64) -> bool {
        now - self.at > PATIENCE_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> DocumentId {
        DocumentId::new(name)
    }

    #[test]
    fn an_opening_that_was_not_done_in_time_has_stalled() {
        let begun = Begun::after(None, id("a"), 1_000.0);
        assert!(!begun.has_stalled(&id("a"), 9.0, 2_000.0));
        assert!(begun.has_stalled(&id("a"), 9.0, 1_000.0 + PATIENCE_MS + 1.0));
        assert!(!begun.has_stalled(&id("b"), 9.0, 60_000.0));
    }

    #[test]
    fn one_that_is_slow_and_goes_on_has_not() {
        let begun = Begun::after(None, id("a"), 1_000.0);
        let begun = begun.alive(9_000.0);
        assert!(!begun.is_slow(10_000.0));
        assert!(begun.is_slow(9_000.0 + PATIENCE_MS + 1.0));
    }

    #[test]
    fn a_document_that_was_changed_since_was_on_the_screen() {
        let begun = Begun::after(None, id("a"), 1_000.0);
        let again = Begun::after(Some(&begun), id("a"), 1_500.0);
        for begun in [begun, again] {
            assert!(!begun.has_stalled(&id("a"), 2_000.0, 60_000.0));
        }
    }

    #[test]
    fn one_that_fails_at_once_is_tried_twice() {
        let first = Begun::after(None, id("a"), 1_000.0);
        let second = Begun::after(Some(&first), id("a"), 1_500.0);
        assert!(!first.has_stalled(&id("a"), 9.0, 1_500.0));
        assert!(second.has_stalled(&id("a"), 9.0, 2_000.0));
        let other = Begun::after(Some(&second), id("b"), 2_500.0);
        assert!(!other.has_stalled(&id("b"), 9.0, 3_000.0));
    }
}
