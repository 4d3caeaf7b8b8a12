//! The container of a Word document: a ZIP with the parts that all letters of a template share
//! compressed once.

use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What every file in a container is written with. The time is always the same, so that the same
/// letter makes the same bytes, and no clock is asked, for a worker has none that `std` knows.
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

/// A container with the parts given: a name and the content of each.
pub fn base(parts: &[(&str, String)]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, options())?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The parts of one letter that are its own.
#[derive(Debug, Default)]
pub struct Own {
    /// The name and the content of each part.
    pub parts: Vec<(&'static str, String)>,
    /// The name and the bytes of each picture.
    pub pictures: Vec<(String, Vec<u8>)>,
}

/// The container `base` with a letter's own parts added.
pub fn fill(base: &[u8], own: &Own) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new_append(Cursor::new(base.to_vec()))?;
    for (name, content) in &own.parts {
        zip.start_file(*name, options())?;
        zip.write_all(content.as_bytes())?;
    }
    for (name, bytes) in &own.pictures {
        zip.start_file(format!("word/{name}"), stored())?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
