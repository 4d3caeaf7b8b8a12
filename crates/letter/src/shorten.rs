//! Texts cut short, for a sentence or a chip.

/// How much of a cell a sentence quotes, in characters.
pub(crate) const QUOTE: usize = 40;

/// How much of several cells or lines it quotes.
pub(crate) const LIST: usize = 60;

/// The text, or its first `longest` characters and `…` where there are more.
pub(crate) fn shorten(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

#[test]
fn what_is_too_long_ends_with_a_word_and_dots() {
    for (text, expected) in [
        ("", ""),
        ("short", "short"),
        ("exactly te", "exactly te"),
        ("a day more than that", "a day more…"),
        ("only nine and ten", "only nine…"),
        ("ééééééééééé", "éééééééééé…"),
    ] {
        assert_eq!(shorten(text, 10), expected);
    }
}
