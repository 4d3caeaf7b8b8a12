//! Running other programs: shown before they start, and explained when they fail.

use std::env;
use std::ffi::OsStr;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
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

/// Runs a command that may hang, and ends it when its time is over. Gives whether it succeeded.
pub fn run_for(command: &mut Command, time: Duration) -> Result<bool> {
    println!("  $ {}", line(command));
    let deadline = Instant::now() + time;
    let mut child = command
        .spawn()
        .map_err(|error| not_started(command, error))?;
    while Instant::now() < deadline {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        thread::sleep(Duration::from_millis(200));
    }
    println!("`{}` does not come to an end.", line(command));
    child
        .kill()
        .context("A program that hangs could not be ended.")?;
    child.wait()?;
    Ok(false)
}

/// Has a command look for programs in these folders first.
pub fn put_into_path(command: &mut Command, folders: &[PathBuf]) {
    let own = command.get_envs().find(|(name, _)| *name == "PATH");
    let path = own.and_then(|(_, path)| path.map(OsStr::to_owned));
    let path = path.or_else(|| env::var_os("PATH")).unwrap_or_default();
    let folders = folders.iter().cloned().chain(env::split_paths(&path));
    // A folder with the separator in its name cannot be in PATH, and is not found without.
    if let Ok(path) = env::join_paths(folders) {
        command.env("PATH", path);
    }
}

/// Looks a program up in `PATH`, as a shell would.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
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
    fn a_program_that_hangs_is_ended_and_another_left_alone() {
        let started = Instant::now();
        let time = Duration::from_millis(300);
        assert!(!run_for(program("sleep").arg("60"), time).unwrap());
        assert!(started.elapsed() < Duration::from_secs(30));
        assert!(run_for(&mut program("true"), Duration::from_secs(60)).unwrap());
    }

    #[test]
    fn folders_come_first_in_the_path_of_a_command() {
        let mut command = program("sh");
        put_into_path(&mut command, &["/second".into()]);
        put_into_path(&mut command, &["/first".into()]);
        let path = output(command.args(["-c", "echo $PATH"])).unwrap();
        assert!(path.starts_with("/first:/second:/"), "{path}");
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
