//! A Rust toolchain that can compile to Wasm: the one in use, the same with the target added by
//! rustup, or Debian's.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context as _, Result, bail};

use crate::command::{find_program, output, program, run, run_while};
use crate::debian;
use crate::standard_library;

/// What the app is compiled to.
pub const WASM: &str = "wasm32-unknown-unknown";

/// How long rustup may stand still. Where its server is out of reach it does not fail, it waits.
const RUSTUP_PATIENCE: Duration = Duration::from_secs(20);

/// Debian's newest Rust, what it needs to make a standard library for Wasm, and a linker.
const DEBIAN_PACKAGES: &[&str] = &[
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-clippy",
    "rustfmt-web",
    "lld-19",
];

/// Where Debian puts its compiler.
const DEBIAN_FOLDER: &str = "/usr/bin";

/// The cargo to call, and what it needs to be told.
#[derive(Debug)]
pub struct Toolchain {
    compiler: Compiler,
    /// Holds the standard library for Wasm where the compiler's own folder does not.
    sysroot: Option<PathBuf>,
    linker: Option<PathBuf>,
}

impl Toolchain {
    /// A call of cargo in the repository's root, free of what the cargo that runs this program
    /// has put into the environment.
    pub fn cargo(&self) -> Command {
        let mut cargo = self.compiler.command("cargo");
        forget_outer_cargo(&mut cargo);
        if let Some(linker) = &self.linker {
            cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        if let Some(sysroot) = &self.sysroot {
            let flag = format!("--sysroot={}", sysroot.display());
            cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flag);
            cargo.env_remove("RUSTFLAGS");
        }
        cargo
    }

    /// A call of the compiler for Wasm.
    #[cfg(test)]
    pub fn rustc(&self) -> Command {
        let mut rustc = self.compiler.command("rustc");
        let linker = self.linker.iter();
        rustc.args(linker.map(|linker| format!("-Clinker={}", linker.display())));
        let sysroot = self.sysroot.iter();
        rustc.args(sysroot.map(|folder| format!("--sysroot={}", folder.display())));
        rustc
    }

    /// [`Toolchain::cargo`] for what is shipped: its messages name the files of the crates and no folder of
    /// this machine.
    /// `flags` go to the compiler.
    pub fn shipping_cargo(&self, flags: &[&str]) -> Command {
        let sysroot = self.sysroot.iter();
        let mut flags: Vec<String> = flags.iter().copied().map(str::to_owned).collect();
        flags.extend(sysroot.map(|folder| format!("--sysroot={}", folder.display())));
        flags.extend(cargo_home().map(|home| {
            let crates = home.join("registry/src");
            format!("--remap-path-prefix={}=crates", crates.display())
        }));
        let mut cargo = self.cargo();
        cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
        cargo
    }

    /// Finds a toolchain, and installs what is missing of it.
    pub fn set_up() -> Result<Self> {
        let active = Compiler { folder: None };
        if let Some(toolchain) = Self::ready(active.clone())? {
            return Ok(toolchain);
        }
        let debian = Compiler {
            folder: Some(PathBuf::from(DEBIAN_FOLDER)),
        };
        if let Some(toolchain) = Self::ready_from_debian(debian.clone())? {
            return Ok(toolchain);
        }
        println!("The compiler here lacks a standard library for {WASM}.");
        if add_target_by_rustup()? {
            return Self::ready(active)?.context("rustup added the target, but rustc lacks it.");
        }
        if !debian::has_apt() {
            bail!("Rust's standard library for Wasm is missing. Run:\n  rustup target add {WASM}");
        }
        debian::install(
            DEBIAN_PACKAGES,
            "Rust for Wasm can come from Debian as well.",
        )?;
        standard_library::build(&debian)?;
        Self::ready_from_debian(debian)?.context("Debian's compiler lacks what was just built.")
    }

    fn ready(compiler: Compiler) -> Result<Option<Self>> {
        if !compiler.has_standard_library(None) {
            return Ok(None);
        }
        let linker = compiler.missing_linker()?;
        Ok(Some(Toolchain {
            compiler,
            sysroot: None,
            linker,
        }))
    }

    fn ready_from_debian(compiler: Compiler) -> Result<Option<Self>> {
        if !Path::new(DEBIAN_FOLDER).join("rustc").exists() || !compiler.is_recent_enough() {
            return Ok(None);
        }
        if let Some(toolchain) = Self::ready(compiler.clone())? {
            return Ok(Some(toolchain));
        }
        let sysroot = standard_library::sysroot(&compiler)?;
        if !compiler.has_standard_library(Some(&sysroot)) {
            return Ok(None);
        }
        let linker = compiler.missing_linker()?;
        Ok(Some(Toolchain {
            compiler,
            sysroot: Some(sysroot),
            linker,
        }))
    }

    /// A line for the person who asks what is used.
    pub fn description(&self) -> String {
        self.compiler
            .version()
            .map_or_else(|| "unknown".into(), |version| version.line)
    }
}

/// A rustc with its cargo.
#[derive(Clone, Debug)]
pub struct Compiler {
    /// Put first in `PATH`; without it the compiler is the one found there anyway.
    pub folder: Option<PathBuf>,
}

/// What `rustc -vV` says.
#[derive(Debug, PartialEq, Eq)]
pub struct Version {
    /// Such as `rustc 1.96.0 (…)`.
    pub line: String,
    /// Such as `1.96.0`.
    pub release: String,
    /// Such as `x86_64-unknown-linux-gnu`.
    pub host: String,
}

impl Compiler {
    /// A call of one of the toolchain's programs.
    ///
    /// The folder goes into `PATH` too, so that cargo finds the rustc, clippy and rustfmt beside
    /// it rather than rustup's.
    pub fn command(&self, name: &str) -> Command {
        let Some(folder) = &self.folder else {
            return program(name);
        };
        let mut command = program(folder.join(name));
        command
            .env("PATH", with_folder_first(folder))
            .env_remove("RUSTUP_TOOLCHAIN");
        command
    }

    pub fn version(&self) -> Option<Version> {
        parse_version(&output(self.command("rustc").arg("-vV")).ok()?)
    }

    fn is_recent_enough(&self) -> bool {
        let least = env!("CARGO_PKG_RUST_VERSION");
        self.version()
            .is_some_and(|version| is_at_least(&version.release, least))
    }

    fn has_standard_library(&self, sysroot: Option<&Path>) -> bool {
        let mut rustc = self.command("rustc");
        rustc.args(["--print", "target-libdir", "--target", WASM]);
        if let Some(sysroot) = sysroot {
            rustc.arg("--sysroot").arg(sysroot);
        }
        output(&mut rustc).is_ok_and(|folder| holds_standard_library(Path::new(folder.trim())))
    }

    /// The linker to name to cargo, which is none where the compiler brings its own.
    fn missing_linker(&self) -> Result<Option<PathBuf>> {
        if env::var_os("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER").is_some() {
            return Ok(None);
        }
        let sysroot = output(self.command("rustc").args(["--print", "sysroot"]))?;
        let host = self
            .version()
            .map(|version| version.host)
            .unwrap_or_default();
        let own = Path::new(sysroot.trim())
            .join("lib/rustlib")
            .join(host)
            .join("bin/rust-lld");
        if own.with_extension(env::consts::EXE_EXTENSION).exists() {
            return Ok(None);
        }
        [
            "wasm-ld-19",
            "wasm-ld-20",
            "wasm-ld-21",
            "wasm-ld-22",
            "wasm-ld",
        ]
        .into_iter()
        .find_map(find_program)
        .map(Some)
        .context("There is no linker for Wasm. Run:\n  sudo apt-get install -y lld-19")
    }
}

/// Adds the target, unless rustup is missing, fails or stands still.
fn add_target_by_rustup() -> Result<bool> {
    let (Some(rustup), Some(home)) = (find_program("rustup"), rustup_home()) else {
        return Ok(false);
    };
    let seconds = RUSTUP_PATIENCE.as_secs();
    println!("Asking rustup for it; given up when nothing arrives for {seconds} seconds.");
    let mut seen = 0;
    let mut last_change = Duration::ZERO;
    let status = run_while(program(rustup).args(["target", "add", WASM]), |elapsed| {
        let size = arrived(&home);
        if size != seen {
            (seen, last_change) = (size, elapsed);
        }
        elapsed - last_change < RUSTUP_PATIENCE
    })?;
    if status.is_none() {
        println!("rustup's server does not answer.");
    }
    Ok(status.is_some_and(|status| status.success()))
}

fn rustup_home() -> Option<PathBuf> {
    env::var_os("RUSTUP_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".rustup")))
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// The size of what rustup has fetched so far.
fn arrived(rustup_home: &Path) -> u64 {
    ["downloads", "tmp"]
        .iter()
        .filter_map(|folder| fs::read_dir(rustup_home.join(folder)).ok())
        .flat_map(|entries| entries.filter_map(|entry| entry.ok()?.metadata().ok()))
        .map(|metadata| metadata.len())
        .sum()
}

fn holds_standard_library(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

fn with_folder_first(folder: &Path) -> OsString {
    let mut path = OsString::from(folder);
    if let Some(rest) = env::var_os("PATH") {
        path.push(":");
        path.push(rest);
    }
    path
}

/// Takes away what `cargo run` sets for this program and would mislead an inner cargo.
pub fn forget_outer_cargo(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let is_outer = name.to_str().is_some_and(|name| {
            name == "CARGO" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        });
        if is_outer {
            command.env_remove(name);
        }
    }
}

fn parse_version(text: &str) -> Option<Version> {
    let value = |key: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
    };
    Some(Version {
        line: text.lines().next()?.to_owned(),
        release: value("release")?.to_owned(),
        host: value("host")?.to_owned(),
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

/// Makes sure that the toolchain has rustfmt and clippy, which a minimal installation lacks.
pub fn set_up_components(toolchain: &Toolchain) -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(toolchain.cargo().args([subcommand, "--version"])).is_ok() {
            continue;
        }
        println!("`cargo {subcommand}` is missing, which the checks of format and style need.");
        if find_program("rustup").is_none() {
            bail!("Install {component} for {}.", toolchain.description());
        }
        run(program("rustup").args(["component", "add", component]))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compiler_says_its_release_and_host() {
        let text = "rustc 1.96.0 (abc 2026-05-01)\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\nrelease: 1.96.0\n";
        let version = parse_version(text).unwrap();
        assert_eq!(version.release, "1.96.0");
        assert_eq!(version.host, "x86_64-unknown-linux-gnu");
        assert_eq!(version.line, "rustc 1.96.0 (abc 2026-05-01)");
    }

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(is_at_least("1.96.0", "1.95"));
        assert!(is_at_least("1.95.0", "1.95"));
        assert!(is_at_least("1.100.0", "1.95"));
        assert!(is_at_least("22.1.0-nightly", "20"));
        assert!(!is_at_least("1.63.0", "1.95"));
    }

    #[test]
    fn a_folder_without_a_standard_library_is_told_apart() {
        assert!(!holds_standard_library(crate::workspace::root()));
        assert!(!holds_standard_library(Path::new("/nowhere/at/all")));
    }
}
