//! Letters as files that other programs open: Word documents, and archives of many letters.

pub mod docx;
