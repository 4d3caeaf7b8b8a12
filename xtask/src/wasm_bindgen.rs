//! wasm-bindgen's programs, in exactly the version of the crate that the app links.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::command::{find_program, output, program, run};
use crate::toolchain::Toolchain;
use crate::workspace;

/// Where the two programs are.
#[derive(Debug)]
pub struct WasmBindgen {
    /// Writes the JavaScript glue for a Wasm file.
    pub generator: PathBuf,
    /// Runs a Wasm test binary in a browser.
    pub test_runner: PathBuf,
}

impl WasmBindgen {
    /// Finds them in `PATH` or in the cache, or builds them there.
    pub fn set_up(toolchain: &Toolchain) -> Result<Self> {
        let lock = fs::read_to_string(workspace::root().join("Cargo.lock"))?;
        let version = locked_version(&lock, "wasm-bindgen")
            .context("Cargo.lock names no wasm-bindgen. Run:\n  cargo generate-lockfile")?;
        if let Some(installed) = Self::in_path(version) {
            return Ok(installed);
        }
        let folder = workspace::cache()?.join(format!("wasm-bindgen-{version}"));
        let cached = Self::in_folder(&folder.join("bin"));
        if !cached.generator.exists() || !cached.test_runner.exists() {
            install(toolchain, version, &folder)?;
        }
        Ok(cached)
    }

    fn in_path(version: &str) -> Option<Self> {
        let found = Self {
            generator: find_program("wasm-bindgen")?,
            test_runner: find_program("wasm-bindgen-test-runner")?,
        };
        let is_right = |path: &Path| {
            output(program(path).arg("--version"))
                .is_ok_and(|text| text.split_whitespace().nth(1) == Some(version))
        };
        (is_right(&found.generator) && is_right(&found.test_runner)).then_some(found)
    }

    fn in_folder(folder: &Path) -> Self {
        let program = |name| {
            folder
                .join(name)
                .with_extension(std::env::consts::EXE_EXTENSION)
        };
        WasmBindgen {
            generator: program("wasm-bindgen"),
            test_runner: program("wasm-bindgen-test-runner"),
        }
    }
}

/// Without optimisation: the programs take a second longer for each build of ours, and are there
/// after a quarter of the time.
fn install(toolchain: &Toolchain, version: &str, folder: &Path) -> Result<()> {
    println!(
        "Compiling wasm-bindgen {version}, which writes the JavaScript around the Wasm, once \
         (a minute or two).",
    );
    run(toolchain
        .cargo()
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_STRIP", "true")
        .args(["install", "--debug", "--quiet", "--root"])
        .arg(folder)
        .arg(format!("wasm-bindgen-cli@{version}")))
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let heading = format!("name = \"{package}\"");
    let line = lock.lines().skip_while(|line| *line != heading).nth(1)?;
    line.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_one_in_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n[[package]]\nname = \"yew\"\nversion = \"0.23.0\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), Some("0.23.0"));
        assert_eq!(locked_version(lock, "serde"), None);
    }
}
