//! The licences of everything that `dist` carries, gathered from the packages themselves.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::command::output;
use crate::toolchain::{Toolchain, WASM};
use crate::workspace::root;

const NO_TEXT: &str = "The package names its licence and carries no text of it.";

/// A package whose code is in the files that are shipped.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    licence: String,
    folder: PathBuf,
}

/// The text of the file that lists them all.
pub fn gather(toolchain: Toolchain) -> Result<String> {
    let arguments = [
        "metadata",
        "--format-version",
        "1",
        "--filter-platform",
        WASM,
    ];
    let metadata = serde_json::from_str(&output(toolchain.cargo().args(arguments))?)?;
    let lock = serde_json::from_str(&fs::read_to_string(root().join("package-lock.json"))?)?;
    let mut packages = crates(&metadata).context("cargo's list of crates was not understood.")?;
    packages.extend(npm_packages(&lock).context("package-lock.json was not understood.")?);

    let mut text = String::from("Letterwright is made with these packages and their licences.\n");
    for package in &packages {
        let Package {
            name,
            version,
            licence,
            folder,
        } = package;
        text.push_str(&format!("\n\n=== {name} {version} ({licence})\n\n"));
        let own_text = licence_text(folder);
        text.push_str(if own_text.is_empty() {
            NO_TEXT
        } else {
            own_text.trim()
        });
    }
    text.push('\n');
    Ok(text)
}

/// The name of the crate that is shipped beside the app.
const TYPESETTER: &str = "typesetter";

/// The crates that the app or the typesetter links, from the output of `cargo metadata`.
fn crates(metadata: &Value) -> Option<BTreeSet<Package>> {
    let nodes = metadata.pointer("/resolve/nodes")?.as_array()?;
    let packages = metadata["packages"].as_array()?;
    let mut linked = BTreeSet::new();
    let mut waiting = vec![metadata.pointer("/resolve/root")?.as_str()?];
    let typesetter = packages
        .iter()
        .find(|package| package["name"] == TYPESETTER && package["source"].is_null());
    waiting.extend(typesetter.and_then(|package| package["id"].as_str()));
    while let Some(id) = waiting.pop() {
        let package = packages.iter().find(|package| package["id"] == id)?;
        if is_macro(package) || !linked.insert(id) {
            continue;
        }
        let node = nodes.iter().find(|node| node["id"] == id)?;
        let dependencies = node["deps"].as_array()?.iter().filter(|it| is_linked(it));
        waiting.extend(dependencies.filter_map(|it| it["pkg"].as_str()));
    }
    let foreign = packages.iter().filter(|package| {
        package["source"].is_string()
            && package["id"].as_str().is_some_and(|id| linked.contains(id))
    });
    foreign.map(crate_of).collect()
}

/// Whether a crate runs in the compiler only, with all that it links.
fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().into_iter().flatten();
    let mut kinds = targets.flat_map(|target| target["kind"].as_array().into_iter().flatten());
    kinds.any(|kind| kind == "proc-macro")
}

/// Whether a dependency is one of the program itself, not of its build or its tests.
fn is_linked(dependency: &Value) -> bool {
    dependency["dep_kinds"]
        .as_array()
        .is_some_and(|kinds| kinds.iter().any(|it| it["kind"].is_null()))
}

fn crate_of(package: &Value) -> Option<Package> {
    Some(Package {
        name: package["name"].as_str()?.to_owned(),
        version: package["version"].as_str()?.to_owned(),
        licence: package["license"]
            .as_str()
            .unwrap_or("see its text")
            .to_owned(),
        folder: Path::new(package["manifest_path"].as_str()?)
            .parent()?
            .to_owned(),
    })
}

/// The npm packages that are bundled: those that are not for development alone.
fn npm_packages(lock: &Value) -> Option<Vec<Package>> {
    let entries = lock["packages"].as_object()?.iter();
    let bundled = entries.filter(|(path, package)| !path.is_empty() && package["dev"] != true);
    bundled
        .map(|(path, package)| {
            Some(Package {
                name: path.rsplit_once("node_modules/")?.1.to_owned(),
                version: package["version"].as_str()?.to_owned(),
                licence: package["license"]
                    .as_str()
                    .unwrap_or("see its text")
                    .to_owned(),
                folder: root().join(path),
            })
        })
        .collect()
}

/// The licence files of a package. Of several to choose from, MIT's is the shortest to carry.
fn licence_text(folder: &Path) -> String {
    let mut files: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| is_licence(file))
        .collect();
    files.sort();
    if let Some(mit) = files
        .iter()
        .position(|file| file_name(file).contains("MIT"))
    {
        files = vec![files.swap_remove(mit)];
    }
    files
        .iter()
        .filter_map(|file| fs::read_to_string(file).ok())
        .collect::<Vec<_>>()
        .join("\n")
}

fn is_licence(file: &Path) -> bool {
    let name = file_name(file);
    name.starts_with("LICENSE") || name.starts_with("LICENCE") || name.starts_with("COPYING")
}

fn file_name(file: &Path) -> String {
    file.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_uppercase()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn names<'a>(packages: impl IntoIterator<Item = &'a Package>) -> Vec<&'a str> {
        packages
            .into_iter()
            .map(|package| package.name.as_str())
            .collect()
    }

    #[test]
    fn only_crates_that_are_linked_are_listed() {
        let package = |name: &str, source: Value| {
            let kind = if name == "deriver" {
                "proc-macro"
            } else {
                "lib"
            };
            json!({"id": name, "name": name, "version": "1.0.0", "license": "MIT",
                   "manifest_path": format!("/crates/{name}/Cargo.toml"), "source": source,
                   "targets": [{"kind": [kind]}]})
        };
        let depends = |name: &str, kind: Value| json!({"pkg": name, "dep_kinds": [{"kind": kind}]});
        let metadata = json!({
            "packages": [
                package("app", Value::Null),
                package("parser", json!("registry")),
                package("builder", json!("registry")),
                package("tester", json!("registry")),
                package("typesetter", Value::Null),
                package("setter", json!("registry")),
                package("deriver", json!("registry")),
            ],
            "resolve": {
                "root": "app",
                "nodes": [
                    {"id": "app", "deps": [
                        depends("parser", Value::Null),
                        depends("builder", json!("build")),
                        depends("tester", json!("dev")),
                        depends("deriver", Value::Null),
                    ]},
                    {"id": "parser", "deps": []},
                    {"id": "typesetter", "deps": [depends("setter", Value::Null)]},
                    {"id": "setter", "deps": []},
                    {"id": "builder", "deps": []},
                    {"id": "tester", "deps": []},
                    {"id": "deriver", "deps": []},
                ],
            },
        });
        assert_eq!(names(&crates(&metadata).unwrap()), ["parser", "setter"]);
    }

    #[test]
    fn only_npm_packages_that_are_bundled_are_listed() {
        let lock = json!({"packages": {
            "": {"name": "letterwright"},
            "node_modules/@codemirror/state": {"version": "6.0.0", "license": "MIT"},
            "node_modules/esbuild": {"version": "0.28.0", "dev": true},
        }});
        assert_eq!(names(&npm_packages(&lock).unwrap()), ["@codemirror/state"]);
    }
}
