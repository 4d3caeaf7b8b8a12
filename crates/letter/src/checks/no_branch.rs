//! `M005`: no branch of a choice applies to somebody.
//!
//! ## What it finds
//! A choice between several conditions without an “otherwise”, and recipients to whom none applies.
//!
//! ## Why
//! Whoever writes one text for this case and one for that most likely has one for everybody; these
//! letters say nothing here. A single condition is different: it is there to leave something out.
//!
//! ## Example
//! `{% if member %}…{% elif guest %}…{% endif %}` and a recipient who is neither.

use super::concerned::Concerned;
use super::who::letters_to;
use super::{Context, Rule, RuleInfo, Seen};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::syntax::{self, If, Node};

#[derive(Debug, Default)]
pub(super) struct NoBranch {
    found: Concerned<Span>,
}

const INFO: RuleInfo = RuleInfo {
    code: "M005",
    name: "no-branch",
    severity: Severity::Warning,
    summary: "None of a choice’s conditions applies to somebody",
};

impl Rule for NoBranch {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn letter(&mut self, _: &Context<'_>, seen: Seen<'_>) {
        let Seen { index, letter, .. } = seen;
        for choice in letter
            .choices
            .iter()
            .filter(|choice| choice.branch.is_none())
        {
            self.found.add(choice.span, index);
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let found = self.found.take();
        let mut chains = Vec::new();
        add_chains(&syntax::parse(&context.template.body).nodes, &mut chains);
        found
            .into_each()
            .filter_map(|(span, indices)| {
                let (_, tag) = chains.iter().find(|(choice, _)| *choice == span)?;
                let letters = letters_to(context.template, recipients, &indices);
                let say = if indices.len() == 1 { "says" } else { "say" };
                let message = format!(
                    "None of these conditions applies, so {letters} {say} nothing here. Add what \
                     holds otherwise, or look at the values."
                );
                Some(INFO.at(*tag, message).concerning(indices))
            })
            .collect()
    }
}

/// Each choice of several conditions and no “otherwise”, with its first tag.
fn add_chains(nodes: &[Node], chains: &mut Vec<(Span, Span)>) {
    for node in nodes {
        match node {
            Node::If(choice) => {
                if let Some(first) = choice.branches.first().filter(|_| is_chain(choice)) {
                    chains.push((choice.span, first.tag));
                }
                for branch in &choice.branches {
                    add_chains(&branch.nodes, chains);
                }
            }
            Node::For(each) => add_chains(&each.nodes, chains),
            Node::Text(_) | Node::Output(_) | Node::Line(_) => {}
        }
    }
}

fn is_chain(choice: &If) -> bool {
    choice.branches.len() > 1 && !choice.has_else()
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{check_code, messages};

    const PEOPLE: &str =
        "who, member (yes_no), guest (yes_no)\nAnn, yes, no\nBob, no, no\nCy, no, ";
    const CHAIN: &str = "Hello{% if member %} member{% elif guest %} guest{% endif %}.";

    #[test]
    fn those_to_whom_nothing_applies_are_found() {
        assert_eq!(
            check_code("M005", CHAIN, PEOPLE),
            [("{% if member %}", vec![1, 2])]
        );
        assert_eq!(
            messages("M005", CHAIN, PEOPLE),
            [
                "None of these conditions applies, so the letters to Bob and Cy say nothing here. Add \
              what holds otherwise, or look at the values."
            ]
        );
    }

    #[test]
    fn a_single_condition_and_one_with_otherwise_are_as_they_should_be() {
        for body in [
            "Hello{% if member %} member{% endif %}.",
            "{% if member %}a{% elif guest %}b{% else %}c{% endif %}",
        ] {
            assert!(check_code("M005", body, PEOPLE).is_empty(), "{body}");
        }
    }

    #[test]
    fn a_choice_in_a_branch_concerns_those_who_get_there() {
        let body = format!("{{% if who != \"Cy\" %}}{CHAIN}{{% endif %}}");
        assert_eq!(
            check_code("M005", &body, PEOPLE),
            [("{% if member %}", vec![1])]
        );
    }
}
