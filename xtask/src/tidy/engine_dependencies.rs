//! The engine knows no browser: none of these crates is among what it links.

use std::path::Path;

use anyhow::Result;

use super::Finding;
use crate::command::output;
use crate::toolchain::Toolchain;

const MANIFEST: &str = "crates/letter/Cargo.toml";

const UNWANTED: &[&str] = &["wasm-bindgen", "js-sys", "web-sys", "gloo", "yew", "typst"];

pub fn check(toolchain: &Toolchain) -> Result<Vec<Finding>> {
    let tree = output(toolchain.cargo().args([
        "tree",
        "--package=letter",
        "--edges=normal",
        "--target=all",
        "--prefix=none",
        "--format={p}",
    ]))?;
    Ok(check_tree(&tree))
}

fn check_tree(tree: &str) -> Vec<Finding> {
    let names = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    let mut unwanted: Vec<_> = names.filter(|name| UNWANTED.contains(name)).collect();
    unwanted.sort_unstable();
    unwanted.dedup();
    unwanted
        .into_iter()
        .map(|name| {
            let message = format!(
                "The engine links {name}, which belongs to the app. See how it came in with: \
                 cargo tree --package letter --target all --edges normal --invert {name}"
            );
            Finding::new(Path::new(MANIFEST), 1, message)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_crate_is_found_wherever_it_stands_in_the_tree() {
        let tree =
            "letter v0.1.0 (crates/letter)\ncomrak v0.59.0\njs-sys v0.3.0\njs-sys v0.3.0 (*)\n";
        let findings = check_tree(tree);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].message.contains("js-sys"));
        assert_eq!(check_tree("letter v0.1.0\nserde v1.0.0\n"), []);
    }
}
