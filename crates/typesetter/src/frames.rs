//! Looking for something in Typst's frames.

use std::ops::ControlFlow;

use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Inherit, Point};
use typst::model::{Destination, FootnoteElem};
use typst::syntax::Span;
use typst::text::TextItem;

/// What a hyphen that divides a word is in Typst's text.
pub(crate) const SOFT_HYPHEN: &str = "\u{ad}";

/// A part of a footnote.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Footnote {
    /// The mark that the note belongs to, and where it is written in the source.
    Mark(Location, Span),
    /// A piece of the note itself.
    Note(Location),
}

/// Calls `visit` with each mark and each note.
pub(crate) fn each_footnote(frame: &Frame, visit: &mut dyn FnMut(Footnote)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                if let Some(parent) = group.parent {
                    visit(Footnote::Note(parent.location));
                }
                each_footnote(&group.frame, visit);
            }
            FrameItem::Tag(Tag::Start(element, _)) => {
                if let Some(footnote) = element.to_packed::<FootnoteElem>()
                    && !footnote.is_ref()
                    && let Some(location) = element.location()
                {
                    visit(Footnote::Mark(location, element.span()));
                }
            }
            _ => {}
        }
    }
}

/// Calls `visit` with each text outside the notes and its baseline, until it wants no more.
pub(crate) fn each_text<'f>(
    frame: &'f Frame,
    order: Order,
    visit: &mut dyn FnMut(&'f TextItem, Abs) -> ControlFlow<()>,
) -> ControlFlow<()> {
    texts(frame, Abs::zero(), order, visit)
}

/// In which order texts are visited.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Order {
    FirstToLast,
    LastToFirst,
}

fn texts<'f>(
    frame: &'f Frame,
    top: Abs,
    order: Order,
    visit: &mut dyn FnMut(&'f TextItem, Abs) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut see = |(point, item): &'f (Point, FrameItem)| match item {
        FrameItem::Text(text) => visit(text, top + point.y),
        FrameItem::Group(group) if !is_note(group) => {
            let top = top + point.y + group.transform.ty;
            texts(&group.frame, top, order, visit)
        }
        _ => ControlFlow::Continue(()),
    };
    match order {
        Order::FirstToLast => frame.items().try_for_each(&mut see),
        Order::LastToFirst => frame.items().rev().try_for_each(&mut see),
    }
}

/// A group whose parent is elsewhere, and that looks nothing like it, is a footnote.
pub(crate) fn is_note(group: &GroupItem) -> bool {
    group
        .parent
        .is_some_and(|parent| parent.inherit == Inherit::No)
}

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

/// Whether `is_so` holds for any text.
pub(crate) fn is_any_text(frame: &Frame, is_so: &dyn Fn(&TextItem) -> bool) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => is_any_text(&group.frame, is_so),
        FrameItem::Text(text) => is_so(text),
        _ => false,
    })
}

/// Calls `change` with each text.
pub(crate) fn each_text_mut(frame: &mut Frame, change: &mut dyn FnMut(&mut TextItem)) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => each_text_mut(&mut group.frame, change),
            FrameItem::Text(text) => change(text),
            _ => {}
        }
        true
    });
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

/// Gives everything in a letter's frame that Typst knows by its location another one: that of the
/// letter of this number.
///
/// Letters are set one by one, each as if there were no other, and what is alike in two of them has
/// the same location. In one file with them it would be taken for one thing.
pub(crate) fn part_locations(frame: &mut Frame, letter: usize) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => {
                if let Some(parent) = &mut group.parent {
                    parent.location = parent.location.variant(letter);
                }
                part_locations(&mut group.frame, letter);
            }
            FrameItem::Tag(Tag::Start(element, _)) => {
                if let Some(location) = element.location() {
                    element.set_location(location.variant(letter));
                }
            }
            FrameItem::Tag(Tag::End(location, ..))
            | FrameItem::Link(Destination::Location(location), _) => {
                *location = location.variant(letter);
            }
            _ => {}
        }
        true
    });
}
