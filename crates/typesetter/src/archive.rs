//! Many letters in one ZIP.

use std::fmt;
use std::io::{Seek, Write};

use zip::ZipWriter;

use crate::container::{options, stored};

/// An archive could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The ZIP archive could not be written: {0}")]
pub struct ArchiveError(String);

impl From<zip::result::ZipError> for ArchiveError {
    fn from(error: zip::result::ZipError) -> Self {
        Self(error.to_string())
    }
}

impl From<std::io::Error> for ArchiveError {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// A ZIP that grows letter by letter, so that no more than one need be held beside it.
///
/// ```
/// use std::io::Cursor;
/// use typesetter::archive::Archive;
///
/// let mut archive = Archive::new(Cursor::new(Vec::new()));
/// archive.add("Ann.txt", b"Dear Ann,").unwrap();
/// let bytes = archive.finish().unwrap().into_inner();
/// assert!(bytes.starts_with(b"PK"));
/// ```
pub struct Archive<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> fmt::Debug for Archive<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Archive")
    }
}

impl<W: Write + Seek> Archive<W> {
    /// An archive that is written to `out`.
    #[must_use]
    pub fn new(out: W) -> Self {
        Self(ZipWriter::new(out))
    }

    /// Adds a file. A PDF and a Word document are compressed in themselves, and kept as they are.
    ///
    /// # Errors
    ///
    /// If `out` cannot be written, or has a file of that name already.
    pub fn add(&mut self, name: &str, content: &[u8]) -> Result<(), ArchiveError> {
        let is_compressed = [".pdf", ".docx"]
            .iter()
            .any(|ending| name.ends_with(ending));
        let options = if is_compressed { stored() } else { options() };
        self.0.start_file(name, options)?;
        self.0.write_all(content)?;
        Ok(())
    }

    /// The archive, complete.
    ///
    /// # Errors
    ///
    /// If `out` cannot be written.
    pub fn finish(self) -> Result<W, ArchiveError> {
        Ok(self.0.finish()?)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use zip::ZipArchive;

    use super::Archive;

    #[test]
    fn what_is_put_in_comes_out_under_its_name() {
        let files = [
            ("Ann.txt", "Dear Ann,".repeat(50)),
            ("Zoë – 1 May.pdf", "%PDF".to_owned()),
        ];
        let mut archive = Archive::new(Cursor::new(Vec::new()));
        for (name, content) in &files {
            archive.add(name, content.as_bytes()).unwrap();
        }
        let mut opened = ZipArchive::new(archive.finish().unwrap()).unwrap();
        for (name, content) in &files {
            let mut text = String::new();
            let mut file = opened.by_name(name).unwrap();
            file.read_to_string(&mut text).unwrap();
            assert_eq!(&text, content, "{name}");
        }
    }

    #[test]
    fn a_name_is_taken_once() {
        let mut archive = Archive::new(Cursor::new(Vec::new()));
        archive.add("Ann.txt", b"a").unwrap();
        assert!(archive.add("Ann.txt", b"b").is_err());
    }
}
