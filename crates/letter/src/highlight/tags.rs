//! The colours of tags.

use super::{Highlight, HighlightKind};
use crate::expression::{Role, names};
use crate::span::Span;
use crate::syntax::{Tag, TagKind};

pub(super) fn add(body: &str, tags: &[Tag], out: &mut Vec<Highlight>) {
    for tag in tags {
        let kind = match tag.kind {
            _ if !tag.closed => HighlightKind::Broken,
            TagKind::Unknown => HighlightKind::Broken,
            TagKind::Comment => HighlightKind::Comment,
            _ => HighlightKind::Tag,
        };
        out.push(Highlight {
            span: tag.span,
            kind,
        });
        if kind == HighlightKind::Tag {
            add_names(body, tag, out);
            add_strings(body, tag.content, out);
        }
    }
}

fn add_names(body: &str, tag: &Tag, out: &mut Vec<Highlight>) {
    for name in names(tag.content.of(body)) {
        let kind = match name.role {
            Role::Variable | Role::Attribute => HighlightKind::Field,
            Role::Filter | Role::Test | Role::Function => HighlightKind::Filter,
        };
        let start = tag.content.start;
        out.push(Highlight {
            span: Span::new(start + name.span.start, start + name.span.end),
            kind,
        });
    }
}

/// Texts in quotes; a quote that nothing closes reaches to the tag's end.
fn add_strings(body: &str, content: Span, out: &mut Vec<Highlight>) {
    let mut open: Option<(usize, char)> = None;
    let mut escaped = false;
    let mut push = |start: usize, end: usize| {
        out.push(Highlight {
            span: Span::new(content.start + start, content.start + end),
            kind: HighlightKind::String,
        });
    };
    for (at, c) in content.of(body).char_indices() {
        match open {
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some((start, quote)) if c == quote => {
                push(start, at + 1);
                open = None;
            }
            None if c == '"' || c == '\'' => open = Some((at, c)),
            _ => {}
        }
    }
    if let Some((start, _)) = open {
        push(start, content.len());
    }
}
