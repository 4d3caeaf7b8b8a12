//! The whole editor: its panes, and which of them is shown where there is room for one.

use std::rc::Rc;

use yew::prelude::*;

use super::save_status::save_banner;
use super::skip_links::skip_links;
use super::surface::SurfaceSlot;
use super::text_pane::TextPane;
use super::top_bar::top_bar;
use super::use_jumps::use_jumps;
use super::use_session::use_session;
use crate::effects::{
    FirstVisit, use_announcements, use_documents, use_dropped_files, use_opening,
};
use crate::platform::bridge::Bridge;
use crate::platform::dom::File;
use crate::rest::{Later, Side, use_rest};
use crate::session::{Merged, Session, Store};

/// What the editor is made of.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The session.
    pub store: Store,
    /// The rest of the program.
    pub later: Later,
    /// The element around the editor.
    pub bridge: Bridge,
    /// Where the text surface is to be put.
    pub surface: SurfaceSlot,
    /// What the documents are kept under; none where nothing is to be kept.
    pub storage_key: Option<String>,
    /// What is shown where nothing was kept.
    pub first_visit: FirstVisit,
    /// Called with whether a kept document was found, once that is known.
    pub on_loaded: Callback<bool>,
}

/// A part of the editor that fills a narrow screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The text of the template.
    #[default]
    Text,
    /// One recipient's letter.
    Letter,
    /// The recipients.
    Recipients,
    /// The fields.
    Fields,
    /// The problems.
    Problems,
}

impl Pane {
    const ALL: [Self; 5] = [
        Self::Text,
        Self::Letter,
        Self::Recipients,
        Self::Fields,
        Self::Problems,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Letter => "Letter",
            Self::Recipients => "Recipients",
            Self::Fields => "Fields",
            Self::Problems => "Problems",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Letter => "letter",
            Self::Recipients => "recipients",
            Self::Fields => "fields",
            Self::Problems => "problems",
        }
    }
}

impl From<Side> for Pane {
    fn from(side: Side) -> Self {
        match side {
            Side::Recipients => Self::Recipients,
            Side::Fields => Self::Fields,
        }
    }
}

/// The editor.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = &props.store;
    let session = use_session(store);
    let rest = use_rest(&props.later);
    let recipient = session.recipient().map(Rc::as_ptr);
    let subject = (session.template.clone(), recipient, rest.is_some());
    let merged = use_memo(subject, |_| Some(rest.as_ref()?.merged(&session)));
    // What the rest shows stands beside the letter, which both are there for or neither.
    let rest = rest.zip((*merged).clone());
    let (root, columns) = (use_node_ref(), use_node_ref());
    let pane = use_state(Pane::default);
    let side = use_state(Side::default);
    let library = use_documents(
        props.storage_key.clone(),
        store,
        &session,
        &props.bridge,
        props.on_loaded.clone(),
        props.first_visit,
    );
    use_opening(
        props.storage_key.as_ref(),
        store,
        &session,
        merged.is_some(),
    );
    use_announcements(&props.bridge, &session);
    use_dropped_files(&root, on_dropped(&props.later));
    use_jumps(&session, &root, &pane, &side);
    let choose_pane = {
        let (pane, side) = (pane.clone(), side.clone());
        Callback::from(move |chosen: Pane| {
            pane.set(chosen);
            match chosen {
                Pane::Recipients => side.set(Side::Recipients),
                Pane::Fields => side.set(Side::Fields),
                Pane::Text | Pane::Letter | Pane::Problems => {}
            }
        })
    };
    let choose_side = {
        let choose_pane = choose_pane.clone();
        let side = side.clone();
        let pane = pane.clone();
        Callback::from(move |chosen: Side| {
            side.set(chosen);
            if matches!(*pane, Pane::Recipients | Pane::Fields) {
                choose_pane.emit(chosen.into());
            }
        })
    };
    let later = &props.later;
    let content = if library.is_ready() {
        html! {
            <>
                { skip_links(&root, &props.surface, &choose_pane) }
                { top_bar(store, &session, &library, later) }
                { save_banner(&library, later) }
                { pane_nav(*pane, session.checked.problems.len(), &choose_pane) }
                <div class="columns" ref={columns.clone()}>
                    if let Some((rest, _)) = &rest {
                        { rest.side_pane(&session, *side, choose_side) }
                    } else {
                        { coming("pane-side") }
                    }
                    { middle(props, &session, (*merged).clone()) }
                    if let Some((rest, merged)) = &rest {
                        { rest.letter_pane(&session, merged, &columns) }
                    } else {
                        { coming("pane-letter") }
                    }
                </div>
                if let Some((rest, _)) = &rest {
                    { rest.dialogs(&session, &library) }
                    { rest.watching(&session, &library, &root) }
                }
            </>
        }
    } else {
        html! { <p class="opening" role="status">{ "Opening your letter…" }</p> }
    };
    html! { <div class="app" ref={root} data-pane={pane.key()}>{ content }</div> }
}

/// The place of a pane that belongs to the rest of the program, until that has come.
fn coming(place: &'static str) -> Html {
    html! { <div class={classes!("pane", place)} aria-busy="true" /> }
}

/// The text, and what is wrong below it.
fn middle(app: &AppProps, session: &Rc<Session>, merged: Option<Merged>) -> Html {
    html! {
        <div class="middle">
            <TextPane store={app.store.clone()} session={session.clone()} bridge={app.bridge.clone()}
                surface={app.surface.clone()} later={app.later.clone()} {merged} />
            if let Some(rest) = app.later.rest() {
                { rest.problems_pane(session) }
            } else {
                { coming("pane-problems") }
            }
        </div>
    }
}

/// Opens what is dropped, as soon as that can be opened.
fn on_dropped(later: &Later) -> Callback<File> {
    let later = later.clone();
    Callback::from(move |file| later.then(move |rest| rest.open_dropped(file)))
}

/// The way between the panes, where one fills the screen.
fn pane_nav(chosen: Pane, problems: usize, on_choose: &Callback<Pane>) -> Html {
    let one = |pane: Pane| {
        let on_choose = on_choose.clone();
        let onclick = Callback::from(move |_: MouseEvent| on_choose.emit(pane));
        let current = (pane == chosen).then_some("page");
        let count = (pane == Pane::Problems && problems > 0).then_some(problems);
        html! {
            <button type="button" class="tab" aria-current={current} {onclick}>
                { pane.label() }
                if let Some(count) = count { <span class="count">{ count }</span> }
            </button>
        }
    };
    html! {
        <nav class="pane-nav" aria-label="Parts of the editor">
            { for Pane::ALL.map(one) }
        </nav>
    }
}
