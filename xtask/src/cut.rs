//! What Trunk has done to a release before the element is bundled: the Wasm is cut in two and optimised.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result};

use crate::command::{program, run};
use crate::split;
use crate::toolchain::WASM;
use crate::workspace::target;

/// Puts the first file and its glue in the place of what Trunk made of the whole, and the second beside.
pub fn cut() -> Result<()> {
    let site = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let site = site.context("Trunk calls this, and says where the site is.")?;
    let folder = target().join("wasm-bindgen/cut");
    fs::create_dir_all(&folder)?;
    let whole = target().join(WASM).join("release/letterwright.wasm");
    let parts = split::split(&whole, &folder)?;
    run(program("wasm-bindgen")
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--omit-default-module-path",
        ])
        // The second file shares the table of functions, which is one of them.
        .args(["--keep-lld-exports", "--remove-producers-section"])
        .args(["--out-name", "letterwright", "--out-dir"])
        .args([&folder, &parts.first]))?;
    fs::copy(folder.join("letterwright.js"), site.join("letterwright.js"))?;
    let first = "letterwright_bg.wasm";
    optimise(&folder.join(first), &site.join(first))?;
    optimise(&parts.rest, &site.join("letter-editor-rest.wasm"))
}

/// The features are those that rustc uses by default; the optimiser has to be allowed to read them.
fn optimise(from: &Path, to: &Path) -> Result<()> {
    run(program("wasm-opt")
        .args([
            "--enable-bulk-memory",
            "--enable-nontrapping-float-to-int",
            "--enable-sign-ext",
            "--enable-mutable-globals",
            "--enable-reference-types",
            "--enable-multivalue",
        ])
        .args(["-O1", "--reorder-functions-by-name", "-o"])
        .args([to, from]))
}
