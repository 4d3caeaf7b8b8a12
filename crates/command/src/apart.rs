//! Letters made by a process of their own.
//!
//! Typst remembers what it has set in one place for the whole process, and forgets there what was not
//! wanted lately. Threads that set letters beside each other have it forget what the others need, so
//! that two of them take longer than one. Processes have nothing in common: each is told the template
//! and then, line by line as JSON, which letters to make, and answers each line with one.

use std::io::{BufRead, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow};
use letter::Template;
use serde::{Deserialize, Serialize};

use crate::IN_ORDER;
use crate::format::Format;
use crate::merge::{Desk, Made, Order};

/// The word by which the program is begun as such a process; nobody types it.
pub const WORD: &str = "make-letters";

/// What all letters have in common.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    pub template: Arc<Template>,
    pub format: Format,
    /// Where each letter goes; none where all go into one file.
    pub folder: Option<PathBuf>,
    pub skip_errors: bool,
    /// Where the fonts of other scripts are.
    pub fonts: Option<PathBuf>,
}

type Answer = std::result::Result<Vec<Made>, String>;

/// A process that makes letters.
#[derive(Debug)]
pub struct Apart {
    process: Child,
    orders: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Apart {
    /// Begins a process and tells it what all letters have in common.
    pub fn begin(job: &Job) -> Result<Self> {
        let program = std::env::current_exe().context("The program is not where it was.")?;
        let mut process = Command::new(program)
            .arg(WORD)
            // There is one such process for each processor already.
            .env("RAYON_NUM_THREADS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("The program cannot be begun a second time.")?;
        let answers = process.stdout.take().context(STOPPED)?;
        let mut apart = Self {
            orders: process.stdin.take(),
            answers: BufReader::new(answers),
            process,
        };
        apart.say(job)?;
        Ok(apart)
    }

    /// Has the letters made.
    pub fn make(&mut self, orders: &[Order]) -> Result<Vec<Made>> {
        self.say(orders)?;
        let mut line = String::new();
        self.answers.read_line(&mut line).context(STOPPED)?;
        let answer: Answer = serde_json::from_str(&line).context(STOPPED)?;
        answer.map_err(|message| anyhow!(message))
    }

    fn say<T: Serialize + ?Sized>(&mut self, what: &T) -> Result<()> {
        let orders = self.orders.as_mut().context(STOPPED)?;
        let line = serde_json::to_string(what)? + "\n";
        orders.write_all(line.as_bytes()).context(STOPPED)
    }
}

impl Drop for Apart {
    /// A process to which nothing is said any more ends.
    fn drop(&mut self) {
        self.orders = None;
        // Whatever it ended with, its letters are made or are known not to be.
        let _ = self.process.wait();
    }
}

/// Why no letter comes any more.
const STOPPED: &str = "A process that makes letters stopped in the middle of its work.";

/// Makes letters for the process that began this one, as long as it says which.
pub fn serve() -> Result<u8> {
    let mut lines = std::io::stdin().lock().lines();
    let first = lines.next().context("There is nothing to do.")??;
    let mut desk = serde_json::from_str(&first)
        .map_err(anyhow::Error::from)
        .and_then(|job: Job| Desk::new(&job));
    let mut out = std::io::stdout().lock();
    for line in lines {
        let orders: Vec<Order> = serde_json::from_str(&line?)?;
        let answer: Answer = match &mut desk {
            Ok(desk) => desk.make(orders).map_err(|error| format!("{error:#}")),
            Err(error) => Err(format!("{error:#}")),
        };
        let answer = serde_json::to_string(&answer)? + "\n";
        if out
            .write_all(answer.as_bytes())
            .and_then(|()| out.flush())
            .is_err()
        {
            // Nobody waits for it any more.
            break;
        }
    }
    Ok(IN_ORDER)
}
