//! Tools that are Python packages, each in an environment of its own in the cache for tools.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::command::{find_program, output, program, run};
use crate::debian;
use crate::workspace::cache;

/// A Python package, and who wants it.
#[derive(Debug)]
pub struct PythonTool {
    package: &'static str,
    version: &'static str,
    /// What to import to see whether it works.
    module: &'static str,
    /// Libraries that it loads and does not bring, as Debian calls them.
    libraries: &'static [&'static str],
    why: &'static str,
    /// Says to who is run with it which Python has it.
    variable: &'static str,
}

/// The independent validator that the native tests ask about every PDF file.
pub const PDF_VALIDATOR: PythonTool = PythonTool {
    package: "page-validation",
    version: "0.11.0",
    module: "page",
    libraries: &[],
    why: "The tests have an independent validator look at every PDF file, and that is a Python \
          package.",
    variable: "LETTERWRIGHT_PDF_PYTHON",
};

/// What someone would make accessible PDF files of HTML with otherwise; measured beside ours.
pub const WEASYPRINT: PythonTool = PythonTool {
    package: "weasyprint",
    version: "70.0",
    module: "weasyprint",
    libraries: &["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"],
    why: "PDF files are measured against WeasyPrint's, and that is a Python package.",
    variable: "WEASYPRINT_PYTHON",
};

/// A tool that is there.
#[derive(Debug)]
pub struct Installed {
    python: PathBuf,
    variable: &'static str,
}

impl Installed {
    /// Tells a run where the tool is.
    pub fn tell(&self, run: &mut Command) {
        run.env(self.variable, &self.python);
    }
}

impl PythonTool {
    /// Finds it, or installs it.
    pub fn set_up(&self) -> Result<Installed> {
        let folder = cache()?.join(format!("{}-{}", self.package, self.version));
        let python = python_in(&folder);
        if !self.works_in(&python) {
            println!("{} Installing it into {}.", self.why, folder.display());
            self.install(&folder, &python)?;
        }
        Ok(Installed {
            python,
            variable: self.variable,
        })
    }

    fn install(&self, folder: &Path, python: &Path) -> Result<()> {
        make_environment(folder, self.why)?;
        let package = format!("{}=={}", self.package, self.version);
        run(program(python).args(["-m", "pip", "install", "--quiet", &package]))?;
        if !self.works_in(python) && !self.libraries.is_empty() && debian::has_apt() {
            debian::install(self.libraries, self.why)?;
        }
        if !self.works_in(python) {
            bail!("{} It is installed, but does not run here.", self.why);
        }
        Ok(())
    }

    fn works_in(&self, python: &Path) -> bool {
        let import = format!("import {}", self.module);
        python.is_file() && output(program(python).args(["-c", &import])).is_ok()
    }
}

fn python_in(environment: &Path) -> PathBuf {
    if cfg!(windows) {
        environment.join("Scripts/python.exe")
    } else {
        environment.join("bin/python")
    }
}

/// Debian keeps what makes environments in a package of its own.
fn make_environment(folder: &Path, why: &str) -> Result<()> {
    let names = ["python3", "python"];
    let has_venv =
        |python: &PathBuf| output(program(python).args(["-c", "import ensurepip"])).is_ok();
    let find = || names.into_iter().find_map(find_program).filter(has_venv);
    let mut python = find();
    if python.is_none() && debian::has_apt() {
        debian::install(&["python3", "python3-venv"], why)?;
        python = find();
    }
    let Some(python) = python else {
        bail!("{why} Install Python 3.10 or newer, with its `venv` module.");
    };
    run(program(python).args(["-m", "venv"]).arg(folder))
}
