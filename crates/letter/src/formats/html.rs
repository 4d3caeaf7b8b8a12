//! HTML: a page that stands alone, or the letter's part of one.
//!
//! Nothing of the letter becomes markup but what the tree says; every text is escaped. Footnotes
//! are linked both ways, with the roles of the DPUB-ARIA vocabulary (<https://www.w3.org/TR/dpub-aria/>).

pub mod email;
mod escape;
mod inline;
mod stencil;
mod writer;

use std::fmt::Write as _;

use crate::document::{Alignment, Block, BlockKind, Document, ListItem, ListKind, Note, TableCell};
use escape::escape;
use inline::inlines;

pub use stencil::{CommonPieces, LetterInPieces};
pub(crate) use stencil::{Open, Stencil, write_blocks, write_inlines, write_paragraph};
pub(crate) use writer::Writer;

/// A page that needs no other file; it declares a policy under which nothing can be loaded or run.
///
/// Its own markup is ASCII, so that a browser holds a page in most European languages in one byte
/// for each character.
#[must_use]
pub fn page(document: &Document, title: &str) -> String {
    let mut out = Writer::with_capacity(16_384);
    write_page(document, title, &mut out);
    out.finish().0
}

/// The letter without a page around it: its blocks, then its notes.
#[must_use]
pub fn fragment(document: &Document) -> String {
    let mut out = Writer::with_capacity(8_192);
    write_fragment(document, &mut out);
    out.finish().0
}

fn write_page(document: &Document, title: &str, out: &mut Writer) {
    let language = if document.language.is_empty() {
        "en"
    } else {
        &document.language
    };
    out.push_str("<!DOCTYPE html>\n<html lang=\"");
    out.text(language);
    out.push_str(
        "\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
    );
    out.text(title);
    let _ = write!(
        out,
        "</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main class=\"letter\">\n"
    );
    write_fragment(document, out);
    out.push_str("</main>\n</body>\n</html>\n");
}

/// The letter's typography, which the editor's preview has too, and the page around it.
const STYLE: &str = concat!(
    include_str!("../../../../styles/letter.css"),
    include_str!("html/page.css")
);

fn write_fragment(document: &Document, out: &mut Writer) {
    blocks(&document.blocks, Spacing::Loose, out);
    if document.notes.is_empty() {
        return;
    }
    out.push_str("<section class=\"notes\" role=\"doc-endnotes\">\n<ol>\n");
    for (index, note) in document.notes.iter().enumerate() {
        write_note(index, note, out);
    }
    out.push_str("</ol>\n</section>\n");
}

fn write_note(index: usize, note: &Note, out: &mut Writer) {
    let number = index + 1;
    let _ = writeln!(out, "<li id=\"note-{number}\">");
    blocks(&note.blocks, Spacing::Loose, out);
    out.push_str("<p class=\"note-back\">");
    for occurrence in 0..note.references {
        let id = inline::reference_id(index, occurrence);
        let _ = write!(
            out,
            "<a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"Back to the mark of note {number}\">&#8617;</a>"
        );
    }
    out.push_str("</p>\n</li>\n");
}

/// Whether paragraphs have space around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spacing {
    /// A paragraph is an element.
    Loose,
    /// A paragraph is nothing but its text, as in the items of a tight list.
    Tight,
}

fn blocks(blocks: &[Block], spacing: Spacing, out: &mut Writer) {
    for block in blocks {
        if out.leaves_open(|| Open::block(block, spacing)) {
            continue;
        }
        match &block.kind {
            BlockKind::Paragraph(content) if spacing == Spacing::Tight => inlines(content, out),
            _ => write_block(block, out),
        }
    }
}

fn write_block(block: &Block, out: &mut Writer) {
    match &block.kind {
        BlockKind::Paragraph(content) => {
            out.push_str("<p>");
            inlines(content, out);
            out.push_str("</p>\n");
        }
        BlockKind::Heading { level, content } => {
            let _ = write!(out, "<h{level}>");
            inlines(content, out);
            let _ = writeln!(out, "</h{level}>");
        }
        BlockKind::List { kind, tight, items } => list(*kind, *tight, items, out),
        BlockKind::Quote(inner) => around("blockquote", "", inner, out),
        BlockKind::Part(part, inner) => {
            around("div", &format!(" class=\"{}\"", part.name()), inner, out);
        }
        BlockKind::Table {
            alignments,
            header,
            rows,
        } => table(alignments, header, rows, out),
        BlockKind::Preformatted(text) => {
            out.push_str("<pre><code>");
            out.text(text);
            out.push_str("</code></pre>\n");
        }
        BlockKind::Rule => out.push_str("<hr>\n"),
    }
}

fn around(element: &str, attributes: &str, inner: &[Block], out: &mut Writer) {
    let _ = writeln!(out, "<{element}{attributes}>");
    blocks(inner, Spacing::Loose, out);
    let _ = writeln!(out, "</{element}>");
}

fn list(kind: ListKind, tight: bool, items: &[ListItem], out: &mut Writer) {
    let element = match kind {
        ListKind::Bullet => "ul",
        ListKind::Numbered { .. } => "ol",
    };
    let _ = match kind {
        ListKind::Numbered { start } if start != 1 => writeln!(out, "<ol start=\"{start}\">"),
        _ => writeln!(out, "<{element}>"),
    };
    let spacing = if tight {
        Spacing::Tight
    } else {
        Spacing::Loose
    };
    for item in items {
        out.push_str("<li>");
        blocks(&item.blocks, spacing, out);
        out.push_str("</li>\n");
    }
    let _ = writeln!(out, "</{element}>");
}

fn table(
    alignments: &[Alignment],
    header: &[TableCell],
    rows: &[Vec<TableCell>],
    out: &mut Writer,
) {
    out.push_str("<table>\n<thead>\n");
    row("th scope=\"col\"", "th", alignments, header, out);
    out.push_str("</thead>\n<tbody>\n");
    for cells in rows {
        row("td", "td", alignments, cells, out);
    }
    out.push_str("</tbody>\n</table>\n");
}

fn row(open: &str, close: &str, alignments: &[Alignment], cells: &[TableCell], out: &mut Writer) {
    out.push_str("<tr>");
    for (cell, alignment) in cells.iter().zip(alignments) {
        let class = match alignment {
            Alignment::Start => "",
            Alignment::Centre => " class=\"centre\"",
            Alignment::End => " class=\"end\"",
        };
        let _ = write!(out, "<{open}{class}>");
        inlines(&cell.content, out);
        let _ = write!(out, "</{close}>");
    }
    out.push_str("</tr>\n");
}

#[cfg(test)]
mod tests {
    use super::{fragment, page};
    use crate::formats::testing::document;

    #[track_caller]
    fn check(body: &str, expected: &str) {
        assert_eq!(fragment(&document(body)), expected, "{body}");
    }

    #[test]
    fn notes_are_linked_both_ways_each_mark_on_its_own() {
        let html = fragment(&document("a[^n] b[^n]\n\n[^n]: Text."));
        for link in [
            "<a href=\"#note-1\" id=\"mark-1\" role=\"doc-noteref\"",
            "<a href=\"#note-1\" id=\"mark-1-2\" role=\"doc-noteref\"",
            "<a href=\"#mark-1\" role=\"doc-backlink\"",
            "<a href=\"#mark-1-2\" role=\"doc-backlink\"",
            "<li id=\"note-1\">",
        ] {
            assert!(html.contains(link), "{link} in {html}");
        }
    }

    #[test]
    fn text_is_escaped_and_markup_is_text() {
        check(
            "a < b & \"c\" <b>d</b>",
            "<p>a &lt; b &amp; &quot;c&quot; &lt;b&gt;d&lt;/b&gt;</p>\n",
        );
    }

    #[test]
    fn the_parts_of_the_letter_can_be_told_apart() {
        check(
            "::: address\nAnn Lee\n:::\n\n:::subject\nYour *visit*\n:::",
            "<div class=\"address\">\n<p>Ann Lee</p>\n</div>\n\
             <div class=\"subject\">\n<p>Your <em>visit</em></p>\n</div>\n",
        );
    }

    #[test]
    fn a_link_of_another_scheme_is_its_text_and_a_remote_picture_its_words() {
        check("[x](javascript:alert(1))", "<p>x</p>\n");
        check("![logo](https://example.org/a.png)", "<p>logo</p>\n");
    }

    #[test]
    fn a_page_says_its_language_and_title_and_loads_nothing() {
        let html = page(&document("Dear all,"), "A <title>");
        for part in [
            "<html lang=\"en-GB\">",
            "<title>A &lt;title&gt;</title>",
            "default-src 'none'",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}
