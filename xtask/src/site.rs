//! The site: what Trunk makes of the sources, to be tried here or shipped. See `Trunk.toml`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{fs, thread};

use anyhow::Result;

use crate::command::run;
use crate::setup::Tools;
use crate::toolchain::Toolchain;
use crate::workspace::{root, target};
use crate::{node, notices, size};

/// Which of the two builds is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Builds quickly and says where a panic came from.
    Dev,
    /// What is shipped: small, optimised.
    Release,
}

/// Where `trunk serve` and `trunk build` leave the site.
const DIST: &str = "dist";

/// How often it is looked whether the page is served.
const PAUSE: Duration = Duration::from_millis(500);

/// `cargo xtask serve`: `trunk serve` with all it needs and these arguments, until it is interrupted.
pub fn serve(arguments: &[String]) -> Result<()> {
    let tools = Tools::set_up()?;
    let site = root().join(DIST);
    let page = site.join("index.html");
    // What an earlier run has left would be taken for this one's.
    let _ = fs::remove_file(&page);
    let mut typesetter = tools.call("node");
    typesetter
        .arg("editor/build_typesetter.mjs")
        .env("TRUNK_STAGING_DIR", site);
    thread::spawn(move || add_typesetter(&page, &mut typesetter));
    run(trunk(&tools)
        .arg("serve")
        .args(arguments)
        .env("TYPESETTER", "later"))
}

/// Builds the typesetter into the site whenever Trunk has served a new one: it takes minutes the first
/// time, and one can write before it is there.
fn add_typesetter(page: &Path, build: &mut Command) {
    let mut seen = None;
    loop {
        let time = fs::metadata(page).and_then(|page| page.modified()).ok();
        if time.is_some() && time != seen {
            seen = time;
            match run(build) {
                Ok(()) => println!("Pages, PDF and Word files can be had from here on."),
                Err(error) => {
                    println!("{error:#}\nThe typesetter is not the one of these sources.")
                }
            }
        }
        thread::sleep(PAUSE);
    }
}

/// `cargo xtask dist`: the folder to put on a web server.
pub fn dist() -> Result<()> {
    let tools = Tools::set_up()?;
    run(shipping_trunk(&tools).args(["build", "--release"]))?;
    size::check(&root().join(DIST))?;
    println!(
        "\n{DIST} is ready for any static file server, under any path.\n\
         The server should\n\
         - send .wasm files as application/wasm,\n\
         - compress .js, .css, .html and .wasm files,\n\
         - send `Cache-Control: no-cache`, so that the files, which belong together, \
         are always of one build,\n\
         - and may send the Content-Security-Policy that README.md names."
    );
    Ok(())
}

/// Builds the site for tests and measurements, and says where it is.
pub fn build(tools: &Tools, profile: Profile) -> Result<PathBuf> {
    let (mut trunk, folder, flags) = match profile {
        Profile::Dev => (trunk(tools), "site-dev", &[][..]),
        Profile::Release => (shipping_trunk(tools), "site", &["--release"][..]),
    };
    let site = target().join(folder);
    run(trunk.arg("build").args(flags).arg("--dist").arg(&site))?;
    Ok(site)
}

/// What Trunk calls before a build: fetches what it builds from, and gathers the licences of what is
/// shipped.
pub fn prepare() -> Result<()> {
    node::set_up()?;
    let toolchain = Toolchain::InUse;
    run(toolchain.cargo().args(["fetch", "--quiet"]))?;
    let of = |variable| env::var_os(variable).unwrap_or_default();
    if of("TRUNK_PROFILE") == "release" {
        let site = PathBuf::from(of("TRUNK_STAGING_DIR"));
        fs::write(site.join("LICENSES.txt"), notices::gather(toolchain)?)?;
    }
    Ok(())
}

fn trunk(tools: &Tools) -> Command {
    tools.call("trunk")
}

/// Has the messages of what is shipped name the files of the crates, and no folder of this machine.
fn shipping_trunk(tools: &Tools) -> Command {
    let mut trunk = trunk(tools);
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    if let Some(home) = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))) {
        let crates = home.join("registry/src");
        let flag = format!("--remap-path-prefix={}=crates", crates.display());
        trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flag);
    }
    trunk
}
