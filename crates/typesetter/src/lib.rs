//! Letters as pages, and as files that other programs open: PDF, Word documents, and archives of many
//! letters. The only crate that knows Typst.
//!
//! For pages, a letter's [`Document`](letter::Document) and its page set-up become Typst's own source,
//! in which every text is a string literal, so that nothing in a letter can be markup or code. Typst
//! knows that source, the fonts it is given, and the letter's own pictures; there is neither network
//! nor file system.

pub mod archive;
mod bundled_fonts;
mod characters_of_glyphs;
mod compile;
mod container;
mod day;
pub mod docx;
mod edits;
pub mod file_names;
mod fonts;
mod frames;
mod missing;
mod pages;
mod parting;
mod pdf;
mod rejoin;
mod scripts;
mod source;
mod typesetter;
pub mod worker;
mod world;

pub use day::Day;
pub use fonts::{FALLBACK, FIXED_WIDTH, Fonts};
pub use pdf::{Joined, JoinedPdf, Pdf};
pub use typesetter::{Letter, Typesetter};
