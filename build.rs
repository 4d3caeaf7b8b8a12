//! Says where the release's Wasm is cut in two: at `whole::begin`, by what the linker knows of it.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(split)");
    let is = |name, value: &str| env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-cfg=split");
        // What in the code is an address or a function, to be changed when either moves.
        println!("cargo::rustc-cdylib-link-arg=--emit-relocs");
    }
}
