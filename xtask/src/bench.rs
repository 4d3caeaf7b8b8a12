//! `cargo xtask bench`: runs what lies in `bench/` against the released build.

use std::env;

use anyhow::Result;

use crate::chromium::Chromium;
use crate::command::run;
use crate::python_tools::WEASYPRINT;
use crate::setup::Tools;
use crate::site::{Profile, build};
use crate::workspace::target;

/// The measurement that runs the command `letterwright`, which takes minutes to compile.
const COMMAND: &str = "command";

/// Runs the measurements of these names, or all.
pub fn bench(names: &[String]) -> Result<()> {
    let tools = Tools::set_up()?;
    let chromium = Chromium::set_up()?;
    let site = build(&tools, Profile::Release)?;
    if names.is_empty() || names.iter().any(|name| name == COMMAND) {
        run(tools.toolchain.cargo().args([
            "build",
            "--profile",
            "command",
            "--package",
            "letterwright-command",
        ]))?;
    }
    let command = target()
        .join("command/letterwright")
        .with_extension(env::consts::EXE_EXTENSION);
    let mut node = tools.call("node");
    node.arg("bench/support/run.mjs")
        .args(names)
        .env("SITE_FOLDER", site)
        .env("CHROMIUM", chromium.browser)
        .env("COMMAND", command);
    WEASYPRINT.set_up()?.tell(&mut node);
    run(&mut node)
}
