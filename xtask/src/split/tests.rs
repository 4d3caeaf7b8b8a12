//! A small app is cut, and the parts are run together by Node.

use std::fs;
use std::path::{Path, PathBuf};

use super::split;
use crate::command::{output, program};
use crate::toolchain::{Toolchain, WASM};

/// The code of the letters "d" and "D" in the small app.
const CODE: u32 = 0x2003;

/// Runs the first part, prints what it finds, lets the rest come and prints what both find then.
const RUN: &str = r#"
const [first, rest, code] = process.argv.slice(1);
const { readFileSync } = await import("node:fs");
const compiled = (file) => new WebAssembly.Module(readFileSync(file));
const loader = { __wasm_split_load_rest() {} };
const { exports } = new WebAssembly.Instance(compiled(first), { "letterwright-rest": loader });
const found = [exports.act(0, code), exports.act(1, code)];
let early = "refused";
try { exports.later(code); early = "done"; } catch {}
new WebAssembly.Instance(compiled(rest), { __wasm_split: exports });
console.log(...found, early, exports.act(0, code), exports.later(code));
"#;

/// The small app as rustc makes it, in a folder for this test.
fn small_app(name: &str) -> PathBuf {
    let folder = crate::workspace::target().join("test-split").join(name);
    fs::create_dir_all(&folder).unwrap();
    let wasm = folder.join("small_app.wasm");
    let mut rustc = Toolchain::set_up().unwrap().rustc();
    rustc.args(["--edition", "2024", "--target", WASM, "-o"]);
    rustc.arg(&wasm).arg("xtask/src/split/small_app.rs");
    rustc.args(["-Copt-level=z", "-Cpanic=abort", "-Clto=fat"]);
    rustc.arg("-Clink-arg=--emit-relocs");
    output(&mut rustc).unwrap();
    wasm
}

fn contains(file: &Path, text: &[u8]) -> bool {
    let bytes = fs::read(file).unwrap();
    bytes.windows(text.len()).any(|window| window == text)
}

#[test]
fn both_parts_find_their_constants_wherever_an_address_points() {
    let wasm = small_app("constants");
    let parts = split(&wasm, &wasm.with_file_name("parts")).unwrap();
    assert!(contains(&parts.first, b"abcdefgh"));
    assert!(!contains(&parts.first, b"ABCDEFGH"));
    assert!(contains(&parts.rest, b"ABCDEFGH"));
    let mut node = program("node");
    node.args(["--input-type=module", "-e", RUN, "--"]);
    node.arg(&parts.first).arg(&parts.rest);
    let found = output(node.arg(CODE.to_string())).unwrap();
    let (first, later) = (u32::from(b'd'), u32::from(b'D'));
    let twice = CODE * 2;
    let expected = format!("{first} {twice} refused {first} {}", later * 1_000 + first);
    assert_eq!(found.trim(), expected);
}

#[test]
fn the_same_app_is_cut_into_the_same_bytes() {
    let wasm = small_app("bytes");
    let cut = |name: &str| {
        let parts = split(&wasm, &wasm.with_file_name(name)).unwrap();
        [parts.first, parts.rest].map(|part| fs::read(part).unwrap())
    };
    assert_eq!(cut("one"), cut("other"));
}
