//! Links between the documents lead somewhere.

use std::path::{Component, Path, PathBuf};

use super::Finding;
use super::sources::{Source, Sources};
use crate::workspace::root;

pub fn check(sources: &Sources) -> Vec<Finding> {
    sources
        .documentation()
        .flat_map(|source| check_document(source, sources))
        .collect()
}

fn check_document(document: &Source, sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in prose(document) {
        for target in link_targets(line) {
            if let Some(message) = fault(document, target, sources) {
                findings.push(Finding::new(&document.path, number, message));
            }
        }
    }
    findings
}

/// What is wrong with a link, if something is.
fn fault(document: &Source, target: &str, sources: &Sources) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (file, heading) = target.split_once('#').unwrap_or((target, ""));
    let path = if file.is_empty() {
        document.path.clone()
    } else {
        normal(&document.path.parent()?.join(file))
    };
    if sources.find(&path).is_none() && !root().join(&path).exists() {
        return Some(format!(
            "The link leads to {}, which is not there.",
            path.display()
        ));
    }
    let there = sources.find(&path)?;
    let is_found = heading.is_empty() || headings(there).any(|it| it == heading);
    (!is_found).then(|| format!("{} has no heading `#{heading}`.", path.display()))
}

/// The lines outside fenced code.
fn prose(document: &Source) -> impl Iterator<Item = (usize, &str)> {
    let mut is_code = false;
    document.lines().filter(move |(_, line)| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// What stands in the round brackets of `[text](target)`, code spans left out.
fn link_targets(line: &str) -> Vec<&str> {
    line.split('`')
        .step_by(2)
        .flat_map(|prose| prose.split("](").skip(1))
        .filter_map(|rest| rest.split([')', ' ']).next())
        .collect()
}

/// The names by which a document's headings are linked to.
fn headings(document: &Source) -> impl Iterator<Item = String> {
    prose(document).filter_map(|(_, line)| {
        let title = line
            .strip_prefix('#')?
            .trim_start_matches('#')
            .strip_prefix(' ')?;
        let kept = title.trim().to_lowercase().replace(' ', "-");
        Some(
            kept.chars()
                .filter(|it| it.is_alphanumeric() || "-_".contains(*it))
                .collect(),
        )
    })
}

/// Resolves `..` and `.` in a path that need not exist.
fn normal(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut path, part| {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::CurDir => {}
            other => path.push(other),
        }
        path
    })
}

#[cfg(test)]
mod tests {
    use super::super::sources::check_rule;
    use super::*;

    #[test]
    fn a_link_leads_to_a_file_and_a_heading() {
        check_rule(
            check,
            &[
                (
                    "README.md",
                    "[how](docs/how.md) and [why](docs/how.md#why-is-it-so)\n\
                     [gone](docs/gone.md)\n\
                     [no such part](docs/how.md#who)\n\
                     [here](#letters)\n\
                     `[code](nowhere.md)` and [outside](https://example.org/page)\n\
                     ```\n[code](nowhere.md)\n```\n\
                     ## Letters\n",
                ),
                (
                    "docs/how.md",
                    "# How\n[back](../README.md)\n## Why is it so?\n",
                ),
            ],
            &["README.md:2", "README.md:3"],
        );
    }
}
