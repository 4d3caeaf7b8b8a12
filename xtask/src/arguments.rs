//! The command line: what can be asked for, and how it is done.

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use crate::setup::Tools;
use crate::site::{self, Profile};
use crate::toolchain::Toolchain;
use crate::{bench, cut, fonts, node, size, test, tidy};

const KEPT: &str = "\
Every command says what it installs, and why, before it does. Tools that are compiled are kept in
~/.cache/letterwright (or below XDG_CACHE_HOME); LETTERWRIGHT_CACHE names another folder. CHROMIUM
and CHROMEDRIVER name a browser and its driver where the usual names do not find them.";

/// The commands of Letterwright's repository.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask", after_help = KEPT)]
pub enum Task {
    /// Serves the app on this machine, and builds it again when a source changes: `trunk serve`
    Serve {
        /// For Trunk: `--port 9000`, `--open`, `--release` to serve what `dist` would ship
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Runs everything that has to hold, or the steps named
    Test(test::Options),
    /// Writes the folder dist for any web server, under any path: `trunk build --release`
    Dist,
    /// Runs the measurements in bench, or those named, against the released build
    Bench { names: Vec<String> },
    /// Builds the release and shows what it weighs
    Size,
    /// Checks the rules of the repository alone
    Tidy,
    /// Writes down anew which characters the fonts of the npm packages have
    Fonts,
    /// Installs what is missing for a build, and no more
    Setup,
    /// Called by Trunk before a build: fetches what it builds from
    Prepare,
    /// Called by Trunk after a release: cuts the Wasm in two
    Cut,
}

impl Task {
    pub fn run(self) -> Result<ExitCode> {
        match self {
            Task::Serve { arguments } => site::serve(&arguments)?,
            Task::Test(options) => return test::test(&options),
            Task::Dist => site::dist()?,
            Task::Bench { names } => bench::bench(&names)?,
            Task::Size => size::check(&site::build(&Tools::set_up()?, Profile::Release)?)?,
            Task::Tidy => tidy::tidy(Toolchain::set_up()?)?,
            Task::Fonts => {
                node::set_up()?;
                fonts::renew()?;
            }
            Task::Setup => {
                let compiler = Tools::set_up()?.toolchain.description();
                println!("Everything is here; compiling with {compiler}.");
            }
            Task::Prepare => site::prepare()?,
            Task::Cut => cut::cut()?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::Step;

    fn parsed(line: &str) -> Result<Task, clap::Error> {
        Task::try_parse_from(format!("xtask {line}").split_whitespace())
    }

    #[test]
    fn trunk_gets_what_it_is_to_be_told() {
        let task = parsed("serve --port 9000 --release").unwrap();
        let Task::Serve { arguments } = task else {
            panic!("{task:?}");
        };
        assert_eq!(arguments, ["--port", "9000", "--release"]);
    }

    #[test]
    fn test_takes_steps_and_passes_words_on() {
        let task = parsed("test e2e native --dev -- form --headed").unwrap();
        let Task::Test(options) = task else {
            panic!("{task:?}");
        };
        assert_eq!(options.steps, [Step::EndToEnd, Step::Native]);
        assert_eq!(options.profile(), Profile::Dev);
        assert_eq!(options.runner_arguments, ["form", "--headed"]);
        let message = parsed("test nativ").unwrap_err().to_string();
        assert!(message.contains("native"), "{message}");
    }
}
