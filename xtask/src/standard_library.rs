//! Rust's standard library for Wasm, compiled from the source that Debian packages.
//!
//! Debian ships no such library, but a compiler that will make one. The result is kept in the
//! cache under the compiler's version, as a folder that rustc takes for its `--sysroot`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::command::run;
use crate::toolchain::{Compiler, WASM};
use crate::workspace;

/// The name of the empty crate whose build makes the library.
const PRETEXT: &str = "pretext";

/// Where the library for this compiler belongs, whether it is there or not.
pub fn sysroot(compiler: &Compiler) -> Result<PathBuf> {
    let version = compiler
        .version()
        .context("The compiler does not say its version.")?;
    Ok(workspace::cache()?.join(format!("std-{}", version.release)))
}

/// Compiles the library and puts it where `sysroot` says.
pub fn build(compiler: &Compiler) -> Result<()> {
    println!("Compiling the standard library for Wasm, once (one to two minutes).");
    let sysroot = sysroot(compiler)?;
    let mut scratch = sysroot.clone().into_os_string();
    scratch.push(".partial");
    let scratch = PathBuf::from(scratch);
    let _ = fs::remove_dir_all(&scratch);
    let libraries = compile(compiler, &scratch.join(PRETEXT))?;

    let finished = scratch.join("sysroot");
    copy_libraries(
        &libraries,
        &finished.join("lib/rustlib").join(WASM).join("lib"),
    )?;
    let _ = fs::remove_dir_all(&sysroot);
    fs::rename(&finished, &sysroot)?;
    fs::remove_dir_all(&scratch)?;
    Ok(())
}

fn compile(compiler: &Compiler, project: &Path) -> Result<PathBuf> {
    let source = project.join("src");
    fs::create_dir_all(&source)?;
    fs::write(source.join("lib.rs"), "")?;
    let manifest = format!(
        "[package]\nname = \"{PRETEXT}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n"
    );
    fs::write(project.join("Cargo.toml"), manifest)?;

    let target = project.join("target");
    // Bitcode is embedded because a release build with link-time optimisation reads it. The
    // bootstrap variable opens `-Z build-std` in a stable compiler.
    let mut cargo = compiler.command("cargo");
    crate::toolchain::forget_outer_cargo(&mut cargo);
    run(cargo
        .current_dir(project)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", &target)
        .args(["build", "--release", "--target", WASM])
        .args(["-Z", "build-std=std,panic_abort,test"]))?;
    Ok(target.join(WASM).join("release/deps"))
}

fn copy_libraries(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let file = entry?.path();
        if is_library(&file)
            && let Some(name) = file.file_name()
        {
            fs::copy(&file, to.join(name))?;
        }
    }
    Ok(())
}

/// Whether a file of the build belongs to the standard library.
fn is_library(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".rlib") && !name.starts_with(&format!("lib{PRETEXT}-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_library_itself_is_kept() {
        assert!(is_library(Path::new("deps/libstd-0123.rlib")));
        assert!(!is_library(Path::new("deps/libstd-0123.rmeta")));
        assert!(!is_library(Path::new("deps/libpretext-0123.rlib")));
    }
}
