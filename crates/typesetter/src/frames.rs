//! Looking for something in Typst's frames.

use typst::layout::{Abs, Frame, FrameItem};
use typst::syntax::Span;

/// Calls `visit` with each character that is set as an empty box, for want of a glyph.
pub(crate) fn each_box(frame: &Frame, visit: &mut dyn FnMut(char, Span)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => each_box(&group.frame, visit),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let shown = text.text.get(glyph.range()).unwrap_or_default();
                    shown.chars().for_each(|c| visit(c, glyph.span.0));
                }
            }
            _ => {}
        }
    }
}

/// How high the group of that label is.
pub(crate) fn height_of(frame: &Frame, label: &str) -> Option<Abs> {
    frame.items().find_map(|(_, item)| match item {
        FrameItem::Group(group) => match group.label {
            Some(found) if found.resolve().as_str() == label => Some(group.frame.height()),
            _ => height_of(&group.frame, label),
        },
        _ => None,
    })
}
