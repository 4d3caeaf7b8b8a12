//! `cargo xtask bench`: runs what lies in `bench/` against the released build.
//!
//! Every `bench/NAME.mjs` is one measurement, run by Node with these variables: `SITE`, the address
//! at which the release is served; `SITE_FOLDER`, its files; `CHROMIUM`, the browser;
//! `WEASYPRINT_PYTHON`, a Python that has WeasyPrint; `COMMAND`, the command `letterwright`.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Result, bail};

use crate::build::build;
use crate::chromium::Chromium;
use crate::command::{program, run};
use crate::python_tools::WEASYPRINT;
use crate::setup::Tools;
use crate::site_server::SiteServer;
use crate::typesetter;
use crate::workspace::{Profile, root, target};

const SITE_PORT: u16 = 19_080;

/// The measurement that runs the command `letterwright`, which takes minutes to compile.
const COMMAND: &str = "command.mjs";

/// Runs the measurements of these names, or all.
pub fn bench(names: &[String]) -> Result<()> {
    let measurements = chosen(names)?;
    let tools = Tools::set_up()?;
    let chromium = Chromium::set_up()?;
    let site = build(&tools, Profile::Release)?;
    typesetter::build(&tools, Profile::Release)?;
    let server = SiteServer::start(&site, "", SITE_PORT)?;
    let weasyprint = WEASYPRINT.set_up()?;
    let command = target()
        .join("command/letterwright")
        .with_extension(env::consts::EXE_EXTENSION);
    if measurements.iter().any(|it| it.ends_with(COMMAND)) {
        let mut cargo = tools.toolchain.cargo();
        cargo.args(["build", "--profile", "command"]);
        cargo.args(["--package", "letterwright-command", "--target-dir"]);
        run(cargo.arg(target()))?;
    }
    for measurement in measurements {
        let mut node = program("node");
        node.arg(measurement)
            .env("SITE", &server.address)
            .env("SITE_FOLDER", &site)
            .env("CHROMIUM", &chromium.browser)
            .env("COMMAND", &command);
        weasyprint.tell(&mut node);
        run(&mut node)?;
    }
    Ok(())
}

fn chosen(names: &[String]) -> Result<Vec<PathBuf>> {
    let folder = root().join("bench");
    if !names.is_empty() {
        let files: Vec<_> = names
            .iter()
            .map(|name| folder.join(format!("{name}.mjs")))
            .collect();
        return match files.iter().position(|file| !file.is_file()) {
            Some(missing) => bail!("There is no measurement `{}` in bench.", names[missing]),
            None => Ok(files),
        };
    }
    let mut files: Vec<_> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "mjs"))
        .collect();
    if files.is_empty() {
        bail!("There is no measurement in bench.");
    }
    files.sort();
    Ok(files)
}
