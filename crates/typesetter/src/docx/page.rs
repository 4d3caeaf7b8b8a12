//! The page: its size and margins, and what stands at the head and at the foot of each.

use letter::{Block, BlockKind, Document, LetterPart, page::PageSetup, walk};

use super::inlines::Look;
use super::measure::millimetres;
use super::relations::Relations;
use super::story::{Role, Shared, Story};
use super::styles::is_right_to_left;
use super::xml::Xml;
use super::{NAMESPACES, blocks::Place};

/// The relations of the document to its headers and its footer.
#[derive(Clone, Debug)]
pub struct Edges {
    pub first_header: String,
    pub later_header: String,
    pub footer: String,
}

/// What the last element of the text says: paper, margins, headers and footers.
pub fn section(page: &PageSetup, language: &str, edges: &Edges, xml: &mut Xml) {
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
    xml.empty("w:titlePg", &[]);
    if is_right_to_left(language) {
        xml.empty("w:bidi", &[]);
    }
    xml.close();
}

/// The header of the first page, which has none but its letterhead.
pub fn first_header() -> String {
    header("")
}

/// The header of the pages after the first: to whom the letter goes, and its date.
pub fn later_header(document: &Document, page: &PageSetup) -> String {
    if !page.continuation_header {
        return header("");
    }
    let lines = [LetterPart::Address, LetterPart::Date]
        .map(|part| first_line(&document.blocks, part).unwrap_or_default());
    let filled: Vec<&str> = lines
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .collect();
    header(&filled.join(", "))
}

fn header(text: &str) -> String {
    let mut xml = Xml::file();
    xml.open("w:hdr", &NAMESPACES);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", "Header");
    xml.close();
    if !text.is_empty() {
        xml.open("w:r", &[]);
        xml.text_element("w:t", &[("xml:space", "preserve")], text);
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
            .map(walk::text_of)
            .find(|line| !line.trim().is_empty());
        first = first.take().or(line);
    });
    first
}

/// The footer of every page: its number, and how many there are.
pub fn footer(page: &PageSetup, language: &str) -> String {
    let document = Document::default();
    let mut shared = Shared::new(&document, page);
    let mut story = Story::new(Role::Text, Relations::default(), &mut shared);
    story.xml.open("w:ftr", &NAMESPACES);
    story.begin_paragraph(Place::styled("Footer"), None);
    if page.page_numbers {
        story.field(" PAGE ", "1", Look::default());
        story.run(between(language), Look::default());
        story.field(" NUMPAGES ", "1", Look::default());
    }
    story.xml.finish()
}

/// What stands between the number of the page and how many there are.
fn between(language: &str) -> &'static str {
    match language.split(['-', '_']).next().unwrap_or_default() {
        "en" | "" => " of ",
        _ => " / ",
    }
}
