//! Sorting, compiled once.
//!
//! The standard library's sort is compiled anew for every type that is sorted, several kilobytes
//! each time, and the editor travels to a browser. Here it sorts places, whatever stands there;
//! what is compiled for a type is how to compare and to swap two of it.

use std::cmp::Ordering;

/// Sorts `items`; those that compare as equal stay in their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let swaps = swaps(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    for (a, b) in swaps {
        items.swap(a, b);
    }
}

/// Sorts `items` by a key of theirs; those with the same key stay in their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts `items` by themselves.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts `items` and keeps one of each.
pub fn sort_and_dedup<T: Ord>(items: &mut Vec<T>) {
    sort(items);
    items.dedup();
}

/// The indices by their keys, in the keys' order; each group is in ascending order, without repeats.
pub fn group<K: Ord>(mut keyed: Vec<(K, usize)>) -> Vec<(K, Vec<usize>)> {
    sort_and_dedup(&mut keyed);
    let mut groups: Vec<(K, Vec<usize>)> = Vec::new();
    for (key, index) in keyed {
        match groups.last_mut() {
            Some((last, indices)) if *last == key => indices.push(index),
            _ => groups.push((key, vec![index])),
        }
    }
    groups
}

/// What to swap, one pair after the other, to bring `count` items into order.
#[inline(never)]
fn swaps(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    let mut swaps = Vec::new();
    for place in 0..count {
        // What belongs here was swapped away if it came from a place before this one.
        let mut from = order.get(place).copied().unwrap_or(place);
        while from < place {
            from = order.get(from).copied().unwrap_or(place);
        }
        if from != place {
            swaps.push((place, from));
        }
        if let Some(entry) = order.get_mut(place) {
            *entry = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_like_the_standard_library(mut items: Vec<(u8, u8)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| item.0);
            prop_assert_eq!(&items, &expected);
            expected.sort();
            expected.dedup();
            sort_and_dedup(&mut items);
            prop_assert_eq!(items, expected);
        }
    }
}
