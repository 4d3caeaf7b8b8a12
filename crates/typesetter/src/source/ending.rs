//! The letter's end: the signature block and the words before it, which stay with the last lines of
//! the text.

use letter::{Block, BlockKind, Inline, LetterPart, walk};

use super::blocks;
use super::inlines;
use super::units::UnitKind;
use super::writer::Writer;

/// The most characters that a complimentary close has, such as “Yours sincerely,”.
const LONGEST_CLOSE: usize = 60;

/// What ends a letter.
#[derive(Debug)]
pub(super) struct Ending<'a> {
    /// The last paragraph of the text.
    last: &'a [Inline],
    /// The close, if there is one.
    close: Option<&'a [Inline]>,
    /// What the signature block holds.
    signature: &'a [Block],
}

impl<'a> Ending<'a> {
    /// The ending that begins with the first of `blocks`.
    pub(super) fn at(blocks: &'a [Block]) -> Option<Self> {
        let paragraph = |index: usize| match &blocks.get(index)?.kind {
            BlockKind::Paragraph(content) => Some(content.as_slice()),
            _ => None,
        };
        let signature = |index: usize| match &blocks.get(index)?.kind {
            BlockKind::Part(LetterPart::Signature, inner) => Some(inner.as_slice()),
            _ => None,
        };
        let last = paragraph(0)?;
        if let Some(signature) = signature(1) {
            return Some(Self {
                last,
                close: None,
                signature,
            });
        }
        Some(Self {
            last,
            close: Some(paragraph(1).filter(|content| is_close(content))?),
            signature: signature(2)?,
        })
    }

    /// How many blocks it is.
    pub(super) fn length(&self) -> usize {
        2 + usize::from(self.close.is_some())
    }
}

fn is_close(content: &[Inline]) -> bool {
    walk::text_of(content).chars().count() <= LONGEST_CLOSE
}

/// Writes an ending where markup is expected.
pub(super) fn write(ending: &Ending<'_>, writer: &mut Writer<'_>) {
    writer.unit(UnitKind::Paragraph, |writer| {
        writer.new_word();
        writer.lines("#ending(strut => par[", |writer| {
            inlines::write(ending.last, writer);
        });
        writer.code("#strut], ");
    });
    writer.unit(UnitKind::Ending, |writer| {
        writer.code(match ending.close {
            Some(_) => "par-gap, [",
            None => "signature-gap, [",
        });
        writer.whole(|writer| {
            if let Some(close) = ending.close {
                writer.new_word();
                blocks::paragraph(close, writer);
            }
            blocks::write_part(LetterPart::Signature, ending.signature, writer);
        });
        writer.code("]);\n");
    });
}
