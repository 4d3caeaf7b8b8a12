//! Letters in HTML that have pieces in common: the browser holds these once, and only what is a
//! letter's own crosses over to it, which is a tenth of a page or less.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::{Array, JsString};
use letter::formats::html::{CommonPieces, LetterInPieces};

use super::bridge::Bridge;
use super::utf16::utf16_length;

/// The most bytes that are held; a letter of fifty pages has a hundred thousand for each variant.
const MOST_BYTES: usize = 4_000_000;

/// A letter as the browser's own text.
pub type Text = JsString;

/// The pieces that have been handed over so far.
#[derive(Debug, Default)]
pub struct SharedPieces(RefCell<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// By their id, which is theirs as long as they are kept.
    pieces: HashMap<usize, (CommonPieces, Array)>,
    bytes: usize,
}

impl SharedPieces {
    /// The letter as the browser's text.
    #[must_use]
    pub fn hand_over(&self, letter: &LetterInPieces, bridge: &Bridge) -> Text {
        let mut at = 0;
        let mut units = 0;
        let own = letter.ends.iter().map(|end| {
            units += utf16_length(letter.own.get(at..*end).unwrap_or_default());
            at = *end;
            u32::try_from(units).unwrap_or(u32::MAX)
        });
        let ends: Vec<u32> = own.collect();
        let mut kept = self.0.borrow_mut();
        bridge.join_pieces(kept.of(&letter.common), &letter.own, &ends)
    }
}

impl Kept {
    fn of(&mut self, common: &CommonPieces) -> &Array {
        let id = common.id();
        if !self.pieces.contains_key(&id) {
            self.bytes += common.len();
            if self.bytes > MOST_BYTES {
                self.pieces.clear();
                self.bytes = common.len();
            }
        }
        let (_, pieces) = self.pieces.entry(id).or_insert_with(|| {
            let pieces = common.iter().map(JsString::from).collect();
            (common.clone(), pieces)
        });
        pieces
    }
}
