//! HTML for the body of an e-mail: a fragment that any mail program shows alike.
//!
//! Mail programs drop style sheets, classes and often ids, and several letters may be pasted into
//! one message. So every element carries its own style, nothing has an id, and the footnotes stand
//! at the end with their numbers, not linked. A picture stays a `data:` URI with its words: some
//! mail programs show it, the others show the words.

use std::fmt::Write as _;

use super::escape;
use crate::document::{
    Alignment, Block, BlockKind, Document, Inline, InlineKind, ListItem, ListKind, Note, TableCell,
};
use crate::letter_part::LetterPart;

const LETTER: &str =
    "font-family:Georgia,'Times New Roman',serif;font-size:16px;line-height:1.5;color:#000000";
const PARAGRAPH: &str = "margin:0 0 14px 0";
const CLOSE: &str = "margin:0 0 4px 0";
const HEADING: &str = "margin:20px 0 6px 0;font-size:18px;line-height:1.3;font-weight:bold";
const LIST: &str = "margin:0 0 14px 0;padding:0 0 0 28px";
const QUOTE: &str = "margin:0 0 14px 0;padding:0 0 0 16px;border-left:2px solid #767676";
const TABLE: &str = "margin:0 0 14px 0;border-collapse:collapse";
const CELL: &str = "padding:4px 10px;border-bottom:1px solid #767676;vertical-align:top";
const CODE: &str = "font-family:Consolas,'Courier New',monospace;font-size:14px";
const RULE: &str = "margin:0 0 14px 0;border:0;border-top:1px solid #767676";
const LETTERHEAD: &str = "margin:0 0 28px 0;text-align:right";
const PART: &str = "margin:0 0 20px 0";
const SUBJECT: &str = "margin:0 0 20px 0;font-weight:bold";
const SIGNATURE: &str = "margin:42px 0 20px 0";
const NOTES: &str =
    "margin:28px 0 0 0;padding:10px 0 0 0;border-top:1px solid #767676;font-size:14px";
const MARK: &str = "font-size:12px;line-height:0";

/// The letter for an e-mail: one element that stands for itself, wherever it is pasted.
///
/// ```
/// let body = "Dear all[^1],\n\n[^1]: And you.".to_owned();
/// let template = letter::Template { body, ..Default::default() };
/// let letter = letter::merge(&template, &letter::Recipient::default());
/// let html = letter::formats::html::email::write(&letter.document);
/// assert!(html.contains("Dear all<sup style="));
/// assert!(!html.contains(" id="));
/// ```
#[must_use]
pub fn write(document: &Document) -> String {
    let mut out = String::with_capacity(8_192);
    out.push_str("<div");
    if !document.language.is_empty() {
        out.push_str(" lang=\"");
        escape(&document.language, &mut out);
        out.push('"');
    }
    let _ = writeln!(out, " style=\"{LETTER}\">");
    blocks(&document.blocks, PARAGRAPH, &mut out);
    if !document.notes.is_empty() {
        let _ = writeln!(out, "<div style=\"{NOTES}\">");
        for (note, number) in document.notes.iter().zip(1..) {
            write_note(note, number, &mut out);
        }
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n");
    out
}

/// A note: its number stands in its first paragraph, or in one of its own.
fn write_note(note: &Note, number: usize, out: &mut String) {
    let rest = match note.blocks.split_first() {
        Some((
            Block {
                kind: BlockKind::Paragraph(content),
                ..
            },
            rest,
        )) => {
            let _ = write!(out, "<p style=\"{CLOSE}\">");
            mark(number, out);
            out.push(' ');
            inlines(content, out);
            rest
        }
        _ => {
            let _ = write!(out, "<p style=\"{CLOSE}\">");
            mark(number, out);
            &note.blocks
        }
    };
    out.push_str("</p>\n");
    blocks(rest, CLOSE, out);
}

fn mark(number: usize, out: &mut String) {
    let _ = write!(out, "<sup style=\"{MARK}\">{number}</sup>");
}

/// `paragraph` is the style of the paragraphs among them.
fn blocks(blocks: &[Block], paragraph: &str, out: &mut String) {
    for block in blocks {
        write_block(block, paragraph, out);
    }
}

fn write_block(block: &Block, paragraph: &str, out: &mut String) {
    match &block.kind {
        BlockKind::Paragraph(content) => line("p", paragraph, content, out),
        BlockKind::Heading { level, content } => line(&format!("h{level}"), HEADING, content, out),
        BlockKind::List { kind, tight, items } => list(*kind, *tight, items, out),
        BlockKind::Quote(inner) => around("blockquote", QUOTE, inner, paragraph, out),
        BlockKind::Part(part, inner) => around("div", part_style(*part), inner, CLOSE, out),
        BlockKind::Table {
            alignments,
            header,
            rows,
        } => table(alignments, header, rows, out),
        BlockKind::Preformatted(text) => {
            let _ = write!(
                out,
                "<pre style=\"{PARAGRAPH};{CODE};white-space:pre-wrap\">"
            );
            escape(text, out);
            out.push_str("</pre>\n");
        }
        BlockKind::Rule => {
            let _ = writeln!(out, "<hr style=\"{RULE}\">");
        }
    }
}

fn part_style(part: LetterPart) -> &'static str {
    match part {
        LetterPart::Letterhead => LETTERHEAD,
        LetterPart::Subject => SUBJECT,
        LetterPart::Signature => SIGNATURE,
        LetterPart::Address | LetterPart::Date | LetterPart::Reference => PART,
    }
}

fn line(element: &str, style: &str, content: &[Inline], out: &mut String) {
    let _ = write!(out, "<{element} style=\"{style}\">");
    inlines(content, out);
    let _ = writeln!(out, "</{element}>");
}

fn around(element: &str, style: &str, inner: &[Block], paragraph: &str, out: &mut String) {
    let _ = writeln!(out, "<{element} style=\"{style}\">");
    blocks(inner, paragraph, out);
    let _ = writeln!(out, "</{element}>");
}

fn list(kind: ListKind, tight: bool, items: &[ListItem], out: &mut String) {
    let element = match kind {
        ListKind::Bullet => "ul",
        ListKind::Numbered { .. } => "ol",
    };
    let _ = match kind {
        ListKind::Numbered { start } if start != 1 => {
            writeln!(out, "<ol start=\"{start}\" style=\"{LIST}\">")
        }
        _ => writeln!(out, "<{element} style=\"{LIST}\">"),
    };
    for item in items {
        let _ = write!(out, "<li style=\"{CLOSE}\">");
        for block in &item.blocks {
            match &block.kind {
                BlockKind::Paragraph(content) if tight => inlines(content, out),
                _ => write_block(block, PARAGRAPH, out),
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
    let _ = writeln!(out, "<table style=\"{TABLE}\">\n<thead>");
    row("th", " scope=\"col\"", alignments, header, out);
    out.push_str("</thead>\n<tbody>\n");
    for cells in rows {
        row("td", "", alignments, cells, out);
    }
    out.push_str("</tbody>\n</table>\n");
}

fn row(
    element: &str,
    attributes: &str,
    alignments: &[Alignment],
    cells: &[TableCell],
    out: &mut String,
) {
    out.push_str("<tr>");
    for (cell, alignment) in cells.iter().zip(alignments) {
        let side = match alignment {
            Alignment::Start => "left",
            Alignment::Centre => "center",
            Alignment::End => "right",
        };
        let _ = write!(
            out,
            "<{element}{attributes} style=\"{CELL};text-align:{side}\">"
        );
        inlines(&cell.content, out);
        let _ = write!(out, "</{element}>");
    }
    out.push_str("</tr>\n");
}

fn inlines(content: &[Inline], out: &mut String) {
    for inline in content {
        write_inline(inline, out);
    }
}

fn write_inline(inline: &Inline, out: &mut String) {
    match &inline.kind {
        InlineKind::NoteReference { note, .. } => mark(note + 1, out),
        InlineKind::Emphasis(content) => span("em", content, out),
        InlineKind::Strong(content) => span("strong", content, out),
        InlineKind::Strikethrough(content) => span("s", content, out),
        InlineKind::Code(text) => {
            let _ = write!(out, "<code style=\"{CODE}\">");
            escape(text, out);
            out.push_str("</code>");
        }
        InlineKind::Link {
            target, content, ..
        } => link(target.href(), content, out),
        InlineKind::Image {
            source: Some(source),
            alternative,
        } => {
            out.push_str("<img src=\"");
            escape(source, out);
            out.push_str("\" alt=\"");
            escape(alternative, out);
            out.push_str("\" style=\"max-width:100%;height:auto\">");
        }
        InlineKind::Text(text)
        | InlineKind::Image {
            source: None,
            alternative: text,
        } => escape(text, out),
        InlineKind::SoftBreak => out.push('\n'),
        InlineKind::HardBreak => out.push_str("<br>\n"),
    }
}

fn span(element: &str, content: &[Inline], out: &mut String) {
    let _ = write!(out, "<{element}>");
    inlines(content, out);
    let _ = write!(out, "</{element}>");
}

fn link(address: Option<&str>, content: &[Inline], out: &mut String) {
    let Some(address) = address else {
        return inlines(content, out);
    };
    out.push_str("<a href=\"");
    escape(address, out);
    out.push_str("\" style=\"color:#0b57d0;text-decoration:underline\">");
    inlines(content, out);
    out.push_str("</a>");
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::formats::testing::document;

    /// The fragment without its styles, for the eye.
    fn bare(body: &str) -> String {
        let html = write(&document(body));
        let mut pieces = html.split(" style=\"");
        let mut bare = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            bare.push_str(piece.split_once('"').unwrap().1);
        }
        bare
    }

    #[track_caller]
    fn check(body: &str, expected: &str) {
        let expected = format!("<div lang=\"en-GB\">\n{expected}</div>\n");
        assert_eq!(bare(body), expected, "{body}");
    }

    #[test]
    fn notes_stand_at_the_end_with_their_numbers() {
        check(
            "One[^a] and one[^a] and two[^b].\n\n[^a]: Text.\n\n    More.\n\n[^b]:\n    - a\n",
            "<p>One<sup>1</sup> and one<sup>1</sup> and two<sup>2</sup>.</p>\n<div>\n\
             <p><sup>1</sup> Text.</p>\n<p>More.</p>\n\
             <p><sup>2</sup></p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n",
        );
    }

    #[test]
    fn two_letters_in_one_message_do_not_touch_each_other() {
        let html = write(&document(
            "# T\n\nA[^n] b[^n] <x@example.org>\n\n- c\n\n| d |\n|---|\n| e |\n\n> f\n\n---\n\n    g\n\n[^n]: h",
        ));
        for unwanted in [" id=", " class=", "<style", "href=\"#"] {
            assert!(!html.contains(unwanted), "{unwanted} in {html}");
        }
    }

    #[test]
    fn every_element_that_takes_room_has_its_own_style() {
        let html = write(&document(
            "# T\n\n::: letterhead\nA\n:::\n\nB[^n]\n\n1. c\n\n| d |\n|---|\n| e |\n\n> f\n\n---\n\n    g\n\n[^n]: h",
        ));
        for element in [
            "div",
            "h1",
            "p",
            "sup",
            "ol",
            "li",
            "table",
            "td",
            "blockquote",
            "hr",
            "pre",
        ] {
            assert!(
                html.contains(&format!("<{element} style=\""))
                    || html.contains(&format!("<{element} lang=\"en-GB\" style=\"")),
                "{element} in {html}"
            );
            assert!(!html.contains(&format!("<{element}>")), "{element}: {html}");
        }
    }

    #[test]
    fn the_letters_parts_stand_close_and_in_their_places() {
        let html = write(&document(
            "::: address\nA\n:::\n\n::: subject\nB\n:::\n\n::: signature\nC\n:::",
        ));
        for (style, text) in [
            (super::PART, "A"),
            (super::SUBJECT, "B"),
            (super::SIGNATURE, "C"),
        ] {
            let part = format!(
                "<div style=\"{style}\">\n<p style=\"{}\">{text}</p>\n</div>\n",
                super::CLOSE
            );
            assert!(html.contains(&part), "{part} in {html}");
        }
    }

    #[test]
    fn text_is_escaped_and_only_allowed_links_lead_anywhere() {
        check(
            "<b>a</b> & \"b\"",
            "<p>&lt;b&gt;a&lt;/b&gt; &amp; &quot;b&quot;</p>\n",
        );
        check(
            "[x](javascript:alert(1)) [y](https://example.org/?a=1&b=2)",
            "<p>x <a href=\"https://example.org/?a=1&amp;b=2\">y</a></p>\n",
        );
        check("![logo](https://example.org/a.png)", "<p>logo</p>\n");
    }
}
