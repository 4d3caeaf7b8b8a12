//! The keys that go through a row of controls which is one stop on the way of the Tab key.

/// The place in a row of `count` to which the key leads from `at`, past either end to the other; none
/// for another key.
pub(super) fn next_in_row(key: &str, at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match key {
        "ArrowRight" => (at + 1) % count,
        "ArrowLeft" => (at + last) % count,
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::next_in_row;

    #[test]
    fn each_key_leads_to_its_place_and_past_the_ends() {
        for (key, at, expected) in [
            ("ArrowRight", 0, Some(1)),
            ("ArrowRight", 2, Some(0)),
            ("ArrowLeft", 0, Some(2)),
            ("Home", 2, Some(0)),
            ("End", 0, Some(2)),
            ("a", 1, None),
        ] {
            assert_eq!(next_in_row(key, at, 3), expected, "{key} from {at}");
        }
        assert_eq!(next_in_row("End", 0, 0), None, "an empty row");
    }
}
