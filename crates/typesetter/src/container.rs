//! What every file in a ZIP is written with.

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime};

/// Compressed. The time is always the same, so that the same letter makes the same bytes, and no
/// clock is asked, for a worker has none that the standard library knows.
pub fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

/// The same without compression, for what is compressed already.
pub fn stored() -> SimpleFileOptions {
    options().compression_method(CompressionMethod::Stored)
}
