//! The documents that the browser keeps, as the views use them.

use std::rc::Rc;

use letter::json;
use serde::Serialize;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::autosave::{AutosaveHandle, use_autosave};
use super::found::{Damage, Found, found};
use super::library::{Library, Told};
use super::persistence::use_persistence;
use crate::documents::{OpenedDocument, Part, Pieces, SaveState, Snapshot, StorageEvent};
use crate::platform::bridge::Bridge;
use crate::platform::random;
use crate::sample;
use crate::session::{Action, Opening, People, Session, Store};

/// What is on the screen where nothing was kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FirstVisit {
    /// A letter that shows what there is.
    #[default]
    Sample,
    /// Nothing: the host brings a letter of its own.
    Blank,
}

impl FirstVisit {
    fn opening(self) -> Opening {
        match self {
            Self::Sample => sample::opening(),
            Self::Blank => sample::blank(None),
        }
    }
}

#[derive(Serialize)]
struct Failed {
    message: String,
}

#[derive(Serialize)]
struct Saved {
    state: &'static str,
    message: Option<String>,
}

/// Keeps the documents under `storage_key`, opens the one that was open before, and calls
/// `on_loaded` with whether there was one.
#[hook]
pub fn use_documents(
    storage_key: Option<String>,
    store: &Store,
    session: &Rc<Session>,
    bridge: &Bridge,
    on_loaded: Callback<bool>,
    first_visit: FirstVisit,
) -> Library {
    let started = use_state(|| storage_key.is_none());
    let changes = use_state(|| 0_u32);
    let (deleted, damaged) = (use_state(|| None), use_state(|| None));
    let on_damage = {
        let (bridge, damaged) = (bridge.clone(), damaged.clone());
        Callback::from(move |damage: Damage| {
            let message = format!("{}. {}", damage.heading(), damage.lines.join(" "));
            bridge.emit("letter-error", &Failed { message });
            damaged.set(Some(damage));
        })
    };
    let on_event = {
        let (store, changes, on_damage) = (store.clone(), changes.clone(), on_damage.clone());
        Callback::from(move |event| match event {
            StorageEvent::TookOver(document) | StorageEvent::ChangedElsewhere(document) => {
                show(&store, document, &on_damage);
            }
            StorageEvent::ListChanged => changes.set(changes.wrapping_add(1)),
        })
    };
    let snapshot = started.then(|| snapshot_of(session)).flatten();
    let newest = {
        let store = store.clone();
        Callback::from(move |()| snapshot_of(&store.session()))
    };
    let handle = use_autosave(storage_key, snapshot, on_event, newest);
    {
        let (handle, store, started) = (handle.clone(), store.clone(), started.clone());
        let (bridge, on_damage) = (bridge.clone(), on_damage.clone());
        use_effect_with((), move |()| {
            if handle.keeps() {
                spawn_local(async move {
                    let is_found = start(&handle, &store, first_visit, &on_damage).await;
                    if let Err(refusal) = &is_found {
                        let message = (*refusal).to_owned();
                        bridge.emit("letter-error", &Failed { message });
                    }
                    let is_found = is_found.unwrap_or(true);
                    started.set(true);
                    on_loaded.emit(is_found);
                });
            } else {
                on_loaded.emit(false);
            }
        });
    }
    {
        let (store, is_kept) = (store.clone(), handle.keeps() && *started);
        use_effect_with(
            (session.document.clone(), is_kept),
            move |(document, is_kept)| {
                if *is_kept && document.is_none() {
                    store.dispatch(Action::DocumentNamed(random::document_id()));
                }
            },
        );
    }
    {
        let bridge = bridge.clone();
        use_effect_with(handle.state.clone(), move |state| {
            bridge.emit("letter-save", &saved(state));
        });
    }
    let lasting = use_persistence(store, &handle.state, handle.keeps() && *started);
    let told = Told {
        deleted,
        damaged,
        on_damage,
        changes,
    };
    Library::new(handle, store.clone(), told, *started, lasting)
}

/// Opens what was open before, or `first_visit` where nothing was; what the host has set meanwhile
/// takes the place of either, unless another tab has the document open: that is refused in a
/// sentence. Answers whether something was kept.
async fn start(
    handle: &AutosaveHandle,
    store: &Store,
    first_visit: FirstVisit,
    on_damage: &Callback<Damage>,
) -> Result<bool, &'static str> {
    // A fault is shown by the save state; there is a letter to go on with all the same.
    let kept = handle.start().await.ok().flatten();
    let (held_back, kept) = match kept {
        Some(document) if handle.has_stalled(&document) => (Some(document), None),
        other => (None, other),
    };
    let is_held_back = held_back.is_some();
    if let Some(document) = held_back {
        store.dispatch(Action::HeldBack(document));
    }
    let kept = kept.map(found);
    let (first, session) = (store.first(), store.session());
    let (has_template, has_people) = (
        session.template != first.template,
        session.people != first.people,
    );
    let (kept, damage) = kept.map_or((None, None), |it| (it.opening, it.damage));
    if let Some(damage) = damage {
        on_damage.emit(damage);
    }
    let is_found = kept.is_some();
    let mut opening = match kept {
        Some(opening) => opening,
        None if has_template || has_people => return Ok(false),
        None if is_held_back => sample::blank(None),
        None => first_visit.opening(),
    };
    let is_locked = opening.locked;
    if has_template && !is_locked {
        opening.template = (*session.template).clone();
    }
    if has_people && !is_locked {
        opening.recipients = session.people.to_recipients();
    }
    store.dispatch(Action::Opened(opening));
    match store.session().refusal() {
        Some(refusal) if has_template || has_people => Err(refusal),
        _ => Ok(is_found),
    }
}

/// Shows what is whole of a kept document, and tells what is not; where nothing is, the screen stays
/// as it is.
pub(super) fn show(store: &Store, document: OpenedDocument, on_damage: &Callback<Damage>) {
    let Found { opening, damage } = found(document);
    if let Some(opening) = opening {
        store.dispatch(Action::Opened(opening));
    }
    if let Some(damage) = damage {
        on_damage.emit(damage);
    }
}

fn snapshot_of(session: &Session) -> Option<Snapshot> {
    Some(Snapshot {
        document: session.document.clone()?,
        title: session.template.title.clone(),
        template: Part::new(session.template.clone(), |template| {
            json::write_template(template)
        }),
        recipients: Part::of_pieces(session.people.clone()),
        selected: session.selected,
        caret: session.caret,
    })
}

/// How many recipients a piece holds. Whoever changes that raises [`FORMAT`](crate::documents::FORMAT):
/// what is kept is compared piece by piece.
const IN_A_PIECE: usize = 1_000;

impl Pieces for People {
    fn count(&self) -> usize {
        self.len().div_ceil(IN_A_PIECE).max(1)
    }

    fn write(&self, index: usize) -> String {
        let start = index * IN_A_PIECE;
        let part = self.part(start..start + IN_A_PIECE);
        json::write_recipients_part(&part, start, self.len())
    }

    /// A piece that another follows ends otherwise than the last one.
    fn is_same(&self, other: &Self, index: usize) -> bool {
        let start = index * IN_A_PIECE;
        let is_last = |people: &Self| index + 1 == Pieces::count(people);
        self.is_same_part(other, start..start + IN_A_PIECE) && is_last(self) == is_last(other)
    }
}

fn saved(state: &SaveState) -> Saved {
    let name = match state {
        SaveState::Saved => "saved",
        SaveState::Saving => "saving",
        SaveState::Failed { .. } => "failed",
        SaveState::NotKept { .. } | SaveState::OtherTab => "unkept",
    };
    Saved {
        state: name,
        message: state.advice(),
    }
}
