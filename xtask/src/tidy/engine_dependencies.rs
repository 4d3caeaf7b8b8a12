//! What must not be linked: the engine knows no browser, and the app no Typst, which is a module of
//! its own that is fetched when pages are wanted.

use std::path::Path;

use anyhow::Result;

use super::Finding;
use crate::command::output;
use crate::toolchain::Toolchain;

/// A package, and the crates that are not to be among what it links.
struct Rule {
    package: &'static str,
    manifest: &'static str,
    unwanted: &'static [&'static str],
    /// Where such a crate belongs.
    reason: &'static str,
}

const RULES: [Rule; 2] = [
    Rule {
        package: "letter",
        manifest: "crates/letter/Cargo.toml",
        unwanted: &["wasm-bindgen", "js-sys", "web-sys", "gloo", "yew", "typst"],
        reason: "which belongs to the app",
    },
    Rule {
        package: "letterwright",
        manifest: "Cargo.toml",
        unwanted: &["typst", "typst-library", "typesetter"],
        reason: "which belongs to the typesetter’s worker",
    },
];

pub fn check(toolchain: Toolchain) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for rule in &RULES {
        let tree = output(toolchain.cargo().args([
            "tree",
            &format!("--package={}", rule.package),
            "--edges=normal",
            "--target=all",
            "--prefix=none",
            "--format={p}",
        ]))?;
        findings.extend(check_tree(rule, &tree));
    }
    Ok(findings)
}

fn check_tree(rule: &Rule, tree: &str) -> Vec<Finding> {
    let names = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    let mut unwanted: Vec<_> = names.filter(|name| rule.unwanted.contains(name)).collect();
    unwanted.sort_unstable();
    unwanted.dedup();
    unwanted
        .into_iter()
        .map(|name| {
            let message = format!(
                "{} links {name}, {}. See how it came in with: cargo tree --package {} --target all \
                 --edges normal --invert {name}",
                rule.package, rule.reason, rule.package
            );
            Finding::new(Path::new(rule.manifest), 1, message)
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
        let findings = check_tree(&RULES[0], tree);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].message.contains("js-sys"));
        assert_eq!(check_tree(&RULES[0], "letter v0.1.0\nserde v1.0.0\n"), []);
        assert_eq!(
            check_tree(&RULES[1], "letterwright v0.1.0\ntypst v0.15.1\n").len(),
            1
        );
    }
}
