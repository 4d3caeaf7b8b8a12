//! The font files that come with the typesetter: Liberation, which has the widths of Times New
//! Roman, Arial and Courier New, and Carlito, which has those of Calibri.
//!
//! Their licences stand beside them.

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The names of the files, in the order in which the typesetter has them everywhere.
        pub(crate) const NAMES: &[&str] = &[$($name),*];

        /// The files, each with one font. A browser fetches them by their names instead.
        #[cfg(not(target_family = "wasm"))]
        pub(crate) const FILES: &[&[u8]] = &[$(include_bytes!(concat!("../fonts/", $name, ".ttf"))),*];
    };
}

files![
    "LiberationSerif-Regular",
    "LiberationSerif-Bold",
    "LiberationSerif-Italic",
    "LiberationSerif-BoldItalic",
    "LiberationSans-Regular",
    "LiberationSans-Bold",
    "LiberationSans-Italic",
    "LiberationSans-BoldItalic",
    "LiberationMono-Regular",
    "Carlito-Regular",
    "Carlito-Bold",
    "Carlito-Italic",
    "Carlito-BoldItalic",
];
