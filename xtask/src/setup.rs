//! What has to be on the machine before the app can be built, and getting it there.

use anyhow::Result;

use crate::node;
use crate::toolchain::Toolchain;
use crate::wasm_bindgen::WasmBindgen;

/// Everything that a build calls.
#[derive(Debug)]
pub struct Tools {
    pub toolchain: Toolchain,
    pub wasm_bindgen: WasmBindgen,
}

impl Tools {
    /// Finds the tools, and installs what is missing; where nothing is, it takes no network.
    pub fn set_up() -> Result<Self> {
        // Node first: it is the one that a person has to install, and is best told at once.
        node::set_up()?;
        let toolchain = Toolchain::set_up()?;
        let wasm_bindgen = WasmBindgen::set_up(&toolchain)?;
        Ok(Tools {
            toolchain,
            wasm_bindgen,
        })
    }
}
