//! What the page and the typesetter say to each other: plain data, without Typst and without a
//! browser.
//!
//! Lengths are points (72 to the inch), counted from the page's top left corner. Places in the
//! template are half-open ranges of UTF-8 bytes in its body, as everywhere in Rust.

mod fault;
mod output;
mod page;
mod talk;

pub use fault::{Fault, FaultKind, Place};
pub use output::{DEFAULT_NAMES, Format, Output, Packing, PdfStandard};
pub use page::{Cluster, Face, Image, Item, Link, Page, Pages, Rectangle, Region, TextRun};
pub use talk::{LetterFault, Reply, Request};
