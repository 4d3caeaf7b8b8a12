//! The command `letterwright`: what the editor does, without a browser.

use std::process::ExitCode;

use clap::Parser as _;

use crate::arguments::Task;

mod apart;
mod arguments;
mod check;
mod format;
mod merge;
mod one_file;
mod open;
mod rows;
mod share;

/// Everything is in order.
const IN_ORDER: u8 = 0;

/// There are letters with errors.
const WITH_ERRORS: u8 = 1;

/// The command could not do what it was asked.
const COULD_NOT_RUN: u8 = 2;

fn main() -> ExitCode {
    match Task::parse().run() {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}
