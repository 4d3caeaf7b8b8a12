//! The documents that the browser keeps, as the views use them.

use std::rc::Rc;

use letter::{ReadError, json};
use serde::Serialize;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::autosave::{AutosaveHandle, use_autosave};
use super::library::Library;
use super::persistence::use_persistence;
use crate::documents::{Access, OpenedDocument, Part, Place, SaveState, Snapshot, StorageEvent};
use crate::platform::bridge::Bridge;
use crate::platform::random;
use crate::sample;
use crate::session::{Action, Opening, Session, Store};

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
    let first = use_memo((), |()| Rc::clone(session));
    let started = use_state(|| storage_key.is_none());
    let changes = use_state(|| 0_u32);
    let deleted = use_state(|| None);
    let on_event = {
        let (store, changes) = (store.clone(), changes.clone());
        Callback::from(move |event| match event {
            StorageEvent::TookOver(document) | StorageEvent::ChangedElsewhere(document) => {
                show(&store, document);
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
        use_effect_with((), move |()| {
            if handle.keeps() {
                spawn_local(async move {
                    let is_found = start(&handle, &store, &first, first_visit.opening()).await;
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
    Library::new(handle, store.clone(), deleted, changes, *started, lasting)
}

/// Opens what was open before, or `first_visit` where nothing was; what the host has set meanwhile
/// takes the place of either.
async fn start(
    handle: &AutosaveHandle,
    store: &Store,
    blank: &Session,
    first_visit: Opening,
) -> bool {
    // A fault is shown by the save state; there is a letter to go on with all the same.
    let found = handle.start().await.ok().flatten().map(opening);
    let session = store.session();
    let (has_template, has_people) = (
        session.template != blank.template,
        session.people != blank.people,
    );
    let is_found = matches!(found, Some(Ok(_)));
    let mut notice = None;
    let mut opening = match found {
        Some(Ok(opening)) => opening,
        None if has_template || has_people => return false,
        None => first_visit,
        Some(Err(error)) => {
            notice = Some(format!("The letter that was open cannot be read: {error}"));
            first_visit
        }
    };
    if has_template {
        opening.template = (*session.template).clone();
    }
    if has_people {
        opening.recipients = session.people.to_recipients();
    }
    store.dispatch(Action::Opened(opening));
    if let Some(notice) = notice {
        store.dispatch(Action::Noticed(notice));
    }
    is_found
}

/// Shows a kept document, or says why it cannot be read and leaves the screen as it is.
pub(super) fn show(store: &Store, document: OpenedDocument) {
    let title = document.title.clone();
    store.dispatch(match opening(document) {
        Ok(opening) => Action::Opened(opening),
        Err(error) => Action::Noticed(format!("“{title}” cannot be read: {error}")),
    });
}

/// What the session needs to show a kept document. One that cannot be read is not shown as an empty
/// one: the next keystroke would overwrite it.
fn opening(document: OpenedDocument) -> Result<Opening, ReadError> {
    let Place { selected, caret } = document.place;
    Ok(Opening {
        template: json::restore_template(&document.template)?.template,
        recipients: json::restore_recipients(&document.recipients)?,
        selected,
        caret,
        locked: document.access == Access::Read,
        document: Some(document.id),
    })
}

fn snapshot_of(session: &Session) -> Option<Snapshot> {
    Some(Snapshot {
        document: session.document.clone()?,
        title: session.template.title.clone(),
        template: Part::new(session.template.clone(), |template| {
            json::write_template(template)
        }),
        recipients: Part::new(session.people.clone(), |people| {
            json::write_recipients(&people.to_recipients())
        }),
        selected: session.selected,
        caret: session.caret,
    })
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

#[cfg(test)]
mod tests {
    use letter::{MAX_FILE_BYTES, Recipient, Recipients, json};

    use super::opening;
    use crate::documents::{Access, DocumentId, OpenedDocument, Place};

    fn kept(template: &str, recipients: String) -> OpenedDocument {
        OpenedDocument {
            id: DocumentId::new("a"),
            title: "Invitation".to_owned(),
            template: template.to_owned(),
            recipients,
            place: Place::default(),
            access: Access::Write,
        }
    }

    #[test]
    fn what_was_kept_opens_though_a_file_like_it_would_be_refused() {
        let template = r#"{"type": "letterwright/template", "version": 1, "body": "",
            "fields": [{"name": "town"}, {"name": "town"}]}"#;
        assert!(json::read_template(template).is_err());
        let long = "x".repeat(MAX_FILE_BYTES);
        let recipients = Recipients {
            recipients: vec![Recipient::from_iter([("town", long)])],
            ..Recipients::default()
        };
        let recipients = json::write_recipients(&recipients);
        assert!(json::read_recipients(&recipients).is_err());
        let opened = opening(kept(template, recipients)).unwrap();
        let names: Vec<&str> = opened
            .template
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        assert_eq!((names[0], names.len()), ("town", 2));
        assert_ne!(names[1], "town");
        let cell = opened.recipients.recipients[0].cell("town");
        assert_eq!(cell.len(), MAX_FILE_BYTES);
    }
}
