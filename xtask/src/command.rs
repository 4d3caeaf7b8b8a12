//! Running other programs: shown before they start, and explained when they fail.

use std::ffi::OsStr;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::workspace::{root, shown};

/// A program to be run in the repository's root.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// Runs a command with its output on the terminal; anything but success is an error.
pub fn run(command: &mut Command) -> Result<()> {
    println!("  $ {}", line(command));
    let status = command
        .status()
        .map_err(|error| not_started(command, error))?;
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed ({status}).", line(command))
}

/// Runs a command quietly and gives what it wrote; its complaints are part of the error.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .output()
        .map_err(|error| not_started(command, error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    bail!(
        "`{}` failed ({}).\n{}",
        line(command),
        output.status,
        complaint.trim()
    )
}

/// Runs a command that may hang, and ends it when `is_alive` says that nothing comes of it.
///
/// `None` is the answer for a command that was ended.
pub fn run_while(
    command: &mut Command,
    mut is_alive: impl FnMut(Duration) -> bool,
) -> Result<Option<ExitStatus>> {
    println!("  $ {}", line(command));
    let started = Instant::now();
    let mut child = command
        .spawn()
        .map_err(|error| not_started(command, error))?;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if !is_alive(started.elapsed()) {
            end(&mut child)?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(200));
    }
}

fn end(child: &mut Child) -> Result<()> {
    child
        .kill()
        .context("A program that hangs could not be ended.")?;
    child.wait()?;
    Ok(())
}

/// Looks a program up in `PATH`, as a shell would.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
        .find(|file| is_program(file))
}

/// Whether a path leads to a file, and not to a folder or nowhere.
pub fn is_program(path: &Path) -> bool {
    path.is_file()
}

fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| shown(Path::new(word)))
        .collect::<Vec<_>>()
        .join(" ")
}

fn not_started(command: &Command, error: std::io::Error) -> anyhow::Error {
    let name = shown(Path::new(command.get_program()));
    match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!("There is no program `{name}` on this machine."),
        _ => anyhow::anyhow!("`{name}` could not be started: {error}."),
    }
}

/// Runs a command with its output on the terminal, and gives what it wrote to its standard output
/// as well, whether it succeeded or not.
pub fn run_and_read(command: &mut Command) -> Result<(ExitStatus, String)> {
    println!("  $ {}", line(command));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, error))?;
    let mut text = String::new();
    if let Some(mut stdout) = child.stdout.take() {
        let mut bytes = [0; 8192];
        loop {
            let count = stdout.read(&mut bytes)?;
            if count == 0 {
                break;
            }
            io::stdout().write_all(&bytes[..count])?;
            io::stdout().flush()?;
            text.push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
    }
    Ok((child.wait()?, text))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_is_ended() {
        let started = Instant::now();
        let patience = Duration::from_millis(300);
        let status = run_while(program("sleep").arg("60"), |elapsed| elapsed < patience).unwrap();
        assert!(status.is_none());
        assert!(started.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn a_program_that_ends_by_itself_is_left_alone() {
        let status = run_while(&mut program("true"), |_| true).unwrap();
        assert!(status.is_some_and(|status| status.success()));
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut program("letterwright-no-such-program"))
            .unwrap_err()
            .to_string();
        assert_eq!(
            error,
            "There is no program `letterwright-no-such-program` on this machine."
        );
    }

    #[test]
    fn a_failure_says_what_was_called_and_what_it_complained_of() {
        let error = output(program("sh").args(["-c", "echo no paper >&2; exit 3"])).unwrap_err();
        let message = error.to_string();
        assert!(
            message.contains("`sh -c") && message.contains("no paper"),
            "{message}"
        );
    }

    #[test]
    fn what_a_failing_program_wrote_is_still_read() {
        let mut command = program("sh");
        let (status, text) =
            run_and_read(command.args(["-c", "echo two letters; exit 1"])).unwrap();
        assert!(!status.success());
        assert_eq!(text, "two letters\n");
    }
}
