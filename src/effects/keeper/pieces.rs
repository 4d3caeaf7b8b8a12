//! Which pieces of a long list the database may hold, so that only those are written that differ.

use crate::documents::autosave::Job;
use crate::documents::{ChangedPieces, Part, Stamp, Text};

/// How many versions are kept in mind that may be in the database; after that it is not known.
const MOST: usize = 8;

/// The versions of the recipients of which the database may hold a piece.
#[derive(Clone, Debug)]
pub(super) struct Held {
    /// Each with the revision it was sent as, in their order; none where it is not known.
    sent: Option<Vec<(u64, Part)>>,
    /// How many pieces there may be.
    count: usize,
}

impl Held {
    /// Nothing is known but how many pieces there may be.
    pub(super) fn unknown(count: usize) -> Self {
        Self { sent: None, count }
    }

    /// The database held that text when it was read, in so many pieces.
    pub(super) fn read(recipients: &Part, count: usize) -> Self {
        let is_alike = recipients.count() == count;
        Self {
            sent: is_alike.then(|| vec![(0, recipients.clone())]),
            count,
        }
    }

    /// The pieces to put for a write of `shown`: those that may not be there. What a write before did
    /// whose answer is not known may be there or not.
    pub(super) fn send(&mut self, job: &Job, shown: &Part) -> ChangedPieces {
        let may_differ = |index: &usize| {
            let sent = self.sent.as_deref().unwrap_or_default();
            sent.is_empty() || !sent.iter().all(|(_, it)| shown.is_same_piece(it, *index))
        };
        let texts = (0..shown.count()).filter(may_differ);
        let texts = texts.map(|index| (index, Text::Piece(shown.clone(), index)));
        let changed = ChangedPieces {
            texts: texts.collect(),
            held: self.count,
        };
        self.count = self.count.max(shown.count());
        if let Some(sent) = &mut self.sent {
            sent.push((job.stamp.revision, shown.clone()));
        }
        if self.sent.as_ref().is_some_and(|sent| sent.len() > MOST) {
            self.sent = None;
        }
        changed
    }

    /// The database has what was sent with a write; `newest` is the last that was sent.
    pub(super) fn confirmed(&mut self, job: &Job, newest: &Stamp, shown: &Part) {
        if let Some(sent) = &mut self.sent {
            let before = sent.iter().rposition(|(at, _)| *at <= job.stamp.revision);
            sent.drain(..before.unwrap_or(0));
        } else if job.changes.recipients && job.stamp == *newest {
            // All of it was sent.
            self.sent = Some(vec![(job.stamp.revision, shown.clone())]);
        }
        if let Some([(_, only)]) = self.sent.as_deref() {
            self.count = only.count();
        }
    }

    /// The database lost some of it.
    pub(super) fn forget(&mut self) {
        self.sent = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::Pieces;
    use crate::documents::WriterId;
    use crate::documents::autosave::{Autosave, Changes};

    /// A list of which each letter is a piece.
    #[derive(PartialEq)]
    struct Letters(&'static str);

    impl Pieces for Letters {
        fn count(&self) -> usize {
            self.0.len()
        }

        fn write(&self, index: usize) -> String {
            self.0[index..=index].to_owned()
        }

        fn is_same(&self, other: &Self, index: usize) -> bool {
            self.0.get(index..=index) == other.0.get(index..=index)
        }
    }

    fn list(letters: &'static str) -> Part {
        Part::of_pieces(Letters(letters))
    }

    fn job(autosave: &mut Autosave) -> Job {
        autosave.changed(Changes::ALL, 0.0);
        autosave.begin_in_haste().unwrap()
    }

    /// Sends the list; what is to be put and removed.
    fn send(held: &mut Held, autosave: &mut Autosave, letters: &'static str) -> (Job, String) {
        let job = job(autosave);
        let list = list(letters);
        let changed = held.send(&job, &list);
        let puts = changed
            .texts
            .iter()
            .map(|(_, text)| text.written().to_string());
        let removed = "-".repeat(changed.held.saturating_sub(list.count()));
        let said = puts.collect::<String>() + &removed;
        (job, said)
    }

    fn confirm(held: &mut Held, autosave: &Autosave, job: &Job, letters: &'static str) {
        held.confirmed(job, &autosave.newest_stamp(), &list(letters));
    }

    fn fresh() -> (Held, Autosave) {
        (Held::unknown(0), Autosave::fresh(WriterId::new("me"), 0.0))
    }

    #[test]
    fn only_what_differs_is_written_again() {
        let (mut held, mut autosave) = fresh();
        let (first, said) = send(&mut held, &mut autosave, "abc");
        assert_eq!(said, "abc");
        confirm(&mut held, &autosave, &first, "abc");
        let (second, said) = send(&mut held, &mut autosave, "aXc");
        assert_eq!(said, "X");
        confirm(&mut held, &autosave, &second, "aXc");
        let (third, said) = send(&mut held, &mut autosave, "a");
        assert_eq!(said, "--");
        confirm(&mut held, &autosave, &third, "a");
        assert_eq!(send(&mut held, &mut autosave, "ab").1, "b");
    }

    #[test]
    fn what_may_be_there_of_a_write_without_an_answer_is_written_over() {
        let (mut held, mut autosave) = fresh();
        let (first, _) = send(&mut held, &mut autosave, "abc");
        confirm(&mut held, &autosave, &first, "abc");
        let (_, said) = send(&mut held, &mut autosave, "aXcd");
        assert_eq!(said, "Xd");
        let (last, said) = send(&mut held, &mut autosave, "abc");
        assert_eq!(said, "b-", "the one before may have been made");
        confirm(&mut held, &autosave, &last, "abc");
        assert_eq!(send(&mut held, &mut autosave, "abZ").1, "Z");
    }

    #[test]
    fn where_it_is_not_known_what_is_there_all_is_written() {
        let mut autosave = Autosave::opened(WriterId::new("me"), None);
        let mut held = Held::read(&list("abc"), 3);
        assert_eq!(send(&mut held, &mut autosave, "abX").1, "X");
        held.forget();
        assert_eq!(send(&mut held, &mut autosave, "ab").1, "ab-");
        let mut other = Held::read(&list("abc"), 5);
        assert_eq!(send(&mut other, &mut autosave, "abc").1, "abc--");
        let (mut held, mut autosave) = fresh();
        let (first, _) = send(&mut held, &mut autosave, "abc");
        let (_, said) = send(&mut held, &mut autosave, "abX");
        assert_eq!(said, "abX");
        confirm(&mut held, &autosave, &first, "abc");
        let (_, said) = send(&mut held, &mut autosave, "abX");
        assert_eq!(said, "abX", "the second is not confirmed");
    }
}
