//! Which function goes into which part, and how the parts find each other's.

use std::collections::{BTreeSet, HashMap, HashSet};

use anyhow::Result;
use wasm_encoder::{ExportKind, TableType};

use super::module::Module;

/// The size of a body, in bytes, up to which a gate to it would be no smaller.
const SMALL_BODY: u64 = 16;

/// What runs by chance, and so may not have run: hash maps are seeded anew each time, and where the
/// allocator looks depends on what came before.
const BY_CHANCE: [&str; 2] = ["dlmalloc", "hashbrown"];

/// How the names begin of what wasm-bindgen's glue calls: each browser has its own occasions, such as
/// a call that it refuses.
const OF_GLUE: &str = "__";

/// Whose functions may take another way the next time where what ran calls them: a list grows, a tree
/// is balanced.
const LIBRARIES: [&str; 4] = ["alloc", "core", "serde_json", "std"];

/// How the names begin of functions that keep a letter. They run as a page is left, when nothing can
/// be fetched any more, and take a way of their own where another tab or a busy disk is in theirs.
const KEEPING: [&str; 6] = [
    "letterwright::documents::",
    "letterwright::effects::keeper::",
    "letterwright::platform::broadcast::",
    "letterwright::platform::indexed_db::",
    "letterwright::platform::local_storage::",
    "letterwright::platform::locks::",
];

/// Parts of the names of functions that run when the program ends.
const AT_THE_END: [&str; 2] = ["panic", "fail"];

/// What becomes of a function of the whole module in the first part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stays as it is.
    Stays,
    /// It moves to the rest. In its place stays a gate, which calls it through this slot of the
    /// table of functions.
    Gate { slot: u32 },
    /// It moves to the rest, and nothing in the first part calls it.
    Gone,
}

/// The plan of a cut.
pub struct Cut {
    /// How many functions the module imports.
    pub imported: u32,
    /// For each of the module's own functions, in their order.
    fates: Vec<Fate>,
    /// The slots of the module's table of functions that hold what moves, besides the gates' own.
    slots: Vec<(u32, u32)>,
    /// How many slots the table needs.
    slot_count: u32,
    /// The functions of the first part that the rest calls.
    pub shared: Vec<u32>,
}

impl Cut {
    /// Leaves in the first part what has run, what that may call by chance, and what is no larger
    /// than a gate.
    pub fn new(module: &Module, ran: &HashSet<u32>) -> Result<Self> {
        let stays = staying(module, ran)?;
        let mut reached: HashSet<u32> = module.exported_functions().collect();
        let mut shared = BTreeSet::new();
        for function in module.own() {
            let called = module.called(function)?;
            if stays.contains(&function) {
                reached.extend(called);
            } else {
                shared.extend(called.into_iter().filter(|one| stays.contains(one)));
            }
        }

        let has_slot: HashMap<u32, u32> = module
            .slots
            .iter()
            .map(|&(slot, function)| (function, slot))
            .collect();
        let mut slot_count = module.slot_count();
        let mut fate = |function| {
            if stays.contains(&function) {
                Fate::Stays
            } else if let Some(&slot) = has_slot.get(&function) {
                Fate::Gate { slot }
            } else if reached.contains(&function) {
                slot_count += 1;
                Fate::Gate {
                    slot: slot_count - 1,
                }
            } else {
                Fate::Gone
            }
        };
        let fates = module.own().map(&mut fate).collect();
        Ok(Cut {
            imported: module.imported,
            fates,
            slots: module
                .slots
                .iter()
                .copied()
                .filter(|(_, function)| {
                    module.own().contains(function) && !stays.contains(function)
                })
                .collect(),
            slot_count,
            shared: shared.into_iter().collect(),
        })
    }

    /// A cut that leaves everything in the first part.
    pub fn none(module: &Module) -> Self {
        Cut {
            imported: module.imported,
            fates: vec![Fate::Stays; module.bodies.len()],
            slots: Vec::new(),
            slot_count: module.slot_count(),
            shared: Vec::new(),
        }
    }

    /// How many functions the module has, with those it imports.
    pub fn function_count(&self) -> usize {
        self.imported as usize + self.fates.len()
    }

    /// The module's own functions with what becomes of them.
    fn fates(&self) -> impl Iterator<Item = (u32, Fate)> {
        (self.imported..).zip(self.fates.iter().copied())
    }

    /// The functions that stay.
    pub fn kept(&self) -> impl Iterator<Item = u32> {
        let kept = |(function, fate)| (fate == Fate::Stays).then_some(function);
        self.fates().filter_map(kept)
    }

    /// The functions that move to the rest.
    pub fn moved(&self) -> impl Iterator<Item = u32> {
        let moved = |(function, fate)| (fate != Fate::Stays).then_some(function);
        self.fates().filter_map(moved)
    }

    /// The slots that gates call, in their order, with the functions they stand for.
    pub fn gates(&self) -> impl Iterator<Item = (u32, u32)> {
        let gates = self.fates().filter_map(|(function, fate)| match fate {
            Fate::Gate { slot } => Some((slot, function)),
            _ => None,
        });
        gates.collect::<BTreeSet<_>>().into_iter()
    }

    /// Gives the table of functions the slots it needs, in the words of its type.
    pub fn make_room(&self, table: &mut TableType) {
        let size = u64::from(self.slot_count);
        table.minimum = table.minimum.max(size);
        table.maximum = table.maximum.map(|most| most.max(size));
    }

    /// Every slot that the rest fills, with the function it gets.
    pub fn slots_of_rest(&self) -> BTreeSet<(u32, u32)> {
        self.gates().chain(self.slots.iter().copied()).collect()
    }

    /// The functions imported by the module that the rest calls itself.
    pub fn imports_of_rest(&self, module: &Module) -> Result<Vec<u32>> {
        let mut imports = BTreeSet::new();
        for function in self.moved() {
            let called = module.called(function)?;
            imports.extend(called.into_iter().filter(|one| *one < self.imported));
        }
        Ok(imports.into_iter().collect())
    }

    /// What the rest uses of the first part, with the names it has for that: short, and of no other
    /// meaning.
    pub fn shared(&self, module: &Module) -> impl Iterator<Item = (String, ExportKind, u32)> {
        let functions = (0..)
            .zip(&self.shared)
            .map(|(number, &function)| (format!("={number:x}"), ExportKind::Func, function));
        let all = |letter: char, kind, count: usize| {
            (0..count as u32).map(move |index| (format!("{letter}{index}"), kind, index))
        };
        functions
            .chain(all('t', ExportKind::Table, module.tables.len()))
            .chain(all('m', ExportKind::Memory, module.memories.len()))
            .chain(all('g', ExportKind::Global, module.globals.len()))
    }
}

/// The functions that stay in the first part.
fn staying(module: &Module, ran: &HashSet<u32>) -> Result<HashSet<u32>> {
    let mut stays = ran.clone();
    for function in module.own() {
        if BY_CHANCE.contains(&owner(module, function))
            || name(module, function).starts_with(OF_GLUE)
            || keeps(name(module, function))
            || is_trifle(module, function)?
        {
            stays.insert(function);
        }
    }
    let mut to_follow: Vec<u32> = stays.iter().copied().collect();
    while let Some(function) = to_follow.pop() {
        for called in module.called(function)? {
            if may_take_another_way(module, called) && stays.insert(called) {
                to_follow.push(called);
            }
        }
    }
    Ok(stays)
}

/// Whether a function is one of those that keep a letter.
fn keeps(name: &str) -> bool {
    let path = name.trim_start_matches('<');
    KEEPING.iter().any(|start| path.starts_with(start))
}

fn may_take_another_way(module: &Module, function: u32) -> bool {
    let is_the_end = AT_THE_END
        .iter()
        .any(|part| name(module, function).contains(part));
    LIBRARIES.contains(&owner(module, function)) && !is_the_end
}

fn name<'a>(module: &Module<'a>, function: u32) -> &'a str {
    module.names.get(&function).copied().unwrap_or_default()
}

/// The crate that a function, or the type it belongs to, comes from.
fn owner<'a>(module: &Module<'a>, function: u32) -> &'a str {
    let path = name(module, function).trim_start_matches('<');
    path.split(['[', ':']).next().unwrap_or_default()
}

/// Whether a function is small and calls nothing.
fn is_trifle(module: &Module, function: u32) -> Result<bool> {
    let is_small = module
        .body(function)
        .is_some_and(|body| body.range().end - body.range().start <= SMALL_BODY);
    Ok(is_small && module.called(function)?.is_empty())
}
