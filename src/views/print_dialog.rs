//! Printing letters: whose, on how many sides, and how far they are.

use std::rc::Rc;

use messages::Fault;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::output_dialog::choice::{self, Choice, Radio, Who};
use super::output_dialog::errors;
use super::page_view::PagesOnPaper;
use crate::effects::typesetting::{PrintState, Printing, Sides, Stack, Typesetting, use_printing};
use crate::effects::use_page_fonts;
use crate::platform::bridge::Bridge;
use crate::platform::dom;
use crate::platform::timing::TimeoutFuture;
use crate::session::{Action, Report, Session, Shared, Store};
use crate::ui::{Button, Dialog, DialogActions};

/// The most letters that are printed at once.
const MOST_LETTERS: usize = 300;

/// How often it is looked whether all pictures are drawn, in milliseconds, and how many times.
const LOOKS: (u32, usize) = (40, 250);

/// What the dialog is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct PrintDialogProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// What sets the pages.
    pub typesetting: Typesetting,
    /// What prints them.
    pub bridge: Bridge,
    /// Called where the letter on the screen is to be printed as it stands there.
    pub on_screen: Callback<()>,
    /// Called when the author is done.
    pub on_close: Callback<()>,
}

/// The dialog: first the choice, then how far the letters are.
#[component]
pub fn PrintDialog(props: &PrintDialogProps) -> Html {
    let printing = use_state(|| None::<Printing>);
    let state = use_printing(printing.as_ref());
    let on_close = {
        let (printing, on_close) = (printing.clone(), props.on_close.clone());
        Callback::from(move |()| {
            if let Some(printing) = &*printing {
                printing.cancel();
            }
            on_close.emit(());
        })
    };
    let on_print = {
        let (printing, typesetting) = (printing.clone(), props.typesetting.clone());
        Callback::from(move |(recipients, sides)| {
            printing.set(Some(typesetting.print(recipients, sides)));
        })
    };
    let content = match (&*printing, &state) {
        (Some(printing), Some(state)) => html! {
            <Progress state={state.clone()} count={printing.count()} on_close={on_close.clone()} />
        },
        _ => html! {
            <Choices session={props.session.clone()} on_screen={props.on_screen.clone()} {on_print}
                on_close={on_close.clone()} />
        },
    };
    html! {
        <>
            <Dialog title="Print letters" on_close={on_close.clone()}>{ content }</Dialog>
            if let Some(PrintState::Set(stack)) = &state {
                <Printed stack={Rc::clone(stack)} store={props.store.clone()} session={props.session.clone()}
                    bridge={props.bridge.clone()} on_done={on_close} />
            }
        </>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct ChoicesProps {
    session: Rc<Session>,
    on_screen: Callback<()>,
    on_print: Callback<(Vec<usize>, Sides)>,
    on_close: Callback<()>,
}

/// Whose letters, and on how many sides.
#[component]
fn Choices(props: &ChoicesProps) -> Html {
    let session = &props.session;
    let who = use_state(|| Who::Chosen);
    let sides = use_state(Sides::default);
    let bad = use_memo(session.checked.problems.clone(), |_| {
        choice::with_errors(session)
    });
    let recipients = who.indices(session, &bad);
    let count = recipients.len();
    let is_too_many = count > MOST_LETTERS;
    let onsubmit = {
        let (who, sides, recipients) = (*who, *sides, recipients.clone());
        let (on_screen, on_print) = (props.on_screen.clone(), props.on_print.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match who {
                Who::Chosen => on_screen.emit(()),
                Who::All | Who::WithoutErrors => on_print.emit((recipients.clone(), sides)),
            }
        })
    };
    let on_who = {
        let who = who.clone();
        Callback::from(move |index| who.set(Who::at(index)))
    };
    let on_sides = {
        let sides = sides.clone();
        Callback::from(move |index| sides.set(if index == 1 { Sides::Two } else { Sides::One }))
    };
    html! {
        <form class="form" {onsubmit}>
            <Choice label="Whose letters" name="print-who" chosen={who.index()} radios={Who::radios(session, &bad)} on_choose={on_who} />
            { errors(session, &bad, &recipients) }
            if count > 1 {
                <Choice label="Paper" name="print-sides" chosen={usize::from(*sides == Sides::Two)} on_choose={on_sides}
                    radios={vec![Radio::new("Printed on one side"), Radio::new("Printed on both sides, each letter on a new sheet")]} />
            }
            if is_too_many {
                <p class="form-problem" role="status">{ too_many() }</p>
            }
            <DialogActions label={label(count)} disabled={is_too_many} on_cancel={props.on_close.clone()} />
        </form>
    }
}

fn label(count: usize) -> String {
    match count {
        0 | 1 => "Print the letter".to_owned(),
        count => format!("Print {count} letters"),
    }
}

fn too_many() -> String {
    format!(
        "A browser prints {MOST_LETTERS} letters at once at most. Save them as one PDF file by \
         “Save letters…”, and print that."
    )
}

#[derive(Debug, PartialEq, Properties)]
struct ProgressProps {
    state: PrintState,
    count: usize,
    on_close: Callback<()>,
}

/// How far the letters are.
#[component]
fn Progress(props: &ProgressProps) -> Html {
    let count = props.count;
    let (words, value) = match &props.state {
        PrintState::Setting { done } => (
            format!("{done} of {count} letters are ready."),
            Some((*done as f64 / count.max(1) as f64).to_string()),
        ),
        PrintState::Set(stack) => (
            format!("The browser prints {} pages.", stack.pages.pages.len()),
            Some("1".to_owned()),
        ),
        PrintState::Failed(sentence) => {
            return html! {
                <div class="form">
                    <p class="form-problem" role="alert">{ sentence }</p>
                    <div class="dialog-actions"><span class="spacer" /><Button label="Close" on_press={props.on_close.clone()} /></div>
                </div>
            };
        }
        PrintState::Waiting { .. } | PrintState::Cancelled => {
            ("The pages are being made…".to_owned(), None)
        }
    };
    html! {
        <div class="form">
            <p role="status">{ words }</p>
            <progress class="print-progress" aria-label="Preparing the letters" {value} />
            <div class="dialog-actions"><span class="spacer" /><Button label="Cancel" on_press={props.on_close.clone()} /></div>
        </div>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct PrintedProps {
    stack: Rc<Stack>,
    store: Store,
    session: Rc<Session>,
    bridge: Bridge,
    on_done: Callback<()>,
}

/// All the pages; printed once their fonts and pictures are there.
#[component]
fn Printed(props: &PrintedProps) -> Html {
    let room = use_node_ref();
    let pages = use_memo(Rc::clone(&props.stack), |stack| {
        Shared::new(stack.pages.clone())
    });
    let template = &props.session.template;
    let fonts = use_page_fonts(&props.bridge, &pages.faces, &template.assets);
    {
        let (room, bridge, on_done) = (room.clone(), props.bridge.clone(), props.on_done.clone());
        let (store, stack) = (props.store.clone(), Rc::clone(&props.stack));
        let (width, height) = template.page.paper.size();
        use_effect_with(fonts.ready, move |is_ready| {
            if *is_ready {
                spawn_local(async move {
                    wait_for_pictures(&room).await;
                    let size = format!("{width}mm {height}mm");
                    // It is fulfilled always.
                    let _ = JsFuture::from(bridge.print(&size, "0")).await;
                    on_done.emit(());
                    report(&store, &stack.left_out);
                });
            }
        });
    }
    html! {
        <div class="print-room" ref={room}>
            if fonts.ready {
                <PagesOnPaper pages={(*pages).clone()} {fonts} language={template.language.clone()} />
            }
        </div>
    }
}

/// Waits until nothing on the pages is still to be drawn.
async fn wait_for_pictures(room: &NodeRef) {
    let (pause, times) = LOOKS;
    for _ in 0..times {
        TimeoutFuture::new(pause).await;
        if dom::find(room, "canvas[width='0']").is_none() {
            return;
        }
    }
}

/// Names those whose letters could not be set.
fn report(store: &Store, left_out: &[(usize, Fault)]) {
    if left_out.is_empty() {
        return;
    }
    let session = store.session();
    let line = |(index, fault): &(usize, Fault)| {
        format!("{}: {}", session.recipient_name(*index), fault.message)
    };
    store.dispatch(Action::Reported(Report {
        title: "Some letters were not printed".to_owned(),
        lines: left_out.iter().map(line).collect(),
    }));
}
