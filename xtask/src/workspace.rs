//! Where things are: the repository's root, its build folders and the cache for tools.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The repository's root, which is the folder above this crate's own.
pub fn root() -> &'static Path {
    let own_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    own_folder.parent().unwrap_or(own_folder)
}

/// Where the tools live that are built once and serve every checkout.
///
/// `LETTERWRIGHT_CACHE` names it; without that it follows the XDG convention.
pub fn cache() -> Result<PathBuf> {
    let variable = |name| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    variable("LETTERWRIGHT_CACHE")
        .or_else(|| variable("XDG_CACHE_HOME").map(|caches| caches.join("letterwright")))
        .or_else(|| env::home_dir().map(|home| home.join(".cache/letterwright")))
        .context("There is no home folder to keep tools in: set LETTERWRIGHT_CACHE to a folder.")
}

/// A path as a person in the repository's root would write it.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .display()
        .to_string()
}

/// Cargo's folder for what it compiles.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder))
}
