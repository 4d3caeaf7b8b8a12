//! Running text as HTML.

use std::fmt::Write as _;

use super::escape;
use crate::document::{Inline, InlineKind};

pub(super) fn inlines(content: &[Inline], out: &mut String) {
    for inline in content {
        write_inline(inline, out);
    }
}

fn write_inline(inline: &Inline, out: &mut String) {
    match &inline.kind {
        InlineKind::Text(text) => escape(text, out),
        InlineKind::Emphasis(content) => around("em", content, out),
        InlineKind::Strong(content) => around("strong", content, out),
        InlineKind::Strikethrough(content) => around("s", content, out),
        InlineKind::Code(text) => {
            out.push_str("<code>");
            escape(text, out);
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
            escape(source, out);
            out.push_str("\" alt=\"");
            escape(alternative, out);
            out.push_str("\">");
        }
        InlineKind::Image {
            source: None,
            alternative,
        } => escape(alternative, out),
        InlineKind::SoftBreak => out.push('\n'),
        InlineKind::HardBreak => out.push_str("<br>\n"),
        InlineKind::NoteReference { note, occurrence } => {
            let (number, id) = (note + 1, reference_id(*note, *occurrence));
            let _ = write!(
                out,
                "<sup class=\"note-mark\"><a href=\"#note-{number}\" id=\"{id}\" role=\"doc-noteref\" aria-label=\"Note {number}\">{number}</a></sup>"
            );
        }
    }
}

fn around(element: &str, content: &[Inline], out: &mut String) {
    let _ = write!(out, "<{element}>");
    inlines(content, out);
    let _ = write!(out, "</{element}>");
}

fn link(address: &str, title: &str, content: &[Inline], out: &mut String) {
    out.push_str("<a href=\"");
    escape(address, out);
    if !title.is_empty() {
        out.push_str("\" title=\"");
        escape(title, out);
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
