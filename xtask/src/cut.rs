//! What Trunk has done to a release when the page and the element are there: the Wasm is cut in two.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result};

use crate::command::{program, run};
use crate::split;
use crate::toolchain::WASM;
use crate::workspace::target;

/// What rustc uses by default, and the optimiser has to be allowed to read; `index.html` says the same.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Takes the Wasm of the site that Trunk is building, and leaves the two files in its place.
pub fn cut() -> Result<()> {
    let site = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let site = site.context("Trunk calls this, and says where the site is.")?;
    let first = site.join("letter-editor.wasm");
    let whole = fs::read(&first)?;
    let ran = split::functions_run_first(&site, &whole)?;
    let folder = target().join(WASM).join("release");
    let map = fs::read_to_string(folder.join("letterwright.map"))?;
    let parts = split::split(&whole, &ran, &map)?;
    fs::write(folder.join("gates.txt"), parts.gates)?;
    write(&parts.first, &first)?;
    write(&parts.rest, &site.join("letter-editor-rest.wasm"))
}

/// Writes a half, less what only the other one uses: types, imports.
fn write(half: &[u8], to: &Path) -> Result<()> {
    fs::write(to, half)?;
    run(program("wasm-opt")
        .args(FEATURES)
        .args(["--remove-unused-module-elements", "-o"])
        .args([to, to]))
}
