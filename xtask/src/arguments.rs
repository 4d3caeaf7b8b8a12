//! The command line: what can be asked for, and the help that says so.

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use crate::setup::Tools;
use crate::test::Step;
use crate::toolchain::Toolchain;
use crate::workspace::{Profile, WebFolders};
use crate::{bench, build, dist, fonts, serve, size, test, tidy};

const DEFAULT_PORT: u16 = 8080;

const HELP: &str = "\
The commands of Letterwright's repository.

cargo xtask serve [--release] [--port N]
    Installs what is missing, builds the app, serves it on this machine and prints the address.
    Builds again when a source changes. --release serves what `dist` would ship. --port names
    the port to try first (8080).

cargo xtask test [STEP…] [--dev] [-- ARGUMENT…]
    Installs what is missing and runs everything that has to hold, or the steps named:
      tidy        the rules of the repository
      format      the format of the Rust sources
      clippy      lints, native and for Wasm, warnings denied
      native      tests without a browser
      component   tests of the app's parts in Chromium
      e2e         journeys through the released build in Chromium; with --dev through the
                  development build, which is there sooner
      size        bytes over the wire to an editor one can type in, against the budget
    What follows -- goes to the runner of the one step named: `cargo xtask test e2e -- form`.

cargo xtask dist
    Writes the folder dist for any static file server, under any path: the page, the element's
    own files, whose names begin with letter-editor, and an example of a page that embeds it.

cargo xtask bench [NAME…]
    Runs the measurements in bench, or those named, against the released build.

cargo xtask size
    Builds the release and shows what it weighs.

cargo xtask tidy
    Checks the rules of the repository alone.

cargo xtask fonts
    Writes down anew which characters the fonts of the npm packages have.

cargo xtask setup
    Installs what is missing for a build, and no more.

Every command says what it installs, and why, before it does. Tools that are compiled are kept in
~/.cache/letterwright (or below XDG_CACHE_HOME); LETTERWRIGHT_CACHE names another folder. CHROMIUM
and CHROMEDRIVER name a browser and its driver where the usual names do not find them.
";

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    Help,
    Setup,
    Serve(serve::Options),
    Test(test::Options),
    Dist,
    Bench(Vec<String>),
    Size,
    Tidy,
    Fonts,
}

impl Task {
    pub fn run(self) -> Result<ExitCode> {
        match self {
            Task::Help => print!("{HELP}"),
            Task::Setup => {
                let tools = Tools::set_up()?;
                println!(
                    "Everything is here; compiling with {}.",
                    tools.toolchain.description()
                );
            }
            Task::Serve(options) => serve::serve(&options)?,
            Task::Test(options) => return test::test(&options),
            Task::Dist => dist::dist()?,
            Task::Bench(names) => bench::bench(&names)?,
            Task::Size => {
                build::build(&Tools::set_up()?, Profile::Release)?;
                size::check(&WebFolders::of(Profile::Release).site)?;
            }
            Task::Fonts => {
                crate::node::set_up()?;
                fonts::renew()?;
            }
            Task::Tidy => tidy::tidy(&Toolchain::set_up()?)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Reads the words after `cargo xtask`.
pub fn parse(words: &[String]) -> Result<Task> {
    let mut words = words.iter().map(String::as_str);
    let Some(command) = words.next() else {
        return Ok(Task::Help);
    };
    let words: Vec<_> = words.collect();
    let own_words = words.split(|word| *word == "--").next().unwrap_or_default();
    if own_words
        .iter()
        .any(|word| matches!(*word, "--help" | "-h"))
    {
        return Ok(Task::Help);
    }
    let task = match command {
        "help" | "--help" | "-h" => Task::Help,
        "setup" => Task::Setup,
        "fonts" => Task::Fonts,
        "serve" => return parse_serve(&words),
        "test" => return parse_test(&words),
        "bench" => return Ok(Task::Bench(words.into_iter().map(str::to_owned).collect())),
        "dist" => Task::Dist,
        "size" => Task::Size,
        "tidy" => Task::Tidy,
        unknown => bail!("There is no command `{unknown}`.\n\n{HELP}"),
    };
    match words.first() {
        None => Ok(task),
        Some(extra) => bail!("`{command}` takes no `{extra}`. See `cargo xtask --help`."),
    }
}

fn parse_serve(words: &[&str]) -> Result<Task> {
    let mut options = serve::Options {
        profile: Profile::Dev,
        port: DEFAULT_PORT,
    };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
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

fn parse_test(words: &[&str]) -> Result<Task> {
    let mut parts = words.splitn(2, |word| *word == "--");
    let (own, passed_on) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    let profile = if own.contains(&"--dev") {
        Profile::Dev
    } else {
        Profile::Release
    };
    let mut steps = Vec::new();
    for name in own.iter().filter(|word| **word != "--dev") {
        let step = Step::of_name(name).with_context(|| {
            let names = Step::ALL.map(Step::name).join(", ");
            format!("`test` has no step `{name}`. The steps are {names}.")
        })?;
        steps.push(step);
    }
    if !passed_on.is_empty() && steps.len() != 1 {
        bail!("What follows -- goes to the runner of one step. Name that step before it.");
    }
    if steps.is_empty() {
        steps = Step::ALL.to_vec();
    }
    let runner_arguments = passed_on.iter().map(|word| (*word).to_owned()).collect();
    Ok(Task::Test(test::Options {
        steps,
        profile,
        runner_arguments,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task> {
        parse(
            &line
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        )
    }

    fn check_fails(line: &str, expected: &str) {
        let message = parsed(line).unwrap_err().to_string();
        assert!(message.contains(expected), "{message}");
    }

    fn test_task(steps: &[Step], profile: Profile, passed_on: &[&str]) -> Task {
        Task::Test(test::Options {
            steps: steps.to_vec(),
            profile,
            runner_arguments: passed_on.iter().map(|word| (*word).to_owned()).collect(),
        })
    }

    #[test]
    fn serve_takes_a_build_and_a_port() {
        let serve = |profile, port| Task::Serve(serve::Options { profile, port });
        assert_eq!(parsed("serve").unwrap(), serve(Profile::Dev, DEFAULT_PORT));
        assert_eq!(
            parsed("serve --release --port 9000").unwrap(),
            serve(Profile::Release, 9000)
        );
        check_fails("serve --port", "--port needs a number");
        check_fails("serve --port 99999", "--port needs a number");
        check_fails("serve --realease", "`serve` takes no `--realease`");
    }

    #[test]
    fn test_takes_steps_and_passes_words_on() {
        assert_eq!(
            parsed("test").unwrap(),
            test_task(&Step::ALL, Profile::Release, &[])
        );
        assert_eq!(
            parsed("test native tidy").unwrap(),
            test_task(&[Step::Native, Step::Tidy], Profile::Release, &[]),
        );
        assert_eq!(
            parsed("test e2e --dev -- form --headed").unwrap(),
            test_task(&[Step::EndToEnd], Profile::Dev, &["form", "--headed"]),
        );
        check_fails("test nativ", "no step `nativ`");
        check_fails("test -- form", "Name that step");
    }

    #[test]
    fn help_is_given_wherever_it_is_asked_for() {
        for line in ["", "help", "--help", "-h", "serve --help", "test e2e -h"] {
            assert_eq!(parsed(line).unwrap(), Task::Help, "{line}");
        }
        check_fails("sevre", "no command `sevre`");
        check_fails("dist now", "`dist` takes no `now`");
    }

    #[test]
    fn help_names_every_step() {
        for step in Step::ALL {
            assert!(
                HELP.contains(&format!("      {} ", step.name())),
                "{}",
                step.name()
            );
        }
    }
}
