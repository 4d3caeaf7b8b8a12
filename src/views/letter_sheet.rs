//! One recipient's letter on a sheet of paper.

use std::rc::Rc;

use letter::{Origin, Span};
use yew::prelude::*;

use super::painter::Painted;
use crate::platform::dom;
use crate::platform::timing::Timeout;

/// What a sheet is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct LetterSheetProps {
    /// The letter.
    pub painted: Rc<Painted>,
    /// Another number when all of it is there that had to wait.
    pub revealed: u32,
    /// Its language.
    pub language: AttrValue,
    /// Where the caret stands in the text, in bytes.
    pub caret: usize,
    /// Called with the place of the text that the author pointed at.
    pub on_place: Callback<Span>,
}

/// The sheet; a click leads to the place in the text, and the caret's place is marked in it.
#[component]
pub fn LetterSheet(props: &LetterSheetProps) -> Html {
    let desk = use_node_ref();
    {
        let desk = desk.clone();
        let place = (Rc::clone(&props.painted), props.caret, props.revealed);
        use_effect_with(place, move |(painted, caret, _)| {
            let piece = piece_at(&painted.pieces, *caret);
            // Where the place is has to be measured; what has just been typed shows without that.
            let timer = Timeout::new(0, move || mark_caret(&desk, piece));
            move || drop(timer)
        });
    }
    let onclick = {
        let (painted, on_place) = (Rc::clone(&props.painted), props.on_place.clone());
        let desk = desk.clone();
        Callback::from(move |event: MouseEvent| {
            if follow_note(&desk, &event) {
                return;
            }
            if let Some(place) = place_of(&painted.pieces, &event) {
                on_place.emit(place);
            }
        })
    };
    html! {
        <div class="desk" ref={desk} tabindex="0" role="region" aria-label="Letter as it will be sent">
            <article class="sheet letter" lang={props.language.clone()} translate="no" {onclick}>
                <div class="letter-body">{ props.painted.body.clone() }</div>
                { props.painted.notes.clone() }
            </article>
        </div>
    }
}

/// Follows a link between a note and its reference: the browser does not, in a shadow root.
fn follow_note(desk: &NodeRef, event: &MouseEvent) -> bool {
    let link = dom::closest(event, "a[role=doc-noteref], a[role=doc-backlink]");
    let target = link.and_then(|link| link.get_attribute("href"));
    let Some(target) = target.and_then(|href| dom::find(desk, &href)) else {
        return false;
    };
    event.prevent_default();
    if let Some(desk) = desk.cast() {
        dom::show_in(&desk, &target);
    }
    dom::focus_element(&target);
    true
}

/// The place in the text that the author pointed at: the very character where the letter has the
/// text's own words, and the whole tag where it has a value.
fn place_of(pieces: &[Origin], event: &MouseEvent) -> Option<Span> {
    let piece = dom::closest(event, "[data-piece]")?;
    let number: usize = piece.get_attribute("data-piece")?.parse().ok()?;
    let origin = pieces.get(number)?;
    let shown = piece.text_content().unwrap_or_default();
    let is_verbatim = !origin.merged && shown.len() == origin.range.len();
    let offset = is_verbatim.then(|| dom::bytes_before_pointer(event, &piece));
    Some(match offset.flatten() {
        Some(bytes) => Span::new(origin.range.start + bytes, origin.range.start + bytes),
        None => origin.range,
    })
}

/// The number of the smallest piece that the caret touches.
fn piece_at(pieces: &[Origin], caret: usize) -> Option<usize> {
    let touched = pieces.iter().enumerate().filter(|(_, origin)| {
        let range = origin.range;
        !range.is_empty() && range.touches(caret)
    });
    // Of two neighbours the caret belongs to the one that it stands before the end of.
    let smallest = touched.min_by_key(|(number, origin)| {
        let is_at_end = origin.range.end == caret;
        (origin.range.len(), is_at_end, usize::MAX - number)
    });
    smallest.map(|(number, _)| number)
}

/// Marks the piece as the caret's place, and scrolls to it where it is out of sight.
fn mark_caret(desk: &NodeRef, piece: Option<usize>) {
    for marked in dom::find_all(desk, "[data-caret]") {
        // Removing an attribute that is not there is no fault.
        let _ = marked.remove_attribute("data-caret");
    }
    let element = piece.and_then(|piece| dom::find(desk, &format!("[data-piece=\"{piece}\"]")));
    if let (Some(element), Some(desk)) = (element, desk.cast()) {
        let _ = element.set_attribute("data-caret", "");
        dom::show_in(&desk, &element);
    }
}

#[cfg(test)]
mod tests {
    use letter::{Origin, Span};

    use super::piece_at;

    fn check(caret: usize, expected: Option<usize>) {
        let pieces = [(0, 40), (0, 10), (10, 20), (20, 40), (60, 60)].map(|(start, end)| Origin {
            range: Span::new(start, end),
            ..Origin::default()
        });
        assert_eq!(piece_at(&pieces, caret), expected, "caret at {caret}");
    }

    #[test]
    fn the_caret_marks_the_smallest_piece_around_it() {
        check(3, Some(1));
        check(10, Some(2));
        check(30, Some(3));
        check(40, Some(3));
        check(60, None);
        check(0, Some(1));
    }
}
