//! The head of the first page: letterhead, address, date and reference.

use letter::page::{Area, Position};
use letter::{Block, BlockKind, LetterPart};

use super::writer::Writer;
use super::{blocks, pictures};

/// Writes what stands at the head of the first page and not where it is written.
pub(super) fn write(writer: &mut Writer<'_>) {
    let blocks = writer.document.blocks.as_slice();
    let length = blocks.iter().take_while(|block| in_head(block)).count();
    let head = blocks.get(..length).unwrap_or_default();
    match writer.page.window.address_area() {
        Some(area) if has_part(head, LetterPart::Address) => {
            writer.in_head = length;
            write_window(area, head, writer);
        }
        _ if writer.page.letterhead.logo.is_some() && !has_part(blocks, LetterPart::Letterhead) => {
            write_letterhead(&[], writer);
        }
        _ => {}
    }
}

fn in_head(block: &Block) -> bool {
    use LetterPart::{Address, Date, Letterhead, Reference};
    let parts = [Letterhead, Address, Date, Reference];
    parts.into_iter().any(|part| part_of(block, part).is_some())
}

fn part_of(block: &Block, wanted: LetterPart) -> Option<&[Block]> {
    match &block.kind {
        BlockKind::Part(part, inner) if *part == wanted => Some(inner),
        _ => None,
    }
}

fn has_part(blocks: &[Block], wanted: LetterPart) -> bool {
    blocks.iter().any(|block| part_of(block, wanted).is_some())
}

/// Writes a letterhead in the text, with the logo above it.
pub(super) fn write_letterhead(inner: &[Block], writer: &mut Writer<'_>) {
    let place = side(writer.page.letterhead.position);
    writer.format(format_args!("#letterhead({place}, ["));
    logo(writer);
    blocks::write(inner, writer);
    writer.code("]);\n");
}

fn side(position: Position) -> &'static str {
    match position {
        Position::Left => "left",
        Position::Centre => "center",
        Position::Right => "right",
    }
}

/// The logo, once in a letter.
fn logo(writer: &mut Writer<'_>) {
    let letterhead = &writer.page.letterhead;
    if let Some(logo) = letterhead.logo.as_deref().filter(|_| !writer.has_logo) {
        writer.has_logo = true;
        pictures::write_logo(logo, letterhead, writer);
    }
}

/// Writes the head for a window envelope: each part of it in its place, in whatever order they are
/// written.
fn write_window(area: Area, head: &[Block], writer: &mut Writer<'_>) {
    let page = writer.page;
    // The text begins at the margin where the window allows it.
    let left = page.margins.left.clamp(area.left - 5.0, area.left + 5.0);
    let area = Area {
        left,
        width: area.left + area.width - left,
        ..area
    };
    let side_area = page.window.information_area();
    writer.format(format_args!(
        "#window-head({}, {}, {}, ",
        side(page.letterhead.position),
        dictionary(area),
        side_area.map_or_else(|| "none".to_owned(), dictionary),
    ));
    if has_part(head, LetterPart::Letterhead) || page.letterhead.logo.is_some() {
        writer.code("[");
        logo(writer);
        write_inner(head, LetterPart::Letterhead, writer);
        writer.code("], [");
    } else {
        writer.code("none, [");
    }
    write_inner(head, LetterPart::Address, writer);
    writer.code("], ");
    match side_area.filter(|_| head.iter().any(is_beside)) {
        Some(_) => {
            writer.code("[");
            write_beside(head, writer);
            writer.code("]);\n");
        }
        None => {
            writer.code("none);\n");
            write_beside(head, writer);
        }
    }
}

/// What the parts of that kind hold.
fn write_inner(head: &[Block], part: LetterPart, writer: &mut Writer<'_>) {
    head.iter()
        .filter_map(|block| part_of(block, part))
        .for_each(|inner| blocks::write(inner, writer));
}

fn is_beside(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::Part(LetterPart::Date | LetterPart::Reference, _)
    )
}

fn write_beside(head: &[Block], writer: &mut Writer<'_>) {
    head.iter()
        .filter(|block| is_beside(block))
        .for_each(|block| blocks::write_block(block, writer));
}

fn dictionary(area: Area) -> String {
    format!(
        "(left: {}mm, top: {}mm, width: {}mm, height: {}mm, below: {}mm)",
        area.left, area.top, area.width, area.height, area.below
    )
}
