//! Which constants only the rest uses, so that they can travel with it.
//!
//! Code refers to a constant by its address, which stands in the code as a number, and so does a
//! constant that points to another. What no number in the first part leads to goes to the rest. Any
//! number that could be an address is taken for one, and what follows closely on it is kept too,
//! since a compiler may count from a little before a table's beginning.

use std::collections::BTreeSet;
use std::ops::Range;

use anyhow::Result;
use wasm_encoder::{ConstExpr, DataSection};

use super::cut::Cut;
use super::module::Module;

/// How far beyond a number that may be an address constants are kept, in bytes.
const REACH: u32 = 32;

/// From how many bytes on a constant is large: its neighbours would hold it fast, as their addresses are
/// near its own. Code refers to it by an address in it.
const LARGE: usize = 4_096;

/// How many zeros divide the data: memory is zero to begin with, and fewer cost less than a gap.
const LONG_GAP: usize = 8;

/// What the memory holds at first, and what of it travels with the rest.
pub struct Data {
    /// The address of the first byte.
    start: u32,
    bytes: Vec<u8>,
    /// What is the rest's, as ranges of addresses.
    moved: Vec<Range<u32>>,
}

impl Data {
    /// Divides the data along `constants`, the places of all that never changes.
    pub fn new(module: &Module, cut: &Cut, constants: &[Range<u32>]) -> Result<Self> {
        let start = module.data.iter().map(|piece| piece.0).min().unwrap_or(0);
        let end = module
            .data
            .iter()
            .map(|piece| piece.0 + piece.1.len() as u32)
            .max();
        let mut bytes = vec![0; (end.unwrap_or(start) - start) as usize];
        for (address, piece) in &module.data {
            let at = (address - start) as usize;
            bytes[at..at + piece.len()].copy_from_slice(piece);
        }
        let mut data = Data {
            start,
            bytes,
            moved: Vec::new(),
        };
        data.moved = data.unused(addresses_in_code(module, cut)?, constants);
        Ok(data)
    }

    /// The constants that none of the addresses leads to.
    fn unused(&self, mut leads: BTreeSet<u32>, constants: &[Range<u32>]) -> Vec<Range<u32>> {
        let mut unused: Vec<Range<u32>> = constants.to_vec();
        unused.sort_by_key(|one| one.start);
        leads.extend(self.words_outside(&unused));
        while let Some(lead) = leads.pop_first() {
            let first = unused.partition_point(|one| one.end < lead);
            let last = unused.partition_point(|one| one.start <= lead.saturating_add(REACH));
            let found: Vec<_> = unused.drain(first..last.max(first)).collect();
            let (spared, used): (Vec<_>, Vec<_>) = found
                .into_iter()
                .partition(|one| one.len() >= LARGE && !one.contains(&lead));
            unused.splice(first..first, spared);
            leads.extend(used.into_iter().flat_map(|used| self.words(used)));
        }
        unused
    }

    /// What could be an address in the data that is no constant.
    fn words_outside(&self, constants: &[Range<u32>]) -> Vec<u32> {
        let end = self.start + self.bytes.len() as u32;
        let mut words = Vec::new();
        let mut from = self.start;
        for constant in constants {
            words.extend(self.words(from..constant.start.max(from)));
            from = constant.end.max(from);
        }
        words.extend(self.words(from..end.max(from)));
        words
    }

    /// What could be an address in these places; addresses lie at multiples of four.
    fn words(&self, places: Range<u32>) -> impl Iterator<Item = u32> {
        let first = places.start.next_multiple_of(4);
        (first..places.end).step_by(4).filter_map(|place| {
            let at = (place - self.start) as usize;
            let word = self.bytes.get(at..at + 4)?;
            let word = u32::from_le_bytes(word.try_into().ok()?);
            (word >= self.start).then_some(word)
        })
    }

    /// The data of the first part, in pieces.
    pub fn of_first(&self) -> DataSection {
        let mut bytes = self.bytes.clone();
        for place in &self.moved {
            bytes[self.within(place)].fill(0);
        }
        section(self.start, &bytes)
    }

    /// The data of the rest.
    pub fn of_rest(&self) -> DataSection {
        let mut bytes = vec![0; self.bytes.len()];
        for place in &self.moved {
            let place = self.within(place);
            bytes[place.clone()].copy_from_slice(&self.bytes[place]);
        }
        section(self.start, &bytes)
    }

    fn within(&self, place: &Range<u32>) -> Range<usize> {
        let at = |address: u32| (address.max(self.start) - self.start) as usize;
        let end = at(place.end).min(self.bytes.len());
        at(place.start).min(end)..end
    }
}

/// The numbers in the first part's code that may be addresses.
fn addresses_in_code(module: &Module, cut: &Cut) -> Result<BTreeSet<u32>> {
    let mut addresses = BTreeSet::new();
    for function in cut.kept() {
        addresses.extend(module.numbers(function)?);
    }
    Ok(addresses)
}

/// The bytes as pieces of data, without the zeros between them.
fn section(start: u32, bytes: &[u8]) -> DataSection {
    let mut section = DataSection::new();
    for piece in pieces(bytes) {
        let address = start + piece.start as u32;
        section.active(
            0,
            &ConstExpr::i32_const(address as i32),
            bytes[piece].iter().copied(),
        );
    }
    section
}

/// Where the bytes are not zero for long.
fn pieces(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte != 0) {
        match pieces.last_mut() {
            Some(last) if at - last.end < LONG_GAP => last.end = at + 1,
            _ => pieces.push(at..at + 1),
        }
    }
    pieces
}

/// Where the linker's map says that each constant lies.
///
/// Its lines are: address, offset in the file, size, all in hexadecimal, and what stands there; for
/// a constant that is `OBJECT:(.rodata.NAME)`.
pub fn constants(map: &str) -> Vec<Range<u32>> {
    map.lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let address = u32::from_str_radix(words.next()?, 16).ok()?;
            let size = u32::from_str_radix(words.nth(1)?, 16).ok()?;
            let is_constant = words.next()?.contains(":(.rodata");
            is_constant.then_some(address..address + size)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linkers_map_says_where_constants_lie() {
        let map = "    Addr      Off     Size Out     In      Symbol\n\
                   \x20      -    6cbcd      fe8         app.o:(_ZN3app4main)\n\
                   \x20 100000   1fa2c    525e8 .rodata\n\
                   \x20 100000   1fa32       2c         app.o:(.rodata..Lanon.1f.0)\n\
                   \x20 100000   1fa32       2c                 .Lanon.1f.0\n\
                   \x20 10002c   1fa5e        7         app.o:(.rodata..Lanon.1f.1)\n";
        assert_eq!(constants(map), [0x100000..0x10002c, 0x10002c..0x100033]);
    }

    fn data(bytes: Vec<u8>) -> Data {
        Data {
            start: 0x1000,
            bytes,
            moved: Vec::new(),
        }
    }

    #[test]
    fn what_a_kept_constant_points_to_is_kept() {
        let mut bytes = vec![7; 0x4000];
        // The constant at 0x2000 points to the one at 0x3000.
        bytes[0x1000..0x1004].copy_from_slice(&0x3000_u32.to_le_bytes());
        let constants = [
            0x1000..0x1100,
            0x2000..0x2100,
            0x3000..0x3100,
            0x4000..0x4100,
        ];
        let unused = data(bytes).unused(BTreeSet::from([0x2000]), &constants);
        assert_eq!(unused, [0x1000..0x1100, 0x4000..0x4100]);
    }

    #[test]
    fn a_table_is_kept_where_code_counts_from_before_it() {
        let constants = [0x1000..0x1100, 0x1200..0x1300, 0x2000..0x2100];
        let unused = data(vec![0; 0x2000]).unused(BTreeSet::from([0x11f0]), &constants);
        assert_eq!(unused, [0x1000..0x1100, 0x2000..0x2100]);
    }

    #[test]
    fn a_large_text_is_not_kept_for_its_neighbours() {
        let (before, large) = (0x1000..0x1010, 0x1010..0x11010);
        let (after, far) = (0x11010..0x11020, 0x12000..0x12010);
        let constants = [before.clone(), large.clone(), after.clone(), far.clone()];
        let unused = |lead| data(vec![0; 0x12000]).unused(BTreeSet::from([lead]), &constants);
        assert_eq!(unused(0x11010), [before, large, far.clone()]);
        assert_eq!(unused(0x1010), [after, far]);
    }

    #[test]
    fn zeros_are_left_out() {
        let mut bytes = vec![0; 64];
        bytes[3] = 1;
        bytes[5] = 1;
        bytes[40] = 1;
        assert_eq!(pieces(&bytes), [3..6, 40..41]);
    }
}
