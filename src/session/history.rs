//! What can be taken back, besides typing.

use std::rc::Rc;

use letter::page::{Assets, PageSetup};
use letter::{Field, FieldName};

use super::{People, Shared};

/// How many steps can be taken back; the oldest are forgotten first.
const DEPTH: usize = 100;

/// The steps taken, the latest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    steps: Shared<Vec<Step>>,
}

/// One step, and what stood before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was done, as a menu names it: "Remove Anna Berg".
    pub label: Rc<str>,
    /// The recipients before.
    pub people: People,
    /// The fields before.
    pub fields: Rc<Vec<Field>>,
    /// Who was chosen before.
    pub selected: Option<usize>,
    /// Steps of the same kind at the same place are one: the letters typed into one cell.
    pub run: Option<Run>,
    /// The field that the step renamed, old name first.
    pub renamed: Option<(FieldName, FieldName)>,
    /// How the letter lay on paper before, where the step changed that.
    pub page: Option<Rc<(PageSetup, Assets)>>,
}

/// What ties several small changes into one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Typing into one cell of one recipient.
    Cell(usize, FieldName),
    /// Changing one field in its form.
    Field(usize),
}

impl History {
    /// The step that would be taken back next.
    #[must_use]
    pub fn latest(&self) -> Option<&Step> {
        self.steps.last()
    }

    /// Adds a step, unless it goes on with the latest one.
    pub fn push(&mut self, step: Step) {
        let goes_on =
            step.run.is_some() && self.latest().is_some_and(|latest| latest.run == step.run);
        if goes_on {
            return;
        }
        let steps = self.steps.change();
        if steps.len() == DEPTH {
            steps.remove(0);
        }
        steps.push(step);
    }

    /// Takes the latest step out.
    pub fn pop(&mut self) -> Option<Step> {
        self.steps.change().pop()
    }

    /// Notes that the latest step renamed a field.
    pub fn renamed(&mut self, old: FieldName, new: FieldName) {
        if let Some(latest) = self.steps.change().last_mut() {
            // Within one run only the first old name and the last new one count.
            let first = latest.renamed.take().map_or(old, |(first, _)| first);
            latest.renamed = Some((first, new));
        }
    }

    /// Notes how the letter lay on paper before the latest step.
    pub fn lay_before(&mut self, page: PageSetup, assets: Assets) {
        if let Some(latest) = self.steps.change().last_mut() {
            latest.page = Some(Rc::new((page, assets)));
        }
    }

    /// Ends a run: the next change is a step of its own.
    pub fn rest(&mut self) {
        if self.latest().is_some_and(|latest| latest.run.is_some())
            && let Some(latest) = self.steps.change().last_mut()
        {
            latest.run = None;
        }
    }
}
