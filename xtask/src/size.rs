//! The size check: what a browser fetches before one can type, as it travels (brotli).

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use brotli::enc::BrotliEncoderParams;

use crate::workspace::shown;

/// Everything the page needs to become an editor.
const NEEDED: &[&str] = &[
    "index.html",
    "page.css",
    "page.js",
    "letter-editor.js",
    "letter-editor.wasm",
];

/// The most that should travel, in bytes: the goal, which is not met yet.
const BUDGET: usize = 350_000;

/// The most that may travel today: what the editor weighs now, rounded up by a few kilobytes.
///
/// As long as the budget is not met, this keeps a change from making the way there longer. It only
/// ever goes down: lower it with every gain, until it is the budget.
const CEILING: usize = 670_000;

/// Prints the sizes and fails when their sum is over the ceiling.
pub fn check(site: &Path) -> Result<()> {
    println!("  {:<20} {:>10} {:>10}", shown(site), "bytes", "brotli");
    let mut total = 0;
    for name in NEEDED {
        let bytes = fs::read(site.join(name))?;
        let compressed = brotli_size(&bytes)?;
        println!("  {name:<20} {:>10} {compressed:>10}", bytes.len());
        total += compressed;
    }
    println!("  {:<20} {:>10} {total:>10}", "together", "");
    println!("  {:<20} {:>10} {CEILING:>10}", "ceiling", "");
    println!("  {:<20} {:>10} {BUDGET:>10}", "budget", "");
    if total <= CEILING {
        return Ok(());
    }
    bail!(
        "The editor is {} bytes over its ceiling. See what a change added with \
         `cargo xtask size` before and after it.",
        total - CEILING
    )
}

/// The size after brotli's strongest compression, which is what a server keeps such files in.
fn brotli_size(bytes: &[u8]) -> Result<usize> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..Default::default()
    };
    let mut compressed = Vec::new();
    Ok(brotli::BrotliCompress(
        &mut &bytes[..],
        &mut compressed,
        &parameters,
    )?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compression_is_measured_and_not_guessed() {
        let repeated = b"Dear Sir or Madam, ".repeat(1_000);
        assert!(brotli_size(&repeated).unwrap() < 100);
        let short = b"x";
        assert!(brotli_size(short).unwrap() >= short.len());
    }
}
