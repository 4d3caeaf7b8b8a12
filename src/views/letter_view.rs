//! The chosen recipient's letter: its pages once they are there, and its text until then.

use std::rc::Rc;

use letter::Span;
use messages::Fault;
use yew::prelude::*;

use super::letter_sheet::LetterSheet;
use super::page_view::{Headings, PageView, Zoom};
use super::painter::Painter;
use super::reveal::{Reveal, use_revealed};
use super::use_later::use_later;
use crate::effects::typesetting::{PagesState, SetPages, Typesetting, use_pages};
use crate::effects::{PageFonts, use_page_fonts};
use crate::platform::bridge::Bridge;
use crate::platform::connection;
use crate::platform::font_faces;
use crate::platform::local_storage::{preference, set_preference};
use crate::platform::timing::Timeout;
use crate::session::{Action, Merged, Session, Store};
use crate::ui::{Button, Icon, IconView, Look};

/// Under which name the choice of a view is kept.
const PREFERENCE: &str = "letter-view";

/// How long the editor is left alone before pages are asked for, in milliseconds.
const PAUSE_MS: u32 = 300;

/// How a letter is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// As pages of paper.
    #[default]
    Pages,
    /// As one text that runs on.
    Flow,
}

impl View {
    /// Both, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::Pages, Self::Flow];

    /// The view chosen the last time.
    pub fn kept() -> Self {
        match preference(PREFERENCE).as_deref() {
            Some("flow") => Self::Flow,
            _ => Self::Pages,
        }
    }

    /// Keeps the choice for the next time.
    pub fn keep(self) {
        set_preference(
            PREFERENCE,
            match self {
                Self::Pages => "pages",
                Self::Flow => "flow",
            },
        );
    }

    /// What the switch calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pages => "Pages",
            Self::Flow => "Text flow",
        }
    }
}

/// What the letter is shown from.
#[derive(Debug, PartialEq, Properties)]
pub struct LetterViewProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// The merged letter.
    pub merged: Merged,
    /// What sets the pages.
    pub typesetting: Typesetting,
    /// Says where the fonts are.
    pub bridge: Bridge,
    /// Which view is wanted.
    pub view: View,
    /// Whether merged values are marked.
    pub marks: bool,
    /// How large the pages are.
    pub zoom: Zoom,
    /// Called when a key asks for another size.
    pub on_zoom: Callback<Zoom>,
}

/// The letter, and above it what is to be said of its pages.
#[component]
pub fn LetterView(props: &LetterViewProps) -> Html {
    let session = &props.session;
    let on_place = {
        let store = props.store.clone();
        use_callback((), move |place: Span, ()| {
            store.dispatch(Action::PlaceChosen(place));
        })
    };
    let is_wanted = props.view == View::Pages;
    let may_load = use_state(|| !connection::is_metered());
    use_effect_with(
        (props.typesetting.clone(), is_wanted && *may_load),
        |(typesetting, is_wanted)| {
            let (typesetting, is_wanted) = (typesetting.clone(), *is_wanted);
            let timer = Timeout::new(PAUSE_MS, move || typesetting.want_pages(is_wanted));
            move || drop(timer)
        },
    );
    let on_load = Callback::from(move |()| may_load.set(true));
    let state = use_pages(&props.typesetting);
    let pages = use_drawable(props, set_pages(&state));
    let headings = use_headings(&props.merged, &pages);
    let shown = match pages {
        Some((set, fonts)) if is_wanted => html! {
            <PageView pages={set.pages} {fonts} {headings} line_height={session.template.page.line_height} stale={set.is_stale} marks={props.marks} zoom={props.zoom}
                on_zoom={props.on_zoom.clone()} language={session.template.language.clone()} caret={session.caret} {on_place} />
        },
        _ => html! {
            <Flow merged={props.merged.clone()} marks={props.marks} caret={session.caret} {on_place} />
        },
    };
    html! {
        <>
            <div class="letter-status" role="status">
                if is_wanted { { said(&state, props, &on_load) } }
            </div>
            { shown }
        </>
    }
}

/// The pages whose fonts are there; until those of newer ones are, the ones before.
#[hook]
fn use_drawable(
    props: &LetterViewProps,
    set: Option<SetPages>,
) -> Option<(SetPages, Rc<PageFonts>)> {
    let kept = use_mut_ref(|| None::<(SetPages, Rc<PageFonts>)>);
    let faces = set.as_ref().map_or(&[][..], |set| &set.pages.faces);
    let fonts = use_page_fonts(&props.bridge, faces, &props.session.template.assets);
    if let Some(set) = set
        && fonts.ready
    {
        kept.replace(Some((set, fonts)));
    } else if let Some((set, _)) = &mut *kept.borrow_mut() {
        set.is_stale = true;
    }
    kept.borrow().clone()
}

/// The headings of the pages on the screen: those of the letter, as long as it is the letter on them.
#[hook]
fn use_headings(merged: &Merged, pages: &Option<(SetPages, Rc<PageFonts>)>) -> Rc<Headings> {
    let kept = use_mut_ref(Rc::<Headings>::default);
    let letter = use_memo(merged.clone(), |merged| {
        Rc::new(Headings::of(&merged.letter.document))
    });
    if pages.as_ref().is_some_and(|(set, _)| !set.is_stale) {
        kept.replace(Rc::clone(&letter));
    }
    Rc::clone(&*kept.borrow())
}

fn set_pages(state: &PagesState) -> Option<SetPages> {
    match state {
        PagesState::Set(pages) => Some(pages.clone()),
        PagesState::Failed { last_good, .. } => last_good.clone(),
        PagesState::NotWanted | PagesState::Loading { .. } => None,
    }
}

/// What there is to know: that pages are coming, or what is wrong with them.
fn said(state: &PagesState, props: &LetterViewProps, on_load: &Callback<()>) -> Html {
    match state {
        PagesState::NotWanted if connection::is_metered() => html! {
            <>
                <span>{ "What sets the pages is 8 MB to load." }</span>
                <Button label="Load it" on_press={on_load.clone()} />
            </>
        },
        PagesState::NotWanted => Html::default(),
        PagesState::Loading { fraction } => html! {
            <>
                <span>{ "The pages are being made…" }</span>
                <progress aria-label="Loading what sets the pages" value={fraction.map(|it| format!("{it:.2}"))} />
            </>
        },
        PagesState::Set(set) => html! {
            <>{ for set.pages.faults.first().map(|fault| fault_line(fault, set.pages.faults.len(), set.is_stale, props)) }</>
        },
        PagesState::Failed { fault, .. } => {
            let typesetting = props.typesetting.clone();
            let on_retry = Callback::from(move |()| {
                font_faces::forget_failed();
                typesetting.retry();
            });
            html! {
                <>
                    { fault_line(fault, 1, false, props) }
                    <Button label="Try again" on_press={on_retry} />
                </>
            }
        }
    }
}

/// The first of so many faults.
fn fault_line(fault: &Fault, count: usize, is_stale: bool, props: &LetterViewProps) -> Html {
    // The place in an older text is no longer a place.
    let place = fault.place.as_ref().filter(|_| !is_stale);
    let button = place.map(|place| {
        let (store, place) = (props.store.clone(), Span::new(place.start, place.end));
        let on_press = Callback::from(move |()| store.dispatch(Action::PlaceChosen(place)));
        html! { <Button label="Show in the text" look={Look::Quiet} {on_press} /> }
    });
    html! {
        <>
            <IconView icon={Icon::Warning} />
            <span>
                { &fault.message }
                if count > 1 { { format!(" And {} more on these pages.", count - 1) } }
            </span>
            { for button }
        </>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct FlowProps {
    merged: Merged,
    marks: bool,
    caret: usize,
    on_place: Callback<Span>,
}

/// The letter as a text that runs on.
#[component]
fn Flow(props: &FlowProps) -> Html {
    let reveal = use_memo((), |()| Reveal::default());
    let revealed = use_revealed(&reveal);
    let merged = use_later(&props.merged.template, props.merged.clone());
    let painted = use_memo((merged, props.marks), |(merged, marks)| {
        let merged = merged.as_ref()?;
        let document = &merged.letter.document;
        Some(Rc::new(Painter::paint(
            &merged.template,
            document,
            *marks,
            &reveal,
        )))
    });
    match &*painted {
        Some(painted) => html! {
            <LetterSheet painted={Rc::clone(painted)} {revealed} language={props.merged.template.language.clone()}
                caret={props.caret} on_place={props.on_place.clone()} />
        },
        None => Html::default(),
    }
}
