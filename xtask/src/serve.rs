//! `cargo xtask serve`: the app on this machine, built again after each change of a source.

use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::thread;

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
    let (order, orders) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(|| build_typesetters(&tools, options.profile, orders));
        order.send(())?;
        loop {
            let changed = built_from.wait_for_change();
            built_from = Snapshot::take();
            rebuild(&tools, options.profile, &changed);
            if is_of_typesetter(&changed) {
                order.send(())?;
            }
        }
    })
}

fn announce(server: &SiteServer) {
    println!("\nLetterwright is at {}", server.address);
    println!(
        "A host page with two editors is at {}example/host.html",
        server.address
    );
    println!("Sources are watched; Ctrl+C ends.\n");
}

/// Builds the typesetter after each order; the editor can be used and changed while that goes on, and
/// without it. Orders that come meanwhile are one.
fn build_typesetters(tools: &Tools, profile: Profile, orders: Receiver<()>) {
    while orders.recv().is_ok() {
        while orders.try_recv().is_ok() {}
        match typesetter::build(tools, profile) {
            Ok(()) => println!("Pages, PDF and Word files can be had from here on.\n"),
            Err(error) => println!("{error:#}\nThe typesetter is not the one of these sources.\n"),
        }
    }
}

fn is_of_typesetter(changed: &Path) -> bool {
    let name = changed.file_name().unwrap_or_default();
    changed.starts_with(root().join("crates")) || name.to_string_lossy().contains("typesetter")
}

/// Builds again. A mistake in a source is shown, and the last good build stays.
fn rebuild(tools: &Tools, profile: Profile, changed: &Path) {
    println!("{} has changed.", shown(changed));
    match build(tools, profile) {
        Ok(_) => println!("Reload the page to see it.\n"),
        Err(error) => println!("{error:#}\nWaiting for the next change.\n"),
    }
}
