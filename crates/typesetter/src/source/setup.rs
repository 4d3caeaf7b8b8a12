//! The page set-up: paper, type, and what stands at the head and at the foot of each page.

use letter::{Block, BlockKind, InlineKind, LetterPart, fonts, walk};
use messages::{Fault, FaultKind};

use super::language::Language;
use super::marks::MarkKind;
use super::text::literal;
use super::writer::Writer;
use crate::fonts::{FALLBACK, FIXED_WIDTH};

/// What every letter has in common. The parts of a letter are functions that take their blocks.
const PARTS: &str = include_str!("parts.typ");

/// Writes the set-up before anything else.
pub(super) fn write(writer: &mut Writer<'_>) {
    check_font(writer);
    let language = Language::parse(&writer.document.language);
    let page = writer.page;
    let (width, height) = page.paper.size();
    let title = match writer.title.trim() {
        "" => writer.plain("Letter"),
        title => writer.plain(title),
    };
    writer.format(format_args!(
        "#set document(title: {title});\n#let sheet = (width: {width}mm, height: {height}mm, left: \
         {}mm, right: {}mm, top: {}mm, bottom: {}mm);\n",
        page.margins.left, page.margins.right, page.margins.top, page.margins.bottom,
    ));
    let region = language
        .region
        .as_ref()
        .map_or_else(|| "none".to_owned(), |region| literal(region));
    writer.format(format_args!(
        "#let families = ({}, {}{});\n#set text(font: families, size: {}pt, lang: {}, \
         region: {region}, hyphenate: {});\n#let line-gap = {}em;\n#let fixed-width = {};\n",
        literal(&page.font),
        literal(FALLBACK),
        others(&writer.document.language),
        page.font_size,
        literal(&language.language),
        page.hyphenate,
        page.line_height - 1.0,
        literal(FIXED_WIDTH),
    ));
    writer.code(PARTS);
    write_header(writer);
    write_footer(&language, writer);
    writer.code("#show: letter.with(header: page-header, footer: page-footer);\n");
}

/// The families for what these two have not, whether they are there or not: what differs among letters
/// stands in no set-up.
fn others(language: &str) -> String {
    let families = fonts::families(language);
    families
        .map(|family| format!(", {}", literal(family.name)))
        .collect()
}

fn check_font(writer: &mut Writer<'_>) {
    if !writer.fonts.has_family(&writer.page.font) {
        writer.faults.push(Fault {
            kind: FaultKind::Font,
            message: format!(
                "There is no font “{}” here, so “{FALLBACK}” stands in for it. Choose another font, \
                 or add the font’s file to the template.",
                writer.page.font
            ),
            place: None,
        });
    }
}

fn write_header(writer: &mut Writer<'_>) {
    let header = match writer.page.continuation_header {
        true => "later-pages",
        false => "none",
    };
    writer.format(format_args!("#let page-header = {header};\n"));
}

/// Says what stands at the head of later pages, after everything else: to whom the letter goes and
/// its date, or what it is called.
pub(super) fn write_later_pages(writer: &mut Writer<'_>) {
    if !writer.page.continuation_header {
        return;
    }
    let lines = [LetterPart::Address, LetterPart::Date].map(|part| first_line(writer, part));
    let (left, right) = match lines {
        [None, None] => (writer.title.to_owned(), String::new()),
        [left, right] => (left.unwrap_or_default(), right.unwrap_or_default()),
    };
    let (left, right) = (writer.plain(&left), writer.plain(&right));
    writer.code("#metadata([");
    writer.marked(MarkKind::Header, |writer| {
        writer.format(format_args!("#{left};#h(1fr);#{right};"));
    });
    writer.code("])<later-pages>\n");
}

fn write_footer(language: &Language, writer: &mut Writer<'_>) {
    writer.code("#let page-footer = ");
    if !writer.page.page_numbers {
        return writer.code("none;\n");
    }
    let of = language.of();
    writer.marked(MarkKind::Footer, |writer| {
        writer.format(format_args!(
            "context {{ let all = counter(page).final().first(); if all > 1 {{ \
             align(center, text(size: .85em)[#str(counter(page).get().first());#{};#str(all);]) }} }}",
            literal(of)
        ));
    });
    writer.code(";\n");
}

/// The first line of the first such part of the letter.
fn first_line(writer: &Writer<'_>, part: LetterPart) -> Option<String> {
    let inner = writer
        .document
        .blocks
        .iter()
        .find_map(|block| part_of(block, part))?;
    let mut first = None;
    walk::each_line(inner, &mut |_, content| {
        let mut lines = content.split(|inline| matches!(inline.kind, InlineKind::HardBreak));
        let line = lines.find_map(|line| {
            let text = walk::text_of(line);
            (!text.trim().is_empty()).then(|| text.trim().to_owned())
        });
        first = first.take().or(line);
    });
    first
}

fn part_of(block: &Block, wanted: LetterPart) -> Option<&[Block]> {
    match &block.kind {
        BlockKind::Part(part, inner) if *part == wanted => Some(inner),
        _ => None,
    }
}
