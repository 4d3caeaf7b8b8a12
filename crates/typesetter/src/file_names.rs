//! Names of files from a pattern, as the engine makes them, with the Unicode tables for it.

pub use letter::file_names::{MOST_BYTES, PatternError};
use letter::{Recipient, Template, file_names};
use unicode_normalization::UnicodeNormalization as _;

/// The pattern that names letters where nobody gives one.
pub const DEFAULT_PATTERN: &str = messages::DEFAULT_NAMES;

/// Gives each letter a name that no letter before it has; see [`letter::file_names::FileNames`].
#[derive(Debug)]
pub struct FileNames(file_names::FileNames);

impl FileNames {
    /// Names for the letters of the template to `count` recipients, ending in a dot and
    /// `extension`.
    ///
    /// # Errors
    ///
    /// Where the pattern is not one: a tag in it is broken, or names a field that there is none of.
    pub fn new(
        template: &Template,
        pattern: &str,
        extension: &str,
        count: usize,
    ) -> Result<Self, PatternError> {
        file_names::FileNames::new(template, pattern, extension, count, composed).map(Self)
    }

    /// The name for the recipient at `index`.
    pub fn next(&mut self, index: usize, recipient: &Recipient) -> String {
        self.0.next(index, recipient)
    }
}

/// `text` as a name that every system takes, without an ending. Never empty.
#[must_use]
pub fn safe(text: &str) -> String {
    file_names::safe(text, composed)
}

fn composed(text: &str) -> String {
    text.nfc().collect()
}

#[cfg(test)]
mod tests {
    use letter::{Field, FieldKind, Recipient, Template};
    use proptest::prelude::*;

    use super::{FileNames, MOST_BYTES, composed, safe};

    fn template() -> Template {
        Template {
            fields: vec![
                Field::new("name", FieldKind::Text),
                Field::new("day", FieldKind::Date),
            ],
            ..Template::default()
        }
    }

    fn recipient(name: &str) -> Recipient {
        [("name", name), ("day", "2026-05-01")]
            .into_iter()
            .collect()
    }

    #[track_caller]
    fn check(pattern: &str, names: &[&str], expected: &[&str]) {
        let mut files = FileNames::new(&template(), pattern, "pdf", names.len()).unwrap();
        let made: Vec<String> = names
            .iter()
            .enumerate()
            .map(|(index, name)| files.next(index, &recipient(name)))
            .collect();
        assert_eq!(made, expected, "{pattern}");
    }

    #[test]
    fn a_pattern_has_the_letters_own_fields() {
        check(
            "{{ day }} {{ recipient }}.pdf",
            &["Ann"],
            &["1 May 2026 Ann.pdf"],
        );
        check(
            "{{ number }} {{ name | upper }}.PDF",
            &["Ann"],
            &["1 ANN.pdf"],
        );
        check(
            "*1. #{{ name }}_{% if day %}x{% endif %}",
            &["Ann"],
            &["1. #Ann_x.pdf"],
        );
        check(
            "{{ recipient }}",
            &["", "*Ann*"],
            &["recipient 1.pdf", "Ann.pdf"],
        );
    }

    #[test]
    fn numbers_sort_as_they_count() {
        let mut files = FileNames::new(&template(), "{{ number }}", "txt", 250).unwrap();
        assert_eq!(files.next(6, &recipient("Ann")), "007.txt");
    }

    #[test]
    fn no_two_letters_have_one_name_whatever_its_case_or_form() {
        check(
            "{{ name }}",
            &["Ann", "ANN", "ann ", "Zoe\u{308}", "zoë", "Ann (2)", "Ann"],
            &[
                "Ann.pdf",
                "ANN (2).pdf",
                "ann (3).pdf",
                "Zoë.pdf",
                "zoë (2).pdf",
                "Ann (2) (2).pdf",
                "Ann (4).pdf",
            ],
        );
    }

    #[test]
    fn a_pattern_that_cannot_be_read_is_refused_in_a_sentence() {
        for (pattern, piece) in [
            ("{{ nmae }}", "nmae"),
            ("{{ name", "{{"),
            ("{% if %}x{% endif %}", "if"),
        ] {
            let error = FileNames::new(&template(), pattern, "pdf", 1).unwrap_err();
            assert!(error.to_string().contains(piece), "{error}");
        }
    }

    #[test]
    fn names_that_a_system_keeps_for_itself_are_changed() {
        for (text, expected) in [
            ("con", "_con"),
            ("AUX.tar", "_AUX.tar"),
            ("com1", "_com1"),
            ("LPT¹.x", "_LPT¹.x"),
            ("com10", "com10"),
            ("console", "console"),
            ("..\\..\\etc/passwd", "etc passwd"),
            ("a\u{202e}gpj.exe", "agpj.exe"),
            ("name. . .", "name"),
            ("-rf", "rf"),
            ("\u{0}\u{7}", "Letter"),
            ("", "Letter"),
        ] {
            assert_eq!(safe(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_name_is_one_that_systems_take(names: Vec<String>) {
            let mut files = FileNames::new(&template(), "{{ name }}", "docx", names.len()).unwrap();
            let mut seen = std::collections::HashSet::new();
            for (index, name) in names.iter().enumerate() {
                let file = files.next(index, &recipient(name));
                prop_assert!(file.len() <= MOST_BYTES);
                prop_assert!(file.ends_with(".docx") && file.len() > ".docx".len());
                prop_assert!(!file.starts_with(['.', ' ', '-']));
                prop_assert!(!file.contains(['/', '\\', ':', '\0', '\n', '*', '?', '"', '<', '>', '|']));
                prop_assert!(seen.insert(composed(&file.to_uppercase().to_lowercase())), "{} twice", file);
            }
        }
    }
}
