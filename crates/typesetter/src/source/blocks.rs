//! Blocks: paragraphs, headings, quotations and the letter's parts.

use letter::{Block, BlockKind, Inline, InlineKind, LetterPart, walk};

use super::ending::Ending;
use super::inlines;
use super::writer::Writer;
use super::{ending, head, lists, tables};

/// How deep lists and quotations may stand in each other; what is deeper is not moved in further.
const DEEPEST: usize = 6;

/// Writes the letter's blocks, but for those that are in its head.
pub(super) fn write_body(writer: &mut Writer<'_>) {
    let blocks = writer
        .document
        .blocks
        .get(writer.in_head..)
        .unwrap_or_default();
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        match Ending::at(blocks.get(at..).unwrap_or_default()) {
            Some(found) => {
                at += found.length();
                ending::write(&found, writer);
            }
            None => {
                at += 1;
                write_block(block, writer);
            }
        }
    }
}

/// Writes blocks where markup is expected.
pub(super) fn write(blocks: &[Block], writer: &mut Writer<'_>) {
    for block in blocks {
        write_block(block, writer);
    }
}

/// Writes blocks that follow a label, such as a note's number: the first paragraph goes on beside it.
pub(super) fn write_after_label(blocks: &[Block], writer: &mut Writer<'_>) {
    let rest = match blocks.split_first() {
        Some((
            Block {
                kind: BlockKind::Paragraph(content),
                ..
            },
            rest,
        )) => {
            writer.new_word();
            inlines::write(content, writer);
            rest
        }
        _ => blocks,
    };
    write(rest, writer);
}

/// Writes a block where markup is expected.
pub(super) fn write_block(block: &Block, writer: &mut Writer<'_>) {
    writer.new_word();
    match &block.kind {
        BlockKind::Paragraph(content) => paragraph(content, writer),
        BlockKind::Heading { level, content } => heading(*level, content, writer),
        BlockKind::List { kind, tight, items } => deeper(writer, |writer, is_too_deep| {
            if is_too_deep {
                lists::write_flat(*kind, items, writer);
            } else {
                lists::write(*kind, *tight, items, writer);
            }
        }),
        BlockKind::Quote(inner) => deeper(writer, |writer, is_too_deep| {
            if is_too_deep {
                return write(inner, writer);
            }
            writer.code("#quote(block: true)[");
            write(inner, writer);
            writer.code("];\n");
        }),
        BlockKind::Table {
            alignments,
            header,
            rows,
        } => tables::write(alignments, header, rows, writer),
        BlockKind::Preformatted(text) => preformatted(text, block, writer),
        BlockKind::Rule => writer.code("#line(length: 100%, stroke: .5pt + luma(110));\n"),
        BlockKind::Part(part, inner) => write_part(*part, inner, writer),
    }
}

fn deeper(writer: &mut Writer<'_>, write: impl FnOnce(&mut Writer<'_>, bool)) {
    writer.depth += 1;
    write(writer, writer.depth > DEEPEST);
    writer.depth -= 1;
}

/// Writes a paragraph.
pub(super) fn paragraph(content: &[Inline], writer: &mut Writer<'_>) {
    if !content.is_empty() {
        let whole = keep(content, writer);
        writer.code("#");
        writer.code(whole.open);
        inlines::write(content, writer);
        writer.code(whole.close);
        writer.code(";\n");
    }
}

/// What stands around the content of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
}

/// How a paragraph is kept from being divided badly.
///
/// Typst keeps two lines together at both ends of a paragraph. Where one of these lines has a note's
/// mark, it can happen that the note is already on the page when both lines go to the next. Then a
/// short paragraph goes there as a whole, and any other may leave a line alone: of several notes in
/// what is not divided, Typst minds only the first.
pub(super) fn keep(content: &[Inline], writer: &Writer<'_>) -> Kept {
    const SHORT: usize = 700;
    let (mut marks, mut is_parted) = (0, false);
    walk::inlines(content, &mut |inline| {
        if let InlineKind::NoteReference { note, .. } = inline.kind {
            marks += 1;
            is_parted |= writer.parted.contains(&note);
        }
    });
    let is_short = || walk::text_of(content).len() <= SHORT;
    let (open, close) = match is_parted {
        false => ("par[", "]"),
        true if marks == 1 && is_short() => ("block(breakable: false, par[", "])"),
        true => ("text(costs: (widow: 0%, orphan: 0%), par[", "])"),
    };
    Kept { open, close }
}

/// Levels follow each other without a gap and begin with the first, as a reader without eyes needs
/// it; how large a heading is set says its own level.
fn heading(level: u8, content: &[Inline], writer: &mut Writer<'_>) {
    writer.heading = level.clamp(1, writer.heading + 1);
    let size = match level {
        1 => "1.35em",
        2 => "1.18em",
        _ => "1.05em",
    };
    let level = writer.heading;
    writer.format(format_args!("#heading(level: {level}, text(size: {size})["));
    inlines::write(content, writer);
    writer.code("]);\n");
}

fn preformatted(text: &str, block: &Block, writer: &mut Writer<'_>) {
    writer.code("#block(par(justify: false)[#fixed[");
    for (index, line) in text.trim_end_matches('\n').split('\n').enumerate() {
        if index > 0 {
            writer.code("#linebreak();");
        }
        writer.new_word();
        writer.text(&line.replace('\t', "    "), &block.origin);
    }
    writer.code("]]);\n");
}

/// Writes a part of the letter that stands where it is written.
pub(super) fn write_part(part: LetterPart, inner: &[Block], writer: &mut Writer<'_>) {
    match part {
        LetterPart::Letterhead => return head::write_letterhead(inner, writer),
        LetterPart::Signature => writer.code("#signature["),
        LetterPart::Subject => writer.code("#subject["),
        LetterPart::Address | LetterPart::Date | LetterPart::Reference => writer.code("#part["),
    }
    write(inner, writer);
    writer.code("];\n");
}
