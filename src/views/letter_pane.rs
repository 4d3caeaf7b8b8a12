//! The letter of the chosen recipient, and the way to the next one.

use std::rc::Rc;

use yew::prelude::*;

use super::letter_view::{LetterView, View};
use super::page_setup::PageSetupDialog;
use super::page_view::{Zoom, ZoomBar};
use super::recipient_picker::RecipientPicker;
use super::wording_pager::WordingPager;
use crate::effects::typesetting::Typesetting;
use crate::platform::bridge::Bridge;
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
    let on_print = {
        let (bridge, session) = (props.bridge.clone(), Rc::clone(&props.session));
        let is_paged = *view == View::Pages;
        Callback::from(move |()| {
            let (width, height) = session.template.page.paper.size();
            let margin = if is_paged { "0" } else { "20mm" };
            bridge.print(&format!("{width}mm {height}mm"), margin);
        })
    };
    let session = &props.session;
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
                <Button label="Print this letter" icon={Icon::Print} look={Look::Icon} disabled={is_blank} on_press={on_print} />
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
            if *set_up {
                <PageSetupDialog store={props.store.clone()} session={session.clone()} on_close={on_set_up.reform(|()| false)} />
            }
        </section>
    }
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
