//! Tools that cargo compiles: each in exactly one version, from `PATH` or else built once and kept in the
//! cache.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::command::{find_program, output, program, run};
use crate::toolchain::Toolchain;
use crate::workspace::{cache, root};

/// A package of the registry with programs in it.
#[derive(Debug)]
pub struct CargoTool {
    package: &'static str,
    version: String,
    programs: &'static [&'static str],
    arguments: &'static [&'static str],
    why: &'static str,
}

impl CargoTool {
    /// Trunk, without what it would download or encrypt by: it does neither here.
    pub fn trunk() -> Self {
        CargoTool {
            package: "trunk",
            version: "0.21.14".to_owned(),
            programs: &["trunk"],
            arguments: &["--locked", "--no-default-features"],
            why: "Trunk builds and serves the app",
        }
    }

    /// The programs of the very version of wasm-bindgen that the app links.
    ///
    /// Not `--locked`: its lock file names a version that has been withdrawn.
    pub fn wasm_bindgen() -> Result<Self> {
        let lock = fs::read_to_string(root().join("Cargo.lock"))?;
        let version = locked_version(&lock, "wasm-bindgen")
            .context("Cargo.lock names no wasm-bindgen. Run:\n  cargo generate-lockfile")?;
        Ok(CargoTool {
            package: "wasm-bindgen-cli",
            version: version.to_owned(),
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            arguments: &[],
            why: "wasm-bindgen writes the JavaScript around the Wasm",
        })
    }

    /// Finds it, or installs it; gives the folder that `PATH` needs for it, if it needs one.
    pub fn set_up(&self, toolchain: Toolchain) -> Result<Option<PathBuf>> {
        let is_there = |program: &&str| find_program(program).is_some_and(|it| self.is_right(it));
        if self.programs.iter().all(is_there) {
            return Ok(None);
        }
        let folder = cache()?.join(format!("{}-{}", self.programs[0], self.version));
        let bin = folder.join("bin");
        let in_folder = |name: &&str| {
            bin.join(name)
                .with_extension(std::env::consts::EXE_EXTENSION)
        };
        if !self.programs.iter().map(in_folder).all(|it| it.exists()) {
            println!(
                "{}. Compiling {} {}, once (two or three minutes).",
                self.why, self.package, self.version
            );
            self.install(toolchain, &folder)?;
        }
        Ok(Some(bin))
    }

    fn is_right(&self, file: PathBuf) -> bool {
        output(program(file).arg("--version"))
            .is_ok_and(|text| text.split_whitespace().nth(1) == Some(&self.version))
    }

    /// Without optimisation: the programs take a second longer for each build of ours, and are there
    /// after a quarter of the time.
    fn install(&self, toolchain: Toolchain, folder: &PathBuf) -> Result<()> {
        run(toolchain
            .cargo()
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_STRIP", "true")
            .args(["install", "--debug", "--quiet", "--root"])
            .arg(folder)
            .args(self.arguments)
            .arg(format!("{}@{}", self.package, self.version)))
    }
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
