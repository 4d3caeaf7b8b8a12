//! Opening files and saving to them: by the browser's own file dialogs where it has them, by a
//! file field and a download where not, and by dropping.

mod choosing;
mod pickers;
mod saving;

use std::fmt;

use js_sys::Uint8Array;
use thiserror::Error;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, File};

pub use choosing::choose;
pub use pickers::Place;
pub use saving::{Outcome, save, save_blob, save_to};

/// The largest file that is read, in bytes.
pub const LARGEST: f64 = letter::MAX_FILE_BYTES as f64;

/// How many bytes of it are read at a time: a whole one takes long to get from the browser's memory
/// into ours.
const SLICE: f64 = 2_000_000.0;

/// A file that was read.
#[derive(Clone)]
pub struct FileContent {
    /// Its name, with its ending.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it is, if it can be written again.
    pub place: Option<Place>,
}

impl FileContent {
    /// Whether its name says that it is in our own format.
    #[must_use]
    pub fn is_json(&self) -> bool {
        let name = self.name.to_lowercase();
        FileKind::Json
            .endings()
            .iter()
            .any(|ending| name.ends_with(ending))
    }
}

/// A file that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// The name that is suggested; `documents::file_name` makes one of a title.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// What it holds.
    pub text: String,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A template or recipients in our own format.
    Json,
    /// Recipients as a table.
    Csv,
    /// A letter as plain text.
    Text,
    /// A letter as a page.
    Html,
    /// A letter or a template's text.
    Markdown,
    /// Letters as PDF.
    Pdf,
    /// A letter as a Word document.
    Word,
    /// Many files in one.
    Zip,
}

impl FileKind {
    /// Those that can be opened.
    pub const OPENED: [Self; 4] = [Self::Json, Self::Csv, Self::Markdown, Self::Text];

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv",
            Self::Text => "text/plain",
            Self::Html => "text/html",
            Self::Markdown => "text/markdown",
            Self::Pdf => "application/pdf",
            Self::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Zip => "application/zip",
        }
    }

    /// The endings of its names, the usual one first.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Json => &[".json"],
            Self::Csv => &[".csv", ".tsv"],
            Self::Text => &[".txt"],
            Self::Html => &[".html"],
            Self::Markdown => &[".md", ".markdown"],
            Self::Pdf => &[".pdf"],
            Self::Word => &[".docx"],
            Self::Zip => &[".zip"],
        }
    }
}

/// Why a file was not opened or saved.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FileError {
    /// It is larger than [`LARGEST`].
    #[error("“{0}” is larger than 100 MB, which is the most that can be opened.")]
    TooLarge(String),
    /// The browser could not read it.
    #[error(
        "“{0}” could not be read. It may have been moved or changed, be a folder, or be closed to this browser."
    )]
    Unreadable(String),
    /// The author or the system did not allow writing there.
    #[error("“{0}” was not saved: the browser was not allowed to write there.")]
    NotAllowed(String),
    /// It is not where it was.
    #[error("“{0}” was not saved: it is not where it was. Save once more to choose a place.")]
    Gone(String),
    /// The disk is full.
    #[error("“{0}” was not saved: there is no room left for it.")]
    NoRoom(String),
    /// Writing failed.
    #[error("“{name}” was not saved. The browser reports: {reason}")]
    NotWritten {
        /// The file's name.
        name: String,
        /// Why, in the browser's words.
        reason: String,
    },
}

/// Reads a file that was chosen or dropped.
pub async fn read(file: &File) -> Result<FileContent, FileError> {
    let name = file.name();
    if file.size() > LARGEST {
        return Err(FileError::TooLarge(name));
    }
    match bytes(file).await {
        Some(bytes) => Ok(FileContent {
            name,
            bytes,
            place: None,
        }),
        None => Err(FileError::Unreadable(name)),
    }
}

/// The bytes of a file, read slice by slice; none where the browser cannot read it, or it is another
/// one by now.
pub async fn bytes(file: &Blob) -> Option<Vec<u8>> {
    let size = file.size().min(LARGEST);
    let mut bytes = Vec::with_capacity(size as usize);
    let mut start = 0.0;
    while start < size {
        let end = (start + SLICE).min(size);
        let slice = file.slice_with_f64_and_f64(start, end).ok()?;
        let buffer = JsFuture::from(slice.array_buffer()).await.ok()?;
        let slice = Uint8Array::new(&buffer);
        if f64::from(slice.length()) < end - start {
            return None;
        }
        let filled = bytes.len();
        bytes.resize(filled + slice.length() as usize, 0);
        slice.copy_to(bytes.get_mut(filled..)?);
        start = end;
    }
    Some(bytes)
}

/// Whether what is dragged over the page holds files: then a drop opens them.
#[must_use]
pub fn carries_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.iter().any(|one| one == "Files"))
}

/// The files that were dropped, to be taken before the event ends.
#[must_use]
pub fn dropped(event: &DragEvent) -> Vec<File> {
    let files = event.data_transfer().and_then(|data| data.files());
    let all = |files: web_sys::FileList| (0..files.length()).filter_map(move |at| files.get(at));
    files.into_iter().flat_map(all).collect()
}

impl fmt::Debug for FileContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileContent")
            .field("name", &self.name)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}
