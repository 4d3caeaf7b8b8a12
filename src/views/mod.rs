//! What is on the screen, one component per file, named as the author names it.

mod app;
mod cell_control;
mod chip_form;
mod condition_form;
mod document_row;
mod documents_dialog;
mod documents_menu;
mod field_form;
mod field_picker;
mod field_row;
mod fields_pane;
mod held_back_dialog;
mod incoming_dialog;
mod inlines;
mod job_status;
mod language_dialog;
mod letter_output;
mod letter_pane;
mod letter_sheet;
mod letter_view;
mod note_form;
mod output_dialog;
mod page_setup;
mod page_view;
mod painter;
mod picture;
mod print_dialog;
mod printed_form;
mod problem_group;
mod problems_pane;
mod recipient_form;
mod recipient_list;
mod recipient_picker;
mod recipients_pane;
mod remove_field;
mod save_menu;
mod save_status;
mod side_pane;
mod splitter;
mod surface;
mod text_pane;
mod toasts;
mod toolbar;
mod top_bar;
mod trash_list;
mod undo_button;
mod use_jumps;
mod use_session;
mod use_surface;
mod wording_pager;

pub use app::{App, AppProps};
pub use problems_pane::go_to_neighbour;
pub use surface::SurfaceSlot;

#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
