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
    "letter-editor-chunk.js",
    "letter-editor.wasm",
];

/// What is fetched once one can type.
const LATER: &[&str] = &["letter-editor-rest.wasm", "letter-editor-later.js"];

/// What is fetched when pages are first wanted.
const TYPESETTER: &[&str] = &["letter-typesetter.js", "letter-typesetter.wasm"];

/// The most that may travel until one can type, in bytes.
const BUDGET: usize = 350_000;

/// Brotli's strongest compression, which is what a server keeps such files in.
const STRONGEST: i32 = 11;

/// A strength for what would take minutes otherwise.
const QUICK: i32 = 5;

/// Prints the sizes and fails when those of what is needed are over the budget together.
pub fn check(site: &Path) -> Result<()> {
    println!("  {:<24} {:>10} {:>10}", shown(site), "bytes", "brotli");
    let needed = print_sizes(site, NEEDED)?;
    println!("  {:<24} {:>10} {needed:>10}", "to type", "");
    println!("  {:<24} {:>10} {BUDGET:>10}", "budget", "");
    let later = print_sizes(site, LATER)?;
    println!("  {:<24} {:>10} {:>10}", "everything", "", needed + later);
    print_typesetter(site)?;
    if needed <= BUDGET {
        return Ok(());
    }
    bail!(
        "The editor is {} bytes over its budget. See what a change added with \
         `cargo xtask size` before and after it.",
        needed - BUDGET
    )
}

/// Prints how large each file is and gives the sum as they travel.
fn print_sizes(site: &Path, names: &[&str]) -> Result<usize> {
    let mut total = 0;
    for name in names {
        let bytes = fs::read(site.join(name))?;
        let compressed = brotli_size(&bytes, STRONGEST)?;
        println!("  {name:<24} {:>10} {compressed:>10}", bytes.len());
        total += compressed;
    }
    Ok(total)
}

/// What is fetched when pages are first wanted, where it is built. It counts towards no budget.
///
/// Brotli's strongest compression takes minutes over it; this one is quick, and its result larger.
fn print_typesetter(site: &Path) -> Result<()> {
    for name in TYPESETTER {
        if let Ok(bytes) = fs::read(site.join(name)) {
            let compressed = brotli_size(&bytes, QUICK)?;
            println!(
                "  {name:<24} {:>10} {compressed:>10}  (apart, at strength {QUICK})",
                bytes.len()
            );
        }
    }
    Ok(())
}

/// The size after brotli's compression of that strength, of which 11 is the most.
fn brotli_size(bytes: &[u8], quality: i32) -> Result<usize> {
    let parameters = BrotliEncoderParams {
        quality,
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
        assert!(brotli_size(&repeated, STRONGEST).unwrap() < 100);
        let short = b"x";
        assert!(brotli_size(short, STRONGEST).unwrap() >= short.len());
    }
}
