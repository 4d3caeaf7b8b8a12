//! The text surface: CodeMirror behind one block of extern functions, positions in bytes.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use js_sys::{Object, Reflect};
use letter::{Edit, Span};
use serde::Serialize;
use serde_json::json;
use wasm_bindgen::prelude::*;

use super::bridge::Bridge;
use super::utf16::{Positions, utf16_length};
use crate::difference::difference;

#[wasm_bindgen]
extern "C" {
    /// The surface as its JavaScript module gives it; positions in UTF-16 units.
    #[derive(Debug)]
    pub type RawSurface;

    #[wasm_bindgen(method, js_name = setText)]
    fn set_text(this: &RawSurface, text: &str);
    #[wasm_bindgen(method)]
    fn revision(this: &RawSurface) -> u32;
    #[wasm_bindgen(method, js_name = applyEdits)]
    fn apply_edits(this: &RawSurface, edits: &str, revision: u32) -> bool;
    #[wasm_bindgen(method)]
    fn insert(this: &RawSurface, text: &str, select_from: usize, select_to: usize);
    #[wasm_bindgen(method, js_name = toggleMark)]
    fn toggle_mark(this: &RawSurface, mark: &str);
    #[wasm_bindgen(method, js_name = insertLink)]
    fn insert_link(this: &RawSurface);
    #[wasm_bindgen(method, js_name = setHighlights)]
    fn set_highlights(this: &RawSurface, json: &str, revision: u32);
    #[wasm_bindgen(method, js_name = setChips)]
    fn set_chips(this: &RawSurface, json: &str, revision: u32);
    #[wasm_bindgen(method, js_name = setProblems)]
    fn set_problems(this: &RawSurface, json: &str, revision: u32);
    #[wasm_bindgen(method, js_name = selectionFrom)]
    fn selection_from(this: &RawSurface) -> usize;
    #[wasm_bindgen(method, js_name = selectionTo)]
    fn selection_to(this: &RawSurface) -> usize;
    #[wasm_bindgen(method, js_name = setCaret)]
    fn set_caret(this: &RawSurface, position: usize, scroll: bool);
    #[wasm_bindgen(method)]
    fn select(this: &RawSurface, from: usize, to: usize);
    #[wasm_bindgen(method, js_name = setShowTags)]
    fn set_show_tags(this: &RawSurface, shown: bool);
    #[wasm_bindgen(method, js_name = setReadonly)]
    fn set_readonly(this: &RawSurface, readonly: bool);
    #[wasm_bindgen(method, js_name = setLanguage)]
    fn set_language(this: &RawSurface, tag: &str);
    #[wasm_bindgen(method)]
    fn focus(this: &RawSurface);
    #[wasm_bindgen(method, js_name = openSearch)]
    fn open_search(this: &RawSurface);
    #[wasm_bindgen(method)]
    fn destroy(this: &RawSurface);
}

/// What the author did in the surface; positions in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SurfaceEvent {
    /// The text became this.
    Changed(String),
    /// The caret moved.
    CaretMoved(usize),
    /// What is selected, or would be typed at the caret, came to have these marks.
    MarksChanged(Emphasis),
    /// A chip was opened.
    ChipOpened(Span),
    /// The fix of the problem with this index was chosen.
    FixChosen(usize),
    /// An edit was not made: the text would be longer than it may be.
    TooLong,
}

/// How a text is emphasised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Emphasis {
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is italic.
    pub italic: bool,
}

/// A range of the text with more about it, as the surface takes it; `data` is a JSON object.
#[derive(Debug, Serialize)]
pub struct Mark<T> {
    from: usize,
    to: usize,
    #[serde(flatten)]
    data: T,
}

/// What can be put in at the caret: the range that is replaced, and the options.
pub type Offer = (Span, serde_json::Value);

/// What the surface asks for when the author may want a word completed: the text and the caret's
/// byte.
pub type Complete = Rc<dyn Fn(&str, usize) -> Option<Offer>>;

/// A text surface on the screen; gone when dropped.
pub struct TextSurface {
    raw: RawSurface,
    positions: Rc<RefCell<Rc<Positions>>>,
    _handlers: Vec<Box<dyn std::any::Any>>,
}

impl fmt::Debug for TextSurface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextSurface").finish_non_exhaustive()
    }
}

impl Drop for TextSurface {
    fn drop(&mut self) {
        self.raw.destroy();
    }
}

impl TextSurface {
    /// Makes a surface in `parent` that tells `on_event` what the author does.
    #[must_use]
    pub fn new(
        bridge: &Bridge,
        parent: &web_sys::Element,
        on_event: Rc<dyn Fn(SurfaceEvent)>,
        complete: Complete,
    ) -> Self {
        let positions = Rc::<RefCell<Rc<Positions>>>::default();
        let (object, handlers) = handlers(&positions, on_event, complete);
        Self {
            raw: bridge.create_text_surface(parent, &object),
            positions,
            _handlers: handlers,
        }
    }

    /// The positions of the text as it stands.
    #[must_use]
    pub fn positions(&self) -> Rc<Positions> {
        Rc::clone(&self.positions.borrow())
    }

    /// Shows another text; what could be undone is forgotten.
    pub fn set_text(&self, text: &str) {
        *self.positions.borrow_mut() = Rc::new(Positions::of(text.to_owned()));
        self.raw.set_text(text);
    }

    /// Makes the text `text` by the one smallest edit, which the author can undo.
    pub fn change_to(&self, text: &str) {
        let positions = self.positions();
        let Some((range, insert)) = difference(positions.text(), text) else {
            return;
        };
        let caret = self.selection().end;
        let text = insert.to_owned();
        self.apply(&[Edit { range, text }]);
        if range.start < caret && caret < range.end {
            self.set_caret(caret);
        }
    }

    /// Makes the edits in one step, which the author can undo.
    pub fn apply(&self, edits: &[Edit]) {
        let positions = self.positions();
        let edits: Vec<serde_json::Value> = edits
            .iter()
            .map(|edit| {
                let (from, to) = positions.range_to_utf16(edit.range);
                json!({ "from": from, "to": to, "insert": edit.text })
            })
            .collect();
        let edits = serde_json::Value::from(edits).to_string();
        self.raw.apply_edits(&edits, self.raw.revision());
    }

    /// Puts `text` in place of the selection and selects the range `select` of it.
    pub fn insert(&self, text: &str, select: Span) {
        let units = |bytes: usize| utf16_length(text.get(..bytes).unwrap_or(text));
        self.raw
            .insert(text, units(select.start), units(select.end));
        self.raw.focus();
    }

    /// Puts a mark such as `**` around the selection, or takes it away.
    pub fn toggle_mark(&self, mark: &str) {
        self.raw.toggle_mark(mark);
        self.raw.focus();
    }

    /// Makes the selection a link.
    pub fn insert_link(&self) {
        self.raw.insert_link();
        self.raw.focus();
    }

    /// The selected range.
    #[must_use]
    pub fn selection(&self) -> Span {
        let positions = self.positions();
        Span::new(
            positions.to_byte(self.raw.selection_from()),
            positions.to_byte(self.raw.selection_to()),
        )
    }

    /// Colours ranges of the text.
    pub fn set_highlights<T: Serialize>(&self, highlights: impl Iterator<Item = (Span, T)>) {
        let json = self.marks(highlights);
        self.raw.set_highlights(&json, self.raw.revision());
    }

    /// Shows ranges as chips.
    pub fn set_chips<T: Serialize>(&self, chips: impl Iterator<Item = (Span, T)>) {
        let json = self.marks(chips);
        self.raw.set_chips(&json, self.raw.revision());
    }

    /// Underlines ranges.
    pub fn set_problems<T: Serialize>(&self, problems: impl Iterator<Item = (Span, T)>) {
        let json = self.marks(problems);
        self.raw.set_problems(&json, self.raw.revision());
    }

    fn marks<T: Serialize>(&self, marks: impl Iterator<Item = (Span, T)>) -> String {
        let positions = self.positions();
        let marks: Vec<Mark<T>> = marks
            .map(|(span, data)| {
                let (from, to) = positions.range_to_utf16(span);
                Mark { from, to, data }
            })
            .collect();
        serde_json::to_string(&marks).unwrap_or_else(|_| "[]".to_owned())
    }

    /// Puts the caret at `byte` without scrolling there.
    pub fn set_caret(&self, byte: usize) {
        self.raw.set_caret(self.positions().to_utf16(byte), false);
    }

    /// Selects `range`, scrolls to it and takes the focus.
    pub fn show(&self, range: Span) {
        let (from, to) = self.positions().range_to_utf16(range);
        self.raw.select(from, to);
        self.raw.focus();
    }

    /// Shows tags as they are written, or as chips.
    pub fn set_show_tags(&self, shown: bool) {
        self.raw.set_show_tags(shown);
    }

    /// Lets the text be read only, or changed.
    pub fn set_readonly(&self, readonly: bool) {
        self.raw.set_readonly(readonly);
    }

    /// Says which language the text is in.
    pub fn set_language(&self, tag: &str) {
        self.raw.set_language(tag);
    }

    /// Opens the search panel.
    pub fn open_search(&self) {
        self.raw.open_search();
    }

    /// Takes the focus.
    pub fn focus(&self) {
        self.raw.focus();
    }
}

type Kept = Vec<Box<dyn std::any::Any>>;

fn handlers(
    positions: &Rc<RefCell<Rc<Positions>>>,
    on_event: Rc<dyn Fn(SurfaceEvent)>,
    complete: Complete,
) -> (Object, Kept) {
    let object = Object::new();
    let mut kept = Kept::new();
    let mut put = |name: &str, function: &JsValue, closure: Box<dyn std::any::Any>| {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &name.into(), function);
        kept.push(closure);
    };

    let (held, tell) = (Rc::clone(positions), Rc::clone(&on_event));
    let change = Closure::<dyn Fn(String)>::new(move |text: String| {
        *held.borrow_mut() = Rc::new(Positions::of(text.clone()));
        tell(SurfaceEvent::Changed(text));
    });
    put("change", &change.as_ref().clone(), Box::new(change));

    let (held, tell) = (Rc::clone(positions), Rc::clone(&on_event));
    let caret = Closure::<dyn Fn(usize)>::new(move |unit| {
        let byte = held.borrow().to_byte(unit);
        tell(SurfaceEvent::CaretMoved(byte));
    });
    put("caret", &caret.as_ref().clone(), Box::new(caret));

    let tell = Rc::clone(&on_event);
    let marks = Closure::<dyn Fn(bool, bool)>::new(move |bold, italic| {
        tell(SurfaceEvent::MarksChanged(Emphasis { bold, italic }));
    });
    put("marks", &marks.as_ref().clone(), Box::new(marks));

    let (held, tell) = (Rc::clone(positions), Rc::clone(&on_event));
    let chip = Closure::<dyn Fn(usize, usize)>::new(move |from, to| {
        let positions = Rc::clone(&held.borrow());
        let range = Span::new(positions.to_byte(from), positions.to_byte(to));
        tell(SurfaceEvent::ChipOpened(range));
    });
    put("chip", &chip.as_ref().clone(), Box::new(chip));

    let tell = Rc::clone(&on_event);
    let too_long = Closure::<dyn Fn()>::new(move || tell(SurfaceEvent::TooLong));
    put("tooLong", &too_long.as_ref().clone(), Box::new(too_long));

    let fix = Closure::<dyn Fn(usize)>::new(move |index| on_event(SurfaceEvent::FixChosen(index)));
    put("fix", &fix.as_ref().clone(), Box::new(fix));

    let completing =
        Closure::<dyn Fn(String, usize) -> Option<String>>::new(move |text: String, unit| {
            let positions = Positions::of(text);
            let (range, options) = complete(positions.text(), positions.to_byte(unit))?;
            let (from, to) = positions.range_to_utf16(range);
            Some(json!({ "from": from, "to": to, "options": options }).to_string())
        });
    put(
        "complete",
        &completing.as_ref().clone(),
        Box::new(completing),
    );
    (object, kept)
}
