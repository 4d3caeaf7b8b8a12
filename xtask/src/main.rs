//! The commands of the repository, run as `cargo xtask COMMAND`.

use std::process::ExitCode;

use clap::Parser as _;

use crate::arguments::Task;

mod arguments;
mod bench;
mod cargo_tool;
mod chromium;
mod command;
mod cut;
mod debian;
mod fonts;
mod node;
mod notices;
mod python_tools;
mod setup;
mod site;
mod size;
mod split;
mod test;
mod tidy;
mod toolchain;
mod workspace;

fn main() -> ExitCode {
    match Task::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}
