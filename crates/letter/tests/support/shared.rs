//! The files that tests read from outside the project.

use std::path::PathBuf;

/// The text of a file in the folder that `LETTERWRIGHT_SHARED` names, or says that the test skips
/// where it is not there.
pub fn shared(path: &str) -> Option<String> {
    let root = std::env::var_os("LETTERWRIGHT_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let text = std::fs::read_to_string(root.join(path)).ok();
    if text.is_none() {
        println!("skipped: no {path} in {}", root.display());
    }
    text
}
