//! The container of a Word document: a ZIP with the parts that all letters of a template share
//! compressed once.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::result::ZipResult;

use crate::container::{options, stored};

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
    pub parts: Vec<(String, String)>,
    /// The name and the bytes of each picture.
    pub pictures: Vec<(String, Vec<u8>)>,
}

/// The container `base` with a letter's own parts added.
pub fn fill(base: &[u8], own: &Own) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new_append(Cursor::new(base.to_vec()))?;
    for (name, content) in &own.parts {
        zip.start_file(name.as_str(), options())?;
        zip.write_all(content.as_bytes())?;
    }
    for (name, bytes) in &own.pictures {
        zip.start_file(format!("word/{name}"), stored())?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
