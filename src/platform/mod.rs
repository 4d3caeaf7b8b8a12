//! The only code that touches the browser: the text surface, the bridge to the element, timing,
//! places on the screen, storage, files, and what other tabs say.

pub mod answer;
pub mod bridge;
pub mod broadcast;
pub mod connection;
pub mod dom;
pub mod event_ids;
pub mod exception;
pub mod failure;
pub mod files;
#[cfg(all(test, target_arch = "wasm32"))]
pub mod fixture;
pub mod font_faces;
pub mod idle;
pub mod indexed_db;
pub mod lifecycle;
pub mod live;
pub mod local_storage;
pub mod locks;
pub mod pictures;
pub mod random;
pub mod shared_pieces;
pub mod storage_estimate;
pub mod text_surface;
pub mod timing;
pub mod typesetter;
pub mod unicode;
pub mod utf16;
