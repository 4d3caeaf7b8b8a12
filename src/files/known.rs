//! The files that the parts of the letter were opened from or saved to, to be written again.

use std::cell::RefCell;
use std::fmt;

use super::Saved;
use crate::platform::files::Place;
use crate::session::Epoch;

/// The files of one editor, as far as the browser lets them be written again.
#[derive(Default)]
pub struct KnownFiles(RefCell<Vec<Known>>);

struct Known {
    epoch: Epoch,
    what: Saved,
    place: Place,
}

impl KnownFiles {
    /// The file that this part of the document of that epoch is in.
    #[must_use]
    pub fn place(&self, epoch: Epoch, what: Saved) -> Option<Place> {
        let known = self.0.borrow();
        let its = known
            .iter()
            .find(|one| one.epoch == epoch && one.what == what);
        its.map(|one| one.place.clone())
    }

    /// Remembers that this part of the document of that epoch is in that file, and forgets the
    /// files of documents that are not open any more.
    pub fn remember(&self, epoch: Epoch, what: Saved, place: Place) {
        self.forget(epoch, what);
        self.0.borrow_mut().push(Known { epoch, what, place });
    }

    /// Forgets the file of this part.
    pub fn forget(&self, epoch: Epoch, what: Saved) {
        let mut known = self.0.borrow_mut();
        known.retain(|one| one.epoch == epoch && one.what != what);
    }
}

impl fmt::Debug for KnownFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("KnownFiles")
            .field(&self.0.borrow().len())
            .finish()
    }
}
