//! The Letterwright app: the `<letter-editor>` element, its panes and its storage.
//!
//! [`mount`] shows an editor in an element and returns a [`Mount`], through which its host talks
//! to it in JSON text.

mod difference;
pub mod documents;
pub mod effects;
mod files;
mod mount;
pub mod platform;
mod public;
mod public_files;
pub mod rest;
mod sample;
pub mod session;
pub mod ui;
pub mod views;
mod whole;

pub use mount::{Mount, mount, on_panic};
