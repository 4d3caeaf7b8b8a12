//! Puts the values into the gaps of a page.

use std::slice;

use super::{Filler, FragmentCache, Part};
use crate::compose::MergedValue;
use crate::formats::html::{Open, Stencil, Writer, write_blocks, write_inlines};

/// The page of `stencil` with `values`.
pub(in crate::merge) fn page(
    stencil: &Stencil,
    values: &[MergedValue],
    fragments: &FragmentCache,
) -> String {
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
                Some(fragment) => write_blocks(&fragment, *spacing, out),
                None => write_blocks(&self.blocks(slice::from_ref(block)), *spacing, out),
            },
        }
    }
}
