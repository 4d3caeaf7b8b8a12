//! The documentation speaks of the project, and names no folder of one person's machine.

use super::Finding;
use super::sources::Sources;

const PATHS: &[&str] = &["/work", "/tmp", "/root", "/home", "shared/"];

pub fn check(sources: &Sources) -> Vec<Finding> {
    let lines = sources.documentation().flat_map(|source| {
        source
            .lines()
            .map(move |(number, line)| (source, number, line))
    });
    lines
        .filter_map(|(source, number, line)| {
            let path = PATHS.iter().find(|path| names(line, path))?;
            let message = format!(
                "`{path}` is a place on one machine. Write the path from the repository's root, \
                 or describe the place."
            );
            Some(Finding::new(&source.path, number, message))
        })
        .collect()
}

/// Whether the path stands in the line as a whole name, not as a piece of a longer one.
fn names(line: &str, path: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric() || "-_.".contains(character);
    line.match_indices(path).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + path.len()..].chars().next();
        let begins =
            !before.is_some_and(|it| is_part(it) && path.starts_with('/') || it.is_alphanumeric());
        let ends = path.ends_with('/')
            || !after.is_some_and(|it| it.is_alphanumeric() || it == '-' || it == '_');
        begins && ends
    })
}

#[cfg(test)]
mod tests {
    use super::super::sources::check_rule;
    use super::*;

    #[test]
    fn places_on_a_machine_are_found_in_documentation() {
        check_rule(
            check,
            &[
                (
                    "README.md",
                    "See /home/someone/letters.\nIt runs in a network/workspace.\n",
                ),
                (
                    "docs/storage.md",
                    "Nothing is written to `/tmp`.\nA /workshop of letters.\n",
                ),
                ("crates/letter/README.md", "Files of ../shared/letters\n"),
                (
                    "crates/letter/tests/specs/merge.md",
                    "/tmp is only text here.\n",
                ),
            ],
            &[
                "README.md:1",
                "docs/storage.md:1",
                "crates/letter/README.md:1",
            ],
        );
    }
}
