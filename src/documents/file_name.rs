//! Names of files that every system takes.

/// How many characters of a title a file's name takes over.
const LONGEST: usize = 80;

/// What no name may hold on one system or another.
const FORBIDDEN: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

/// The name of a file for a document called `title`, such as `Invitation.json`.
#[must_use]
pub fn file_name(title: &str, extension: &str) -> String {
    let allowed = |letter: char| match letter {
        _ if letter.is_control() || FORBIDDEN.contains(&letter) => ' ',
        _ => letter,
    };
    let title: String = title.chars().map(allowed).collect();
    let words: Vec<&str> = title.split_whitespace().collect();
    let name: String = words.join(" ").chars().take(LONGEST).collect();
    // A dot in front hides a file, and one at the end is dropped by some systems.
    let name = name.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    let name = if name.is_empty() { "Letter" } else { name };
    format!("{name}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(file_name(title, "json"), expected);
    }

    #[test]
    fn a_title_becomes_a_file_name() {
        check(
            "Invitation to the spring fair",
            "Invitation to the spring fair.json",
        );
        check("Grüße, 2026", "Grüße, 2026.json");
    }

    #[test]
    fn what_a_system_refuses_is_left_out() {
        check("Rent: 2/2026 \"new\"\n", "Rent 2 2026 new.json");
        check("../secret", "secret.json");
        check("...", "Letter.json");
        check("", "Letter.json");
    }

    #[test]
    fn a_long_title_is_cut_between_letters() {
        let name = file_name(&"ä".repeat(300), "csv");
        assert_eq!(name.chars().count(), LONGEST + ".csv".len());
    }
}
