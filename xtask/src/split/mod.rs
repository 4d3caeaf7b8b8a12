//! Cuts the app's Wasm in two: what an editor needs until one can type in it, and the rest.
//!
//! A release is opened once in a browser, with every function telling that it ran; a person's first
//! steps are taken there (`editor/first_steps.mjs`). The functions that ran are the first part.
//! All others go to a second file, which the page fetches as soon as the first one runs. Both share
//! one memory and one table of functions. Where the first part has to call a function of the second
//! one that has not come yet, it asks the page to fetch that at once and waits; so the cut can only
//! cost time, never change what the program does.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use self::cut::Cut;
use self::data::Data;
use self::first::Telling;
use self::module::Module;
use crate::chromium::Chromium;
use crate::command::{output, program};
use crate::workspace::root;

mod cut;
mod data;
mod first;
mod module;
mod part;
mod rest;
#[cfg(test)]
mod tests;

/// The name of the module that the page gives to either part: what one asks of the other.
const OTHER_PART: &str = "other-part";

/// The two files that one becomes.
pub struct Parts {
    /// Has the exports and the data of the whole, and the functions needed first.
    pub first: Vec<u8>,
    /// The other functions.
    pub rest: Vec<u8>,
    /// The slots of the first part's gates with the functions behind them, a line each: what a slot
    /// that is asked for too early stands for.
    pub gates: String,
}

/// Cuts a module along the functions, by their index, that have run. `map` is the linker's.
pub fn split(wasm: &[u8], ran: &HashSet<u32>, map: &str) -> Result<Parts> {
    let module = Module::read(wasm)?;
    let cut = Cut::new(&module, ran)?;
    let data = Data::new(&module, &cut, &data::constants(map))?;
    Ok(Parts {
        first: first::write(&module, &cut, &data, Telling::Silent)?,
        rest: rest::write(&module, &cut, &data)?,
        gates: cut
            .gates()
            .map(|(slot, function)| {
                let name = module.names.get(&function).copied().unwrap_or_default();
                format!("{slot} {name}\n")
            })
            .collect(),
    })
}

/// Opens the site with a tracing copy of `wasm` in the place of its own, and takes a person's first
/// steps in it. Gives the functions that ran.
pub fn functions_run_first(site: &Path, wasm: &[u8]) -> Result<HashSet<u32>> {
    let module = Module::read(wasm)?;
    let cut = Cut::none(&module);
    let data = Data::new(&module, &cut, &[])?;
    let telling = first::write(&module, &cut, &data, Telling::Each)?;
    fs::write(site.join("letter-editor.wasm"), telling)?;
    let chromium = Chromium::set_up()?;
    let mut steps = program("node");
    steps
        .arg(root().join("editor/first_steps.mjs"))
        .env("SITE_FOLDER", site)
        .env("CHROMIUM", &chromium.browser);
    let ran = output(&mut steps).context("The first steps in the new build failed.")?;
    ran.split_whitespace()
        .map(|index| {
            index
                .parse()
                .context("editor/first_steps.mjs wrote no index.")
        })
        .collect()
}
