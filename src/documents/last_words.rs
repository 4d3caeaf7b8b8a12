//! What a page that goes away leaves of a letter, in case the database does not get it any more.
//!
//! A transaction that is begun while a page goes is not promised to end. So the page writes, before
//! it goes, what the database has not confirmed: not the letter, but what has to be replaced in the
//! kept one. Whoever opens the document next joins the two, if they belong together: last words are
//! about one version of a document, or about those that the same writer sent after it, and anything
//! newer is left as it is.

use serde::{Deserialize, Serialize};

use super::{Place, Record, Stamp, Stored};
use crate::difference::difference;

/// How many bytes of new text are left at most: the browser gives a page a few million characters
/// for all that it writes in this way.
pub const LONGEST: usize = 1_000_000;

/// How many bytes of a text are left whole.
pub const WHOLE: usize = 20_000;

/// What was on the screen and not confirmed by the database.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LastWords {
    /// What the database was known to hold; none where it did not have the document.
    pub replaces: Option<Stamp>,
    /// The newest version that the page before sent, if its own last words were joined and the
    /// database has not confirmed that yet.
    #[serde(default)]
    pub left: Option<Stamp>,
    /// The newest version that was sent to it.
    pub stamp: Stamp,
    /// The title on the screen.
    pub title: String,
    /// When the letter was last changed, in milliseconds since 1970.
    pub modified: f64,
    /// Where the author was.
    pub place: Place,
    /// What is new in the template.
    pub template: Option<Patch>,
    /// What is new in the recipients.
    pub recipients: Option<Patch>,
}

/// A text whole, or one range of a long one and what takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patch {
    /// How many bytes before the range stay.
    before: usize,
    /// How many bytes after it stay.
    after: usize,
    text: String,
    /// Tells whether another text has the same around the range.
    around: u64,
    /// Tells whether the outcome is what it was to be.
    outcome: u64,
}

impl LastWords {
    /// The text to leave; none where it is too long.
    #[must_use]
    pub fn write(&self) -> Option<String> {
        let patches = [&self.template, &self.recipients];
        let length: usize = patches.into_iter().flatten().map(|it| it.text.len()).sum();
        (length <= LONGEST)
            .then(|| serde_json::to_string(self).ok())
            .flatten()
    }

    /// Reads such a text; none where it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The document with these words in it, by what the database holds of it; none where they do
    /// not belong to that, or are in it already.
    #[must_use]
    pub fn join(&self, stored: Option<&Stored>) -> Option<Stored> {
        let kept = match stored {
            Some(stored) => Some(stored).filter(|it| self.is_about(it))?,
            None if self.replaces.is_none() => &self.nothing_kept(),
            None => return None,
        };
        let joined = Stored {
            record: Record {
                title: self.title.clone(),
                modified: self.modified,
                ..kept.record.clone()
            },
            template: patched(self.template.as_ref(), &kept.template)?,
            recipients: patched(self.recipients.as_ref(), &kept.recipients)?,
            place: self.place,
            lost: kept.lost.clone(),
        };
        let is_new = stored.is_none()
            || (&joined.template, &joined.recipients) != (&kept.template, &kept.recipients);
        is_new.then_some(joined)
    }

    /// Whether what the database holds is not newer: what was known of it, or what the same writer
    /// or the one before sent since.
    fn is_about(&self, kept: &Stored) -> bool {
        let Some(kept) = kept.stamp() else {
            return false;
        };
        let sent = [Some(&self.stamp), self.left.as_ref()];
        let is_sent = sent.into_iter().flatten().any(|it| it.follows(&kept));
        is_sent || self.replaces == Some(kept)
    }

    fn nothing_kept(&self) -> Stored {
        Stored {
            record: Record::new(self.title.clone(), self.modified, self.stamp.clone()),
            template: String::new(),
            recipients: String::new(),
            place: self.place,
            lost: Vec::new(),
        }
    }
}

fn patched(patch: Option<&Patch>, kept: &str) -> Option<String> {
    match patch {
        Some(patch) => patch.apply(kept),
        None => Some(kept.to_owned()),
    }
}

impl Patch {
    /// What makes `new` of `old`. A text that is no longer than [`WHOLE`] is left whole, so that it
    /// takes the place of any version: one between the old and the new may differ from both anywhere.
    #[must_use]
    pub fn between(old: &str, new: &str) -> Self {
        let all = (letter::Span::new(0, old.len()), new);
        let end = letter::Span::new(old.len(), old.len());
        let (range, text) = match new.len() {
            ..=WHOLE => all,
            _ => difference(old, new).unwrap_or((end, "")),
        };
        Self {
            before: range.start,
            after: old.len() - range.end,
            text: text.to_owned(),
            around: fingerprint(&old[..range.start], &old[range.end..]),
            outcome: fingerprint(new, ""),
        }
    }

    /// Makes the new text; none where `text` is not what the patch was made for.
    ///
    /// A version between the old text and the new one will do: what has changed since lies in the
    /// range.
    #[must_use]
    pub fn apply(&self, text: &str) -> Option<String> {
        let before = text.get(..self.before)?;
        let after = text.get(text.len().checked_sub(self.after)?..)?;
        let new = [before, &self.text, after].concat();
        let fits = self.before + self.after <= text.len()
            && fingerprint(before, after) == self.around
            && fingerprint(&new, "") == self.outcome;
        fits.then_some(new)
    }
}

/// FNV-1a, which is the same in every version of the program.
fn fingerprint(one: &str, other: &str) -> u64 {
    let bytes = one.bytes().chain([0xff]).chain(other.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests;
