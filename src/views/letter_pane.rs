//! The letter of the chosen recipient, and the way to the next one.

use std::rc::Rc;

use letter::Span;
use yew::prelude::*;

use super::letter_sheet::LetterSheet;
use super::page_setup::PageSetupDialog;
use super::painter::Painter;
use super::recipient_picker::RecipientPicker;
use super::wording_pager::WordingPager;
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
}

/// The letter as it will be sent.
#[component]
pub fn LetterPane(props: &LetterPaneProps) -> Html {
    let marks = use_state(|| true);
    let painted = use_memo((props.merged.clone(), *marks), |(merged, marks)| {
        Painter::paint(&merged.template, &merged.letter.document, *marks)
    });
    let on_place = {
        let store = props.store.clone();
        use_callback((), move |place: Span, ()| {
            store.dispatch(Action::PlaceChosen(place));
        })
    };
    let toggle = {
        let marks = marks.clone();
        Callback::from(move |()| marks.set(!*marks))
    };
    let set_up = use_state(|| false);
    let on_set_up = {
        let set_up = set_up.clone();
        Callback::from(move |open: bool| set_up.set(open))
    };
    let session = &props.session;
    let is_blank = session.template.body.trim().is_empty();
    html! {
        <section class="pane pane-letter" aria-labelledby="letter-heading">
            <header class="pane-header">
                <h2 class="pane-title" id="letter-heading">{ "Letter" }</h2>
                <span class="spacer" />
                <Button label="Page set-up" icon={Icon::Document} look={Look::Icon} on_press={on_set_up.reform(|()| true)} />
                <Button label="Mark merged values" look={Look::Quiet} pressed={*marks} icon={Icon::Field} on_press={toggle}
                    title="Show which words come from a recipient’s fields" />
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
                <LetterSheet {painted} language={session.template.language.clone()}
                    caret={session.caret} {on_place} />
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
