//! The whole editor: its panes, and which of them is shown where there is room for one.

use std::rc::Rc;

use yew::prelude::*;

use super::damaged_dialog::DamagedDialog;
use super::held_back_dialog::HeldBackDialog;
use super::incoming_dialog::IncomingDialog;
use super::letter_pane::LetterPane;
use super::opening_dialog::opening_dialog;
use super::problems_pane::ProblemsPane;
use super::reading_dialog::ReadingDialog;
use super::save_status::SaveBanner;
use super::side_pane::{Side, SidePane};
use super::skip_links::SkipLinks;
use super::splitter::Splitter;
use super::surface::SurfaceSlot;
use super::text_pane::TextPane;
use super::toasts::Toasts;
use super::top_bar::TopBar;
use super::use_jumps::use_jumps;
use super::use_session::use_session;
use crate::effects::typesetting::Typesetting;
use crate::effects::{
    FirstVisit, use_announcements, use_checks, use_documents, use_dropped_files, use_opening,
    use_problem_keys, use_whole,
};
use crate::platform::bridge::Bridge;
use crate::session::{Action, Merged, Session, Store};
use crate::ui::{Button, Dialog, Look};

/// What the editor is made of.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The session.
    pub store: Store,
    /// Pages and files of letters.
    pub typesetting: Typesetting,
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

/// The editor.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = &props.store;
    let session = use_session(store);
    // Merging comes with the second part of the program.
    let merger = use_whole(&props.bridge).then(|| store.merger());
    let recipient = session.recipient().map(Rc::as_ptr);
    let subject = (session.template.clone(), recipient, merger.is_some());
    let merged = use_memo(subject, |_| {
        let merger = merger.as_deref()?;
        Some(Merged::of(merger, &session))
    });
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
    use_checks(store, &session, merger.as_ref());
    use_announcements(&props.bridge, &session);
    use_dropped_files(&root, store);
    use_problem_keys(&root, store);
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
                choose_pane.emit(chosen.pane());
            }
        })
    };
    let content = if library.is_ready() {
        html! {
            <>
                <SkipLinks root={root.clone()} surface={props.surface.clone()} on_choose={choose_pane.clone()} />
                <TopBar store={store.clone()} session={session.clone()} library={library.clone()}
                    typesetting={props.typesetting.clone()} is_whole={merged.is_some()} />
                <SaveBanner store={store.clone()} library={library.clone()} />
                <PaneNav chosen={*pane} problems={session.checked.problems.len()} on_choose={choose_pane} />
                <div class="columns" ref={columns.clone()}>
                    if merged.is_some() {
                        <SidePane store={store.clone()} session={session.clone()} side={*side} on_side={choose_side} />
                    } else {
                        { coming("pane-side") }
                    }
                    <Middle app={props.clone()} session={session.clone()} merged={(*merged).clone()} />
                    if let Some(merged) = &*merged {
                        <Splitter columns={columns.clone()} />
                        <LetterPane store={store.clone()} session={session.clone()} merged={merged.clone()}
                            typesetting={props.typesetting.clone()} bridge={props.bridge.clone()} />
                    } else {
                        { coming("pane-letter") }
                    }
                </div>
                <DamagedDialog library={library.clone()} />
                if let Some(document) = &session.held_back {
                    <HeldBackDialog store={store.clone()} library={library.clone()} document={document.clone()} />
                }
                <Toasts store={store.clone()} session={session.clone()} {library} />
                { opening_dialog(store, &session) }
                <ReadingDialog store={store.clone()} session={session.clone()} />
                <IncomingDialog store={store.clone()} session={session.clone()} />
                { report(store, &session) }
            </>
        }
    } else {
        html! { <p class="opening" role="status">{ "Opening your letter…" }</p> }
    };
    html! { <div class="app" ref={root} data-pane={pane.key()}>{ content }</div> }
}

#[derive(Debug, PartialEq, Properties)]
struct MiddleProps {
    app: AppProps,
    session: Rc<Session>,
    merged: Option<Merged>,
}

/// The place of a pane that belongs to the second part of the program, until that has come.
fn coming(place: &'static str) -> Html {
    html! { <div class={classes!("pane", place)} aria-busy="true" /> }
}

/// The text, and what is wrong below it.
#[component]
fn Middle(props: &MiddleProps) -> Html {
    let (app, session) = (&props.app, &props.session);
    html! {
        <div class="middle">
            <TextPane store={app.store.clone()} session={session.clone()} bridge={app.bridge.clone()}
                surface={app.surface.clone()} merged={props.merged.clone()} />
            if props.merged.is_some() {
                <ProblemsPane store={app.store.clone()} session={session.clone()} />
            } else {
                { coming("pane-problems") }
            }
        </div>
    }
}

/// What a file's opening has to say.
fn report(store: &Store, session: &Session) -> Html {
    let Some(report) = &session.report else {
        return Html::default();
    };
    let store = store.clone();
    let on_close = Callback::from(move |()| store.dispatch(Action::ReportClosed));
    html! {
        <Dialog title={report.title.clone()} on_close={on_close.clone()}>
            <ul class="report">{ for report.lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            <div class="dialog-actions">
                <span class="spacer" />
                <Button label="Close" look={Look::Primary} on_press={on_close} />
            </div>
        </Dialog>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct PaneNavProps {
    chosen: Pane,
    problems: usize,
    on_choose: Callback<Pane>,
}

/// The way between the panes, where one fills the screen.
#[component]
fn PaneNav(props: &PaneNavProps) -> Html {
    let one = |pane: Pane| {
        let on_choose = props.on_choose.clone();
        let onclick = Callback::from(move |_: MouseEvent| on_choose.emit(pane));
        let current = (pane == props.chosen).then_some("page");
        let count = (pane == Pane::Problems && props.problems > 0).then_some(props.problems);
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
