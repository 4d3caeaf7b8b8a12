//! The Letterwright app: the `<letter-editor>` element, its panes and its storage.

pub mod documents;
pub mod effects;
pub mod platform;
pub mod session;
pub mod ui;
