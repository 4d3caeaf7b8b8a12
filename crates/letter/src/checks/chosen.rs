//! Labels that a condition chooses within a mark: `[^{% if x %}a{% else %}b{% endif %}]`.

use std::collections::HashSet;

use crate::markdown::normal_label;
use crate::syntax::{self, Node};

/// The most labels that one mark can choose from.
const MOST_LABELS: usize = 64;

/// The most characters in such a mark.
const LONGEST_MARK: usize = 400;

/// The labels that the marks of `body` can have where conditions stand in them.
pub(super) fn labels(body: &str) -> HashSet<String> {
    let mut found = HashSet::new();
    if !body.contains("{%") {
        return found;
    }
    for (at, open) in body.match_indices("[^") {
        let rest = body.get(at + open.len()..).unwrap_or_default();
        let mut ends = rest.char_indices().take(LONGEST_MARK);
        let Some((end, ']')) = ends.find(|(_, c)| matches!(c, ']' | '\n')) else {
            continue;
        };
        let mark = rest.get(..end).unwrap_or_default();
        if !mark.contains("{%") {
            continue;
        }
        let choices = choices(&syntax::parse(mark).nodes, mark);
        found.extend(choices.iter().map(|label| normal_label(label)));
    }
    found
}

/// What `nodes` can read; nothing where a value or a loop stands among them.
fn choices(nodes: &[Node], text: &str) -> Vec<String> {
    let mut whole = vec![String::new()];
    for node in nodes {
        let parts = match node {
            Node::Text(span) => vec![span.of(text).to_owned()],
            Node::If(choice) => {
                let branches = choice.branches.iter();
                let mut parts: Vec<_> = branches
                    .flat_map(|branch| choices(&branch.nodes, text))
                    .collect();
                if !choice.has_else() {
                    parts.push(String::new());
                }
                parts
            }
            Node::Output(_) | Node::Line(_) | Node::For(_) => return Vec::new(),
        };
        whole = whole
            .iter()
            .flat_map(|head| parts.iter().map(move |part| format!("{head}{part}")))
            .take(MOST_LABELS)
            .collect();
    }
    whole
}

#[test]
fn every_label_that_can_be_chosen_is_known() {
    let cases = [
        ("See[^{% if x %}s{% else %}e{% endif %}].", &["s", "e"][..]),
        (
            "See[^act-{% if x %}S{% elif y %}e{% endif %}].",
            &["act-s", "act-e", "act-"],
        ),
        (
            "See[^{% if x %}a{% if y %}b{% endif %}{% endif %}].",
            &["ab", "a", ""],
        ),
        ("See[^{{ k }}] and[^a] {% if x %}[b]{% endif %}.", &[]),
        ("See[^{% if x %}{{ k }}{% else %}e{% endif %}].", &["e"]),
    ];
    for (body, expected) in cases {
        let expected: HashSet<String> = expected.iter().map(|label| (*label).to_owned()).collect();
        assert_eq!(labels(body), expected, "{body}");
    }
}
