//! What an expression came to: the cells of few fields decide that, and most letters have the same few.

use std::cell::RefCell;
use std::fmt;

use minijinja::Value;
use minijinja::value::ValueKind;

use super::cells::Cells;
use crate::expression::Expression;
use crate::merge::Fault;

/// An expression that remembers what it came to.
pub(super) struct Remembering {
    pub(super) expression: Expression,
    /// The fields whose cells decide it; none where it is worked out each time.
    fields: Option<Box<[usize]>>,
    outcomes: RefCell<Vec<Remembered>>,
}

struct Remembered {
    /// The texts of the cells that decided it.
    texts: Box<[Box<str>]>,
    outcome: Outcome,
}

/// What an expression came to.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// Its value; none where it has none.
    pub(super) value: Option<Value>,
    /// What is wrong with it.
    pub(super) faults: Vec<Fault>,
}

/// The most outcomes that an expression remembers: more than most choices have, and so few that
/// looking through them costs next to nothing.
const MOST_OUTCOMES: usize = 16;

/// The longest text that is remembered, in bytes, of a cell as of a value.
const LONGEST: usize = 200;

impl Remembering {
    /// `expression`, which the cells of `fields` decide; without fields it remembers nothing.
    pub(super) fn new(expression: Expression, fields: Option<Vec<usize>>) -> Self {
        Self {
            expression,
            fields: fields.map(Vec::into_boxed_slice),
            outcomes: RefCell::default(),
        }
    }

    /// What it comes to with those cells, which `evaluate` says where it is not known.
    pub(super) fn outcome(&self, cells: &Cells<'_>, evaluate: impl FnOnce() -> Outcome) -> Outcome {
        let Some(fields) = &self.fields else {
            return evaluate();
        };
        let texts = || fields.iter().map(|index| cells.text(*index));
        let mut outcomes = self.outcomes.borrow_mut();
        let known = outcomes
            .iter()
            .find(|known| texts().eq(known.texts.iter().map(|text| &**text)));
        if let Some(known) = known {
            return known.outcome.clone();
        }
        let outcome = evaluate();
        if outcome.is_short() && texts().all(|text| text.len() <= LONGEST) {
            if outcomes.len() >= MOST_OUTCOMES {
                outcomes.clear();
            }
            outcomes.push(Remembered {
                texts: texts().map(Box::from).collect(),
                outcome: outcome.clone(),
            });
        }
        outcome
    }
}

impl Outcome {
    /// Whether it is as small as a number or a short text; a list may hold anything.
    fn is_short(&self) -> bool {
        self.value.as_ref().is_none_or(|value| match value.kind() {
            ValueKind::String => value.as_str().is_some_and(|text| text.len() <= LONGEST),
            ValueKind::Seq | ValueKind::Iterable | ValueKind::Map => false,
            _ => true,
        })
    }
}

impl fmt::Debug for Remembering {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Remembering")
            .field("expression", &self.expression)
            .field("fields", &self.fields)
            .finish_non_exhaustive()
    }
}
