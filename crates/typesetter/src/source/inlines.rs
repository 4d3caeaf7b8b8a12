//! Running text.

use letter::links::Target;
use letter::{Inline, InlineKind};

use super::notes;
use super::text::literal;
use super::writer::Writer;

/// How deep emphases may stand in each other; what is deeper is set as the text around it.
const DEEPEST: usize = 6;

/// Writes running text where markup is expected.
pub(super) fn write(content: &[Inline], writer: &mut Writer<'_>) {
    for inline in content {
        write_inline(inline, writer);
    }
}

fn write_inline(inline: &Inline, writer: &mut Writer<'_>) {
    match &inline.kind {
        InlineKind::Text(text) => writer.text(text, &inline.origin),
        InlineKind::Emphasis(content) => emphasis("#emph[", content, writer),
        InlineKind::Strong(content) => emphasis("#strong[", content, writer),
        InlineKind::Strikethrough(content) => emphasis("#strike[", content, writer),
        InlineKind::Code(text) => {
            writer.around("#fixed[", |writer| writer.text(text, &inline.origin));
        }
        InlineKind::Link {
            target, content, ..
        } => link(target, content, writer),
        InlineKind::Image {
            source,
            alternative,
        } => writer.picture(source.as_deref(), alternative, &inline.origin),
        InlineKind::SoftBreak => writer.text(" ", &inline.origin),
        InlineKind::HardBreak => {
            writer.code("#linebreak();");
            writer.new_word();
        }
        InlineKind::NoteReference { note, occurrence } => {
            notes::write_reference(*note, *occurrence, &inline.origin, writer);
        }
    }
}

fn emphasis(open: &str, content: &[Inline], writer: &mut Writer<'_>) {
    if writer.inline_depth >= DEEPEST {
        return write(content, writer);
    }
    writer.inline_depth += 1;
    writer.around(open, |writer| write(content, writer));
    writer.inline_depth -= 1;
}

/// A link that may not leave the letter is its text; one without text would be nowhere on the page.
fn link(target: &Target, content: &[Inline], writer: &mut Writer<'_>) {
    match target.href() {
        Some(address) if !content.is_empty() && address.len() < 8_000 => {
            emphasis(&format!("#link({})[", literal(address)), content, writer);
        }
        _ => write(content, writer),
    }
}
