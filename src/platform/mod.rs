//! The only code that touches the browser: the text surface, the bridge to the element, timing,
//! places on the screen.

pub mod bridge;
pub mod dom;
pub mod idle;
pub mod text_surface;
pub mod utf16;
