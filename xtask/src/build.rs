//! From the sources to a folder of files that a browser can load.
//!
//! cargo makes the Wasm, wasm-bindgen the glue around it, esbuild bundles the glue and the
//! editor's modules into `letter-editor.js`, and the page's own files are copied beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::command::{program, run};
use crate::node::package_program;
use crate::setup::Tools;
use crate::split;
use crate::toolchain::WASM;
use crate::workspace::{Profile, WebFolders, root, shown, target};

/// The files and folders that are served as they are.
pub const STATIC_FILES: &[&str] = &["index.html", "icon.svg", "page.js", "page.css", "example"];

/// Builds the site and says where it is.
pub fn build(tools: &Tools, profile: Profile) -> Result<PathBuf> {
    let started = Instant::now();
    let folders = WebFolders::of(profile);
    fs::create_dir_all(&folders.site)?;

    let wasm = compile(tools, profile)?;
    match profile {
        Profile::Dev => write_whole(tools, &wasm, &folders)?,
        Profile::Release => write_parts(tools, &wasm, &folders)?,
    }
    bundle(profile, &folders)?;
    for name in STATIC_FILES {
        copy(&root().join(name), &folders.site.join(name))?;
    }
    println!(
        "Built {} in {:.1} s.",
        shown(&folders.site),
        started.elapsed().as_secs_f32()
    );
    Ok(folders.site)
}

fn compile(tools: &Tools, profile: Profile) -> Result<PathBuf> {
    let mut cargo = match profile {
        Profile::Dev => tools.toolchain.cargo(),
        Profile::Release => tools.toolchain.shipping_cargo(&[]),
    };
    cargo.args(["rustc", "--package", "letterwright", "--lib"]);
    cargo.args(["--crate-type", "cdylib", "--target", WASM]);
    cargo.arg("--target-dir").arg(target());
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    run(&mut cargo)?;
    Ok(target()
        .join(WASM)
        .join(profile.folder())
        .join("letterwright.wasm"))
}

fn generate_glue(tools: &Tools, profile: Profile, wasm: &Path, folders: &WebFolders) -> Result<()> {
    let mut bindgen = program(&tools.wasm_bindgen.generator);
    bindgen.args([
        "--target",
        "web",
        "--no-typescript",
        "--omit-default-module-path",
        // The rest of a release shares the table of functions, which is one of them.
        "--keep-lld-exports",
    ]);
    bindgen
        .args(["--out-name", "letter_editor", "--out-dir"])
        .arg(&folders.bindgen)
        .arg(wasm);
    if profile == Profile::Release {
        bindgen.arg("--remove-producers-section");
    }
    run(&mut bindgen)?;
    open_glue(&folders.bindgen.join("letter_editor.js"))
}

/// Lets the editor instantiate the Wasm itself: the glue has what it takes, and does not export it.
fn open_glue(glue: &Path) -> Result<()> {
    let text = fs::read_to_string(glue)?;
    fs::write(
        glue,
        format!("{text}\nexport {{ __wbg_get_imports, __wbg_finalize_init }};\n"),
    )?;
    Ok(())
}

/// Puts the Wasm of a development build beside the script, as it is.
fn write_whole(tools: &Tools, wasm: &Path, folders: &WebFolders) -> Result<()> {
    generate_glue(tools, Profile::Dev, wasm, folders)?;
    let from = folders.glued();
    let to = folders.site.join("letter-editor.wasm");
    fs::copy(&from, &to).with_context(|| format!("{} is missing.", shown(&from)))?;
    Ok(())
}

/// Puts the Wasm of a release beside the script: cut in two, and optimised.
fn write_parts(tools: &Tools, wasm: &Path, folders: &WebFolders) -> Result<()> {
    let parts = split::split(wasm, &folders.bindgen)?;
    generate_glue(tools, Profile::Release, &parts.first, folders)?;
    optimise(&folders.glued(), &folders.site.join("letter-editor.wasm"))?;
    optimise(&parts.rest, &folders.site.join("letter-editor-rest.wasm"))
}

/// `-O1` removes what is unused or there twice, in ten seconds. The passes for size (`-Os`, `-Oz`)
/// make the file smaller and what travels larger: compressed by brotli, their output of this app is
/// 3 to 6 per cent bigger than rustc's own, because they make alike functions less alike.
///
/// In the order of their names, functions made of one generic function stand together, which brotli
/// compresses by another 1.5 per cent; the names are not written.
///
/// The features are those that rustc uses by default; the optimiser has to be allowed to read them.
fn optimise(from: &Path, to: &Path) -> Result<()> {
    run(wasm_opt()
        .args(["-O1", "--reorder-functions-by-name", "-o"])
        .args([to, from]))
}

fn wasm_opt() -> Command {
    let mut wasm_opt = package_program("wasm-opt");
    wasm_opt.args([
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
    ]);
    wasm_opt
}

fn bundle(profile: Profile, folders: &WebFolders) -> Result<()> {
    let mut node = program("node");
    node.arg("editor/build.mjs")
        .arg("--glue")
        .arg(folders.bindgen.join("letter_editor.js"));
    node.arg("--out").arg(&folders.site);
    if profile == Profile::Release {
        node.arg("--minify");
    }
    run(&mut node)
}

/// Copies a file, or a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        fs::copy(from, to).with_context(|| format!("{} could not be copied.", shown(from)))?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}
