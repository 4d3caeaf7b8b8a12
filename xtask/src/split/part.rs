//! Writing functions again that are counted anew.

use std::fmt;

use anyhow::{Result, anyhow};
use wasm_encoder::Function;
use wasm_encoder::reencode::{Error, Reencode};
use wasmparser::FunctionBody;

use super::cut::Cut;

/// The error of a function that has no place in a part.
#[derive(Debug)]
pub struct NoPlace(u32);

impl fmt::Display for NoPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "function {} is used in a part that does not have it",
            self.0
        )
    }
}

/// Where each function of the whole module stands in a part, by its index in the whole.
pub struct Part {
    places: Vec<Option<u32>>,
}

impl Part {
    /// The first part: the module's imports, one that is added, what stays, and the gates.
    pub fn first(cut: &Cut) -> Self {
        let own = cut.kept().chain(cut.gates().map(|(_, function)| function));
        let mut places = vec![None; cut.function_count()];
        for (place, function) in (0..cut.imported).chain(own).enumerate() {
            // The function added to the imports moves all others on by one.
            let place = place as u32;
            places[function as usize] = Some(place + u32::from(place >= cut.imported));
        }
        Part { places }
    }

    /// A part that holds these functions in this order.
    pub fn of(functions: &[u32]) -> Self {
        let size = functions.iter().max().map_or(0, |last| last + 1);
        let mut places = vec![None; size as usize];
        for (place, &function) in (0..).zip(functions) {
            places[function as usize] = Some(place);
        }
        Part { places }
    }

    /// Writes a body with the instructions that `begin` gives it first.
    pub fn body(
        &mut self,
        body: &FunctionBody,
        begin: impl FnOnce(&mut Function),
    ) -> Result<Function, Error<NoPlace>> {
        let mut written = self.new_function_with_parsed_locals(body)?;
        begin(&mut written);
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            written.instruction(&self.parse_instruction(&mut reader)?);
        }
        Ok(written)
    }
}

impl Reencode for Part {
    type Error = NoPlace;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<NoPlace>> {
        let place = self.places.get(function as usize).copied().flatten();
        place.ok_or(Error::UserError(NoPlace(function)))
    }
}

/// The error as a sentence.
pub fn explained(error: Error<NoPlace>) -> anyhow::Error {
    anyhow!("The Wasm could not be written again: {error}")
}
