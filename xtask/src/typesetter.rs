//! The typesetter: a Wasm of its own in a worker, and the fonts beside it.
//!
//! It is thirty times as large as the editor and takes minutes to compile for the first time, so it
//! has one profile for all builds, and is made anew only where its sources changed.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::command::{program, run};
use crate::fonts;
use crate::setup::Tools;
use crate::toolchain::WASM;
use crate::workspace::{Profile, WebFolders, root, shown, target};

/// The name of its cargo profile, and of that profile's folder.
const PROFILE: &str = "typesetter";

/// Its Wasm in the site.
pub const WASM_FILE: &str = "letter-typesetter.wasm";

/// Its worker's script in the site.
pub const SCRIPT_FILE: &str = "letter-typesetter.js";

/// The folder of its fonts in the site.
pub const FONTS: &str = "fonts";

/// Builds it into the site, and says how long that took.
pub fn build(tools: &Tools, profile: Profile) -> Result<()> {
    let started = Instant::now();
    let folders = WebFolders::of(profile);
    fs::create_dir_all(&folders.site)?;
    let compiled = compile(tools)?;
    let glue = generate_glue(tools, &compiled)?;
    let wasm = glue.with_file_name("typesetter_bg.wasm");
    fs::copy(&wasm, folders.site.join(WASM_FILE))
        .with_context(|| format!("{} is missing.", shown(&wasm)))?;
    fonts::copy_into(&folders.site.join(FONTS))?;
    bundle(profile, &glue, &folders.site)?;
    println!(
        "Built the typesetter in {:.1} s.",
        started.elapsed().as_secs_f32()
    );
    Ok(())
}

/// Instructions for sixteen bytes at once, which every browser has had since 2023: what compresses
/// files and looks through texts is written for them.
const FLAGS: &[&str] = &["-Ctarget-feature=+simd128"];

/// Always with the flags of what is shipped: other flags would compile all of it once more.
fn compile(tools: &Tools) -> Result<PathBuf> {
    let mut cargo = tools.toolchain.shipping_cargo(FLAGS);
    cargo.args(["rustc", "--package", "typesetter", "--lib"]);
    cargo.args(["--crate-type", "cdylib", "--profile", PROFILE]);
    cargo.args(["--target", WASM]);
    cargo.arg("--target-dir").arg(target());
    println!("Compiling the typesetter; for the first time that takes some minutes.");
    run(&mut cargo)?;
    Ok(target().join(WASM).join(PROFILE).join("typesetter.wasm"))
}

/// Writes the glue, unless it is there for this very Wasm, and says where it is.
fn generate_glue(tools: &Tools, compiled: &Path) -> Result<PathBuf> {
    let folder = root().join("target/web/typesetter");
    let glue = folder.join("typesetter.js");
    if is_newer(&glue, compiled) {
        return Ok(glue);
    }
    let mut bindgen = program(&tools.wasm_bindgen.generator);
    bindgen.args(["--target", "web", "--no-typescript"]);
    bindgen.args(["--omit-default-module-path", "--out-name", "typesetter"]);
    bindgen.args(["--remove-name-section", "--remove-producers-section"]);
    run(bindgen.arg("--out-dir").arg(&folder).arg(compiled))?;
    Ok(glue)
}

fn is_newer(file: &Path, than: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|it| it.modified()).ok();
    match (time(file), time(than)) {
        (Some(file), Some(than)) => file > than,
        _ => false,
    }
}

fn bundle(profile: Profile, glue: &Path, site: &Path) -> Result<()> {
    let wasm = fs::read(site.join(WASM_FILE))?;
    let mut node = program("node");
    node.arg("editor/build_typesetter.mjs")
        .arg("--glue")
        .arg(glue)
        .arg("--out")
        .arg(site.join(SCRIPT_FILE))
        .arg("--bytes")
        .arg(wasm.len().to_string())
        .arg("--build")
        .arg(build_name(&wasm, &site.join(FONTS))?);
    if profile == Profile::Release {
        node.arg("--minify");
    }
    run(&mut node)
}

/// A name that is the same only for the same Wasm and fonts, by which a browser keeps them.
fn build_name(wasm: &[u8], fonts: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    hasher.write(wasm);
    let mut files: Vec<_> = fs::read_dir(fonts)?
        .map(|entry| entry.map(|it| it.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    for file in files {
        hasher.write(&fs::read(file)?);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_wasm_or_another_font_is_another_build() {
        let folder = target().join("xtask-tests/build-name");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("one.ttf"), "a font").unwrap();
        let name = build_name(b"wasm", &folder).unwrap();
        assert_eq!(name, build_name(b"wasm", &folder).unwrap());
        assert_ne!(name, build_name(b"other wasm", &folder).unwrap());
        fs::write(folder.join("one.ttf"), "another font").unwrap();
        assert_ne!(name, build_name(b"wasm", &folder).unwrap());
    }
}
