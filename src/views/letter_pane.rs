//! The letter of the chosen recipient, and the way to the next one.

use std::rc::Rc;

use yew::prelude::*;

use super::letter_view::{LetterView, View};
use super::page_setup::PageSetupDialog;
use super::page_view::{Zoom, ZoomBar};
use super::print_dialog::PrintDialog;
use super::recipient_picker::RecipientPicker;
use super::wording_pager::WordingPager;
use crate::effects::typesetting::Typesetting;
use crate::platform::bridge::Bridge;
use crate::platform::timing;
use crate::session::{Action, Merged, Session, Store};
use crate::ui::{Button, Icon, Look};

/// What the pane is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct LetterPaneProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// The merged letter.
    pub merged: Merged,
    /// What sets the letter's pages.
    pub typesetting: Typesetting,
    /// The element around the editor.
    pub bridge: Bridge,
}

/// The letter as it will be sent.
#[component]
pub fn LetterPane(props: &LetterPaneProps) -> Html {
    let marks = use_state(|| true);
    let view = use_state(View::kept);
    let zoom = use_state(Zoom::kept);
    let set_up = use_state(|| false);
    let toggle = {
        let marks = marks.clone();
        Callback::from(move |()| marks.set(!*marks))
    };
    let on_view = {
        let view = view.clone();
        Callback::from(move |chosen: View| {
            chosen.keep();
            view.set(chosen);
        })
    };
    let on_zoom = {
        let zoom = zoom.clone();
        Callback::from(move |chosen: Zoom| {
            chosen.keep();
            zoom.set(chosen);
        })
    };
    let on_set_up = {
        let set_up = set_up.clone();
        Callback::from(move |open: bool| set_up.set(open))
    };
    let printing = use_state(|| false);
    let on_printing = {
        let printing = printing.clone();
        Callback::from(move |open: bool| printing.set(open))
    };
    let on_print_this = print_this(props, *view, &on_printing);
    let session = &props.session;
    {
        let bridge = props.bridge.clone();
        use_effect_with(paper(session, *view), move |(size, margin)| {
            bridge.set_paper(size, margin);
        });
    }
    let has_several = session.people.len() > 1;
    let on_print = if has_several {
        on_printing.reform(|()| true)
    } else {
        on_print_this.clone()
    };
    let print_label = if has_several {
        "Print letters"
    } else {
        "Print this letter"
    };
    let is_blank = session.template.body.trim().is_empty();
    let switch = |one: View| {
        html! {
            <Button label={one.label()} look={Look::Quiet} pressed={one == *view} on_press={on_view.reform(move |()| one)} />
        }
    };
    html! {
        <section class="pane pane-letter" aria-labelledby="letter-heading">
            <header class="pane-header">
                <h2 class="pane-title" id="letter-heading">{ "Letter" }</h2>
                <div class="segments" role="group" aria-label="How the letter is shown">{ for View::ALL.map(switch) }</div>
                <span class="spacer" />
                if *view == View::Pages {
                    <ZoomBar zoom={*zoom} on_zoom={on_zoom.clone()} />
                }
                <Button label="Mark merged values" look={Look::Icon} pressed={*marks} icon={Icon::Field} on_press={toggle}
                    title="Mark merged values: show which words come from a recipient’s fields" />
                <Button label="Page set-up" icon={Icon::Document} look={Look::Icon} on_press={on_set_up.reform(|()| true)} />
                <Button label={print_label} icon={Icon::Print} look={Look::Icon} disabled={is_blank} on_press={on_print} />
            </header>
            <Pager store={props.store.clone()} session={session.clone()} />
            <WordingPager store={props.store.clone()} session={session.clone()} />
            if is_blank {
                <div class="desk">
                    <div class="empty">
                        <p>{ "This is where each recipient’s letter appears while you write." }</p>
                        <p>{ "Begin in the text pane, or open a template from a file." }</p>
                    </div>
                </div>
            } else {
                <LetterView store={props.store.clone()} session={session.clone()} merged={props.merged.clone()}
                    typesetting={props.typesetting.clone()} bridge={props.bridge.clone()} view={*view} marks={*marks}
                    zoom={*zoom} {on_zoom} />
            }
            if *printing {
                <PrintDialog store={props.store.clone()} session={session.clone()} typesetting={props.typesetting.clone()}
                    bridge={props.bridge.clone()} on_screen={on_print_this} on_close={on_printing.reform(|()| false)} />
            }
            if *set_up {
                <PageSetupDialog store={props.store.clone()} session={session.clone()} on_close={on_set_up.reform(|()| false)} />
            }
        </section>
    }
}

/// The paper that the letter on the screen is printed on, and its margin.
fn paper(session: &Session, view: View) -> (String, &'static str) {
    let (width, height) = session.template.page.paper.size();
    let margin = if view == View::Pages { "0" } else { "20mm" };
    (format!("{width}mm {height}mm"), margin)
}

/// Prints the letter as it stands on the screen, once nothing stands over it.
fn print_this(props: &LetterPaneProps, view: View, on_printing: &Callback<bool>) -> Callback<()> {
    let (bridge, session) = (props.bridge.clone(), Rc::clone(&props.session));
    let on_printing = on_printing.clone();
    Callback::from(move |()| {
        let (size, margin) = paper(&session, view);
        on_printing.emit(false);
        let bridge = bridge.clone();
        timing::next_turn(move || {
            // Nothing is left to be done afterwards.
            let _ = bridge.print(&size, margin);
        });
    })
}

#[derive(Debug, PartialEq, Properties)]
struct PagerProps {
    store: Store,
    session: Rc<Session>,
}

/// Previous, next, and the choice of a recipient between them.
#[component]
fn Pager(props: &PagerProps) -> Html {
    let session = &props.session;
    let count = session.people.len();
    let Some(selected) = session.selected else {
        return html! {
            <p class="pager pager-empty">
                { "No recipients yet: values are shown by the names of their fields." }
            </p>
        };
    };
    let go = |to: usize| {
        let store = props.store.clone();
        Callback::from(move |()| store.dispatch(Action::RecipientChosen(to)))
    };
    html! {
        <nav class="pager" aria-label="Recipients’ letters">
            <Button label="Previous letter" icon={Icon::Previous} look={Look::Icon}
                disabled={selected == 0} on_press={go(selected.saturating_sub(1))} />
            <RecipientPicker store={props.store.clone()} session={session.clone()} />
            <Button label="Next letter" icon={Icon::Next} look={Look::Icon}
                disabled={selected + 1 >= count} on_press={go(selected + 1)} />
            <span class="pager-place">{ format!("{} of {count}", selected + 1) }</span>
        </nav>
    }
}
