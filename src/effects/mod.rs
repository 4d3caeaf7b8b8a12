//! What watches the session and talks to the outside: checking, saving, telling the host.

mod announcements;
pub mod autosave;
mod checks;
mod documents;
mod dropped_files;
mod found;
pub mod keeper;
mod library;
mod opening;
mod output;
mod page_fonts;
mod persistence;
mod pictures;
mod problem_keys;
pub mod typesetting;

pub use announcements::use_announcements;
pub use checks::use_checks;
pub use documents::{FirstVisit, use_documents};
pub use dropped_files::use_dropped_files;
pub use library::{Deleted, Library};
pub use opening::use_opening;
pub use output::{Wanted, use_output};
pub use page_fonts::{PageFonts, use_page_fonts};
pub use pictures::{PictureState, unpacked, use_picture};
pub use problem_keys::use_problem_keys;
