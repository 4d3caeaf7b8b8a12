//! The word that was most likely meant.

/// The one of `names` that is most like `name`: at most one of its letters in three is put in, taken
/// out, another or swapped with the next, and the two differ in no more than the shorter's third. None
/// where nothing is near, and none where two are equally near.
pub(super) fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = name.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    let mut tie = false;
    for other in names {
        let letters = other.to_lowercase();
        let (one, two) = (wanted.chars().count(), letters.chars().count());
        let most = one.min(two) / 3;
        if one.abs_diff(two) > most {
            continue;
        }
        let steps = strsim::damerau_levenshtein(&wanted, &letters);
        if steps > most {
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
            ("A", Some("a")),
        ];
        for (name, wanted) in cases {
            assert_eq!(nearest(name, names), wanted, "{name}");
        }
        let short = ["date", "town", "sum", "id", "first_name"];
        let cases = [
            ("name", None),
            ("note", None),
            ("dat", Some("date")),
            ("daet", Some("date")),
            ("twon", Some("town")),
            ("tone", None),
            ("som", Some("sum")),
            ("song", None),
            ("is", None),
            ("ID", Some("id")),
            ("frist_nmae", Some("first_name")),
            ("surname", None),
        ];
        for (name, wanted) in cases {
            assert_eq!(nearest(name, short), wanted, "{name}");
            if let Some(wanted) = wanted {
                assert_eq!(nearest(wanted, [name]), Some(name), "the other way");
            }
        }
        assert_eq!(
            nearest("note1", ["note2", "note3"]),
            None,
            "both are as near"
        );
    }
}
