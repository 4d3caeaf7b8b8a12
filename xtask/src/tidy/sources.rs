//! The text files of the repository.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// Folders that hold what is built or fetched, not what is written.
const LEFT_OUT: &[&str] = &[".git", "target", "dist", "node_modules", "test-results"];

/// A file and what is in it.
#[derive(Debug)]
pub struct Source {
    /// Relative to the repository's root.
    pub path: PathBuf,
    pub text: String,
}

impl Source {
    pub fn has_extension(&self, wanted: &[&str]) -> bool {
        let extension = self
            .path
            .extension()
            .and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| wanted.contains(&extension))
    }

    /// The lines with their numbers, counted from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }
}

/// All of them.
#[derive(Debug, Default)]
pub struct Sources(pub Vec<Source>);

impl Sources {
    /// Reads all files below a folder that are text.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut sources = Sources::default();
        sources.read_folder(folder, Path::new(""))?;
        sources.0.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(sources)
    }

    fn read_folder(&mut self, root: &Path, folder: &Path) -> Result<()> {
        let path = root.join(folder);
        for entry in
            fs::read_dir(&path).with_context(|| format!("{} is unreadable.", path.display()))?
        {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            let kind = entry.file_type()?;
            if kind.is_dir() && !LEFT_OUT.iter().any(|name| entry.file_name() == *name) {
                self.read_folder(root, &path)?;
            } else if kind.is_file()
                && let Ok(text) = fs::read_to_string(entry.path())
            {
                self.0.push(Source { path, text });
            }
        }
        Ok(())
    }

    pub fn with_extension(&self, wanted: &'static [&'static str]) -> impl Iterator<Item = &Source> {
        self.0.iter().filter(|source| source.has_extension(wanted))
    }

    /// The documentation: what people read, as against texts that tests are made of.
    pub fn documentation(&self) -> impl Iterator<Item = &Source> {
        self.with_extension(&["md"]).filter(|source| {
            let name = source.path.file_name().unwrap_or_default();
            name == "README.md"
                || source.path.starts_with("docs")
                || source.path.parent() == Some(Path::new(""))
        })
    }

    pub fn find(&self, path: &Path) -> Option<&Source> {
        self.0.iter().find(|source| source.path == path)
    }

    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let source = |&(path, text): &(&str, &str)| Source {
            path: path.into(),
            text: text.into(),
        };
        Sources(files.iter().map(source).collect())
    }
}

/// Checks a rule on sample files against the places it should name, as `file:line`.
#[cfg(test)]
pub fn check_rule(
    rule: impl Fn(&Sources) -> Vec<super::Finding>,
    files: &[(&str, &str)],
    expected: &[&str],
) {
    let findings = rule(&Sources::of(files));
    let places: Vec<_> = findings
        .iter()
        .map(|it| format!("{}:{}", it.file.display(), it.line))
        .collect();
    assert_eq!(places, expected, "{findings:#?}");
}
