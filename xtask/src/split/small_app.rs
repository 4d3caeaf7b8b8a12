//! A small app with a seam, as `wasm_split_helpers` writes one: `later` is called through it.
//!
//! Its letters are looked up by the code of a character less 0x2000, for which rustc writes addresses
//! that lie 8,192 bytes before the letters.

#![no_std]
#![crate_type = "cdylib"]

static FIRST: [u8; 8] = *b"abcdefgh";
static LATER: [u8; 8] = *b"ABCDEFGH";
static ACTIONS: [fn(u32) -> u32; 2] = [first, twice];

fn first(code: u32) -> u32 {
    match code {
        0x2000..=0x2007 => u32::from(FIRST[(code - 0x2000) as usize]),
        _ => 0,
    }
}

fn twice(code: u32) -> u32 {
    code * 2
}

/// A letter of either part.
#[unsafe(no_mangle)]
pub extern "C" fn act(which: usize, code: u32) -> u32 {
    ACTIONS[which % 2](code)
}

/// Through the seam.
#[unsafe(no_mangle)]
pub extern "C" fn later(code: u32) -> u32 {
    if code == 0 {
        __wasm_split_load_rest(0, 0);
    }
    __wasm_split_00rest00_import_00000000000000000000000000000000_later(code)
}

#[link(wasm_import_module = "__wasm_split_placeholder__")]
unsafe extern "C" {
    safe fn __wasm_split_load_rest(slot: u32, data: u32);
    safe fn __wasm_split_00rest00_import_00000000000000000000000000000000_later(code: u32) -> u32;
}

/// What is later: it has letters of its own, and needs the first part's.
#[unsafe(no_mangle)]
pub extern "C" fn __wasm_split_00rest00_export_00000000000000000000000000000000_later(
    code: u32,
) -> u32 {
    match code {
        0x2000..=0x2007 => u32::from(LATER[(code - 0x2000) as usize]) * 1_000 + first(code),
        _ => 0,
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}
