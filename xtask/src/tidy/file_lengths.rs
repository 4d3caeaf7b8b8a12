//! Files stay short enough to be read in one go; those that do not are listed with their reason.

use std::path::Path;

use super::Finding;
use super::sources::{Source, Sources};

const MOST_LINES: usize = 400;

/// Lines of the form `path: reason`.
const EXCEPTIONS: &str = "xtask/long_files.txt";

pub fn check(sources: &Sources) -> Vec<Finding> {
    let exceptions: Vec<_> = sources
        .find(Path::new(EXCEPTIONS))
        .map(exceptions)
        .unwrap_or_default();
    let long: Vec<_> = sources
        .with_extension(&["rs", "js", "mjs", "css", "html"])
        .filter(|source| source.lines().count() > MOST_LINES)
        .collect();

    let unlisted = long
        .iter()
        .filter(|source| {
            exceptions
                .iter()
                .all(|exception| exception.path != source.path)
        })
        .map(|source| {
            let message = format!(
                "The file has {} lines; {MOST_LINES} are the most. Split it by concept, or list it \
                 with the reason in {EXCEPTIONS}.",
                source.lines().count()
            );
            Finding::new(&source.path, MOST_LINES + 1, message)
        });
    let outdated = exceptions
        .iter()
        .filter(|exception| long.iter().all(|source| source.path != exception.path))
        .map(|exception| {
            let message = "No such file is too long any more. Remove the line.";
            Finding::new(Path::new(EXCEPTIONS), exception.line, message)
        });
    let unexplained = exceptions
        .iter()
        .filter(|exception| exception.reason.is_empty())
        .map(|it| {
            Finding::new(
                Path::new(EXCEPTIONS),
                it.line,
                "A reason is missing. Write `path: reason`.",
            )
        });
    unlisted.chain(outdated).chain(unexplained).collect()
}

struct Exception<'a> {
    line: usize,
    path: &'a Path,
    reason: &'a str,
}

fn exceptions(list: &Source) -> Vec<Exception<'_>> {
    list.lines()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(line, text)| {
            let (path, reason) = text.split_once(':').unwrap_or((text, ""));
            Exception {
                line,
                path: Path::new(path.trim()),
                reason: reason.trim(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sources::check_rule;
    use super::*;

    #[test]
    fn a_long_file_needs_a_reason() {
        let long = "fn line() {}\n".repeat(MOST_LINES + 1);
        let fits = "fn line() {}\n".repeat(MOST_LINES);
        check_rule(
            check,
            &[
                ("src/a.rs", &long),
                ("src/b.rs", &fits),
                ("src/c.rs", &long),
                ("src/d.rs", &long),
                (
                    EXCEPTIONS,
                    "src/c.rs: one table\n\nsrc/b.rs: one table\nsrc/d.rs\n",
                ),
            ],
            &[
                "src/a.rs:401",
                "xtask/long_files.txt:3",
                "xtask/long_files.txt:4",
            ],
        );
    }
}
