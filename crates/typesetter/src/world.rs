//! All that Typst can see: one source, the fonts, and the letter's pictures.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::day::Day;
use crate::edits;
use crate::fonts::Fonts;

/// Typst's library never differs, and takes longer to build than a letter to set.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// What one letter is made of.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) fonts: Fonts,
    pub(crate) source: Source,
    /// The day on which files are written, where it is known.
    pub(crate) day: Option<Day>,
    pictures: Vec<(FileId, Bytes)>,
}

impl Desk {
    pub(crate) fn new(fonts: Fonts) -> Self {
        Self {
            fonts,
            source: Source::new(file("letter.typ"), String::new()),
            day: Day::today(),
            pictures: Vec::new(),
        }
    }

    /// Puts another letter on the desk. Where much of the source is as it was, Typst remembers what
    /// it made of that.
    pub(crate) fn lay(&mut self, source: &str, pictures: Vec<Bytes>) {
        for edit in edits::between(self.source.text(), source) {
            self.source.edit(edit.old, edit.new);
        }
        self.pictures = pictures
            .into_iter()
            .enumerate()
            .map(|(index, data)| (file(&picture_path(index)), data))
            .collect();
    }

    /// Which of the letter's pictures that file is.
    pub(crate) fn picture(&self, id: FileId) -> Option<usize> {
        self.pictures.iter().position(|(picture, _)| *picture == id)
    }
}

/// The path by which the source calls the picture of that index.
pub(crate) fn picture_path(index: usize) -> String {
    format!("picture-{index}")
}

/// The number that Typst knows a path by. It is never given back.
fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() {
            Ok(self.source.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.pictures
            .iter()
            .find(|(picture, _)| *picture == id)
            .map(|(_, data)| data.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// A letter's date is the author's affair.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use typst::syntax::{LinkedNode, Side, Span};

    use super::*;

    /// The number by which Typst knows the first text that holds `part`.
    fn span(desk: &Desk, part: &str) -> Span {
        let at = desk.source.text().find(part).unwrap();
        let root = LinkedNode::new(desk.source.root());
        root.leaf_at(at, Side::After).unwrap().span()
    }

    #[test]
    fn what_stands_between_two_changes_is_the_same_to_typst() {
        let letter = |name: &str, place: &str| {
            format!("#par[#\"Dear {name}\";];\n#par[#\"Thanks\";];\n#par[#\"{place}\";];\n")
        };
        let mut desk = Desk::new(Fonts::default());
        desk.lay(&letter("Ann", "Here"), Vec::new());
        let before = span(&desk, "Thanks");
        desk.lay(&letter("Tamsin", "There"), Vec::new());
        assert_eq!(desk.source.text(), letter("Tamsin", "There"));
        assert_eq!(span(&desk, "Thanks"), before);
    }
}
