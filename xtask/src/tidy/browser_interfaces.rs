//! Browser interfaces appear in `src/platform` and in what the element calls alone, so that
//! everything else is tested without a browser.

use std::path::Path;

use super::Finding;
use super::sources::{Source, Sources};

/// The functions that the element calls, whose arguments are the browser's own.
const ELEMENT: &[&str] = &["src/lib.rs", "src/mount.rs"];

const INTERFACES: &[&str] = &["web_sys", "js_sys", "gloo"];

pub fn check(sources: &Sources) -> Vec<Finding> {
    sources
        .with_extension(&["rs"])
        .filter(|source| is_bound(source))
        .flat_map(check_file)
        .collect()
}

fn is_bound(source: &Source) -> bool {
    source.path.starts_with("src")
        && !source.path.starts_with("src/platform")
        && !is_test(&source.path)
        && !ELEMENT.iter().any(|file| source.path == Path::new(file))
}

/// A test of its own file may use whatever shows what it is about.
fn is_test(path: &Path) -> bool {
    path.components().any(|part| {
        let name = part.as_os_str().to_string_lossy();
        name == "tests" || name.ends_with("tests.rs")
    })
}

fn check_file(source: &Source) -> Vec<Finding> {
    let lines = source
        .lines()
        .filter(|(_, line)| !line.trim_start().starts_with("//"));
    lines
        .filter_map(|(number, line)| {
            let interface = INTERFACES.iter().find(|name| line.contains(*name))?;
            let message = format!(
                "{interface} is used outside src/platform. Give src/platform a function for what \
                 is wanted, and call that."
            );
            Some(Finding::new(&source.path, number, message))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sources::check_rule;
    use super::*;

    #[test]
    fn browser_interfaces_stay_in_the_platform() {
        check_rule(
            check,
            &[
                ("src/lib.rs", "use web_sys::Element;\n"),
                ("src/platform/files.rs", "use js_sys::Array;\n"),
                (
                    "src/views/letter.rs",
                    "use yew::prelude::*;\nuse web_sys::Element;\n",
                ),
                (
                    "src/effects/autosave.rs",
                    "use gloo_timers::callback::Timeout;\n",
                ),
                (
                    "src/ui/menu.rs",
                    "// Not web_sys: a menu knows nothing of it.\n",
                ),
                ("crates/letter/src/lib.rs", "//! No web_sys here.\n"),
            ],
            &["src/views/letter.rs:2", "src/effects/autosave.rs:1"],
        );
    }
}
