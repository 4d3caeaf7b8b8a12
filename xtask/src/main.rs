//! The commands of the repository, run as `cargo xtask COMMAND`.

use std::process::ExitCode;

mod arguments;
mod bench;
mod build;
mod chromium;
mod command;
mod debian;
mod dist;
mod fonts;
mod node;
mod notices;
mod python_tools;
mod serve;
mod setup;
mod site_server;
mod size;
mod split;
mod standard_library;
mod test;
mod tidy;
mod toolchain;
mod typesetter;
mod wasm_bindgen;
mod watch;
mod workspace;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match arguments::parse(&words).and_then(arguments::Task::run) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}
