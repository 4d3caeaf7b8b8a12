//! Keeps the text surface and the session at one: what the author types goes to the session, what
//! else changes the text goes to the surface, and what is known of the text is shown in it. Says how
//! what is at the caret is emphasised.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use letter::Span;
use letter::highlight::{self, Chip, ChipKind, Marks};
use serde::Serialize;
use yew::prelude::*;

use super::text_pane::TextPaneProps;
use super::use_later::use_later;
use crate::platform::dom::Element;
use crate::platform::text_surface::{Emphasis, SurfaceEvent, TextSurface};
use crate::session::{Action, Epoch, Merged, Spot, Store};

const TOO_LONG: &str =
    "A letter’s text can be 2 MB long at most. What would make it longer was not put in.";

/// Puts the surface into `host` and keeps it up to date.
#[hook]
pub fn use_surface(host: &NodeRef, props: &TextPaneProps, on_chip: Callback<Span>) -> Emphasis {
    let emphasis = use_state_eq(Emphasis::default);
    let shown_epoch = use_memo((), |()| Cell::new(None::<Epoch>));
    let ready = use_state(|| false);
    {
        let (host, ready, shown_epoch) = (host.clone(), ready.clone(), Rc::clone(&shown_epoch));
        let (store, bridge, slot) = (
            props.store.clone(),
            props.bridge.clone(),
            props.surface.clone(),
        );
        let later = props.later.clone();
        let set_emphasis = emphasis.setter();
        use_effect_with((), move |()| {
            if let Some(parent) = host.cast::<Element>() {
                let on_event = events(store, on_chip, set_emphasis);
                let complete =
                    Rc::new(move |text: &str, caret| later.rest()?.complete(text, caret));
                let surface = TextSurface::new(&bridge, &parent, on_event, complete);
                slot.set(Some(Rc::new(surface)));
                shown_epoch.set(None);
                ready.set(true);
            }
            move || slot.set(None)
        });
    }
    let session = &props.session;
    {
        let slot = props.surface.clone();
        let key = (session.template.clone(), session.epoch, *ready);
        use_effect_with(key, move |(template, epoch, _)| {
            slot.with(|surface| {
                if shown_epoch.replace(Some(*epoch)) != Some(*epoch) {
                    surface.set_text(&template.body);
                } else {
                    surface.change_to(&template.body);
                }
            });
        });
    }
    {
        let (slot, caret) = (props.surface.clone(), session.caret);
        use_effect_with((session.epoch, *ready), move |_| {
            slot.with(|surface| surface.set_caret(caret));
        });
    }
    {
        let slot = props.surface.clone();
        let language = session.template.language.clone();
        use_effect_with(
            (language, session.readonly, *ready),
            move |(language, readonly, _)| {
                slot.with(|surface| {
                    surface.set_language(language);
                    surface.set_readonly(*readonly);
                });
            },
        );
    }
    let rest = props.later.rest();
    let wanted = (session.template.clone(), rest.is_some());
    let read = use_later(&session.template, wanted);
    let marks = use_memo(read.clone(), |read| match (read, &rest) {
        (Some((template, true)), Some(rest)) => rest.marks(template),
        (Some((template, _)), _) => highlight::tag_marks(template),
        (None, _) => Marks::default(),
    });
    // What was read in an older text stays as it is: the surface moves it along.
    let is_current = read.is_some_and(|(template, _)| template == session.template);
    let marks = is_current.then_some(marks);
    let later = use_later(&session.template, marks.clone()).flatten();
    let is_newest = |it: &Rc<Marks>| marks.as_ref().is_some_and(|newest| Rc::ptr_eq(it, newest));
    let later = later.filter(is_newest);
    // A text that is put in anew has none of what was said of the one before, be they alike.
    {
        let slot = props.surface.clone();
        let key = (marks, session.epoch, *ready);
        use_effect_with(key, move |(marks, ..)| {
            slot.with(|surface| {
                if let Some(marks) = marks {
                    let highlights = marks.highlights.iter();
                    surface.set_highlights(highlights.map(|one| (one.span, one)));
                }
            });
        });
    }
    {
        let slot = props.surface.clone();
        use_effect_with(
            (later, props.merged.clone(), session.epoch, *ready),
            move |(marks, merged, ..)| {
                slot.with(|surface| {
                    if let Some(marks) = marks {
                        let chips = chips(marks, merged.as_ref());
                        surface.set_chips(chips.map(|one| (one.span, one)));
                    }
                });
            },
        );
    }
    {
        let (slot, revision) = (props.surface.clone(), session.revision);
        let key = (session.checked.clone(), session.epoch, *ready);
        use_effect_with(key, move |(checked, ..)| {
            // Problems of an older text stay where they are: the surface moves them along.
            if checked.revision == Some(revision) {
                slot.with(|surface| surface.set_problems(problem_marks(&checked.problems)));
            }
        });
    }
    {
        let slot = props.surface.clone();
        use_effect_with((session.jump.clone(), *ready), move |(jump, _)| {
            if let Some(Spot::Text(range)) = jump.as_ref().map(|jump| &jump.to) {
                slot.with(|surface| surface.show(*range));
            }
        });
    }
    *emphasis
}

fn events(
    store: Store,
    on_chip: Callback<Span>,
    set_emphasis: UseStateSetter<Emphasis>,
) -> Rc<dyn Fn(SurfaceEvent)> {
    Rc::new(move |event| match event {
        SurfaceEvent::Changed(text) => store.dispatch(Action::BodyTyped(text)),
        SurfaceEvent::CaretMoved(caret) => store.dispatch(Action::CaretMoved(caret)),
        SurfaceEvent::MarksChanged(emphasis) => set_emphasis.set(emphasis),
        SurfaceEvent::ChipOpened(range) => on_chip.emit(range),
        SurfaceEvent::FixChosen(index) => choose_fix(&store, index),
        SurfaceEvent::TooLong => store.dispatch(Action::Noticed(TOO_LONG.to_owned())),
    })
}

fn choose_fix(store: &Store, index: usize) {
    let session = store.session();
    let problem = session.checked.problems.get(index);
    if let (Some(fix), Some(revision)) = (
        problem.and_then(|problem| problem.fix.clone()),
        session.checked.revision,
    ) {
        let fixes = vec![fix];
        store.dispatch(Action::FixesChosen { revision, fixes });
    }
}

/// The chips, with the numbers that the notes have in the letter on the screen.
fn chips<'a>(marks: &'a Marks, merged: Option<&'a Merged>) -> impl Iterator<Item = Chip> + 'a {
    let numbers = merged.map(|merged| (merged, numbers(merged)));
    marks.chips.iter().cloned().map(move |mut chip| {
        let is_note = matches!(
            chip.kind,
            ChipKind::NoteReference | ChipKind::NoteDefinition
        );
        if let Some((merged, numbers)) = numbers.as_ref().filter(|_| is_note) {
            let written = chip.span.of(&merged.template.body);
            let label = written
                .trim_start_matches("[^")
                .trim_end_matches(':')
                .trim_end_matches(']');
            if let Some(number) = numbers.get(label) {
                chip.label = number.to_string();
            }
        }
        chip
    })
}

/// What each note of the letter prints as, by its label.
fn numbers(merged: &Merged) -> HashMap<&str, usize> {
    let notes = merged.letter.document.notes.iter().rev();
    let count = merged.letter.document.notes.len();
    notes
        .enumerate()
        .map(|(from_end, note)| (&*note.label, count - from_end))
        .collect()
}

#[derive(Serialize)]
struct ProblemMark<'a> {
    severity: letter::Severity,
    code: &'a str,
    message: &'a str,
    fix: Option<&'a str>,
    index: usize,
}

fn problem_marks(problems: &[letter::Problem]) -> impl Iterator<Item = (Span, ProblemMark<'_>)> {
    problems.iter().enumerate().filter_map(|(index, problem)| {
        let mark = ProblemMark {
            severity: problem.severity,
            code: problem.code,
            message: &problem.message,
            fix: problem.fix.as_ref().map(|fix| fix.title.as_str()),
            index,
        };
        Some((problem.range?, mark))
    })
}
