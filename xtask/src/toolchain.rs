//! A Rust that compiles to Wasm: the one in use, with the target added by rustup where it lacks it, or
//! Debian's.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context as _, Result, bail};

use crate::command::{find_program, output, program, put_into_path, run, run_for};
use crate::debian;
use crate::workspace::cache;

/// What the app is compiled to.
pub const WASM: &str = "wasm32-unknown-unknown";

/// How long rustup may take. Where its server is out of reach it does not fail, it waits.
const RUSTUP_PATIENCE: Duration = Duration::from_secs(60);

/// Debian's newest Rust, what it needs to make a standard library for Wasm, and a linker.
const DEBIAN_PACKAGES: &[&str] = &[
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-clippy",
    "rustfmt-web",
    "lld-19",
];

/// Where Debian puts its compiler, and the linker that it brings for Wasm.
const DEBIAN_FOLDER: &str = "/usr/bin";
const DEBIAN_LINKER: &str = "wasm-ld-19";

/// The cargo to call, with the rustc, clippy and rustfmt beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The one that comes first in `PATH`.
    InUse,
    Debian,
}

impl Toolchain {
    /// Finds a toolchain, and installs what is missing of it.
    pub fn set_up() -> Result<Self> {
        for toolchain in [Toolchain::InUse, Toolchain::Debian] {
            if toolchain.is_ready() {
                return Ok(toolchain);
            }
        }
        println!("The compiler here lacks a standard library for {WASM}.");
        if find_program("rustup").is_some() {
            println!("Asking rustup for it.");
            run_for(
                program("rustup").args(["target", "add", WASM]),
                RUSTUP_PATIENCE,
            )?;
        }
        if Toolchain::InUse.is_ready() {
            return Ok(Toolchain::InUse);
        }
        if !debian::has_apt() {
            bail!("Rust's standard library for Wasm is missing. Run:\n  rustup target add {WASM}");
        }
        debian::install(
            DEBIAN_PACKAGES,
            "Rust for Wasm can come from Debian as well.",
        )?;
        build_standard_library()?;
        match Toolchain::Debian.is_ready() {
            true => Ok(Toolchain::Debian),
            false => bail!("Debian's compiler does not find the library that was just built."),
        }
    }

    /// A call of cargo in the repository's root.
    pub fn cargo(self) -> Command {
        let mut cargo = program("cargo");
        self.lead(&mut cargo);
        cargo
    }

    /// Has a program call this toolchain, whatever it calls, and frees it of what the cargo that runs
    /// this program has put into the environment.
    pub fn lead(self, command: &mut Command) {
        for (name, _) in env::vars_os() {
            let is_outer = name.to_str().is_some_and(|name| {
                name == "CARGO"
                    || name.starts_with("CARGO_PKG_")
                    || name.starts_with("CARGO_MANIFEST_")
            });
            if is_outer {
                command.env_remove(name);
            }
        }
        if self == Toolchain::Debian {
            put_into_path(command, &[PathBuf::from(DEBIAN_FOLDER)]);
            command
                .env_remove("RUSTUP_TOOLCHAIN")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
        }
    }

    /// A line for the person who asks what is used.
    pub fn description(self) -> String {
        self.rustc_says(&["--version"])
            .unwrap_or_else(|_| "no compiler".to_owned())
    }

    /// Makes sure that the toolchain has rustfmt and clippy, which a minimal installation lacks.
    pub fn set_up_components(self) -> Result<()> {
        for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
            if output(self.cargo().args([subcommand, "--version"])).is_ok() {
                continue;
            }
            println!("`cargo {subcommand}` is missing, which the checks of format and style need.");
            if find_program("rustup").is_none() {
                bail!("Install {component} for {}.", self.description());
            }
            run(program("rustup").args(["component", "add", component]))?;
        }
        Ok(())
    }

    fn is_ready(self) -> bool {
        if self == Toolchain::Debian && !Path::new(DEBIAN_FOLDER).join("rustc").exists() {
            return false;
        }
        self.is_recent_enough()
            && self
                .rustc_says(&["--print", "target-libdir", "--target", WASM])
                .is_ok_and(|folder| holds_standard_library(Path::new(&folder)))
    }

    fn is_recent_enough(self) -> bool {
        let least = env!("CARGO_PKG_RUST_VERSION");
        // Such as `rustc 1.96.0 (…)`.
        self.rustc_says(&["--version"]).is_ok_and(|line| {
            let version = line.split(' ').nth(1);
            version.is_some_and(|version| is_at_least(version, least))
        })
    }

    /// A call of the compiler.
    pub fn rustc(self) -> Command {
        let mut rustc = program("rustc");
        self.lead(&mut rustc);
        if self == Toolchain::Debian {
            rustc.arg(format!("-Clinker={DEBIAN_LINKER}"));
        }
        rustc
    }

    fn rustc_says(self, arguments: &[&str]) -> Result<String> {
        Ok(output(self.rustc().args(arguments))?.trim().to_owned())
    }
}

/// Compiles the library of Debian's Rust from the source that Debian packages, and puts it where that
/// compiler looks for it: Debian ships none for Wasm.
fn build_standard_library() -> Result<()> {
    println!("Compiling the standard library for Wasm, once (one to two minutes).");
    let project = cache()?.join("standard-library");
    fs::create_dir_all(project.join("src"))?;
    fs::write(project.join("src/lib.rs"), "")?;
    fs::write(
        project.join("Cargo.toml"),
        "[package]\nname = \"pretext\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    // Bitcode is embedded because a release build with link-time optimisation reads it. The
    // bootstrap variable opens `-Z build-std` in a stable compiler.
    run(Toolchain::Debian
        .cargo()
        .current_dir(&project)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", project.join("target"))
        .args(["build", "--release", "--target", WASM])
        .args(["-Z", "build-std=std,panic_abort,test"]))?;
    let built = project.join("target").join(WASM).join("release/deps");
    let folder = Toolchain::Debian.rustc_says(&["--print", "target-libdir", "--target", WASM])?;
    copy_libraries(&built, Path::new(&folder)).with_context(|| {
        let (built, folder) = (built.display(), Path::new(&folder).display());
        format!(
            "Putting the library beside the compiler needs root. Run this, and then the same \
             command again:\n  sudo install -D -t {folder} {built}/*.rlib"
        )
    })
}

fn copy_libraries(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".rlib") && !name.starts_with("libpretext-") {
            fs::copy(&file, to.join(&*name))?;
        }
    }
    Ok(())
}

fn holds_standard_library(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

/// Compares versions such as `1.96.0` and `1.95` by their numbers.
pub fn is_at_least(version: &str, least: &str) -> bool {
    let numbers = |text: &str| -> Vec<u32> {
        text.split(['.', '-', '+'])
            .map_while(|part| part.parse().ok())
            .collect()
    };
    numbers(version) >= numbers(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(is_at_least("1.96.0", "1.95"));
        assert!(is_at_least("1.95.0", "1.95"));
        assert!(is_at_least("1.100.0", "1.95"));
        assert!(is_at_least("22.1.0-nightly", "20"));
        assert!(!is_at_least("1.63.0", "1.95"));
    }
}
