//! Who a problem is about, in words.

use crate::recipients::Recipients;
use crate::template::Template;

/// The most names in a message; the list of problems has them all.
const MOST_NAMES: usize = 3;

/// “Ann”, “Ann and Bob”, “Ann, Bob, Cleo and 4 more”: the recipients at `indices` by name.
pub(super) fn who(template: &Template, recipients: &Recipients, indices: &[usize]) -> String {
    few(indices, |index| recipients.name(template, index))
}

/// The first of `indices` as `named` calls them, and how many more there are.
pub(super) fn few(indices: &[usize], named: impl Fn(usize) -> String) -> String {
    let shown = if indices.len() > MOST_NAMES + 1 {
        MOST_NAMES
    } else {
        indices.len()
    };
    let mut parts: Vec<String> = indices
        .iter()
        .take(shown)
        .map(|index| named(*index))
        .collect();
    if indices.len() > shown {
        parts.push(format!("{} more", indices.len() - shown));
    }
    joined(&parts)
}

/// “the letter to Ann”, “the letters to Ann and Bob”.
pub(super) fn letters_to(
    template: &Template,
    recipients: &Recipients,
    indices: &[usize],
) -> String {
    let letters = if indices.len() == 1 {
        "letter"
    } else {
        "letters"
    };
    format!("the {letters} to {}", who(template, recipients, indices))
}

/// The parts with commas between, and “and” before the last.
pub(super) fn joined(parts: &[String]) -> String {
    match parts.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::sample;

    #[test]
    fn few_are_named_and_the_rest_is_counted() {
        let (template, recipients) = sample("", "name\nAnn\nBob\n \nDan\nEve\nFay");
        let says = |indices: &[usize]| letters_to(&template, &recipients, indices);
        assert_eq!(says(&[0]), "the letter to Ann");
        assert_eq!(says(&[0, 1]), "the letters to Ann and Bob");
        assert_eq!(
            says(&[0, 1, 2, 3]),
            "the letters to Ann, Bob, recipient 3 and Dan"
        );
        assert_eq!(
            says(&[0, 1, 3, 4, 5]),
            "the letters to Ann, Bob, Dan and 2 more"
        );
    }
}
