//! Files: what others have tested their readers with, and what nobody thought of.

mod csv_corpora;
mod json_corpora;
mod naughty_strings;
mod properties;
#[path = "../support/mod.rs"]
mod support;
