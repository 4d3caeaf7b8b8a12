//! Puts the values into the gaps of a letter that is HTML but for them.

use std::slice;
use std::sync::Arc;

use super::{Filler, FragmentCache, Part};
use crate::compose::MergedValue;
use crate::formats::html::{
    LetterInPieces, Open, Stencil, Writer, write_blocks, write_inlines, write_paragraph,
};
use crate::markdown;

/// The letter of `stencil` with `values`.
pub(in crate::merge) fn html(
    stencil: &Arc<Stencil>,
    values: &[MergedValue],
    fragments: &FragmentCache,
) -> LetterInPieces {
    let filler = Filler { values, fragments };
    stencil.fill(|open, out| filler.write(open, out))
}

impl Filler<'_> {
    fn write(&self, open: &Open, out: &mut Writer) {
        match open {
            Open::Inline(inline) => match self.value(inline) {
                Some(value) => self.parts(value, &inline.origin, &mut |part| match part {
                    Part::Text(text) => out.text(text),
                    Part::Whole(text) => out.text(text),
                    Part::Break => out.line_break(),
                    Part::Inlines(content) => write_inlines(content, out),
                }),
                None => write_inlines(&self.inlines(slice::from_ref(inline)), out),
            },
            Open::Block(block, spacing) => match self.alone(block) {
                // Most are, and need no parsing.
                Some((value, _)) if markdown::is_plain(&value.text) => {
                    write_paragraph(&value.text, *spacing, out);
                }
                Some((value, origin)) => {
                    write_blocks(&self.fragments.parsed(value, origin), *spacing, out);
                }
                None => write_blocks(&self.blocks(slice::from_ref(block)), *spacing, out),
            },
        }
    }
}
