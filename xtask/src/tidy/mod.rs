//! `cargo xtask tidy`: the rules of the repository that a compiler cannot hold.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use self::sources::Sources;
use crate::toolchain::Toolchain;
use crate::workspace::root;

mod browser_interfaces;
mod engine_dependencies;
mod file_lengths;
mod links;
mod lock_file;
mod machine_paths;
mod page_policy;
mod sources;

/// Something against a rule, with what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    pub file: PathBuf,
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

impl Finding {
    fn new(file: &Path, line: usize, message: impl Into<String>) -> Self {
        Finding {
            file: file.to_owned(),
            line,
            message: message.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.message)
    }
}

/// Prints all findings of all rules; any is a failure.
pub fn tidy(toolchain: Toolchain) -> Result<()> {
    let sources = Sources::read(root())?;
    let mut findings = engine_dependencies::check(toolchain)?;
    for rule in [
        browser_interfaces::check,
        file_lengths::check,
        machine_paths::check,
        links::check,
        page_policy::check,
        lock_file::check,
    ] {
        findings.extend(rule(&sources));
    }
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => Ok(()),
        1 => bail!("There is 1 finding."),
        many => bail!("There are {many} findings."),
    }
}
