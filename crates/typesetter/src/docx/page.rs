//! The page: its size and margins, and what stands at the head and at the foot of each.

use letter::page::PageSetup;
use letter::{Block, BlockKind, Document, LetterPart, Template, walk};

use super::inlines::Look;
use super::measure::{millimetres, text_width};
use super::relations::Relations;
use super::story::{Kept, Part, Role, Shared, Story};
use super::xml::Xml;
use super::{NAMESPACES, blocks::Place};
use crate::scripts::is_right_to_left;
use crate::source::Language;

/// How many letters a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    One,
    Several,
}

/// The relations of the document to its headers and its footer.
#[derive(Clone, Debug)]
pub struct Edges {
    pub first_header: String,
    pub later_header: String,
    pub footer: String,
}

/// What the last element of the text says: paper, margins, headers and footers.
///
/// In a file of several letters each is a section, with pages and notes of its own.
pub fn section(template: &Template, edges: &Edges, count: Count, xml: &mut Xml) {
    let page = &template.page;
    let (width, height) = page.paper.size();
    let (width, height) = (millimetres(width), millimetres(height));
    xml.open("w:sectPr", &[]);
    for (element, kind, id) in [
        ("w:headerReference", "first", &edges.first_header),
        ("w:headerReference", "default", &edges.later_header),
        ("w:footerReference", "first", &edges.footer),
        ("w:footerReference", "default", &edges.footer),
    ] {
        xml.empty(element, &[("w:type", kind), ("r:id", id)]);
    }
    if count == Count::Several {
        xml.open("w:footnotePr", &[]);
        xml.value("w:numRestart", "eachSect");
        xml.close();
    }
    xml.empty(
        "w:pgSz",
        &[("w:w", &width.to_string()), ("w:h", &height.to_string())],
    );
    let margins = &page.margins;
    let length = |length: f64| millimetres(length).to_string();
    // The header and the footer stand in the middle of their margins.
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", &length(margins.top)),
            ("w:right", &length(margins.right)),
            ("w:bottom", &length(margins.bottom)),
            ("w:left", &length(margins.left)),
            ("w:header", &length(margins.top / 2.0)),
            ("w:footer", &length(margins.bottom / 2.0)),
            ("w:gutter", "0"),
        ],
    );
    if count == Count::Several {
        xml.empty("w:pgNumType", &[("w:start", "1")]);
    }
    xml.empty("w:titlePg", &[]);
    if is_right_to_left(&template.language) {
        xml.empty("w:bidi", &[]);
    }
    xml.close();
}

/// The header of the first page, which has none but its letterhead.
pub fn first_header(page: &PageSetup) -> String {
    header(["", ""], page)
}

/// The header of the pages after the first: to whom the letter goes and its date, or what it is
/// called.
pub fn later_header(document: &Document, title: &str, page: &PageSetup) -> String {
    if !page.continuation_header {
        return header(["", ""], page);
    }
    let lines =
        [LetterPart::Address, LetterPart::Date].map(|part| first_line(&document.blocks, part));
    match lines {
        [None, None] => header([title.trim(), ""], page),
        [left, right] => header(
            [&left.unwrap_or_default(), &right.unwrap_or_default()],
            page,
        ),
    }
}

/// A header with a text at each side.
fn header(sides: [&str; 2], page: &PageSetup) -> String {
    let mut xml = Xml::file();
    xml.open("w:hdr", &NAMESPACES);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", "Header");
    xml.open("w:tabs", &[]);
    let edge = text_width(page).to_string();
    xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &edge)]);
    xml.close();
    xml.close();
    for (text, is_right) in sides.into_iter().zip([false, true]) {
        if text.is_empty() {
            continue;
        }
        xml.open("w:r", &[]);
        if is_right {
            xml.empty("w:tab", &[]);
        }
        xml.text_element("w:t", &[("xml:space", "preserve")], text);
        xml.close();
    }
    xml.finish()
}

/// The first line of a part of the letter.
fn first_line(blocks: &[Block], part: LetterPart) -> Option<String> {
    let inner = blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Part(kind, inner) if *kind == part => Some(inner),
        _ => None,
    })?;
    let mut first = None;
    walk::each_line(inner, &mut |_, content| {
        let line = content
            .split(|inline| matches!(inline.kind, letter::InlineKind::HardBreak))
            .map(|line| walk::text_of(line).trim().to_owned())
            .find(|line| !line.is_empty());
        first = first.take().or(line);
    });
    first
}

/// The footer of every page: its number, and how many the letter has.
pub fn footer(template: &Template, count: Count) -> String {
    let document = Document::default();
    let mut shared = Shared::new(&document, &template.page, Kept::default());
    let part = Part::new("w:ftr", Relations::default());
    let mut story = Story::new(Role::Text, part, &mut shared);
    story.begin_paragraph(Place::styled("Footer"), None);
    if template.page.page_numbers {
        story.field(" PAGE ", "1", Look::default());
        story.run(Language::parse(&template.language).of(), Look::default());
        let all = match count {
            Count::One => " NUMPAGES ",
            Count::Several => " SECTIONPAGES ",
        };
        story.field(all, "1", Look::default());
    }
    story.xml.finish()
}
