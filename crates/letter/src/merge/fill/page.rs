//! Puts the values into the gaps of a letter that is HTML but for them.

use std::slice;
use std::sync::Arc;

use super::{Filler, FragmentCache, Part};
use crate::compose::{Form, MergedValue};
use crate::document::Origin;
use crate::formats::html::{
    LetterInPieces, Open, Stencil, Writer, write_blocks, write_inlines, write_paragraph,
};
use crate::markdown::is_plain;

/// The letter of `stencil` with `values`.
pub(in crate::merge) fn html(
    stencil: &Arc<Stencil>,
    values: &[MergedValue<'_>],
    fragments: &FragmentCache,
) -> LetterInPieces {
    let filler = Filler { values, fragments };
    stencil.fill(|open, out| filler.write(open, out))
}

impl Filler<'_> {
    fn write(&self, open: &Open, out: &mut Writer) {
        match open {
            Open::Inline(inline) => match self.value(inline) {
                Some(value) => self.write_value(value, &inline.origin, out),
                None => write_inlines(&self.inlines(slice::from_ref(inline)), out),
            },
            Open::Block(block, spacing) => match self.alone(block) {
                // Most Markdown is plain, and need not be parsed to see it.
                Some((value, _)) if value.form == Form::Markdown && is_plain(&value.text) => {
                    write_paragraph(*spacing, out, |out| out.text(&value.text));
                }
                Some((value, origin)) if value.form == Form::Markdown => {
                    write_blocks(&self.fragments.parsed(value, origin), *spacing, out);
                }
                Some((value, origin)) => {
                    write_paragraph(*spacing, out, |out| self.write_value(value, origin, out));
                }
                None => write_blocks(&self.blocks(slice::from_ref(block)), *spacing, out),
            },
        }
    }

    fn write_value(&self, value: &MergedValue<'_>, origin: &Origin, out: &mut Writer) {
        self.parts(value, origin, &mut |part| match part {
            Part::Text(text) => out.text(text),
            Part::Whole(text) => out.text(text),
            Part::Break => out.line_break(),
            Part::Inlines(content) => write_inlines(content, out),
        });
    }
}
