//! `cargo xtask test`: everything that has to hold, in steps that can be asked for by name.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum as _};

use self::counts::Counts;
pub use self::step::Step;
use self::summary::{Outcome, Summary};
use crate::chromium::Chromium;
use crate::command::{run, run_and_read};
use crate::python_tools::{Installed, PDF_VALIDATOR};
use crate::setup::Tools;
use crate::site::{Profile, build};
use crate::toolchain::WASM;
use crate::workspace::target;
use crate::{size, tidy};

mod counts;
mod step;
mod summary;

/// What the command line asks for.
#[derive(Args, Debug)]
pub struct Options {
    /// The steps; without any, all of them
    pub steps: Vec<Step>,
    /// Takes the development build for the journeys, which is there sooner
    #[arg(long)]
    dev: bool,
    /// For the runner of the one step named: `cargo xtask test e2e -- form`
    #[arg(last = true)]
    pub runner_arguments: Vec<String>,
}

impl Options {
    /// The build that the journeys run against.
    pub fn profile(&self) -> Profile {
        match self.dev {
            true => Profile::Dev,
            false => Profile::Release,
        }
    }

    fn steps(&self) -> Result<&[Step]> {
        if !self.runner_arguments.is_empty() && self.steps.len() != 1 {
            bail!("What follows -- goes to the runner of one step. Name that step before it.");
        }
        match self.steps.is_empty() {
            true => Ok(Step::value_variants()),
            false => Ok(&self.steps),
        }
    }
}

/// Runs the steps, each whether those before it failed or not, and says how they went.
pub fn test(options: &Options) -> Result<ExitCode> {
    let steps = options.steps()?;
    let tools = Tools::set_up()?;
    tools.toolchain.set_up_components()?;
    let needs_browser = |step: &Step| matches!(step, Step::Component | Step::EndToEnd);
    let chromium = steps
        .iter()
        .any(needs_browser)
        .then(Chromium::set_up)
        .transpose()?;
    let pdf_validator = steps
        .contains(&Step::Native)
        .then(|| PDF_VALIDATOR.set_up())
        .transpose()?;
    let tests = Tests {
        options,
        tools,
        chromium,
        pdf_validator,
        built: Cell::default(),
    };

    let mut summary = Summary::default();
    for &step in steps {
        summary.0.push(tests.run(step));
    }
    println!("\n{summary}");
    Ok(if summary.has_passed() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

struct Tests<'a> {
    options: &'a Options,
    tools: Tools,
    chromium: Option<Chromium>,
    pdf_validator: Option<Installed>,
    built: Cell<Option<(Profile, PathBuf)>>,
}

impl Tests<'_> {
    fn run(&self, step: Step) -> Outcome {
        println!("\n{}: {}", step.name(), step.purpose());
        let started = Instant::now();
        let mut counts = Counts::default();
        let result = self.perform(step, &mut counts);
        let failure = match result {
            Ok(()) if step.has_tests() && counts.total() == 0 => {
                Some("No test ran; the step is there to run some.".to_owned())
            }
            Ok(()) => None,
            Err(error) => Some(format!("{error:#}")),
        };
        if let Some(failure) = &failure {
            println!("{failure}");
        }
        Outcome {
            step,
            counts,
            failure,
            duration: started.elapsed(),
        }
    }

    fn perform(&self, step: Step, counts: &mut Counts) -> Result<()> {
        match step {
            Step::Tidy => tidy::tidy(self.tools.toolchain),
            Step::Format => run(&mut self.cargo(&["fmt", "--all", "--check"])),
            Step::Clippy => self.clippy(),
            Step::Native => {
                let arguments = ["test", "--workspace", "--all-features", "--no-fail-fast"];
                let mut cargo = self.cargo(&arguments);
                if let Some(validator) = &self.pdf_validator {
                    validator.tell(&mut cargo);
                }
                count_cargo(cargo.args(&self.options.runner_arguments), counts)
            }
            Step::Component => self.component(counts),
            Step::EndToEnd => self.end_to_end(counts),
            Step::Size => size::check(&self.site(Profile::Release)?),
        }
    }

    fn clippy(&self) -> Result<()> {
        let native = ["clippy", "--workspace", "--all-targets", "--all-features"];
        run(self.cargo(&native).args(["--", "-D", "warnings"]))?;
        let wasm = [
            "clippy",
            "--package",
            "letterwright",
            "--all-targets",
            "--target",
            WASM,
        ];
        run(self.cargo(&wasm).args(["--", "-D", "warnings"]))
    }

    fn component(&self, counts: &mut Counts) -> Result<()> {
        let chromium = self.chromium()?;
        let mut cargo = self.cargo(&[
            "test",
            "--package",
            "letterwright",
            "--lib",
            "--target",
            WASM,
        ]);
        cargo
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                "wasm-bindgen-test-runner",
            )
            .env("WASM_BINDGEN_USE_BROWSER", "1")
            // All tests together: the storage's wait for faults to be retried and said.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
            .env(
                "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
                chromium.write_driver_settings()?,
            )
            .env("CHROMEDRIVER", &chromium.driver);
        count_cargo(cargo.args(&self.options.runner_arguments), counts)
    }

    fn end_to_end(&self, counts: &mut Counts) -> Result<()> {
        let chromium = self.chromium()?;
        let site = self.site(self.options.profile())?;
        let report = target().join("playwright-report.json");
        let _ = fs::remove_file(&report);

        let mut playwright = self.tools.call("playwright");
        playwright
            .args(["test", "--config", "tests/playwright.config.js"])
            .args(&self.options.runner_arguments)
            .env("SITE_FOLDER", site)
            .env("CHROMIUM", &chromium.browser)
            .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
        let result = run(&mut playwright);
        *counts = read_report(&report)?;
        result
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = self.tools.call("cargo");
        cargo.args(arguments);
        cargo
    }

    /// Builds the site, unless a step before this one has.
    fn site(&self, profile: Profile) -> Result<PathBuf> {
        let built = self.built.take().filter(|(of, _)| *of == profile);
        let site = match built {
            Some((_, site)) => site,
            None => build(&self.tools, profile)?,
        };
        self.built.set(Some((profile, site.clone())));
        Ok(site)
    }

    fn chromium(&self) -> Result<&Chromium> {
        self.chromium
            .as_ref()
            .context("The browser was not set up.")
    }
}

fn count_cargo(cargo: &mut Command, counts: &mut Counts) -> Result<()> {
    let (status, output) = run_and_read(cargo)?;
    *counts = Counts::of_cargo(&output);
    if status.success() {
        return Ok(());
    }
    bail!("cargo test failed ({status}).")
}

fn read_report(file: &Path) -> Result<Counts> {
    let report = fs::read_to_string(file).context("Playwright wrote no report.")?;
    Counts::of_playwright(&report).context("Playwright's report lacks its numbers.")
}
