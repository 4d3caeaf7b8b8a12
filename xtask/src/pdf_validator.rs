//! The independent validator of PDF files that the native tests ask: a Python package, in an
//! environment of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::command::{find_program, output, program, run};
use crate::debian;
use crate::workspace::cache;

const PACKAGE: &str = "page-validation==0.11.0";

const WHY: &str = "The tests have an independent validator look at every PDF file, and that is a \
                   Python package.";

/// Says to the tests which Python has the validator.
const VARIABLE: &str = "LETTERWRIGHT_PDF_PYTHON";

/// The Python that has the validator.
#[derive(Debug)]
pub struct PdfValidator {
    python: PathBuf,
}

impl PdfValidator {
    /// Finds it, or installs it into the cache for tools.
    pub fn set_up() -> Result<Self> {
        let folder = cache()?.join("pdf-validator-0.11.0");
        let validator = Self {
            python: python_in(&folder),
        };
        if validator.is_there() {
            return Ok(validator);
        }
        println!("{WHY} Installing it into {}.", folder.display());
        make_environment(&folder)?;
        run(program(&validator.python).args(["-m", "pip", "install", "--quiet", PACKAGE]))?;
        Ok(validator)
    }

    /// Tells a run of tests where it is.
    pub fn tell(&self, tests: &mut Command) {
        tests.env(VARIABLE, &self.python);
    }

    fn is_there(&self) -> bool {
        self.python.is_file() && output(program(&self.python).args(["-c", "import page"])).is_ok()
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
fn make_environment(folder: &Path) -> Result<()> {
    let names = ["python3", "python"];
    let has_venv =
        |python: &PathBuf| output(program(python).args(["-c", "import ensurepip"])).is_ok();
    let find = || names.into_iter().find_map(find_program).filter(has_venv);
    let mut python = find();
    if python.is_none() && debian::has_apt() {
        debian::install(&["python3", "python3-venv"], WHY)?;
        python = find();
    }
    let Some(python) = python else {
        bail!("{WHY} Install Python 3.10 or newer, with its `venv` module.");
    };
    run(program(python).args(["-m", "venv"]).arg(folder))
}
