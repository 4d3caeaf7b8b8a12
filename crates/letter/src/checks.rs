//! Checks: every recipient's letter is looked at, and what is wrong comes back as problems.
//!
//! Each rule is a file of its own, with its documentation, its examples and its tests. A rule sees
//! the template once, then every letter, and says at the end what it found.

mod who;

#[cfg(test)]
pub(crate) mod testing;

use crate::markdown::{Outline, outline};
use crate::merge::{Letter, Merger};
use crate::problem::{Problem, Severity};
use crate::recipients::{Recipient, Recipients};
use crate::template::Template;

/// What a rule is called, and what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// Its code: a letter for the group and three figures.
    pub code: &'static str,
    /// Its name: the fault, so that "allow …" reads well.
    pub name: &'static str,
    /// How bad what it finds is.
    pub severity: Severity,
    /// What it finds, as a heading over its problems.
    pub summary: &'static str,
}

/// What every rule can look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// The template made ready.
    pub merger: &'a Merger,
    /// The template.
    pub template: &'a Template,
    /// All of its Markdown, whatever its conditions say.
    pub outline: &'a Outline,
}

/// A rule at work on one template and its recipients.
pub trait Rule: std::fmt::Debug {
    /// What it is.
    fn info(&self) -> RuleInfo;

    /// Looks at one recipient's letter; called once for each, in order.
    fn letter(
        &mut self,
        _context: &Context<'_>,
        _index: usize,
        _recipient: &Recipient,
        _letter: &Letter,
    ) {
    }

    /// Says what it found, once all letters have been seen.
    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem>;
}

type NewRule = fn() -> Box<dyn Rule>;

/// Every rule, by code.
const RULES: &[NewRule] = &[];

/// All rules at work; feed it every letter, then ask what they found.
#[derive(Debug)]
pub struct Checker {
    outline: Outline,
    rules: Vec<Box<dyn Rule>>,
}

impl Checker {
    /// Begins checking the template of `merger`.
    #[must_use]
    pub fn new(merger: &Merger) -> Self {
        Self {
            outline: outline(merger.template()),
            rules: RULES.iter().map(|rule| rule()).collect(),
        }
    }

    /// Looks at the letter of the recipient at `index`.
    pub fn letter(
        &mut self,
        merger: &Merger,
        index: usize,
        recipient: &Recipient,
        letter: &Letter,
    ) {
        let context = Context {
            merger,
            template: merger.template(),
            outline: &self.outline,
        };
        for rule in &mut self.rules {
            rule.letter(&context, index, recipient, letter);
        }
    }

    /// What was found, by place in the template, then by code; problems without a place come last.
    #[must_use]
    pub fn finish(mut self, merger: &Merger, recipients: &Recipients) -> Vec<Problem> {
        let context = Context {
            merger,
            template: merger.template(),
            outline: &self.outline,
        };
        let mut problems: Vec<Problem> = self
            .rules
            .iter_mut()
            .flat_map(|rule| rule.finish(&context, recipients))
            .collect();
        problems.sort_by(|a, b| {
            let key = |problem: &Problem| (problem.range.is_none(), problem.range, problem.code);
            key(a).cmp(&key(b))
        });
        problems
    }
}

/// Checks all letters at once.
#[must_use]
pub fn check(template: &Template, recipients: &Recipients) -> Vec<Problem> {
    let merger = Merger::new(template.clone());
    let mut checker = Checker::new(&merger);
    for (index, recipient) in recipients.recipients.iter().enumerate() {
        checker.letter(&merger, index, recipient, &merger.merge(recipient));
    }
    checker.finish(&merger, recipients)
}

/// What the rules are, by code.
#[must_use]
pub fn rules() -> Vec<RuleInfo> {
    RULES.iter().map(|rule| rule().info()).collect()
}
