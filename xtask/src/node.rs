//! Node, npm and the packages of `package.json`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::command::{find_program, output, program, run};
use crate::fonts;
use crate::toolchain::is_at_least;
use crate::workspace::root;

/// The oldest Node that the tools run on.
const LEAST_NODE: &str = "20";

const HOW_TO_GET_NODE: &str = "Node 20 or newer is needed to bundle the editor. Get it from \
                               https://nodejs.org/, or on Debian 13 and newer:\n  \
                               sudo apt-get install -y nodejs npm";

/// Installs the packages of `package-lock.json`, if they are not what the lock file says, and puts the
/// fonts among them where they are looked for.
pub fn set_up() -> Result<()> {
    check_version()?;
    install()?;
    fonts::stage()
}

fn install() -> Result<()> {
    let wanted = fs::read_to_string(root().join("package-lock.json"))?;
    let stamp = root().join("node_modules/.installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if find_program("npm").is_none() {
        bail!("npm is missing; it comes with Node. {HOW_TO_GET_NODE}");
    }
    println!("Installing the editor's npm packages and the test tools into node_modules.");
    run(program("npm")
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .args(["ci"]))?;
    fs::write(stamp, wanted)?;
    Ok(())
}

fn check_version() -> Result<()> {
    let Ok(version) = output(program("node").arg("--version")) else {
        bail!(HOW_TO_GET_NODE);
    };
    let version = version.trim().trim_start_matches('v');
    if is_at_least(version, LEAST_NODE) {
        return Ok(());
    }
    bail!("The Node here is {version}. {HOW_TO_GET_NODE}")
}

/// Where npm packages put their programs.
pub fn bin_folder() -> PathBuf {
    root().join("node_modules/.bin")
}
