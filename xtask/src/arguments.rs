//! The command line: what can be asked for, and the help that says so.

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use crate::serve;
use crate::setup::Tools;
use crate::workspace::Profile;

const DEFAULT_PORT: u16 = 8080;

const HELP: &str = "\
The commands of Letterwright's repository.

cargo xtask serve [--release] [--port N]
    Installs what is missing, builds the app, serves it on this machine and prints the address.
    Builds again when a source changes. --release serves what `dist` would ship. --port names
    the port to try first (8080).

cargo xtask setup
    Installs what is missing for a build, and no more.

cargo xtask help
    Prints this.

Every command says what it installs, and why, before it does. Tools are kept in
~/.cache/letterwright; LETTERWRIGHT_CACHE names another folder.
";

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    Help,
    Setup,
    Serve(serve::Options),
}

impl Task {
    pub fn run(self) -> Result<ExitCode> {
        match self {
            Task::Help => print!("{HELP}"),
            Task::Setup => {
                let tools = Tools::set_up()?;
                println!("Everything is here: {}.", tools.toolchain.description());
            }
            Task::Serve(options) => serve::serve(&options)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Reads the words after `cargo xtask`.
pub fn parse(words: &[String]) -> Result<Task> {
    if words.is_empty() || words.iter().any(|word| word == "--help" || word == "-h") {
        return Ok(Task::Help);
    }
    let mut words = words.iter().map(String::as_str);
    let task = match words.next().unwrap_or_default() {
        "help" => Task::Help,
        "setup" => Task::Setup,
        "serve" => return parse_serve(words),
        unknown => bail!("There is no command `{unknown}`.\n\n{HELP}"),
    };
    match words.next() {
        None => Ok(task),
        Some(extra) => bail!("The command takes no `{extra}`. See `cargo xtask --help`."),
    }
}

fn parse_serve<'a>(mut words: impl Iterator<Item = &'a str>) -> Result<Task> {
    let mut options = serve::Options {
        profile: Profile::Dev,
        port: DEFAULT_PORT,
    };
    while let Some(word) = words.next() {
        match word {
            "--release" => options.profile = Profile::Release,
            "--port" => {
                let number = words.next().and_then(|number| number.parse().ok());
                options.port = number.context("--port needs a number, such as --port 8080.")?;
            }
            unknown => bail!("`serve` takes no `{unknown}`. See `cargo xtask --help`."),
        }
    }
    Ok(Task::Serve(options))
}
