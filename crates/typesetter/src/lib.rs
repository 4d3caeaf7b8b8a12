//! Letters as files that other programs open: Word documents, and archives of many letters.

pub mod archive;
mod container;
pub mod docx;
pub mod file_names;
