//! The page that all letters of a variant have in common, with gaps where their values go.
//!
//! The writer of letters writes it too, from the document whose values are still placeholders; so
//! what a gap is filled with is all that can differ from a letter written as a whole.

use super::writer::Writer;
use super::{Spacing, blocks, inline, write_page};
use crate::document::{Block, BlockKind, Document, Inline, InlineKind};
use crate::links::Target;
use crate::placeholder;

/// HTML with gaps.
#[derive(Debug)]
pub(crate) struct Stencil {
    html: String,
    gaps: Vec<Gap>,
}

/// A place in a stencil that is open.
#[derive(Debug)]
pub(super) struct Gap {
    /// The byte of the HTML before which it is.
    pub(super) at: usize,
    /// What goes there.
    pub(super) open: Open,
}

/// What goes into a gap: a part of the document with placeholders in it, as small as can be.
#[derive(Debug)]
pub(crate) enum Open {
    /// Running text.
    Inline(Inline),
    /// A block, for a value that is all of a paragraph may make other blocks of it.
    Block(Block, Spacing),
}

impl Stencil {
    /// The stencil of the pages of letters that `skeleton` is the document of.
    pub(crate) fn page(skeleton: &Document, title: &str) -> Self {
        let mut out = Writer::with_gaps();
        write_page(skeleton, title, &mut out);
        let (html, gaps) = out.finish();
        Self { html, gaps }
    }

    /// A letter: `fill` is called for each gap, and writes what goes there.
    pub(crate) fn fill(&self, mut fill: impl FnMut(&Open, &mut Writer)) -> String {
        const VALUES: usize = 2_048;
        let mut out = Writer::with_capacity(self.html.len() + VALUES);
        let mut at = 0;
        for gap in &self.gaps {
            out.push_str(self.html.get(at..gap.at).unwrap_or_default());
            fill(&gap.open, &mut out);
            at = gap.at;
        }
        out.push_str(self.html.get(at..).unwrap_or_default());
        out.finish().0
    }
}

impl Open {
    /// `inline`, where its HTML depends on values that are not there yet.
    pub(super) fn inline(inline: &Inline) -> Option<Self> {
        let open = match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => placeholder::any_in(text),
            InlineKind::Link { target, title, .. } => {
                let written = match target {
                    Target::Refused(written) => placeholder::any_in(written),
                    Target::Allowed(_) | Target::Nowhere => false,
                };
                written || placeholder::any_in(title)
            }
            InlineKind::Image {
                source,
                alternative,
            } => {
                source.as_deref().is_some_and(placeholder::any_in)
                    || placeholder::any_in(alternative)
            }
            _ => false,
        };
        open.then(|| Self::Inline(inline.clone()))
    }

    /// `block`, where it is one that a value may replace or all of whose text is as it is.
    pub(super) fn block(block: &Block, spacing: Spacing) -> Option<Self> {
        let open = match &block.kind {
            BlockKind::Paragraph(content) => match content.as_slice() {
                [
                    Inline {
                        kind: InlineKind::Text(text),
                        ..
                    },
                ] => placeholder::any_in(text),
                _ => false,
            },
            BlockKind::Preformatted(text) => placeholder::any_in(text),
            _ => false,
        };
        open.then(|| Self::Block(block.clone(), spacing))
    }
}

/// Writes blocks into a gap.
pub(crate) fn write_blocks(content: &[Block], spacing: Spacing, out: &mut Writer) {
    blocks(content, spacing, out);
}

/// Writes running text into a gap.
pub(crate) fn write_inlines(content: &[Inline], out: &mut Writer) {
    inline::inlines(content, out);
}
