//! What of a source is new, line by line.
//!
//! Typst knows each part of a source by a number, and remembers what it made of the part as long as
//! the part keeps it. Between two letters a few lines differ, at the head and in the middle; these
//! alone are edited, so that the lines between them keep their numbers.

use std::ops::Range;

/// The most pairs of lines that are compared with each other.
const MOST_PAIRS: usize = 1 << 20;

/// The most edits; for more of them than that, the source is read as a whole. After an edit Typst may
/// have to read more than the edit.
const MOST_EDITS: usize = 100;

/// A part of the old text, and what stands in the new one in its place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Edit<'n> {
    pub(crate) old: Range<usize>,
    pub(crate) new: &'n str,
}

/// What to change in `old` so that it is `new`: whole lines, the last first, so that no edit moves
/// another.
pub(crate) fn between<'n>(old: &str, new: &'n str) -> Vec<Edit<'n>> {
    let old_lines: Vec<&str> = old.split_inclusive('\n').collect();
    let new_lines: Vec<&str> = new.split_inclusive('\n').collect();
    let (old_ends, new_ends) = (ends(&old_lines), ends(&new_lines));
    let mut changes = changes(&old_lines, &new_lines);
    if changes.len() > MOST_EDITS {
        changes = vec![(0..old_lines.len(), 0..new_lines.len())];
    }
    changes
        .into_iter()
        .rev()
        .map(|(old_range, new_range)| {
            let bytes = |ends: &[usize], lines: Range<usize>| ends[lines.start]..ends[lines.end];
            Edit {
                old: bytes(&old_ends, old_range),
                new: &new[bytes(&new_ends, new_range)],
            }
        })
        .collect()
}

/// Where each line begins, and where the last one ends.
fn ends(lines: &[&str]) -> Vec<usize> {
    let mut at = 0;
    let ends = lines.iter().map(|line| {
        at += line.len();
        at
    });
    std::iter::once(0).chain(ends).collect()
}

/// The runs of lines that differ.
fn changes(old: &[&str], new: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let equal = |(one, other): &(&&str, &&str)| one == other;
    let prefix = old.iter().zip(new).take_while(equal).count();
    let (old_rest, new_rest) = (&old[prefix..], &new[prefix..]);
    let pairs = old_rest.iter().rev().zip(new_rest.iter().rev());
    let suffix = pairs.take_while(equal).count();
    let old_middle = &old_rest[..old_rest.len() - suffix];
    let new_middle = &new_rest[..new_rest.len() - suffix];
    let mut changes: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut from = (0, 0);
    let ends = (old_middle.len(), new_middle.len());
    for same in common(old_middle, new_middle).into_iter().chain([ends]) {
        if same != from {
            let shifted = |range: Range<usize>| range.start + prefix..range.end + prefix;
            changes.push((shifted(from.0..same.0), shifted(from.1..same.1)));
        }
        from = (same.0 + 1, same.1 + 1);
    }
    changes
}

/// The longest run of lines, with gaps, that both have, as pairs of their places; none where there
/// are too many lines to compare.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    if (old.len() + 1).saturating_mul(width) > MOST_PAIRS {
        return Vec::new();
    }
    // How many lines both have from there on.
    let mut counts = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            counts[i * width + j] = if old[i] == new[j] {
                counts[(i + 1) * width + j + 1] + 1
            } else {
                counts[(i + 1) * width + j].max(counts[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if counts[(i + 1) * width + j] >= counts[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn applied(old: &str, new: &str) -> String {
        let mut text = old.to_owned();
        for edit in between(old, new) {
            text.replace_range(edit.old, edit.new);
        }
        text
    }

    #[test]
    fn only_the_lines_that_differ_are_edited() {
        let old = "head\nDear Ann\nsame\nsame too\nyours\nend\n";
        let new = "head\nDear Tam\nsame\nsame too\nmore\nfaithfully\nend\n";
        let edits: Vec<_> = between(old, new).into_iter().map(|it| it.new).collect();
        assert_eq!(edits, ["more\nfaithfully\n", "Dear Tam\n"]);
        assert_eq!(applied(old, new), new);
        assert_eq!(between(new, new), []);
    }

    #[test]
    fn too_many_lines_to_compare_are_one_edit() {
        let old: String = (0..2000).map(|number| format!("old {number}\n")).collect();
        let new: String = (0..2000).map(|number| format!("new {number}\n")).collect();
        assert_eq!(between(&old, &new).len(), 1);
        assert_eq!(applied(&old, &new), new);
    }

    #[test]
    fn too_many_edits_are_one() {
        let old: String = (0..600).map(|number| format!("{number}\n")).collect();
        let new = old.replace("5\n", "five\n");
        assert_eq!(between(&old, &new).len(), 60);
        let new = old.replace("1\n", "one\n").replace("5\n", "five\n");
        assert_eq!(between(&old, &new).len(), 1);
        assert_eq!(applied(&old, &new), new);
    }

    proptest! {
        #[test]
        fn the_edits_make_the_new_text(old in "[ab\n]{0,30}", new in "[ab\n]{0,30}") {
            prop_assert_eq!(applied(&old, &new), new);
        }
    }
}
