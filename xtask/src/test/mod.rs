//! `cargo xtask test`: everything that has to hold, in steps that can be asked for by name.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use self::counts::Counts;
pub use self::step::Step;
use self::summary::{Outcome, Summary};
use crate::build::build;
use crate::chromium::Chromium;
use crate::command::{run, run_and_read};
use crate::node::package_program;
use crate::python_tools::{Installed, PDF_VALIDATOR};
use crate::setup::Tools;
use crate::site_server::SiteServer;
use crate::toolchain::{self, WASM};
use crate::workspace::{Profile, target};
use crate::{size, tidy, typesetter};

mod counts;
mod step;
mod summary;

/// The site is served to the tests below a path of its own, since it has to work under any.
const SITE_PATH: &str = "/some/office";

/// The first port tried for the site under test; far from the one that `serve` takes.
const SITE_PORT: u16 = 18_080;

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    pub steps: Vec<Step>,
    /// The build that the end-to-end tests run against.
    pub profile: Profile,
    /// Passed on to the runner of the one step asked for.
    pub runner_arguments: Vec<String>,
}

/// Runs the steps, each whether those before it failed or not, and says how they went.
pub fn test(options: &Options) -> Result<ExitCode> {
    let tools = Tools::set_up()?;
    toolchain::set_up_components(&tools.toolchain)?;
    let needs_browser = |step: &Step| matches!(step, Step::Component | Step::EndToEnd);
    let chromium = options
        .steps
        .iter()
        .any(needs_browser)
        .then(Chromium::set_up)
        .transpose()?;
    let pdf_validator = options
        .steps
        .contains(&Step::Native)
        .then(|| PDF_VALIDATOR.set_up())
        .transpose()?;
    let tests = Tests {
        options,
        tools,
        chromium,
        pdf_validator,
    };

    let mut summary = Summary::default();
    for &step in &options.steps {
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
            Step::Tidy => tidy::tidy(&self.tools.toolchain),
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
            Step::Size => size::check(&build(&self.tools, Profile::Release)?),
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
                &self.tools.wasm_bindgen.test_runner,
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
        let site = build(&self.tools, self.options.profile)?;
        typesetter::build(&self.tools, self.options.profile)?;
        let server = SiteServer::start(&site, SITE_PATH, SITE_PORT)?;
        let report = target().join("playwright-report.json");
        let _ = fs::remove_file(&report);

        let mut playwright = package_program("playwright");
        playwright
            .args(["test", "--config", "tests/playwright.config.js"])
            .args(&self.options.runner_arguments)
            .env("SITE", &server.address)
            .env("CHROMIUM", &chromium.browser)
            .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
        let result = run(&mut playwright);
        *counts = read_report(&report)?;
        result
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = self.tools.toolchain.cargo();
        cargo.args(arguments);
        cargo
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
