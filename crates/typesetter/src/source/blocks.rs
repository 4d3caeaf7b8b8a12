//! Blocks: paragraphs, headings, quotations and the letter's parts.

use letter::{Block, BlockKind, Inline, LetterPart};

use super::ending::Ending;
use super::inlines;
use super::units::UnitKind;
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
            writer.unit(UnitKind::Paragraph, |writer| beside_label(content, writer));
            rest
        }
        _ => blocks,
    };
    write(rest, writer);
}

fn beside_label(content: &[Inline], writer: &mut Writer<'_>) {
    writer.new_word();
    let (open, close) = match writer.breaks_in_lines().is_empty() {
        true => ("", ""),
        false => ("#par[", "];\n"),
    };
    writer.lines(open, |writer| inlines::write(content, writer));
    writer.code(close);
}

/// Writes a block where markup is expected.
pub(super) fn write_block(block: &Block, writer: &mut Writer<'_>) {
    let kind = match &block.kind {
        BlockKind::Paragraph(_) => UnitKind::Paragraph,
        BlockKind::Heading { .. } | BlockKind::Part(LetterPart::Subject, _) => UnitKind::Heading,
        _ => UnitKind::Block,
    };
    writer.unit(kind, |writer| write_unit(block, writer));
}

fn write_unit(block: &Block, writer: &mut Writer<'_>) {
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
        writer.lines("#par[", |writer| inlines::write(content, writer));
        writer.code("];\n");
    }
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
        LetterPart::Letterhead => {
            return writer.whole(|writer| head::write_letterhead(inner, writer));
        }
        LetterPart::Signature => writer.code("#signature["),
        LetterPart::Subject => writer.code("#subject["),
        LetterPart::Address | LetterPart::Date | LetterPart::Reference => writer.code("#part["),
    }
    writer.whole(|writer| write(inner, writer));
    writer.code("];\n");
}
