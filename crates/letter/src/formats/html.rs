//! HTML: a page that stands alone, or the letter's part of one.
//!
//! Nothing of the letter becomes markup but what the tree says; every text is escaped. Footnotes
//! are linked both ways, with the roles of the DPUB-ARIA vocabulary (<https://www.w3.org/TR/dpub-aria/>).

mod inline;

use std::fmt::Write as _;

use crate::document::{Alignment, Block, BlockKind, Document, ListItem, ListKind, Note, TableCell};
use inline::inlines;

/// A page that needs no other file; it declares a policy under which nothing can be loaded or run.
#[must_use]
pub fn page(document: &Document, title: &str) -> String {
    let language = if document.language.is_empty() {
        "en"
    } else {
        &document.language
    };
    let mut out = String::with_capacity(16_384);
    out.push_str("<!DOCTYPE html>\n<html lang=\"");
    escape(language, &mut out);
    out.push_str(
        "\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
    );
    escape(title, &mut out);
    let _ = write!(
        out,
        "</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main class=\"letter\">\n"
    );
    write_fragment(document, &mut out);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The letter without a page around it: its blocks, then its notes.
#[must_use]
pub fn fragment(document: &Document) -> String {
    let mut out = String::with_capacity(8_192);
    write_fragment(document, &mut out);
    out
}

/// The letter's typography, shared with the editor's preview.
pub const STYLE: &str = include_str!("html/letter.css");

fn write_fragment(document: &Document, out: &mut String) {
    blocks(&document.blocks, out);
    if document.notes.is_empty() {
        return;
    }
    out.push_str("<section class=\"letter-notes\" role=\"doc-endnotes\">\n<ol>\n");
    for (index, note) in document.notes.iter().enumerate() {
        write_note(index, note, out);
    }
    out.push_str("</ol>\n</section>\n");
}

fn write_note(index: usize, note: &Note, out: &mut String) {
    let number = index + 1;
    let _ = writeln!(out, "<li id=\"note-{number}\">");
    blocks(&note.blocks, out);
    out.push_str("<p class=\"letter-back\">");
    for occurrence in 0..note.references {
        let id = inline::reference_id(index, occurrence);
        let _ = write!(
            out,
            "<a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"Back to the mark of note {number}\">↩</a>"
        );
    }
    out.push_str("</p>\n</li>\n");
}

fn blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        write_block(block, out);
    }
}

fn write_block(block: &Block, out: &mut String) {
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
        BlockKind::Letterhead(inner) => around("div", " class=\"letter-head\"", inner, out),
        BlockKind::Signature(inner) => around("div", " class=\"letter-signature\"", inner, out),
        BlockKind::Table {
            alignments,
            header,
            rows,
        } => table(alignments, header, rows, out),
        BlockKind::Preformatted(text) => {
            out.push_str("<pre><code>");
            escape(text, out);
            out.push_str("</code></pre>\n");
        }
        BlockKind::Rule => out.push_str("<hr>\n"),
    }
}

fn around(element: &str, attributes: &str, inner: &[Block], out: &mut String) {
    let _ = writeln!(out, "<{element}{attributes}>");
    blocks(inner, out);
    let _ = writeln!(out, "</{element}>");
}

fn list(kind: ListKind, tight: bool, items: &[ListItem], out: &mut String) {
    let element = match kind {
        ListKind::Bullet => "ul",
        ListKind::Numbered { .. } => "ol",
    };
    let _ = match kind {
        ListKind::Numbered { start } if start != 1 => writeln!(out, "<ol start=\"{start}\">"),
        _ => writeln!(out, "<{element}>"),
    };
    for item in items {
        out.push_str("<li>");
        for block in &item.blocks {
            match &block.kind {
                BlockKind::Paragraph(content) if tight => inlines(content, out),
                _ => write_block(block, out),
            }
        }
        out.push_str("</li>\n");
    }
    let _ = writeln!(out, "</{element}>");
}

fn table(
    alignments: &[Alignment],
    header: &[TableCell],
    rows: &[Vec<TableCell>],
    out: &mut String,
) {
    out.push_str("<table>\n<thead>\n");
    row("th scope=\"col\"", "th", alignments, header, out);
    out.push_str("</thead>\n<tbody>\n");
    for cells in rows {
        row("td", "td", alignments, cells, out);
    }
    out.push_str("</tbody>\n</table>\n");
}

fn row(open: &str, close: &str, alignments: &[Alignment], cells: &[TableCell], out: &mut String) {
    out.push_str("<tr>");
    for (cell, alignment) in cells.iter().zip(alignments) {
        let class = match alignment {
            Alignment::Start => "",
            Alignment::Centre => " class=\"letter-centre\"",
            Alignment::End => " class=\"letter-end\"",
        };
        let _ = write!(out, "<{open}{class}>");
        inlines(&cell.content, out);
        let _ = write!(out, "</{close}>");
    }
    out.push_str("</tr>\n");
}

/// Appends `text` with the characters replaced that could end a text or an attribute.
fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest
        .bytes()
        .position(|byte| matches!(byte, b'"' | b'&' | b'\'' | b'<' | b'>'))
    {
        let (before, found) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        out.push_str(found.bytes().next().and_then(entity).unwrap_or_default());
        rest = found.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}

fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    }
}
