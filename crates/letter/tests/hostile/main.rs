//! Hostile input: whatever a template or a value holds, nothing runs, nothing is requested, and
//! merging ends soon.

mod pages;
mod pathological;
#[path = "../support/mod.rs"]
mod support;
mod urls;
mod xss;
