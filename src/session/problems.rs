//! Going through the problems.

use letter::Problem;

use super::{Session, Spot};

/// Which way to go through the problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the next one.
    Next,
    /// To the one before.
    Previous,
}

impl Session {
    /// Shows the problem at `index`: someone whom it concerns, and where it can be mended.
    pub(super) fn choose_problem(&mut self, index: usize) -> bool {
        let Some(problem) = self.checked.problems.get(index) else {
            return false;
        };
        let is_concerned = |selected| problem.recipients.contains(&selected);
        let (spot, first) = (spot(problem), problem.recipients.first().copied());
        if !self.selected.is_some_and(is_concerned)
            && let Some(first) = first
        {
            self.selected = self.people.clamp(Some(first));
        }
        match spot {
            Some(Spot::Text(range)) => self.jump_to(range),
            Some(spot) => self.go_to(spot),
            None => false,
        };
        self.problem = Some(index);
        true
    }

    /// The problem that comes next as seen from the one shown last, or else from the caret; round
    /// from the last one to the first.
    #[must_use]
    pub fn neighbour(&self, direction: Direction) -> Option<usize> {
        let problems = &self.checked.problems;
        let mut order: Vec<usize> = (0..problems.len()).collect();
        let range = |index: &usize| problems.get(*index).and_then(|problem| problem.range);
        letter::order::sort_by_key(&mut order, |index| (range(index).is_none(), range(index)));
        let count = order.len().max(1);
        let shown = self
            .problem
            .and_then(|shown| order.iter().position(|it| *it == shown));
        let at = match (shown, direction) {
            (Some(at), Direction::Next) => (at + 1) % count,
            (Some(at), Direction::Previous) => (at + count - 1) % count,
            (None, _) => {
                let is_before =
                    |index: &usize| range(index).is_some_and(|it| it.start <= self.caret);
                let before = order.partition_point(is_before);
                match direction {
                    Direction::Next => before % count,
                    Direction::Previous => (before + count - 1) % count,
                }
            }
        };
        order.get(at).copied()
    }
}

/// Where a problem can be mended: what is wrong with somebody's cell in that cell, even where the
/// text uses its field.
fn spot(problem: &Problem) -> Option<Spot> {
    let field = problem.field.clone();
    match (problem.recipients.is_empty(), field, problem.range) {
        (false, Some(field), _) => Some(Spot::Cell(Some(field))),
        (_, _, Some(range)) => Some(Spot::Text(range)),
        (false, None, None) => Some(Spot::Cell(None)),
        (true, Some(field), None) => Some(Spot::Field(field)),
        (true, None, None) => None,
    }
}
