//! What has to be on the machine before the app can be built, and getting it there.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::cargo_tool::CargoTool;
use crate::command::{program, put_into_path};
use crate::node;
use crate::toolchain::Toolchain;

/// Everything that a build calls.
#[derive(Debug)]
pub struct Tools {
    pub toolchain: Toolchain,
    /// Where programs are that are not in `PATH`.
    folders: Vec<PathBuf>,
}

impl Tools {
    /// Finds the tools, and installs what is missing; where nothing is, it takes no network.
    pub fn set_up() -> Result<Self> {
        // Node first: it is the one that a person has to install, and is best told at once.
        node::set_up()?;
        let toolchain = Toolchain::set_up()?;
        let mut folders = vec![node::bin_folder()];
        for tool in [CargoTool::wasm_bindgen()?, CargoTool::trunk()] {
            folders.extend(tool.set_up(toolchain)?);
        }
        Ok(Tools { toolchain, folders })
    }

    /// A call of a program that finds all tools in `PATH`.
    pub fn call(&self, name: &str) -> Command {
        let mut command = program(name);
        self.toolchain.lead(&mut command);
        put_into_path(&mut command, &self.folders);
        command
    }
}
