//! `cargo xtask dist`: the folder to put on a web server.

use std::fs;

use anyhow::Result;

use crate::build::{build, copy};
use crate::setup::Tools;
use crate::site_server::POLICY;
use crate::workspace::{Profile, root};
use crate::{notices, size, typesetter};

/// Builds, and fills `dist` anew.
pub fn dist() -> Result<()> {
    let tools = Tools::set_up()?;
    let site = build(&tools, Profile::Release)?;
    typesetter::build(&tools, Profile::Release)?;
    let folder = root().join("dist");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy(&site, &folder)?;
    fs::write(folder.join("LICENSES.txt"), notices::gather(&tools)?)?;
    size::check(&folder)?;
    print_advice();
    Ok(())
}

fn print_advice() {
    println!(
        "\ndist is ready for any static file server, under any path.\n\
         The server should\n\
         - send .wasm files as application/wasm,\n\
         - compress .js, .css, .html and .wasm files,\n\
         - send `Cache-Control: no-cache`, so that the files, which belong together, \
         are always of one build,\n\
         - and may send `Content-Security-Policy: {POLICY}`."
    );
}
