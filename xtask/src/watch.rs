//! Notices when a source changes, by looking at times and sizes a few times a second.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::workspace::root;

/// What a build reads. No build writes into any of these.
const SOURCES: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "src",
    "crates",
    "editor",
    "styles",
    "index.html",
    "icon.svg",
    "page.js",
    "page.css",
    "example",
];

const PAUSE: Duration = Duration::from_millis(300);

/// The sources as they were at one moment.
#[derive(Debug, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<PathBuf, (SystemTime, u64)>);

impl Snapshot {
    /// Looks at all sources.
    pub fn take() -> Self {
        let mut files = BTreeMap::new();
        for source in SOURCES {
            collect(&root().join(source), &mut files);
        }
        Snapshot(files)
    }

    /// Waits until something is different from this and has come to rest, and gives its name.
    pub fn wait_for_change(&self) -> PathBuf {
        loop {
            thread::sleep(PAUSE);
            let later = Snapshot::take();
            if let Some(path) = self.difference(&later) {
                rest(later);
                return path;
            }
        }
    }

    fn difference(&self, later: &Snapshot) -> Option<PathBuf> {
        let changed = later
            .0
            .iter()
            .find(|(path, state)| self.0.get(*path) != Some(*state));
        let removed = || self.0.iter().find(|(path, _)| !later.0.contains_key(*path));
        changed.or_else(removed).map(|(path, _)| path.clone())
    }
}

/// Waits for the end of a burst of changes, such as a switch of branches makes.
fn rest(mut last: Snapshot) {
    loop {
        thread::sleep(PAUSE);
        let next = Snapshot::take();
        if next == last {
            return;
        }
        last = next;
    }
}

fn collect(path: &Path, files: &mut BTreeMap<PathBuf, (SystemTime, u64)>) {
    let Ok(metadata) = fs::metadata(path) else {
        return;
    };
    if metadata.is_file() {
        let time = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        files.insert(path.to_owned(), (time, metadata.len()));
        return;
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        collect(&entry.path(), files);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(files: &[(&str, u64)]) -> Snapshot {
        let entry = |&(path, size): &(&str, u64)| (path.into(), (SystemTime::UNIX_EPOCH, size));
        Snapshot(files.iter().map(entry).collect())
    }

    #[test]
    fn changed_added_and_removed_files_are_noticed() {
        let before = snapshot(&[("a.rs", 1), ("b.rs", 2)]);
        let check = |later: &[(&str, u64)], expected: Option<&str>| {
            assert_eq!(
                before.difference(&snapshot(later)),
                expected.map(PathBuf::from)
            );
        };
        check(&[("a.rs", 1), ("b.rs", 2)], None);
        check(&[("a.rs", 1), ("b.rs", 3)], Some("b.rs"));
        check(&[("a.rs", 1), ("b.rs", 2), ("c.rs", 1)], Some("c.rs"));
        check(&[("b.rs", 2)], Some("a.rs"));
    }

    #[test]
    fn the_sources_hold_this_workspace() {
        let files = Snapshot::take().0;
        assert!(files.contains_key(&root().join("Cargo.toml")));
        assert!(
            files
                .keys()
                .all(|path| !path.starts_with(root().join("target")))
        );
    }
}
