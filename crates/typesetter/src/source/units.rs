//! The parts of a letter that a page can end before.

use std::collections::BTreeMap;
use std::ops::Range;

/// Where a page has to end, as setting the letter before has shown: before the unit of that number,
/// or, in a paragraph, after so many bytes of its printed text. Beside it stands how much room, in
/// points, there is below it on the page that ends.
pub(crate) type Breaks = BTreeMap<(usize, usize), f64>;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitKind {
    /// A paragraph: a page can end between its lines too.
    Paragraph,
    /// What stays with that which comes after it: a heading.
    Heading,
    /// An item of a list, or a row of a table.
    Row,
    /// What ends a letter, and stays with the last lines of the paragraph before it.
    Ending,
    /// Anything else.
    Block,
}

/// A part of a letter that a page can end before.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// The bytes of the source.
    pub(crate) source: Range<usize>,
    pub(crate) kind: UnitKind,
    /// What it is a part of.
    parent: Option<usize>,
    /// Before what the page ends in its stead: what it is the first part of, or what stays with it.
    pub(crate) instead: Option<usize>,
}

/// All of them, in the order of the source, by their number. One lies in another or beside it.
#[derive(Debug, Default)]
pub(crate) struct Units {
    list: Vec<Unit>,
    /// Those that are being written, the innermost last, and the last part of each.
    open: Vec<(usize, Option<usize>)>,
    /// The last one that is part of no other.
    last: Option<usize>,
    /// How many things the place is in that are not divided.
    closed: usize,
}

impl Units {
    /// A unit begins at that byte of the source; gives back its number.
    pub(super) fn begin(&mut self, kind: UnitKind, start: usize) -> Option<usize> {
        if self.closed > 0 {
            return None;
        }
        let number = self.list.len();
        let parent = self.open.last().map(|(parent, _)| *parent);
        let place = self
            .open
            .last_mut()
            .map_or(&mut self.last, |open| &mut open.1);
        let above = place.replace(number);
        let stays_with_it = |above: &usize| {
            let above = self.list.get(*above).map(|unit| unit.kind);
            above == Some(UnitKind::Heading) || kind == UnitKind::Ending
        };
        self.list.push(Unit {
            source: start..usize::MAX,
            kind,
            parent,
            instead: match above {
                Some(above) => Some(above).filter(stays_with_it),
                None => parent,
            },
        });
        self.open.push((number, None));
        Some(number)
    }

    /// The unit that was begun last ends at that byte of the source.
    pub(super) fn end(&mut self, end: usize) {
        if let Some((number, _)) = self.open.pop()
            && let Some(unit) = self.list.get_mut(number)
        {
            unit.source.end = end;
        }
    }

    /// What follows is part of the unit it is in, and not divided.
    pub(super) fn close(&mut self) {
        self.closed += 1;
    }

    /// What is not divided ends.
    pub(super) fn reopen(&mut self) {
        self.closed -= 1;
    }

    /// The number of the unit that the place is in, where that may be divided.
    pub(super) fn current(&self) -> Option<usize> {
        let open = self.open.last().map(|(number, _)| *number);
        open.filter(|_| self.closed == 0)
    }

    /// The unit of that number.
    pub(crate) fn get(&self, number: usize) -> Option<&Unit> {
        self.list.get(number)
    }

    /// The number of the innermost unit that this byte of the source is in.
    pub(crate) fn at(&self, byte: usize) -> Option<usize> {
        let after = self.list.partition_point(|unit| unit.source.start <= byte);
        let mut number = after.checked_sub(1);
        while let Some(unit) = number.and_then(|number| self.list.get(number)) {
            if byte < unit.source.end {
                return number;
            }
            number = unit.parent;
        }
        None
    }
}
