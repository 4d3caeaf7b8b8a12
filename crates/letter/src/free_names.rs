//! Names that nothing else has.

use std::collections::{HashMap, HashSet};

/// Gives out names that are not taken yet.
#[derive(Debug, Default)]
pub(crate) struct FreeNames {
    taken: HashSet<String>,
    /// The next number to try for each name, so that many of one name take no time.
    next: HashMap<String, u64>,
}

impl FreeNames {
    /// Marks the name as taken; false where it was already.
    pub fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// Takes the first of `name_2`, `name_3` and so on that is free.
    pub fn numbered(&mut self, name: &str) -> String {
        let number = self.next.entry(name.to_owned()).or_insert(2);
        loop {
            let candidate = format!("{name}_{number}");
            *number += 1;
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}
