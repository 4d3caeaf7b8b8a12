//! The word that was most likely meant.

/// The one of `names` that is most like `name`: at most a third of its letters differ. None where
/// nothing is near, and none where two are equally near.
pub(super) fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = name.to_lowercase().chars().collect();
    let most = wanted.len().div_ceil(3);
    let mut best: Option<(usize, &str)> = None;
    let mut tie = false;
    for other in names {
        let letters: Vec<char> = other.to_lowercase().chars().collect();
        if letters.len().abs_diff(wanted.len()) > most {
            continue;
        }
        let steps = distance(&wanted, &letters);
        if steps > most || steps >= letters.len().max(1) {
            continue;
        }
        match best {
            Some((least, _)) if least < steps => {}
            Some((least, before)) if least == steps => tie |= before != other,
            _ => {
                best = Some((steps, other));
                tie = false;
            }
        }
    }
    best.filter(|_| !tie).map(|(_, name)| name)
}

/// How many letters must be put in, taken out, replaced or swapped with the next one.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX);
            let mut steps = (at(&row, j) + usize::from(a != b))
                .min(at(&row, j + 1).saturating_add(1))
                .min(at(&next, j).saturating_add(1));
            let swapped =
                i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped {
                steps = steps.min(at(&before, j - 1).saturating_add(1));
            }
            next.push(steps);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_where_there_is_one() {
        let names = ["funding", "public-health", "in-focus", "a", "b"];
        let cases = [
            ("fundign", Some("funding")),
            ("Funding", Some("funding")),
            ("publichealth", Some("public-health")),
            ("focus", None),
            ("infocus", Some("in-focus")),
            ("c", None),
            ("ecpat", None),
        ];
        for (name, wanted) in cases {
            assert_eq!(nearest(name, names), wanted, "{name}");
        }
        assert_eq!(
            nearest("note1", ["note2", "note3"]),
            None,
            "both are as near"
        );
    }
}
