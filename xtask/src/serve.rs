//! `cargo xtask serve`: the app on this machine, built again after each change of a source.

use std::path::Path;

use anyhow::Result;

use crate::build::build;
use crate::setup::Tools;
use crate::site_server::SiteServer;
use crate::typesetter;
use crate::watch::Snapshot;
use crate::workspace::{Profile, WebFolders, root, shown};

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    pub profile: Profile,
    pub port: u16,
}

/// Runs until it is interrupted.
pub fn serve(options: &Options) -> Result<()> {
    let tools = Tools::set_up()?;
    let mut built_from = Snapshot::take();
    let first_build = build(&tools, options.profile);
    let site = WebFolders::of(options.profile).site;
    if !site.join("index.html").exists() {
        first_build?;
    } else if let Err(error) = first_build {
        println!("{error:#}\nServing the last build that succeeded.");
    }
    announce(&SiteServer::start(&site, "", options.port)?);
    build_typesetter(&tools, options.profile);
    loop {
        let changed = built_from.wait_for_change();
        built_from = Snapshot::take();
        rebuild(&tools, options.profile, &changed);
    }
}

fn announce(server: &SiteServer) {
    println!("\nLetterwright is at {}", server.address);
    println!(
        "A host page with two editors is at {}example/host.html",
        server.address
    );
    println!("Sources are watched; Ctrl+C ends.\n");
}

/// The editor can be used while this compiles, and without it.
fn build_typesetter(tools: &Tools, profile: Profile) {
    match typesetter::build(tools, profile) {
        Ok(()) => println!("Pages, PDF and Word files can be had from here on.\n"),
        Err(error) => println!("{error:#}\nThere are no pages and no PDF files.\n"),
    }
}

fn is_of_typesetter(changed: &Path) -> bool {
    changed
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("typesetter"))
}

/// Builds again. A mistake in a source is shown, and the last good build stays.
fn rebuild(tools: &Tools, profile: Profile, changed: &Path) {
    println!("{} has changed.", shown(changed));
    match build(tools, profile) {
        Ok(_) => println!("Reload the page to see it.\n"),
        Err(error) => println!("{error:#}\nWaiting for the next change.\n"),
    }
    if changed.starts_with(root().join("crates")) || is_of_typesetter(changed) {
        build_typesetter(tools, profile);
    }
}
