//! Cells that hold what a program left there and nobody has written: one body for the rules that
//! look for them.

pub(super) mod characters;
pub(super) mod nothing;
pub(super) mod spreadsheet;

use std::collections::BTreeMap;

use super::columns::rewrite;
use super::concerned::count;
use super::fields::first_uses;
use super::who::who;
use super::{Context, Rule, RuleInfo, Seen};
use crate::compose::cell;
use crate::problem::{Fix, Problem};
use crate::recipients::Recipients;
use crate::shorten::{QUOTE, shorten};
use crate::template::{Field, FieldKind, Template};

/// What is wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Spoilt {
    /// What it is, and what to do: what follows the colon of the message.
    why: &'static str,
    /// The words on the button that mends it; none where nothing can.
    title: Option<&'static str>,
}

/// The whole text of a cell that is mended, and what was wrong with it.
type Finding = (Spoilt, String);

/// A rule that looks at one cell after the other.
#[derive(Debug)]
pub(super) struct SpoiltCells {
    info: RuleInfo,
    find: fn(&str) -> Option<Finding>,
    /// By the field's index: with whose cells, and what would mend each.
    found: BTreeMap<(usize, Spoilt), Vec<(usize, String)>>,
}

impl Rule for SpoiltCells {
    fn info(&self) -> RuleInfo {
        self.info
    }

    fn letter(&mut self, context: &Context<'_>, seen: Seen<'_>) {
        let Seen {
            index, recipient, ..
        } = seen;
        for (at, field) in context.template.fields.iter().enumerate() {
            if !is_text(field.kind) {
                continue;
            }
            let text = cell(field, recipient);
            if let Some((spoilt, mended)) = (self.find)(text).filter(|_| !text.is_empty()) {
                let cells = self.found.entry((at, spoilt)).or_default();
                cells.push((index, mended));
            }
        }
    }

    fn finish(&mut self, context: &Context<'_>, recipients: &Recipients) -> Vec<Problem> {
        let template = context.template;
        let places = first_uses(template);
        let mut problems = Vec::new();
        for ((at, spoilt), cells) in std::mem::take(&mut self.found) {
            let Some(field) = template.fields.get(at) else {
                continue;
            };
            let (message, whom) = message(template, recipients, (field, spoilt, &cells));
            let place = places.get(at).copied().flatten();
            let problem = self.info.at(place, message).concerning(whom);
            let fix = fix(field, spoilt, cells);
            problems.push(problem.about(&field.name).mended_by(fix));
        }
        problems
    }
}

impl SpoiltCells {
    fn new(info: RuleInfo, find: fn(&str) -> Option<Finding>) -> Self {
        Self {
            info,
            find,
            found: BTreeMap::new(),
        }
    }
}

/// Whether a field of that kind prints what its cells hold as it stands.
fn is_text(kind: FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Text | FieldKind::Lines | FieldKind::Markdown | FieldKind::List
    )
}

fn message(
    template: &Template,
    recipients: &Recipients,
    (field, spoilt, cells): (&Field, Spoilt, &[(usize, String)]),
) -> (String, Vec<usize>) {
    let whom: Vec<usize> = cells.iter().map(|(index, _)| *index).collect();
    let first = whom
        .first()
        .and_then(|index| recipients.recipients.get(*index));
    let written = first.map_or("", |recipient| cell(field, recipient));
    let message = format!(
        "“{}” holds “{}” for {} ({}): {}",
        field.display_name(),
        shorten(written, QUOTE),
        count(&whom),
        who(template, recipients, &whom),
        spoilt.why,
    );
    (message, whom)
}

fn fix(field: &Field, spoilt: Spoilt, cells: Vec<(usize, String)>) -> Option<Fix> {
    spoilt.title.map(|title| rewrite(title, field, cells))
}
