//! The Letterwright app: the `<letter-editor>` element, its panes and its storage.

pub mod platform;
pub mod session;
pub mod ui;
