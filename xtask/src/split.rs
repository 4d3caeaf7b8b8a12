//! Cuts the app's Wasm in two at the seam in its source (`src/rest.rs`).
//!
//! `wasm_split_cli_support` does it, before wasm-bindgen: what the linker wrote down (`--emit-relocs`,
//! asked for by the app's `build.rs`) says of each function and constant which others it needs. What
//! only `whole::begin` reaches goes to the second file. Both files share one memory and one table of
//! functions.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use crate::workspace::shown;

#[cfg(test)]
mod tests;

/// The name by which the first file imports what fetches the second one: `editor/rest.js`.
const LOADER: &str = "letterwright-rest";

/// The two files that one becomes.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts {
    /// What wasm-bindgen is given in place of the whole.
    pub first: PathBuf,
    /// What comes later.
    pub rest: PathBuf,
}

/// Cuts the Wasm as cargo made it, and puts the two files into `folder`.
pub fn split(wasm: &Path, folder: &Path) -> Result<Parts> {
    let bytes = fs::read(wasm)?;
    let parts = Parts {
        first: folder.join("first.wasm"),
        rest: folder.join("split_rest.wasm"),
    };
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &parts.first;
    options.link_name = LOADER;
    let made = transform(options)
        .map_err(|error| anyhow!("{} could not be cut: {error:#}", shown(wasm)))?;
    if made.split_modules != [parts.rest.clone()] {
        return Err(anyhow!(
            "{} has not one seam, but these: {:?}",
            shown(wasm),
            made.split_modules
        ));
    }
    Ok(parts)
}
