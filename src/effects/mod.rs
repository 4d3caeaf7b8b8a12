//! What watches the session and talks to the outside.

pub mod autosave;
pub mod keeper;
