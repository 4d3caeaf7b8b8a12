//! Has the linker write down where each constant of the released Wasm lies, which the cut of it reads.

use std::env;
use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |variable, value| env::var(variable).is_ok_and(|it| it == value);
    if !is("CARGO_CFG_TARGET_ARCH", "wasm32") || !is("PROFILE", "release") {
        return;
    }
    // Beside the Wasm: three folders above this package's own.
    let own = env::var_os("OUT_DIR").unwrap_or_default();
    if let Some(folder) = Path::new(&own).ancestors().nth(3) {
        let map = folder.join("letterwright.map");
        println!("cargo::rustc-link-arg-cdylib=-Map={}", map.display());
    }
}
