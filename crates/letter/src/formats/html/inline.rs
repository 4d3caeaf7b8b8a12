//! Running text as HTML.

use std::fmt::Write as _;

use super::stencil::Open;
use super::writer::Writer;
use crate::document::{Inline, InlineKind};

pub(super) fn inlines(content: &[Inline], out: &mut Writer) {
    for inline in content {
        if !out.leaves_open(|| Open::inline(inline)) {
            write_inline(inline, out);
        }
    }
}

fn write_inline(inline: &Inline, out: &mut Writer) {
    match &inline.kind {
        InlineKind::Text(text) => out.text(text),
        InlineKind::Emphasis(content) => around("em", content, out),
        InlineKind::Strong(content) => around("strong", content, out),
        InlineKind::Strikethrough(content) => around("s", content, out),
        InlineKind::Code(text) => {
            out.push_str("<code>");
            out.text(text);
            out.push_str("</code>");
        }
        InlineKind::Link {
            target,
            title,
            content,
        } => match target.href() {
            Some(address) => link(address, title, content, out),
            None => inlines(content, out),
        },
        InlineKind::Image {
            source: Some(source),
            alternative,
        } => {
            out.push_str("<img src=\"");
            out.text(source);
            out.push_str("\" alt=\"");
            out.text(alternative);
            out.push_str("\">");
        }
        InlineKind::Image {
            source: None,
            alternative,
        } => out.text(alternative),
        InlineKind::SoftBreak => out.push('\n'),
        InlineKind::HardBreak => out.line_break(),
        InlineKind::NoteReference { note, occurrence } => {
            let (number, id) = (note + 1, reference_id(*note, *occurrence));
            let _ = write!(
                out,
                "<sup class=\"note-mark\"><a href=\"#note-{number}\" id=\"{id}\" role=\"doc-noteref\" aria-label=\"Note {number}\">{number}</a></sup>"
            );
        }
    }
}

fn around(element: &str, content: &[Inline], out: &mut Writer) {
    let _ = write!(out, "<{element}>");
    inlines(content, out);
    let _ = write!(out, "</{element}>");
}

fn link(address: &str, title: &str, content: &[Inline], out: &mut Writer) {
    out.push_str("<a href=\"");
    out.text(address);
    if !title.is_empty() {
        out.push_str("\" title=\"");
        out.text(title);
    }
    out.push_str("\">");
    inlines(content, out);
    out.push_str("</a>");
}

/// The id of a note's mark: `note` is the note's index, `occurrence` says which of its marks.
pub(super) fn reference_id(note: usize, occurrence: usize) -> String {
    match occurrence {
        0 => format!("mark-{}", note + 1),
        more => format!("mark-{}-{}", note + 1, more + 1),
    }
}
