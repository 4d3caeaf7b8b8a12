//! The page that all letters of a variant have in common, with gaps where their values go.
//!
//! The writer of letters writes it too, from the document whose values are still placeholders; so
//! what a gap is filled with is all that can differ from a letter written as a whole.

use std::fmt;
use std::sync::Arc;

use super::writer::Writer;
use super::{Spacing, blocks, inline, write_fragment, write_page};
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

    /// The stencil of the letters without a page around them.
    pub(crate) fn fragment(skeleton: &Document) -> Self {
        let mut out = Writer::with_gaps();
        write_fragment(skeleton, &mut out);
        let (html, gaps) = out.finish();
        Self { html, gaps }
    }

    /// A letter: `fill` is called for each gap, and writes what goes there.
    pub(crate) fn fill(
        self: &Arc<Self>,
        mut fill: impl FnMut(&Open, &mut Writer),
    ) -> LetterInPieces {
        const VALUES: usize = 2_048;
        let mut out = Writer::with_capacity(VALUES);
        let mut ends = Vec::with_capacity(self.gaps.len());
        for gap in &self.gaps {
            fill(&gap.open, &mut out);
            ends.push(out.len());
        }
        LetterInPieces {
            common: CommonPieces(Arc::clone(self)),
            own: out.finish().0,
            ends,
        }
    }

    /// The HTML before each gap, and what follows the last.
    fn pieces(&self) -> impl Iterator<Item = &str> {
        let mut at = 0;
        let ends = self.gaps.iter().map(|gap| gap.at);
        ends.chain([self.html.len()]).map(move |end| {
            let piece = self.html.get(at..end).unwrap_or_default();
            at = end;
            piece
        })
    }
}

/// A letter in HTML, in pieces: those that all letters of its variant have, and between each two of
/// them one that is this letter's own. To write it as a whole, format it.
#[derive(Clone, Debug)]
pub struct LetterInPieces {
    /// The pieces that it shares.
    pub common: CommonPieces,
    /// Its own pieces, one after the other.
    pub own: String,
    /// Where in `own` each of them ends, in bytes; there is one less than of the common ones.
    pub ends: Vec<usize>,
}

/// The pieces of HTML that all letters of a variant have.
#[derive(Clone, Debug)]
pub struct CommonPieces(Arc<Stencil>);

impl CommonPieces {
    /// From the first to the last; some may be empty.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.pieces()
    }

    /// How many bytes they have together.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.html.len()
    }

    /// Whether there is nothing in them.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.html.is_empty()
    }

    /// A number that no other such pieces have as long as these are there.
    #[must_use]
    pub fn id(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }
}

impl fmt::Display for LetterInPieces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut at = 0;
        let mut ends = self.ends.iter();
        for common in self.common.iter() {
            f.write_str(common)?;
            if let Some(end) = ends.next() {
                f.write_str(self.own.get(at..*end).unwrap_or_default())?;
                at = *end;
            }
        }
        Ok(())
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

/// Writes a paragraph into a gap; `content` writes what is in it.
pub(crate) fn write_paragraph(
    spacing: Spacing,
    out: &mut Writer,
    content: impl FnOnce(&mut Writer),
) {
    if spacing == Spacing::Tight {
        return content(out);
    }
    out.push_str("<p>");
    content(out);
    out.push_str("</p>\n");
}

/// Writes blocks into a gap.
pub(crate) fn write_blocks(content: &[Block], spacing: Spacing, out: &mut Writer) {
    blocks(content, spacing, out);
}

/// Writes running text into a gap.
pub(crate) fn write_inlines(content: &[Inline], out: &mut Writer) {
    inline::inlines(content, out);
}
