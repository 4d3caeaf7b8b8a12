//! Who is concerned by what: one problem for many recipients.

use std::collections::BTreeMap;

/// Recipients by what concerns them, put in order as they are found: at the end nothing has to be
/// sorted, however many there are.
#[derive(Debug)]
pub(super) struct Concerned<K>(BTreeMap<K, Vec<usize>>);

impl<K> Default for Concerned<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord> Concerned<K> {
    /// `what` concerns the recipient at `index`; indices come in ascending order.
    pub(super) fn add(&mut self, what: K, index: usize) {
        let indices = self.0.entry(what).or_default();
        if indices.last() != Some(&index) {
            indices.push(index);
        }
    }

    /// What was found, in order, and who is concerned.
    pub(super) fn into_each(self) -> impl Iterator<Item = (K, Vec<usize>)> {
        self.0.into_iter()
    }

    /// What was found, and who is concerned, leaving nothing behind.
    pub(super) fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

/// “1 recipient”, “12 recipients”.
pub(super) fn count(recipients: &[usize]) -> String {
    match recipients.len() {
        1 => "1 recipient".to_owned(),
        many => format!("{many} recipients"),
    }
}
