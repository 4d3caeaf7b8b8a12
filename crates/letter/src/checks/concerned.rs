//! Who is concerned by what: one problem for many recipients.

/// Recipients by what concerns them, as they were found.
#[derive(Debug)]
pub(super) struct Concerned<K>(Vec<(K, usize)>);

impl<K> Default for Concerned<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord> Concerned<K> {
    /// `what` concerns the recipient at `index`; indices come in ascending order.
    pub(super) fn add(&mut self, what: K, index: usize) {
        self.0.push((what, index));
    }

    /// What was found, in order, and who is concerned.
    pub(super) fn into_each(self) -> impl Iterator<Item = (K, Vec<usize>)> {
        crate::order::group(self.0).into_iter()
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
