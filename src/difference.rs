//! What has to be replaced in one text to make another of it.

use letter::Span;

/// The smallest range of `before` to replace, and by what, to get `after`; none where they are equal.
pub fn difference<'a>(before: &str, after: &'a str) -> Option<(Span, &'a str)> {
    if before == after {
        return None;
    }
    let same = |(one, other): &(char, char)| one == other;
    let width = |(c, _): (char, char)| c.len_utf8();
    let start: usize = before
        .chars()
        .zip(after.chars())
        .take_while(same)
        .map(width)
        .sum();
    let (old, new) = (&before[start..], &after[start..]);
    let tail: usize = old
        .chars()
        .rev()
        .zip(new.chars().rev())
        .take_while(same)
        .map(width)
        .sum();
    let range = Span::new(start, before.len() - tail);
    Some((range, &new[..new.len() - tail]))
}

#[cfg(test)]
mod tests {
    use super::difference;

    fn check(before: &str, after: &str, expected: Option<(&str, &str)>) {
        let found = difference(before, after);
        let found = found.map(|(range, insert)| (range.of(before), insert));
        assert_eq!(found, expected, "{before} -> {after}");
    }

    #[test]
    fn the_smallest_edit_is_found() {
        check("Dear Ada,", "Dear Ada,", None);
        check("Dear Ada,", "Dear Ben,", Some(("Ada", "Ben")));
        check("aa", "aaa", Some(("", "a")));
        check("aaa", "aa", Some(("a", "")));
        check("", "é", Some(("", "é")));
        check("xéy", "xèy", Some(("é", "è")));
    }
}
