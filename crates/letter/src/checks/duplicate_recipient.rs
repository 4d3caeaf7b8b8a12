//! `R001`: a recipient stands in the list twice.
//!
//! ## What it finds
//! Recipients whose cells are all the same, and those with the same name and the same address.
//!
//! ## Why
//! Somebody would get the letter twice.
//!
//! ## Example
//! Two rows `Ann Lee, 1 High Street`.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::fields::is_blank;
use super::who::few;
use super::{Context, Rule, RuleInfo, Seen};
use crate::problem::{Problem, Severity};
use crate::recipients::{Recipient, Recipients};
use crate::template::{FieldKind, Template};

#[derive(Debug, Default)]
pub(super) struct DuplicateRecipient {
    same: Repeats,
    alike: Repeats,
}

const INFO: RuleInfo = RuleInfo {
    code: "R001",
    name: "duplicate-recipient",
    severity: Severity::Warning,
    summary: "A recipient stands in the list more than once",
};

impl Rule for DuplicateRecipient {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, context: &Context<'_>, seen: Seen<'_>) {
        let Seen {
            index, recipient, ..
        } = seen;
        if !is_blank(recipient) {
            self.same.add(&cells(recipient), index);
        }
        if let Some(key) = name_and_address(context.template, recipient) {
            self.alike.add(&key, index);
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let (same, alike) = (self.same.take(), self.alike.take());
        let mut problems: Vec<Problem> = same
            .values()
            .map(|group| problem(context.template, recipients, group, "are all the same"))
            .collect();
        let others = alike
            .iter()
            .filter(|(first, group)| same.get(*first) != Some(*group));
        for (_, group) in others {
            let what = "have the same name and address";
            problems.push(problem(context.template, recipients, group, what));
        }
        crate::order::sort_by(&mut problems, |a, b| a.recipients.cmp(&b.recipients));
        problems
    }
}

/// Who comes again in a list that is gone through once. Of each only a fingerprint is remembered, for
/// a list may be larger than what it is remembered in.
#[derive(Debug, Default)]
struct Repeats {
    first: HashMap<u128, usize>,
    groups: BTreeMap<usize, Vec<usize>>,
}

impl Repeats {
    fn add(&mut self, key: &impl Hash, index: usize) {
        let first = *self.first.entry(fingerprint(key)).or_insert(index);
        if first != index {
            let group = self.groups.entry(first).or_insert_with(|| vec![first]);
            group.push(index);
        }
    }

    /// Those that are there several times, by the first of each.
    fn take(&mut self) -> BTreeMap<usize, Vec<usize>> {
        std::mem::take(self).groups
    }
}

/// A number that no two keys share, short of a miracle.
fn fingerprint(key: &impl Hash) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, key).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}

fn cells(recipient: &Recipient) -> Vec<(&str, &str)> {
    recipient
        .cells
        .iter()
        .map(|(name, cell)| (name.as_str(), cell.trim()))
        .filter(|(_, cell)| !cell.is_empty())
        .collect()
}

/// None where the name or the address is not there.
fn name_and_address(template: &Template, recipient: &Recipient) -> Option<Vec<String>> {
    let mut key = vec![plain(recipient.name(template)?)];
    let fields = template.fields.iter();
    let address = fields.filter(|field| field.kind == FieldKind::Lines);
    key.extend(address.map(|field| plain(recipient.cell(field.name.as_str()))));
    key.iter()
        .skip(1)
        .any(|cell| !cell.is_empty())
        .then_some(key)
}

/// Without regard to case and to the amount of white space.
fn plain(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

fn problem(template: &Template, recipients: &Recipients, group: &[usize], what: &str) -> Problem {
    let name = group.first().map(|first| recipients.name(template, *first));
    let message = format!(
        "“{}” stands in the list {} times: numbers {} {what}. Remove all but one, unless they are \
         different people.",
        name.unwrap_or_default(),
        group.len(),
        few(group, |index| (index + 1).to_string()),
    );
    INFO.at(None, message).concerning(group.to_vec())
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages};

    #[test]
    fn rows_that_are_all_the_same_are_found() {
        let people = "name, town\nAnn, York\nBob, York\nAnn, York\nBob, York\nAnn, York";
        assert_eq!(
            check_code("R001", "", people),
            [("", vec![0, 2, 4]), ("", vec![1, 3])]
        );
        assert_eq!(
            messages("R001", "", people)[0],
            "“Ann” stands in the list 3 times: numbers 1, 3 and 5 are all the same. Remove all but \
             one, unless they are different people."
        );
    }

    #[test]
    fn of_many_the_first_are_numbered() {
        let people = format!("name{}", "\nAnn".repeat(9));
        let message = &messages("R001", "", &people)[0];
        let start =
            "“Ann” stands in the list 9 times: numbers 1, 2, 3 and 6 more are all the same.";
        assert!(message.starts_with(start), "{message}");
    }

    #[test]
    fn the_same_name_at_the_same_address_is_found() {
        let people = "name, address (lines), given\n\
                      Ann Lee, 1 High Street, 10\n\
                      ann  lee, 1 High street, 25";
        assert_eq!(check_code("R001", "", people), [("", vec![0, 1])]);
    }

    #[test]
    fn the_same_name_alone_is_no_duplicate() {
        for people in [
            "name, town\nAnn, York\nAnn, Leeds",
            "name, address (lines)\nAnn, 1 High Street\nAnn, 2 High Street",
            "name, address (lines), given\nAnn, , 1\nAnn, , 2",
            "name, town\n,\n,",
        ] {
            assert!(check_code("R001", "", people).is_empty(), "{people}");
        }
    }
}
