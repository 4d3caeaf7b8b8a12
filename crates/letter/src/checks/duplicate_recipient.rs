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

use super::fields::is_blank;
use super::who::joined;
use super::{Context, Rule, RuleInfo};
use crate::problem::{Problem, Severity};
use crate::recipients::{Recipient, Recipients};
use crate::template::{Field, FieldKind, Template};

#[derive(Debug, Default)]
pub(super) struct DuplicateRecipient;

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

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let people = || recipients.recipients.iter().enumerate();
        let same = groups(
            people()
                .filter(|(_, r)| !is_blank(r))
                .map(|(at, r)| (cells(r), at)),
        );
        let address: Vec<&Field> = address(context.template);
        let alike = groups(people().filter_map(|(at, r)| {
            let key = name_and_address(context.template, &address, r)?;
            Some((key, at))
        }));
        let mut problems: Vec<Problem> = same
            .iter()
            .map(|group| problem(context.template, recipients, group, "are all the same"))
            .collect();
        for group in alike.iter().filter(|group| !same.contains(group)) {
            let what = "have the same name and address";
            problems.push(problem(context.template, recipients, group, what));
        }
        crate::order::sort_by(&mut problems, |a, b| a.recipients.cmp(&b.recipients));
        problems
    }
}

/// The indices of those with the same key, where there are several.
fn groups<K: Ord>(keyed: impl Iterator<Item = (K, usize)>) -> Vec<Vec<usize>> {
    crate::order::group(keyed.collect())
        .into_iter()
        .map(|(_, group)| group)
        .filter(|group| group.len() > 1)
        .collect()
}

fn cells(recipient: &Recipient) -> Vec<(&str, &str)> {
    recipient
        .cells
        .iter()
        .map(|(name, cell)| (name.as_str(), cell.trim()))
        .filter(|(_, cell)| !cell.is_empty())
        .collect()
}

fn address(template: &Template) -> Vec<&Field> {
    let is_address = |field: &&Field| field.kind == FieldKind::Lines;
    template.fields.iter().filter(is_address).collect()
}

/// None where the name or the address is not there.
fn name_and_address(
    template: &Template,
    address: &[&Field],
    recipient: &Recipient,
) -> Option<Vec<String>> {
    let mut key = vec![plain(recipient.name(template)?)];
    key.extend(
        address
            .iter()
            .map(|field| plain(recipient.cell(field.name.as_str()))),
    );
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
    let numbers: Vec<String> = group.iter().map(|index| (index + 1).to_string()).collect();
    let name = group.first().map(|first| recipients.name(template, *first));
    let message = format!(
        "“{}” stands in the list {} times: numbers {} {what}. Remove all but one, unless they are \
         different people.",
        name.unwrap_or_default(),
        group.len(),
        joined(&numbers),
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
